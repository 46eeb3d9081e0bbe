"""What is new: the newest first by the last day on which it can have been, a page a year, and nothing on top of which only the year is known."""

from __future__ import annotations

from datetime import date

import pytest
from solidstate.catalogue import Catalogue
from solidstate.catalogue.support import known_by_reading
from solidstate.derived.news import AT_FIRST, last_moves, news, news_years, of_twelve_months, of_year
from solidstate.derived.survey import Survey
from solidstate.language.values import Window
from solidstate.language.vocabulary import CellClass
from solidstate.records import Evidence, Source
from solidstate.site.pages.ladder import year_page

from ..conftest import TODAY


def test_every_entry_is_in_one_year(survey: Survey) -> None:
    years = [of_year(survey, year) for year in news_years(survey)]
    told = [one for period in years for one in period.every]
    assert sorted(one.address for one in told) == sorted(one.address for one in news(survey))


def test_the_newest_is_on_top_and_what_leaves_a_year_open_below(survey: Survey) -> None:
    for year in news_years(survey):
        period = of_year(survey, year)
        for told in ((*period.newest, *period.earlier), period.vague):
            ends = [one.end for one in told]
            assert ends == sorted(ends, reverse=True)
        assert not any(one.when.is_vague for one in (*period.newest, *period.earlier))
        assert all(one.when.is_vague for one in period.vague)


def test_a_page_is_as_long_whatever_is_added_and_folds_whole_days(real: Catalogue) -> None:
    full = of_year(Survey(real, TODAY), 2025)
    assert len({one.end for one in full.newest[AT_FIRST - 1 :]}) == 1
    assert full.earlier and max(one.end for one in full.earlier) < min(one.end for one in full.newest)


@pytest.mark.parametrize("text", ["undated", "2025", "2024..2026", "2024-06-01..2025", "..2025", "2025-05.."])
def test_vague_is_what_leaves_a_year_or_an_end_open(text: str) -> None:
    assert Window.parse(text).is_vague


@pytest.mark.parametrize("text", ["2026-05-05", "..2026-05-05", "..2026-05", "2025-H2", "2025-03..2025-12", "2025-11-04..2026-05-05"])
def test_a_day_by_which_it_had_happened_is_a_day(text: str) -> None:
    assert not Window.parse(text).is_vague


def test_twelve_months_are_the_last(survey: Survey) -> None:
    period = of_twelve_months(survey)
    ends = [one.end for one in period.every]
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
    assert all(one.moved and not one.milestone.record.date.is_vague for one in found)


def test_a_move_by_some_day_is_among_the_last(real: Catalogue) -> None:
    found = last_moves(Survey(real, TODAY), lambda cls: cls is CellClass.ALL_SOLID_STATE, 2)
    assert "..2026-01-31" in {one.milestone.record.date.text for one in found}


def test_what_an_undated_page_tells_is_no_news_of_the_day_on_which_it_was_read(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    told = {one.milestone.id: one for one in news(survey) if one.milestone}
    qualified = told["ion-storage-systems/ceramic-cell/qualified"]
    assert (qualified.when.text, qualified.is_vague) == ("..2026-11-24", True)
    assert qualified in of_twelve_months(survey).vague


@pytest.mark.parametrize(
    ("when", "page", "found"),
    [
        ("..2026-11-24", {}, True),
        ("2026-05-01..2026-11-24", {}, True),
        ("2026-05-01..2026-11-24", {"published": "2026-05-01..2026-11-24"}, True),
        ("2026-05-01..2026-11-24", {"published": "2026-05-01..2026-06-30"}, False),
        ("..2026-11-24", {"published": "2026-11-24"}, False),
        ("2026-11-24", {}, False),
        ("..2026-10", {}, False),
        ("..2026-11-24", {"read": "2026-11-20"}, False),
    ],
)
def test_only_a_day_by_which_an_undated_page_was_read_is_known_by_reading(when: str, page: dict[str, str], found: bool) -> None:
    raw = {"title": "t", "publisher": "p", "kind": "press", "url": "https://example.org/a", "language": "en", "read": "2026-11-24"}
    sources = {"a": Source.model_validate({**raw, **page})}
    assert known_by_reading([Evidence.model_validate({"source": "a", "quote": "q"})], sources, Window.parse(when)) is found


def test_the_page_of_a_year_tells_apart_what_an_undated_page_tells(real: Catalogue) -> None:
    page = year_page(Survey(real, date(2026, 11, 27)), "ladder/2026/")
    assert page is not None
    told = page.context()
    assert "cymbet/enerchip/cycles" in {change.milestone.id for change in told["read"]}
    assert "cymbet/enerchip/cycles" not in {change.milestone.id for change in told["moved"]}


def test_the_day_of_reading_moves_no_rung_and_is_no_last_evidence(real: Catalogue) -> None:
    survey = Survey(real, date(2026, 11, 27))
    change = next(one for one in survey.changes if one.milestone.id == "cymbet/enerchip/cycles")
    assert (change.before.label, change.after.label, change.differs, change.moved) == ("4–5", "5", True, False)
    assert change not in survey.moves[2026]
    newest: dict[str, date] = {}
    for entry in survey.milestones:
        if entry.programme and entry.record.shows and entry.record.date.last and not entry.by_reading:
            newest[entry.programme.id] = max(entry.record.date.last, newest.get(entry.programme.id, date.min))
    assert {key: rating.last_evidence for key, rating in survey.ratings.items() if rating.last_evidence} == newest
