"""Is the value in the quote?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from solidstate.checks.quotes import stands_in, too_long
from solidstate.language.values import Quantity

ENERGY = {"GWh/year": Decimal(1), "MWh/year": Decimal("0.001"), "MWh": Decimal("0.001")}
ONE = {"km": Decimal(1)}
CONDUCTIVITY = {"mS/cm": Decimal(1), "S/cm": Decimal(1000)}


@pytest.mark.parametrize(
    ("value", "unit", "factors", "quote"),
    [
        (0.2, "GWh/year", ENERGY, "The 200 MWh pilot line has been connected"),
        (">10000", "km", ONE, "a driving mileage of more than 10,000 kilometers"),
        (10000, "km", ONE, "mehr als 10.000 Kilometer"),
        (10000, "km", ONE, "行驶超过1万公里"),
        (10000, "km", ONE, "drove ten thousand kilometres"),
        (0.2, "GWh/year", ENERGY, "eine geplante Jahreskapazität von 0,2 Gigawattstunden"),
        (10, "mS/cm", CONDUCTIVITY, "ionic conductivity of similar to 10(-2) S cm(-1)"),
        (2, "km", ONE, "doubled the range"),
        ("400..500", "km", ONE, "between 400 and 500 km"),
        (3, "km", ONE, "三家公司"),
        (-40, "km", ONE, "in −40°C dry rooms"),
        (1044, "km", ONE, "1 044 km on one charge"),
    ],
)
def test_a_value_is_found_as_people_write_it(value: object, unit: str, factors: dict[str, Decimal], quote: str) -> None:
    assert stands_in(Quantity.parse(value), unit, factors, [quote])


@pytest.mark.parametrize(
    ("value", "quote"),
    [(350, "525 Wh/kg"), (35, "350 km"), ("400..500", "400 km and more"), (1000, "10,000 km"), (5, "no number at all")],
)
def test_a_value_that_is_not_there_is_not_found(value: object, quote: str) -> None:
    assert not stands_in(Quantity.parse(value), "km", ONE, [quote])


def test_a_quote_is_short_in_any_script() -> None:
    assert too_long("word " * 25) == ""
    assert too_long("word " * 26) == "26 words; 25 are allowed"
    assert too_long("固" * 60) == ""
    assert too_long("固" * 61) == "61 characters; 60 are allowed"
