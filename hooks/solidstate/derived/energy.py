"""Energy: which numbers are of the cell that won its programme its rung, and which stand beside them, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..catalogue import ProgrammeEntry
from ..language.once import once
from ..language.values import add_months
from ..language.vocabulary import CellClass, FigureLevel
from .figures import FigureEntry
from .kept import kept
from .moves import Change
from .rating import Rating
from .survey import Survey

MEASURES = ("specific-energy", "energy-density")
"""What is drawn, each on axes of its own."""
LEVELS = (FigureLevel.CELL, FigureLevel.PACK)
"""What may share an axis. An electrode's number is far above that of its cell."""
EARLIER = 36
"""Months: what was said longer before a rung was won speaks of an earlier cell."""
ENOUGH = 5
"""How many cells of a class it takes, with numbers that are neither weak nor bounds, before one says whether they follow the rung."""
RUNGS = 3
"""And on how many rungs they must stand."""


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

    @property
    def is_open(self) -> bool:
        """Whether it is known only that it is as much or more."""
        return self.figure.canonical is not None and self.figure.canonical.high is None


@once
def stated(survey: Survey, measure: str) -> Sequence[Stated]:
    """The numbers of cells and packs of rated programmes: of each group one, by the rule of headlines."""
    return [one for entry, _ in survey.rated() for one in _stated(survey, entry) if one.figure.figure.measure == measure]


def _stated(survey: Survey, entry: ProgrammeEntry) -> list[Stated]:
    """Those of one programme, made once."""
    return kept(survey.catalogue, entry.company, ("stated", entry.id, survey.day), lambda: [*_found(survey, entry)])


def _found(survey: Survey, entry: ProgrammeEntry) -> Iterator[Stated]:
    rating = survey.ratings[entry.id]
    changes = filter(None, map(survey.change_by, survey.milestones_of(entry.id)))
    won = {one.after.reached: _won_on(one) for one in changes if one.before.reached < one.after.reached}
    since = won.get(rating.reached) or date.min
    for group in survey.figures_of(entry.id):
        if group.measure_id in MEASURES and group.level in LEVELS and group.manner != "change" and group.headline.canonical:
            of_now = [one for one in group.entries if one.canonical and not _is_earlier(one, since)]
            aside = "variant" if group.variant else group.manner or ("" if of_now else "earlier")
            yield Stated(entry, rating, of_now[0] if of_now else group.headline, aside)


def _won_on(change: Change) -> date | None:
    """The day from which a change counts; where that is no more than the day of reading, the first on which it can have been."""
    window = change.milestone.record.date
    return window.first if change.by_reading else window.last


def of_cells(survey: Survey, measure: str, programmes: Iterable[tuple[ProgrammeEntry, Rating]]) -> dict[str, list[Stated]]:
    """By programme what is said of its cells, those of an earlier cell and of a variant too: what a comparison may show, with that word."""
    found = {entry.id: [one for one in _stated(survey, entry) if _is_comparable(one, measure)] for entry, _ in programmes}
    return {key: cells for key, cells in found.items() if cells}


def _is_comparable(one: Stated, measure: str) -> bool:
    figure = one.figure.figure
    return figure.measure == measure and figure.of == FigureLevel.CELL and one.aside in ("", "variant", "earlier")


def drawn(survey: Survey, company_id: str) -> frozenset[str]:
    """The ids of the figures of a company that are drawn."""
    rated = (entry for entry in survey.catalogue.programmes_of(company_id) if survey.ratings[entry.id].is_rated)
    return frozenset(one.figure.id for entry in rated for one in _stated(survey, entry) if not one.aside)


def _is_earlier(figure: FigureEntry, since: date) -> bool:
    said = figure.milestone.record.date.last
    return said is not None and add_months(said, EARLIER) < since


@dataclass(frozen=True)
class Spread:
    """What the cells of one class are said to hold: how many they are, from where to where, and whether their numbers follow the rung.

    `falls` is True where every cell on a higher rung holds less than every one on a lower rung, False where it holds more, None where
    there is an exception or there are too few to tell. "More than 400" proves no order, nor does a weak source; and either makes an
    exception as any other number does. Classes are never mixed.
    """

    cls: CellClass
    cells: int
    low: float
    high: float
    is_open: bool
    """Whether the highest is a bound: "more than 500"."""
    falls: bool | None
    is_enough: bool
    """Whether there are cells and rungs enough to say that they follow an order, or none."""


def spreads(found: Sequence[Stated]) -> list[Spread]:
    """The spread of each class that has numbers of cells, in the order of classes."""
    classes = [
        (cls, [one for one in found if one.entry.record.class_ is cls and one.figure.figure.of == FigureLevel.CELL]) for cls in CellClass
    ]
    return [_spread(cls, cells) for cls, cells in classes if cells]


def _spread(cls: CellClass, cells: Sequence[Stated]) -> Spread:
    top = max(cells, key=lambda one: (one.ends[1], one.is_open))
    sound = [one for one in cells if not one.is_open and not one.figure.is_weak]
    is_enough = len(sound) >= ENOUGH and len({one.rating.reached for one in sound}) >= RUNGS
    falls = _falls(cells) if is_enough else None
    return Spread(cls, len(cells), min(one.ends[0] for one in cells), top.ends[1], top.is_open, falls, is_enough)


def _falls(cells: Sequence[Stated]) -> bool | None:
    placed = [(one.rating.reached, one.ends[1]) for one in cells]
    signs = {((a > c) - (a < c)) * ((b > d) - (b < d)) for (a, b), (c, d) in combinations(set(placed), 2) if a != c}
    return {frozenset({-1}): True, frozenset({1}): False}.get(frozenset(signs))
