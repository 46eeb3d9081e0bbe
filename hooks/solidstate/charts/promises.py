"""Promises as lines over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..scales import Tick, Time


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
    """One promise."""

    chain: Chain
    y: float
    height: float
    strokes: tuple[Stroke, ...]
    outcome: float | None
    text_x: float


@dataclass(frozen=True)
class PromiseChart:
    """Promises as rows over years."""

    width: float
    height: float
    left: float
    ticks: tuple[Tick, ...]
    today: float
    rows: tuple[Row, ...]


def promises(chains: Sequence[Chain], today: date) -> PromiseChart | None:
    """Lay out a promise chart, or None where there is nothing to show."""
    days = [day for chain in chains for said, due, _ in chain.statements for day in (said, due) if day]
    if not days:
        return None
    width, left, line = 1120.0, 250.0, 11.0
    first = date(min(min(days).year, today.year - 2), 1, 1)
    last = date(max(max(days).year, today.year + 1) + 1, 12, 31)
    scale = Time(first, last, left, width - 150)
    rows, y = [], 22.0
    for chain in chains:
        strokes = tuple(
            Stroke(scale(said), scale(due) if due else None, round(y + 8 + index * line, 1), words, index == len(chain.statements) - 1)
            for index, (said, due, words) in enumerate(chain.statements)
        )
        height = max(38.0, len(strokes) * line + 20)
        ends = [x for stroke in strokes for x in (stroke.said, stroke.due) if x is not None]
        outcome = scale(chain.outcome) if chain.outcome else None
        rows.append(Row(chain, round(y, 1), height, strokes, outcome, round(max([*ends, outcome or 0]) + 12, 1)))
        y += height
    return PromiseChart(width, round(y + 26, 1), left, tuple(scale.years()), scale(today), tuple(rows))
