"""The answer, the ladder, its levels and years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...derived.survey import Survey
from ...drawing import pictures
from ...language.vocabulary import CellClass
from ..search import entry
from .draft import Draft


def home(survey: Survey) -> Iterator[Draft]:
    """The answer at a glance."""
    yield Draft(
        "",
        {
            "lead": survey.foremost(CellClass.ALL_SOLID_STATE, "car"),
            "leaders": survey.leaders(CellClass.ALL_SOLID_STATE, "car"),
            "elsewhere": survey.foremost(CellClass.ALL_SOLID_STATE),
            "hybrid": survey.foremost(CellClass.SOLID_LIQUID, "car"),
            "replay": pictures.replay(survey),
            "news": survey.changes[:40],
        },
        search=(entry("How far are solid-state batteries from us?", [], ["home", "answer", "overview"], 1.0),),
    )


def ladder(survey: Survey) -> Iterator[Draft]:
    """The ladder of today."""
    yield Draft(
        "ladder/",
        {"replay": pictures.replay(survey)},
        "data/trl.yaml",
        search=(entry("The ladder", ["Technology readiness levels, TRL"], ["TRL", "rung"], 2),),
    )


def levels(survey: Survey) -> Iterator[Draft]:
    """One page a level: what it asks and who stands there."""
    for level in survey.catalogue.scale.levels:
        standing = survey.rated(level=level.number)
        yield Draft(
            f"ladder/trl-{level.number}/",
            {
                "level": level,
                "standing": standing,
                "small": pictures.small(survey, standing),
                "climbing": [pair for pair in survey.rated() if pair[1].in_progress == level.number],
                "planning": [pair for pair in survey.rated() if level.number in pair[1].planned and level.number > pair[1].reached],
                "first": _first(survey, level.number),
            },
            "data/trl.yaml",
            "ladder/",
            search=(
                entry(
                    f"TRL {level.number}: {level.name}",
                    [level.plain, level.nasa],
                    [f"TRL {level.number}", f"TRL{level.number}", f"level {level.number}", f"rung {level.number}"],
                    6,
                ),
            ),
        )


def _first(survey: Survey, number: int) -> dict[str, Any]:
    """For each class the change by which a programme first reached the level."""
    found: dict[str, Any] = {}
    for change in reversed(survey.changes):
        if change.before.reached < number <= change.after.reached and change.milestone.programme:
            found.setdefault(str(change.milestone.programme.record.class_), change)
    return found


def years(survey: Survey) -> Iterator[Draft]:
    """The ladder as of the end of each year; the current year as of today."""
    for year in survey.years:
        then = survey.at_the_end_of(year)
        moved = [c for c in survey.changes if c.moved and c.milestone.record.date.last and c.milestone.record.date.last.year == year]
        yield Draft(
            f"ladder/{year}/",
            {
                "then": then,
                "year": year,
                "years": survey.years,
                "is_today": then is survey,
                "ladder": pictures.ladder(then, id=f"ladder-{year}"),
                "moved": moved,
            },
            "data/trl.yaml",
            "ladder/",
            search=(entry(f"The ladder in {year}", [], [str(year)], 0.5),),
        )
