"""When one can buy one: what is on sale, what is promised for whom by when, and that the ladder says the same."""

from __future__ import annotations

from datetime import date

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived import promised
from solidstate.derived.awaited import AT_FIRST, Awaited, awaited, is_old
from solidstate.derived.ledger import enters
from solidstate.derived.rating import SOLD
from solidstate.derived.survey import Survey
from solidstate.drawing import pictures
from solidstate.language.looks import Look
from solidstate.language.vocabulary import Application, CellClass

from ..conftest import TODAY

ALL_SOLID, CAR = CellClass.ALL_SOLID_STATE, Application.CAR


def of_cars(survey: Survey) -> Awaited:
    return awaited(survey, ALL_SOLID, CAR)


def test_cars_stand_apart_from_cells_and_from_other_uses(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    found = of_cars(survey)
    cars = {entry.id for year in (*found.years, *found.later) for entry, _ in year.promises} | {entry.id for entry, _ in found.old}
    series, others = ({entry.id for entry, _ in (*group.fresh, *group.old)} for group in (found.series, found.others))
    assert {"toyota/all-solid-state/first-cars", "nissan/all-solid-state/car", "saic/first-solid-state-car"} <= cars
    assert {"nissan/all-solid-state/alliance-series", "sk-on/sulfide/market", "geely/all-solid-state/industrial"} <= series
    assert {"samsung-sdi/solidstack/robots-2027", "lg-energy-solution/all-solid-state/robots"} <= others
    assert not (cars & series or cars & others or series & others)


def test_the_list_of_years_is_no_longer_than_its_screen_whatever_is_promised(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solidstate.derived.awaited.AT_FIRST", 2)
    survey = Survey(real, TODAY)
    found = of_cars(survey)
    assert [year.number for year in found.years] == [1, 1]
    monkeypatch.undo()
    full = of_cars(survey)
    assert sum(year.number for year in (*found.years, *found.later)) == sum(year.number for year in (*full.years, *full.later))
    assert sum(year.number for year in full.years) <= AT_FIRST


def test_a_window_stands_under_its_first_year_and_one_that_has_begun_under_this_year(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    found = of_cars(survey)
    years = (*found.years, *found.later)
    assert [year.year for year in years] == sorted({year.year for year in years})
    for year in years:
        for _, state in year.promises:
            first = state.latest.due.first or state.latest.due.last
            assert first is not None
            assert max(first.year, TODAY.year) == year.year
    assert "gac/large-cell/series-use" in {entry.id for year in years if year.year == 2027 for entry, _ in year.promises}


def test_a_word_of_more_than_two_years_ago_stands_apart(real: Catalogue) -> None:
    found = of_cars(Survey(real, TODAY))
    assert "solid-power/ev-cell/vehicles" in {entry.id for entry, _ in found.old}
    assert all(is_old(state, TODAY) for group in (found, found.series, found.others) for _, state in group.old)
    fresh = [pair for year in (*found.years, *found.later) for pair in year.promises] + [*found.series.fresh, *found.others.fresh]
    assert not any(is_old(state, TODAY) for _, state in fresh)
    assert "nissan/all-solid-state/alliance-series" in {entry.id for entry, _ in found.series.old}


def test_the_ladder_promises_no_year_that_the_first_page_leaves_out(real: Catalogue) -> None:
    """Each outlined mark at the rungs of sale has its window among the promises of the first page, and so its speaker."""
    survey = Survey(real, TODAY)
    found = of_cars(survey)
    of_years = [pair for year in (*found.years, *found.later) for pair in year.promises]
    groups = [pair for group in (found, found.series, found.others) for pair in group.old]
    pairs = [*of_years, *groups, *found.series.fresh, *found.others.fresh]
    windows = {(entry.programme.id, state.latest.due) for entry, state in pairs if entry.programme}
    marks = [mark for mark in pictures.ladder_of(survey).marks if mark.look is Look.PLANNED and mark.level >= SOLD]
    for mark in marks:
        entry = survey.catalogue.programmes[mark.id]
        if entry.record.class_ is ALL_SOLID and mark.year:
            assert (mark.id, survey.ratings[mark.id].promised[mark.level]) in windows, mark.id
    assert {"eve-energy/longquan", "geely/all-solid-state"} <= {mark.id for mark in marks}


def test_on_sale_is_what_has_reached_the_rung_and_goes_on(real: Catalogue) -> None:
    assert [entry.id for entry, _ in of_cars(Survey(real, TODAY)).sold] == []
    assert [entry.id for entry, _ in of_cars(Survey(real, date(2015, 1, 1))).sold] == ["blue-solutions/bluecar"]


def test_dates_of_cars_are_counted_apart_from_all_other_uses(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    cars, others = (records[ALL_SOLID] for records in promised.records_of_sale_in(survey, CAR))
    both = promised.records_of_sale(survey)[ALL_SOLID]
    assert cars.due + others.due == both.due
    counted = [(e, s) for e, s in survey.promises if e.cell_class is ALL_SOLID and promised.is_for_sale(survey, e) and enters(e.record, s)]
    assert cars.due == sum(state.fell_due and promised.meant_for(entry) is CAR for entry, state in counted)
    assert {entry.id for entry, state in counted if state.fell_due and promised.meant_for(entry) is CAR} == {
        "saic/first-solid-state-car",
        "solid-power/ev-cell/production",
        "toyota/all-solid-state/first-cars",
    }
    found = of_cars(survey)
    assert {entry.id for entry in found.due} == {"saic/first-solid-state-car", "toyota/all-solid-state/first-cars"}
    assert [entry.id for entry in found.due_series] == ["solid-power/ev-cell/production"]
