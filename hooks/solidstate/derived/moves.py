"""Moves on the ladder: what one milestone did to the rating of its programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalogue import MilestoneEntry
from .counting import Sum


@dataclass(frozen=True, slots=True)
class Change:
    """What one milestone did to the rating of its programme: the rating of the eve and that of the day it counts from."""

    milestone: MilestoneEntry
    before: Sum
    after: Sum
    by_reading: bool
    """Whether that day is no more than the one on which a page without a date was read: nobody knows when it moved."""

    @property
    def differs(self) -> bool:
        """Whether the rating in short is another from that day on and this milestone shows something."""
        return bool(self.milestone.record.shows) and self.before.label != self.after.label

    @property
    def moved(self) -> bool:
        """Whether the rating in short moved on that day: it differs, and what moved it happened then and not at some time before."""
        return self.differs and not self.by_reading


def by_year(changes: Iterable[Change]) -> dict[int, list[Change]]:
    """Changes by the year in which the day lies from which each counts, in their order."""
    found: dict[int, list[Change]] = {}
    for change in changes:
        if day := change.milestone.record.date.last:
            found.setdefault(day.year, []).append(change)
    return found
