"""What is new: the dated first, a page a year, and nothing that is known less exactly on top."""

from __future__ import annotations

from datetime import date

from solidstate.derived.news import news, news_years, of_twelve_months, of_year
from solidstate.derived.survey import Survey


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
