"""The promises counted: by cell class, what became of those that were due; which dates moved furthest.

Classes are never added up: a count is of one class, or of the promises of companies that name none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ..catalogue import ProgrammeEntry, PromiseEntry
from ..language.conclusions import DateMove
from ..language.once import once
from ..language.vocabulary import Application, CellClass, CompanyKind
from .counting import counts_to
from .ledger import Record, State, enters, record_of
from .rating import SOLD
from .survey import Survey

Pair = tuple[PromiseEntry, State]
Records = Mapping[CellClass | None, Record]
"""Records by class, those of no class last; a class of which nothing was due is not among them."""


def level_of(survey: Survey, entry: PromiseEntry) -> int:
    """The highest level of which it would show a criterion; 0 where it would show none."""
    return max((survey.catalogue.criteria[one].level.number for one in entry.record.would_show), default=0)


@once
def promises_by(survey: Survey, company_id: str) -> list[Pair]:
    """The promises of a company and of all its programmes, with their states."""
    return [pair for owner in survey.catalogue.owners_of(company_id) for pair in survey.promises_of(owner)]


def is_for_sale(survey: Survey, entry: PromiseEntry) -> bool:
    """Whether it is about sale or series: it would show a criterion of commercial verification."""
    return level_of(survey, entry) >= SOLD


def meant_for(entry: PromiseEntry) -> Application | None:
    """The application promised: the promise's own, else its programme's, else what a carmaker makes; None where none is named."""
    makes = Application.CAR if entry.company.kind is CompanyKind.CARMAKER else None
    return entry.record.used_in or (entry.programme.record.application if entry.programme else makes)


def towards(survey: Survey, entry: ProgrammeEntry, level: int) -> list[str]:
    """The ids of the open promises that name the soonest date for a level of a programme (`Rating.promised`)."""
    due, found = survey.ratings[entry.id].promised[level], []
    for promise, state in survey.promises_of(entry.id):
        limit = counts_to(entry, promise.record.used_in)
        levels = {min(survey.catalogue.criteria[one].level.number, limit) for one in promise.record.would_show}
        if state.is_open and promise.cell_class == entry.record.class_ and state.latest.due == due and level in levels:
            found.append(promise.id)
    return found


def records(pairs: Iterable[Pair]) -> Records:
    """What became of some promises, class by class."""
    found: dict[CellClass | None, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair[0].cell_class, []).append(pair)
    made = {cls: record_of([(e.record, s) for e, s in found[cls]]) for cls in (*CellClass, None) if cls in found}
    return {cls: record for cls, record in made.items() if record.due}


def records_of_sale(survey: Survey) -> Records:
    """The same of the promises of sale or series alone: what a reader waits for."""
    return records(pair for pair in survey.promises if is_for_sale(survey, pair[0]))


def records_of_sale_in(survey: Survey, application: Application) -> tuple[Records, Records]:
    """The same of one application, and of all the others: a chip-size cell that came late says little about a car."""
    pairs = [pair for pair in survey.promises if is_for_sale(survey, pair[0])]
    return (
        records(pair for pair in pairs if meant_for(pair[0]) is application),
        records(pair for pair in pairs if meant_for(pair[0]) is not application),
    )


def fell_due(survey: Survey) -> list[Pair]:
    """Those of sale or series that enter the counts and have fallen due."""
    return [pair for pair in survey.promises if pair[1].fell_due and is_for_sale(survey, pair[0]) and enters(pair[0].record, pair[1])]


def records_by_kind(survey: Survey) -> dict[str, Records]:
    """The same by the kind of company."""
    return _grouped(survey.promises, lambda entry: str(entry.company.kind))


def records_by_level(survey: Survey) -> dict[int, Records]:
    """The same by the highest level whose criterion would be shown."""
    return _grouped((pair for pair in survey.promises if pair[0].record.would_show), lambda entry: level_of(survey, entry))


Name = TypeVar("Name", str, int)


def _grouped(pairs: Iterable[Pair], name: Callable[[PromiseEntry], Name]) -> dict[Name, Records]:
    found: dict[Name, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(name(pair[0]), []).append(pair)
    made = {key: records(found[key]) for key in sorted(found)}
    return {key: by_class for key, by_class in made.items() if by_class}


def moves(survey: Survey) -> Mapping[CellClass | None, Mapping[str, int]]:
    """How the dates of those that enter the counts moved, class by class: how many of each of `DateMove`, and under "" of how many the
    latest date ends with the first."""
    found = Counter((entry.cell_class, state.moved) for entry, state in survey.promises if enters(entry.record, state))
    classes = [cls for cls in (*CellClass, None) if any(one == cls for one, _ in found)]
    return {cls: {way: found[cls, way] for way in (*map(str, DateMove), "")} for cls in classes}


def drifts(survey: Survey) -> list[Pair]:
    """The promises that enter the counts and whose date moved back, the longest certain slip first.

    What rests on weak sources alone comes last, however long: the first of this list is the longest drift, wherever it is told.
    """
    moved = [pair for pair in survey.promises if enters(pair[0].record, pair[1]) and pair[1].certain_slip > 0]
    return sorted(moved, key=lambda pair: (pair[1].is_weak, -pair[1].certain_slip, -(pair[1].slip or 0), pair[0].id))
