"""The answer, the ladder, its levels, criteria and years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...catalogue import CriterionEntry
from ...derived import promised
from ...derived.awaited import awaited, sold
from ...derived.examples import best_example, counterexample, showings
from ...derived.news import last_moves
from ...derived.survey import Survey
from ...drawing import pictures
from ...language.vocabulary import Application, CellClass
from ...records import Level
from ..search import SearchEntry, entry
from .draft import Draft

CAR = Application.CAR
_HOME = [
    *("home", "answer", "overview", "When can I buy one?", "release date", "on sale", "available"),
    *("best solid-state battery", "best solid-state batteries", "who is ahead", "who is leading", "leader", "the furthest"),
]
"""What the first page answers, as people ask it."""


def home(survey: Survey) -> Iterator[Draft]:
    """The answer at a glance."""
    yield Draft(
        "",
        lambda: {
            "lead": survey.foremost(CellClass.ALL_SOLID_STATE, CAR),
            "leaders": survey.leaders(CellClass.ALL_SOLID_STATE, CAR),
            "ended": [pair for pair in survey.ended(CellClass.ALL_SOLID_STATE, CAR) if pair[1].sold],
            "elsewhere": survey.foremost(CellClass.ALL_SOLID_STATE),
            "awaited": awaited(survey, CellClass.ALL_SOLID_STATE, CAR),
            "hybrids": sold(survey, CellClass.SOLID_LIQUID, CAR),
            "sale": [found.get(CellClass.ALL_SOLID_STATE) for found in promised.records_of_sale_in(survey, CAR)],
            "all": promised.records(survey.promises).get(CellClass.ALL_SOLID_STATE),
            "drifts": [pair for pair in promised.drifts(survey) if pair[0].cell_class is CellClass.ALL_SOLID_STATE],
            "newest": survey.newest,
            "replay": pictures.replay(survey),
            "moves": last_moves(survey, lambda cls: cls is CellClass.ALL_SOLID_STATE, 3),
            "other_moves": last_moves(survey, lambda cls: cls is not CellClass.ALL_SOLID_STATE, 2),
        },
        search=lambda: (entry("How far are solid-state batteries from us?", [], _HOME, 1.0),),
    )


def ladder(survey: Survey) -> Iterator[Draft]:
    """The ladder of today."""
    yield Draft(
        "ladder/",
        lambda: {"replay": pictures.replay(survey)},
        "data/trl.yaml",
        search=lambda: (entry("The ladder", ["Technology readiness levels, TRL"], ["TRL", "rung"], 2),),
    )


def levels(survey: Survey) -> Iterator[Draft]:
    """One page a level: what it asks and who stands there."""
    for level in survey.catalogue.scale.levels:
        yield _level(survey, level)


def _level(survey: Survey, level: Level) -> Draft:
    number = level.number

    def context() -> dict[str, Any]:
        standing = survey.rated(level=number)
        return {
            "level": level,
            "standing": standing,
            "small": pictures.small(survey, standing),
            "climbing": [pair for pair in survey.rated() if pair[1].in_progress == number],
            "planning": [pair for pair in survey.rated() if number in pair[1].planned],
            "first": _first(survey, number),
        }

    def search() -> tuple[SearchEntry, ...]:
        names = [f"TRL {number}", f"level {number}", f"rung {number}", level.name]
        return (entry(f"TRL {number}: {level.name}", [level.plain, level.nasa], names, 6),)

    return Draft(f"ladder/trl-{number}/", context, "data/trl.yaml", "ladder/", None, search, f"TRL {number}")


def _first(survey: Survey, number: int) -> dict[str, Any]:
    """For each class the change by which a programme first reached the level."""
    found: dict[str, Any] = {}
    for change in reversed(survey.changes):
        if change.before.reached < number <= change.after.reached and change.milestone.programme:
            found.setdefault(str(change.milestone.programme.record.class_), change)
    return found


def criteria(survey: Survey) -> Iterator[Draft]:
    """One page a criterion: what counts, what does not, and an example of either."""
    for criterion in survey.catalogue.criteria.values():
        yield _criterion(survey, criterion)


def _criterion(survey: Survey, criterion: CriterionEntry) -> Draft:
    key, record = criterion.id, criterion.record

    def context() -> dict[str, Any]:
        return {
            "criterion": criterion,
            "example": best_example(survey, key),
            "counterexample": counterexample(survey.catalogue, key),
            "showings": showings(survey, key),
        }

    def search() -> tuple[SearchEntry, ...]:
        return (
            entry(record.name, [record.counts, record.does_not_count], [key], 4, tags=(f"rung {criterion.level.number}", "what counts")),
        )

    level = f"ladder/trl-{criterion.level.number}/"
    return Draft(f"ladder/criteria/{key}/", context, "data/trl.yaml", level, None, search, record.name)


def years(survey: Survey) -> Iterator[Draft]:
    """The ladder as of the end of each year; the current year as of today."""
    for year in survey.years:
        yield _year(survey, year)


def year_page(survey: Survey, address: str) -> Draft | None:
    """The page of one year."""
    year = address.removeprefix("ladder/").rstrip("/")
    is_one = year.isdecimal() and address == f"ladder/{year}/"
    return _year(survey, int(year)) if is_one and int(year) in survey.years else None


def _year(survey: Survey, year: int) -> Draft:
    def context() -> dict[str, Any]:
        then = survey.at_the_end_of(year)
        return {
            "then": then,
            "year": year,
            "years": survey.years,
            "is_today": then is survey,
            "ladder": pictures.ladder_in(survey, year),
            "moved": survey.moves.get(year, []),
            "read": survey.read_late.get(year, []),
        }

    return Draft(
        f"ladder/{year}/",
        context,
        "data/trl.yaml",
        "ladder/",
        search=lambda: (entry(f"The ladder in {year}", [], [str(year)], 0.5),),
    )
