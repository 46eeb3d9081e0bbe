"""The ladder and the rung strip: which mark stands where, on a day and in each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived import facets
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...language.looks import Look
from ...language.names import order
from ...language.once import once
from ...language.values import Window
from ...language.vocabulary import CellClass
from .. import charts


@dataclass(frozen=True)
class LadderPicture:
    """The ladder of all rated programmes on the day of a survey."""

    survey: Survey
    id: str = "ladder"

    @cached_property
    def marks(self) -> tuple[charts.Mark, ...]:
        """Every mark, those that stand before the promised ones."""
        return _marks(self.survey)

    def on(self, cls: str, level: int) -> list[charts.Mark]:
        """The marks of one class on one level."""
        return self._places.get((cls, level), [])

    @cached_property
    def _places(self) -> dict[tuple[str, int], list[charts.Mark]]:
        found: dict[tuple[str, int], list[charts.Mark]] = {}
        for mark in self.marks:
            found.setdefault((mark.cls, mark.level), []).append(mark)
        return found

    @property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """The rows of its data; there is a ladder for each year, so they are made for whoever asks."""
        return tuple(_row(entry, rating) for entry, rating in self.survey.rated())

    @property
    def drawing(self) -> charts.Ladder:
        """The ladder as one drawing, for the file."""
        stages = [
            (str(key), stage.name, stage.also_called or "", stage.levels) for key, stage in self.survey.catalogue.scale.stages.items()
        ]
        return charts.ladder(self.marks, labels(self.survey), stages)


@once
def ladder_of(survey: Survey) -> LadderPicture:
    """The ladder of all programmes on the day of a survey."""
    return LadderPicture(survey)


def ladder_in(survey: Survey, year: int) -> LadderPicture:
    """The ladder at the end of a year; made for whoever asks, since of a large record the marks of all years would fill the memory."""
    return LadderPicture(survey.at_the_end_of(year), f"ladder-{year}")


def _row(entry: ProgrammeEntry, rating: Rating) -> dict[str, Any]:
    """A programme as a row of the ladder's data."""
    return {
        "as_of": rating.day.isoformat(),
        "programme": entry.full_name,
        "class": str(entry.record.class_),
        "trl": rating.reached,
        "in_progress": rating.in_progress,
        "confirmed": rating.confirmed.reached or None,
        "reservations": ", ".join(rating.reservations),
        "promised": max(rating.planned, default=None),
        "application": str(entry.record.application),
        "routes": " ".join(entry.record.routes),
        "country": entry.company.country,
        "kind": str(entry.company.kind),
        "ended": rating.has_ended,
        "class_confirmed": not entry.record.class_is_claimed,
        "last_evidence": rating.last_evidence.isoformat() if rating.last_evidence else None,
        "link": f"/companies/{entry.id}/",
    }


def _marks(survey: Survey) -> tuple[charts.Mark, ...]:
    """Every mark: those that go on, then those that have ended, then the promised ones, the soonest first."""
    standing = [mark_of(entry, rating) for entry, rating in (*survey.going_on(), *survey.ended())]
    promised = []
    for entry, rating in survey.rated():
        if rating.planned:
            level = max(rating.planned)
            promised.append((rating.promised[level].sort_key, mark_of(entry, rating, level)))
    return (*standing, *(mark for _, mark in sorted(promised, key=lambda pair: (pair[0], order(pair[1].name)))))


def small(survey: Survey, pairs: Sequence[tuple[ProgrammeEntry, Rating]]) -> charts.SmallLadder:
    """A small ladder of some rated programmes, with how many of all stand on each side of each rung."""
    left, right = CellClass.ALL_SOLID_STATE, CellClass.SOLID_LIQUID
    found = [(entry.record.class_, mark_of(entry, rating)) for entry, rating in pairs if rating.is_rated]
    counts = {level: (survey.count(left, level), survey.count(right, level)) for level in range(1, 10)}
    return charts.small([mark for cls, mark in found if cls is left], [mark for cls, mark in found if cls is right], counts)


@dataclass(frozen=True)
class Replay:
    """The ladder of today, the marks that only earlier years have, and where each mark stood when.

    `frames` is plain data for the script: for each year the marks in their order as [key, level, look, climbing, year, ended], and how
    many moves the year had.
    """

    picture: LadderPicture
    gone: tuple[charts.Mark, ...]
    frames: dict[str, dict[str, Any]]


@once
def replay(survey: Survey) -> Replay:
    """The ladder of each year, from the first milestone to today."""
    frames: dict[str, dict[str, Any]] = {}
    seen: dict[str, charts.Mark] = {}
    for year in survey.years:
        marks = ladder_in(survey, year).marks
        frames[str(year)] = {
            "marks": [[m.key, m.level, m.look, m.climbing or 0, m.year, m.has_ended] for m in marks],
            "moves": len(survey.moves.get(year, ())),
        }
        seen |= {mark.key: mark for mark in marks}
    today = ladder_of(survey)
    present = {mark.key for mark in today.marks}
    return Replay(today, tuple(mark for key, mark in seen.items() if key not in present), frames)


def labels(survey: Survey) -> list[tuple[int, str]]:
    """The levels with their short names."""
    return [(level.number, level.short) for level in survey.catalogue.scale.levels]


def mark_of(entry: ProgrammeEntry, rating: Rating, planned: int | None = None) -> charts.Mark:
    """The mark of a programme on the rung it has reached, or the outlined one on a rung it has promised."""
    look = Look.PLANNED if planned else Look.CLAIMED if rating.is_claimed else Look.CONFIRMED
    ended = rating.last_effect[1].date if rating.has_ended and rating.last_effect and not planned else None
    return charts.Mark(
        id=entry.id,
        name=short_name(entry),
        level=planned or max(rating.reached, 1),
        look=look,
        climbing=None if planned else rating.in_progress,
        href=f"/companies/{entry.id}/",
        note=rating.label,
        reservations=() if planned else rating.reservations,
        facets=facets.of_programme(entry),
        year=_years(rating.promised[planned] if planned else ended),
        has_ended=ended is not None,
        is_sure=not entry.record.class_is_claimed,
    )


def _years(window: Window | None) -> str:
    """The years of a window in short: 2027, 2027–2030; nothing where it has no date."""
    days = [day for day in (window.first, window.last) if day] if window else []
    return "–".join(dict.fromkeys(str(day.year) for day in days))


@once
def short_name(entry: ProgrammeEntry) -> str:
    """The name in a picture: the label, else the company's where it has one programme of this class, else both.

    The application stands behind it where it is not the car: a pack in a bus says little about a car.
    """
    alike = [one for one in entry.company.programmes.values() if one.class_ is entry.record.class_]
    name = entry.record.label or (entry.company.name if len(alike) == 1 else entry.full_name)
    return name if entry.record.application in ("car", "any") else f"{name} ({entry.record.application})"


def strip(survey: Survey, entry: ProgrammeEntry) -> charts.Strip:
    """The rung strip of a programme."""
    rating = survey.ratings[entry.id]
    return charts.strip(labels(survey), rating.looks, list(rating.total.strands.items()) if rating.is_rated else [])


def finder(survey: Survey) -> list[tuple[ProgrammeEntry, Rating]]:
    """Every programme with its rating, by name: what a reader picks from."""
    found = [(entry, survey.ratings[key]) for key, entry in survey.catalogue.programmes.items()]
    return sorted(found, key=lambda pair: order(pair[0].full_name))
