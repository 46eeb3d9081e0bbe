"""Which numbers are of the cell that won its rung."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived.energy import Stated, _is_earlier, spreads, stated
from solidstate.derived.survey import Survey
from solidstate.drawing import pictures
from solidstate.language.vocabulary import FigureLevel

from ..conftest import TODAY


@pytest.fixture(scope="module")
def found(survey: Survey) -> list[Stated]:
    return [one for measure in pictures.ENERGY for one in stated(survey, measure)]


def test_a_variant_and_a_plan_stand_aside(found: list[Stated]) -> None:
    assert found
    for one in found:
        assert (one.aside == "variant") == bool(one.figure.figure.variant)
        assert one.aside or one.figure.manner == ""


def test_what_was_said_three_years_before_is_of_an_earlier_cell(found: list[Stated]) -> None:
    said = found[0].figure.milestone.record.date.last
    assert said
    assert not _is_earlier(found[0].figure, said.replace(year=said.year + 3))
    assert _is_earlier(found[0].figure, date(said.year + 4, 1, 1))


def test_every_number_is_drawn_or_listed(survey: Survey, found: list[Stated]) -> None:
    drawn = [pictures.energy(survey, measure) for measure in pictures.ENERGY]
    assert sum(len(picture.wide.spots) + len(picture.facts["asides"]) for picture in drawn) == len(found)
    assert sum(len(group.rows) for picture in drawn for group in picture.narrow.groups) == sum(len(p.wide.spots) for p in drawn)


def made(one: Stated, *placed: tuple[int, float] | tuple[int, float, str]) -> list[Stated]:
    """Cells of one class on some rungs, with some numbers."""
    return [
        cast(
            Stated,
            SimpleNamespace(
                entry=one.entry,
                figure=SimpleNamespace(figure=one.figure.figure, is_weak="weak" in said),
                rating=SimpleNamespace(reached=rung),
                ends=(high, high),
                is_open="more" in said,
            ),
        )
        for rung, high, *said in placed
    ]


@pytest.mark.parametrize(
    ("placed", "falls"),
    [
        ([(4, 500), (5, 417), (5, 400), (6, 375), (8, 360)], True),
        ([(4, 300), (5, 317), (5, 320), (6, 375), (8, 380)], False),
        ([(4, 500), (5, 417), (5, 400), (6, 301), (8, 360)], None),  # it rises from rung 6 to 8
        ([(4, 500), (5, 417), (5, 400), (8, 400), (8, 360)], None),  # one of rung 8 holds as much as one of rung 5
        ([(4, 500), (5, 417), (6, 375), (8, 360)], None),  # four are too few
        ([(4, 500), (5, 417), (5, 400, "weak"), (6, 375), (8, 360)], None),  # four are sound
        ([(4, 500), (5, 417), (5, 400, "more"), (6, 375), (8, 360)], None),  # four are no bounds
        ([(4, 500), (4, 520, "weak"), (5, 417), (5, 400), (6, 375), (8, 360)], True),
        ([(4, 500), (4, 417), (4, 400), (5, 375), (5, 360)], None),  # two rungs are no order
    ],
)
def test_an_order_is_told_only_where_there_is_no_exception(
    found: list[Stated], placed: list[tuple[int, float] | tuple[int, float, str]], falls: bool | None
) -> None:
    one = next(one for one in found if one.figure.figure.of == FigureLevel.CELL)
    assert [spread.falls for spread in spreads(made(one, *placed))] == [falls]
    assert spreads([]) == []


def test_classes_are_told_apart(real: Catalogue) -> None:
    drawn = [one for one in stated(Survey(real, TODAY), "specific-energy") if not one.aside]
    for spread in spreads(drawn):
        cells = [one for one in drawn if one.entry.record.class_ is spread.cls and one.figure.figure.of == FigureLevel.CELL]
        assert (spread.cells, spread.low, spread.high) == (len(cells), min(one.ends[0] for one in cells), max(one.ends[1] for one in cells))
