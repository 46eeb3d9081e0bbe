"""Which numbers are of the cell that won its rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from solidstate.derived.energy import Stated, _is_earlier, falls, highest, stated
from solidstate.derived.survey import Survey
from solidstate.drawing import pictures


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


def test_the_order_is_told_only_where_it_is_clear(found: list[Stated]) -> None:
    one = found[0]
    assert falls([one]) is None
    assert highest([]) is None
    pair = highest([one, replace(one)])
    assert pair and pair[0].entry.id == pair[1].entry.id
