"""What one company adds to what is said of the whole record: kept with its file, so that an edit of another one does not count it anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..catalogue import MilestoneEntry, ProgrammeEntry
from ..records import Company
from .ledger import State
from .rating import Rating


@dataclass(frozen=True, slots=True)
class Share:
    """What the file of one company adds."""

    touched: date | None
    """The newest day on which something in it was held against a page."""
    first_shown: date | None
    """The day of the first milestone by which anything is rated."""
    promise_days: tuple[date, ...]
    """The first and the last day that a promise names or was made on; nothing where there is none."""
    rungs: tuple[tuple[str, int], ...]
    """The class and the rung of each rated programme."""
    news_years: frozenset[int]
    """The years in which something happened or was said."""
    ids: tuple[object, ...]
    """The ids that it had before, and those of its programmes with what each was before: which pages there are hangs on them."""


def share(
    company: Company,
    ratings: Collection[tuple[ProgrammeEntry, Rating]],
    milestones: Collection[MilestoneEntry],
    states: Collection[State],
) -> Share:
    """The share of a company with the ratings of its programmes, with what happened and what was promised by the day."""
    said = [statement for state in states for statement in state.statements]
    shown = [day for _, rating in ratings for one in rating.shown if (day := one.milestone.date.last)]
    named = [day for one in said for window in (one.said, one.due) for day in (window.first, window.last) if day]
    news = (*(entry.record.date for entry in milestones), *(one.said for one in said))
    return Share(
        company.touched,
        min(shown, default=None),
        (min(named), max(named)) if named else (),
        tuple((str(entry.record.class_), rating.reached) for entry, rating in ratings if rating.is_rated),
        frozenset(when.last.year for when in news if when.last),
        (tuple(company.formerly), *((key, tuple(one.formerly)) for key, one in company.programmes.items())),
    )
