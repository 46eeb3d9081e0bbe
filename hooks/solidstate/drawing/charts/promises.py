"""Promises as lines over years: many on one drawing, or one in a line of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..scales import Tick, Time

LINE = 11.0  # from statement to statement
LAST_TICK = 92.0  # per cent of the width: a year that begins later has no room for its four digits


@dataclass(frozen=True)
class Chain:
    """What a promise chart shows of one promise: (said, due, words) of each statement; due is None where undated."""

    id: str
    name: str
    holder: str
    href: str
    state: str
    verdict: str
    statements: Sequence[tuple[date, date | None, str]]
    outcome: date | None
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stroke:
    """One statement: from the day it was said to the day it names."""

    said: float
    due: float | None
    y: float
    words: str
    last: bool


@dataclass(frozen=True)
class Row:
    """One promise. Its names stand at `name_y`, left of the lines or above them; its state, beside or above them, at (`text_x`, `text_y`)."""

    chain: Chain
    name_y: float
    strokes: tuple[Stroke, ...]
    outcome: float | None
    text_x: float
    text_y: float


@dataclass(frozen=True)
class PromiseChart:
    """Promises as rows over years."""

    width: float
    height: float
    left: float
    ticks: tuple[Tick, ...]
    today: float
    rows: tuple[Row, ...]

    @property
    def is_wide(self) -> bool:
        """Whether names stand beside the lines."""
        return self.width > 600

    def is_clear_of_today(self, tick: Tick) -> bool:
        """Whether a year above the lines leaves room for the word that marks this day."""
        return abs(tick.at - self.today) >= 44


def years_of(first: date, last: date, today: date) -> tuple[date, date]:
    """Whole years from one day to another that hold today too, with two years before it and one after."""
    return date(min(first.year, today.year - 2), 1, 1), date(max(last.year, today.year + 1), 12, 31)


def promises(chains: Sequence[Chain], today: date, width: float = 1120.0) -> PromiseChart | None:
    """Lay out a promise chart, or None where there is nothing to show. Below 600 units names stand above their lines."""
    if not chains:
        return None
    wide = width > 600
    left = 270.0 if wide else 6.0
    days = [day for chain in chains for said, due, _ in chain.statements for day in (said, due) if day] or [today]
    scale = Time(*years_of(min(days), max(days), today), left, width - (170 if wide else 8))
    rows, y = [], 26.0
    for chain in chains:
        first = y + (8 if wide else 50)
        strokes = _strokes(chain, scale, first)
        ends = [x for stroke in strokes for x in (stroke.said, stroke.due) if x is not None]
        outcome = scale(chain.outcome) if chain.outcome else None
        text_x = round(max([*ends, outcome or 0]) + 12, 1) if wide else width
        rows.append(Row(chain, round(y + 12, 1), strokes, outcome, text_x, strokes[-1].y + 4 if wide else round(y + 41, 1)))
        y = first + max(30.0 if wide else 16.0, len(strokes) * LINE + 12)
    return PromiseChart(width, round(y + 26, 1), left, tuple(scale.years(14 if wide else 7)), scale(today), tuple(rows))


def _strokes(chain: Chain, scale: Time, top: float) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(scale(said), scale(due) if due else None, round(top + index * LINE, 1), words, index == len(chain.statements) - 1)
        for index, (said, due, words) in enumerate(chain.statements)
    )


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
