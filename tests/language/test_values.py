"""Dates as exact as known, bounded values, months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from solidstate.language.days import end, when
from solidstate.language.values import Quantity, Window, add_months, months_between, plain_number
from solidstate.site.written import amount


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-05-17", date(2025, 5, 17), date(2025, 5, 17)),
        ("2027..2028", date(2027, 1, 1), date(2028, 12, 31)),
        ("..2025-10", None, date(2025, 10, 31)),
        ("2030..", date(2030, 1, 1), None),
        ("undated", None, None),
    ],
)
def test_a_date_is_the_window_of_what_its_source_says(text: str, first: date | None, last: date | None) -> None:
    window = Window.parse(text)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-13", "'2025-13' has no month 13."),
        ("2025-02-30", "'2025-02-30' is a day that does not exist."),
        ("17.05.2025", "'17.05.2025' is no date."),
        ("2028..2027", "'2028..2027' ends before it begins."),
        ("..", "'..' names no date."),
        ("0025", "The year 25 is not between 1750 and 2150."),
        ("2025-Q5", "'2025-Q5' is no date."),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        Window.parse(text)
    assert str(caught.value) == message


def test_the_end_of_a_window_decides() -> None:
    assert Window.parse("2025-Q3").over_by(date(2025, 9, 30))
    assert not Window.parse("2025-Q3").over_by(date(2025, 9, 29))
    assert not Window.parse("2030..").over_by(date(2040, 1, 1))


@pytest.mark.parametrize(
    ("raw", "low", "high", "shown"),
    [
        (350, "350", "350", "350"),
        (">600", "600", None, ">\u202f600"),
        (1234567, "1234567", "1234567", "1,234,567"),
        ("~400..500", "400", "500", "≈\u202f400–500"),
        (">=400", "400", None, "≥\u202f400"),
        ("<100", None, "100", "<\u202f100"),
        ("~300", "300", "300", "≈\u202f300"),
        ("400..500", "400", "500", "400–500"),
        (10000, "10000", "10000", "10,000"),
        ("-40", "-40", "-40", "−40"),
        ("0.00012", "0.00012", "0.00012", "0.00012"),
    ],
)
def test_a_value_keeps_its_bound(raw: object, low: str | None, high: str | None, shown: str) -> None:
    value = Quantity.parse(raw)
    assert (value.low, value.high) == (low and Decimal(low), high and Decimal(high))
    assert amount(value) == shown


@pytest.mark.parametrize("raw", ["several", True, "", "5..3", ">1..2", "1,000", "NaN", "inf"])
def test_what_is_no_value_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"is no value|runs from high to low|both a bound and a range"):
        Quantity.parse(raw)


def test_months_are_counted_by_the_calendar() -> None:
    assert months_between(date(2025, 12, 31), date(2027, 12, 31)) == 24
    assert months_between(date(2023, 3, 31), date(2024, 6, 1)) == 14
    assert months_between(date(2027, 12, 31), date(2026, 12, 31)) == -12
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)


def test_numbers_and_dates_read_as_people_write_them() -> None:
    assert plain_number(Decimal("21.60")) == "21.6"
    assert plain_number(Decimal("1E+4")) == "10000"
    assert when(Window.parse("2025-05-17")) == "17 May 2025"
    assert when(Window.parse("..2025-10")) == "by October 2025"
    assert when(Window.parse("2025-11..2025-11-25")) == "1–25 November 2025"
    assert when(Window.parse("2026-01-01..2026-11-22")) == "2026, by 22 November 2026"
    assert when(Window.parse("2030..")) == "not before 2030"
    assert when(Window.parse("2015-08..2015")) == "August to December 2015"
    assert when(Window.parse("2015-Q3..2015")) == "Q3 to Q4 2015"
    assert [end(Window.parse(text)) for text in ("..2023-08", "2010", "2015-03-02..2015-03-31")] == ["August 2023", "2010", "31 March 2015"]


@pytest.mark.parametrize(
    ("written", "day", "ended"),
    [
        ("2025", date(2025, 11, 25), "2025-01-01..2025-11-25"),
        ("2025", date(2025, 9, 30), "2025-01-01..2025-09"),
        ("2025-11", date(2025, 11, 25), "2025-11..2025-11-25"),
        ("2025-11..2026-05", date(2025, 11, 1), "2025-11-01"),
        ("..2026", date(2026, 5, 5), "..2026-05-05"),
    ],
)
def test_a_window_ends_by_a_day(written: str, day: date, ended: str) -> None:
    assert Window.parse(written).until(day) == ended
