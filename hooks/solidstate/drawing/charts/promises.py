"""Promises as lines over years: many on one drawing, or one in a line of a table.

A line runs from the day on which a date was named to the time that it names, and that is a bar as long as it is: a day, a year, a window.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..scales import Tick, Time

LINE = 13.0  # from statement to statement
HEAD = 46.0  # above the first row: the word that marks this day, and below it the years
ROOM = 226.0  # for the words at the end of a row
Due = tuple[date, date | None]

SHORTEST = 4.0  # a bar of a day can be seen
WIDE_LINE, NARROW_LINE = 44, 58  # letters of a line in which a promise is told
LAST_TICK = 92.0  # per cent of the width: a year that begins later has no room for its four digits


@dataclass(frozen=True)
class Chain:
    """What a promise chart shows of one promise: (said, due, words) of each statement; due is its first and last day, the last None
    where it is open ("not before 2030"), all of it None where undated. `state` is ledger.State; the template has its words."""

    id: str
    name: str
    holder: str
    href: str
    state: Any
    statements: Sequence[tuple[date, Due | None, str]]
    outcome: date | None
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stroke:
    """One statement: from the day it was said to the time it names, a bar from `due` to `until`, or an arrow where it is open."""

    said: float
    due: float | None
    until: float
    y: float
    words: str
    is_open: bool = False

    @property
    def width(self) -> float:
        """The length of the bar."""
        return round(self.until - (self.due or 0.0), 1)


@dataclass(frozen=True)
class Row:
    """One promise. Its names stand at `name_y`, left of the lines or above them; its state, behind or above them, at (`text_x`, `text_y`)."""

    chain: Chain
    what: tuple[str, ...]
    name_y: float
    strokes: tuple[Stroke, ...]
    outcome: float | None
    text_x: float
    text_y: float


@dataclass(frozen=True)
class PromiseChart:
    """Promises as rows over years. A tick is where a year begins; its number stands in the middle of the year, at `middle` from there."""

    width: float
    height: float
    left: float
    ticks: tuple[Tick, ...]
    middle: float
    today: float
    rows: tuple[Row, ...]

    @property
    def is_wide(self) -> bool:
        """Whether names stand beside the lines."""
        return self.width > 600


def years_of(first: date, last: date, today: date) -> tuple[date, date]:
    """Whole years from one day to another that hold today too, with two years before it and one after."""
    return date(min(first.year, today.year - 2), 1, 1), date(max(last.year, today.year + 1), 12, 31)


def promises(chains: Sequence[Chain], today: date, width: float = 1120.0) -> PromiseChart | None:
    """Lay out a promise chart, or None where there is nothing to show. Below 600 units names stand above their lines."""
    if not chains:
        return None
    wide = width > 600
    left, right = (300.0, width - ROOM) if wide else (6.0, width - 8)
    days = [day for chain in chains for said, due, _ in chain.statements for day in (said, *(due or ())) if day] or [today]
    first, last = years_of(min(days), max(days), today)
    scale = Time(first, last, left, right)
    rows, y = [], HEAD
    for chain in chains:
        what = _lines(chain.name, WIDE_LINE if wide else NARROW_LINE)
        below = (len(what) - 1) * LINE
        strokes = _strokes(chain, scale, y + (8 if wide else 50 + below), SHORTEST)
        outcome = scale(chain.outcome) if chain.outcome else None
        words = (right + 14, y + 12) if wide else (width, y + 41 + below)
        rows.append(Row(chain, what, round(y + 12, 1), strokes, outcome, *(round(place, 1) for place in words)))
        y = strokes[0].y + max(36.0 + below if wide else 18.0, len(strokes) * LINE + 12)
    middle = round((right - left) / (last.year - first.year + 1) / 2, 1)
    return PromiseChart(width, round(y + 26, 1), left, tuple(scale.years(16 if wide else 8)), middle, scale(today), tuple(rows))


def _lines(text: str, most: int) -> tuple[str, ...]:
    """A text in one line or two."""
    return tuple(textwrap.wrap(text, most, max_lines=2, placeholder=" …"))


def _strokes(chain: Chain, scale: Time, top: float, shortest: float = 0.0) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(
            scale(said),
            scale(due[0]) if due else None,
            _until(due, scale, shortest),
            round(top + index * LINE, 1),
            words,
            due is not None and due[1] is None,
        )
        for index, (said, due, words) in enumerate(chain.statements)
    )


def _until(due: Due | None, scale: Time, shortest: float) -> float:
    return round(max(scale(due[1] or due[0]), scale(due[0]) + shortest), 1) if due else 0.0


@dataclass(frozen=True)
class Timeline:
    """One promise in a line of a table. Places are per cent of the width, so that it fits any."""

    height: float
    strokes: tuple[Stroke, ...]
    outcome: float | None
    today: float


@dataclass(frozen=True)
class YearAxis:
    """The years that timelines of a page share: how many, and where some of them begin, in per cent."""

    years: int
    ticks: tuple[Tick, ...]
    today: float


def timeline(chain: Chain, years: tuple[date, date], today: date) -> Timeline:
    """Lay out one promise over some years."""
    scale = Time(*years, 0, 100)
    strokes = _strokes(chain, scale, 8)
    return Timeline(strokes[-1].y + 8, strokes, scale(chain.outcome) if chain.outcome else None, scale(today))


def year_axis(years: tuple[date, date], today: date) -> YearAxis:
    """The axis of the timelines over some years."""
    scale = Time(*years, 0, 100)
    ticks = tuple(tick for tick in scale.years(9) if tick.at <= LAST_TICK)
    return YearAxis(years[1].year - years[0].year + 1, ticks, scale(today))
