"""The table of where each programme stood at the end of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..derived.rating import Rating
from ..derived.survey import Survey
from ..language.looks import Reservation
from .places import Places
from .table import Column, Table


@dataclass(frozen=True)
class Stood:
    """A rated programme at the end of a year."""

    programme: str
    year: int
    rating: Rating

    @property
    def id(self) -> str:
        """The programme and the year."""
        return f"{self.programme}/{self.year}"


def told_standings(survey: Survey, company: str) -> Iterator[Stood]:
    """Every programme of a company that had shown evidence by then, year by year."""
    for entry in survey.catalogue.programmes_of(company):
        for year in survey.years:
            rating = survey.at_the_end_of(year).ratings[entry.id]
            if rating.is_rated:
                yield Stood(entry.id, year, rating)


def standings(survey: Survey, places: Places) -> Table[Stood]:
    """Where each programme stood at the end of each year."""
    return Table(
        "standings",
        "Where each programme stood at the end of each year by what had happened then, as this record knows it today; in the year that is not "
        "over, on the day of the data: one row for each rated programme in each year.",
        partial(told_standings, survey),
        (
            Column("id", lambda s: s.id, "Its id: the programme and the year."),
            Column("programme", lambda s: s.programme, "Of which programme.", to="programmes", required=True),
            Column("year", lambda s: s.year, "In which year.", "integer", required=True),
            Column("as_of", lambda s: s.rating.day, "The day: the last of the year, or that of the data.", "date", required=True),
            Column("rating_label", lambda s: s.rating.label, "The rating in short: 7, or 5–6 where 6 was in progress."),
            Column("reached", lambda s: s.rating.reached or None, "The rung that it had reached.", "integer"),
            Column("in_progress", lambda s: s.rating.in_progress, "The rung of which some requirements were met.", "integer"),
            Column(
                "reached_confirmed",
                lambda s: s.rating.confirmed.reached or None,
                "The rung that others than its maker had confirmed.",
                "integer",
            ),
            Column(
                "reservations", lambda s: s.rating.reservations, "What is said in one breath with the rung.", words=Reservation, many=True
            ),
            Column("rating_weak", lambda s: s.rating.is_weak, "Whether the rung would fall without weak words.", "boolean", required=True),
            Column(
                "rating_contested",
                lambda s: s.rating.is_contested,
                "Whether it would fall without what is contested.",
                "boolean",
                required=True,
            ),
            Column("ended", lambda s: s.rating.has_ended, "Whether it had stopped for good.", "boolean", required=True),
            Column("permalink", lambda s: places.page(f"ladder/{s.year}/"), "The ladder of that year.", required=True),
        ),
        owners=[*survey.catalogue.companies],
    )
