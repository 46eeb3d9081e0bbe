"""Energy: which numbers are of the cell that won its programme its rung, and which stand beside them, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..catalogue import ProgrammeEntry
from ..language.values import add_months
from ..language.vocabulary import FigureLevel
from .figures import FigureEntry
from .rating import Rating
from .survey import Survey

MEASURES = ("specific-energy", "energy-density")
"""What is drawn, each on axes of its own."""
LEVELS = (FigureLevel.CELL, FigureLevel.PACK)
"""What may share an axis. An electrode's number is far above that of its cell."""
EARLIER = 36
"""Months: what was said longer before a rung was won speaks of an earlier cell."""
CLEAR = 1 / 3
"""From which share of pairs on (Kendall's tau) one says that one thing goes with another."""


@dataclass(frozen=True)
class Stated:
    """A number of a programme's cell or pack. `aside` says why it is not drawn: variant, earlier, doubted, expected, at most; or ""."""

    entry: ProgrammeEntry
    rating: Rating
    figure: FigureEntry
    aside: str

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where it reaches in the measure's own unit; a bound is as long as it is known."""
        ends = [float(end) for end in self.figure.canonical.ends] if self.figure.canonical else [0.0]
        return min(ends), max(ends)


def stated(survey: Survey, measure: str) -> list[Stated]:
    """The numbers of cells and packs of rated programmes: of each group one, by the rule of headlines."""
    won = {
        (change.milestone.programme.id, change.after.reached): change.milestone.record.date.last
        for change in survey.changes
        if change.milestone.programme and change.before.reached < change.after.reached
    }
    found = []
    for entry, rating in survey.rated():
        since = won.get((entry.id, rating.reached)) or date.min
        for group in survey.figures_of(entry.id):
            if group.measure_id == measure and group.level in LEVELS and group.manner != "change" and group.headline.canonical:
                of_now = [one for one in group.entries if one.canonical and not _is_earlier(one, since)]
                aside = "variant" if group.variant else group.manner or ("" if of_now else "earlier")
                found.append(Stated(entry, rating, of_now[0] if of_now else group.headline, aside))
    return found


def drawn(survey: Survey) -> frozenset[str]:
    """The ids of the figures that are drawn."""
    return frozenset(one.figure.id for measure in MEASURES for one in stated(survey, measure) if not one.aside)


def _is_earlier(figure: FigureEntry, since: date) -> bool:
    said = figure.milestone.record.date.last
    return said is not None and add_months(said, EARLIER) < since


def falls(found: Sequence[Stated]) -> bool | None:
    """Whether the number falls from rung to rung, or rises; None where neither is clear. Cells alone, by Kendall's tau."""
    cells = [(one.rating.reached, one.ends[1]) for one in found if one.figure.figure.of == FigureLevel.CELL]
    signs = [(a - c) * (b - d) for (a, b), (c, d) in combinations(cells, 2) if a != c and b != d]
    if not signs:
        return None
    tau = sum(1 if sign > 0 else -1 for sign in signs) / len(signs)
    return tau < 0 if abs(tau) >= CLEAR else None


def highest(found: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """The highest number of a cell of all, and that on the highest rung with one; None where there is no such pair."""
    cells = [one for one in found if one.figure.figure.of == FigureLevel.CELL]
    if not cells:
        return None
    top = max(cells, key=lambda one: (one.ends[1], one.entry.id))
    foremost = max(cells, key=lambda one: (one.rating.reached, one.ends[1], one.entry.id))
    return top, foremost
