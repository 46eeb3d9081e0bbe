"""What is new: the dated first, a page a year, and nothing that is known less exactly on top."""

from __future__ import annotations

from datetime import date

from solidstate.catalogue import Catalogue
from solidstate.derived.news import last_moves, news, news_years, of_twelve_months, of_year
from solidstate.derived.survey import Survey
from solidstate.language.vocabulary import CellClass

from ..conftest import TODAY


def test_every_entry_is_in_one_year(survey: Survey) -> None:
    years = [of_year(survey, year) for year in news_years(survey)]
    told = [one for period in years for one in (*period.dated, *period.less_exact)]
    assert sorted(one.address for one in told) == sorted(one.address for one in news(survey))


def test_the_newest_is_on_top_and_what_is_less_exact_below(survey: Survey) -> None:
    for year in news_years(survey):
        period = of_year(survey, year)
        starts = [one.when.first or date.max for one in period.dated]
        assert starts == sorted(starts, reverse=True)
        assert all((one.end - (one.when.first or date.min)).days <= 92 for one in period.dated)
        assert all(one.when.first is None or (one.end - one.when.first).days > 92 for one in period.less_exact)


def test_twelve_months_are_the_last(survey: Survey) -> None:
    period = of_twelve_months(survey)
    ends = [one.end for one in (*period.dated, *period.less_exact)]
    assert min(ends) > survey.day.replace(year=survey.day.year - 1)
    assert len(ends) == sum(one.end > survey.day.replace(year=survey.day.year - 1) for one in news(survey))


def test_the_last_moves_of_a_class_are_its_own_and_none_stands_twice(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    found = last_moves(survey, lambda cls: cls is CellClass.ALL_SOLID_STATE, 5)
    programmes = [one.milestone.programme for one in found]
    assert len(found) == 5
    assert all(one and one.record.class_ is CellClass.ALL_SOLID_STATE for one in programmes)
    assert len({(one.id, move.after.label) for one, move in zip(programmes, found, strict=True) if one}) == 5
    days = [one.milestone.record.date.last for one in found]
    assert days == sorted(days, key=str, reverse=True)
    assert all(one.milestone.record.date.is_dated and one.moved for one in found)
