"""Charts: from what a picture shows to coordinates, lines and labels. No markup, no colours; templates/charts/ draws.

Lengths are units of the drawing's viewBox.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from .scales import Tick, Time

MARK = 17.0  # from mark to mark
LETTER = 6.7  # width of a letter of a label, on average, at 13 units


@dataclass(frozen=True)
class Mark:
    """A programme on a ladder. `look` is confirmed, claimed or planned; `climbing` the level in progress, or None."""

    id: str
    name: str
    level: int
    look: str
    climbing: int | None
    href: str
    note: str
    facets: Mapping[str, str]


@dataclass(frozen=True)
class PlacedMark:
    """A mark with its centre."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True)
class Side:
    """One side of a rung: its marks, and the names that fit beside them."""

    marks: tuple[PlacedMark, ...]
    names: str
    names_x: float
    names_y: float


@dataclass(frozen=True)
class Rung:
    """A rung: its level, its line and its two sides."""

    number: int
    label: str
    top: float
    y: float
    left: Side
    right: Side


@dataclass(frozen=True)
class Band:
    """A stage behind the rungs."""

    id: str
    name: str
    also_called: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.top + self.height / 2, 1)


@dataclass(frozen=True)
class Ladder:
    """The butterfly: all-solid-state left of the rails, solid-liquid right of them."""

    width: float
    height: float
    rail_left: float
    rail_right: float
    rail_top: float
    rail_bottom: float
    rungs: tuple[Rung, ...]
    bands: tuple[Band, ...]


def ladder(
    left: Sequence[Mark], right: Sequence[Mark], labels: Sequence[tuple[int, str]], stages: Sequence[tuple[str, str, str, Sequence[int]]]
) -> Ladder:
    """Place marks on the rungs of a butterfly, the highest rung on top.

    `labels` are (level, short name) from 1 to 9, `stages` (id, name, other name, levels). A rung grows with its marks,
    so that 200 programmes keep their size.
    """
    width, label_room, edge = 1120.0, 64.0, 1112.0
    rail_left, rail_right = 470.0, 706.0
    rungs: list[Rung] = []
    y = 46.0
    for number, label in sorted(labels, reverse=True):
        mine = [[m for m in side if m.level == number] for side in (left, right)]
        rows = max((_rows(len(mine[0]), rail_left - label_room), _rows(len(mine[1]), edge - rail_right)))
        named = any(mine)
        height = 30.0 + rows * MARK + (20.0 if named else 0.0)
        height = max(height, 48.0)
        centre = round(y + height / 2, 1)
        first_row = y + (height - rows * MARK - (17.0 if named else 0.0)) / 2 + MARK / 2
        rungs.append(
            Rung(
                number,
                label,
                round(y, 1),
                centre,
                _side(mine[0], rail_left - 16, -1, first_row, rows, rail_left - 16 - label_room),
                _side(mine[1], rail_right + 16, 1, first_row, rows, edge - rail_right - 16),
            )
        )
        y += height
    tops = {rung.number: rung.top for rung in rungs}
    ends = {rung.number: rungs[index + 1].top if index + 1 < len(rungs) else y for index, rung in enumerate(rungs)}
    bands = tuple(
        Band(key, name, other, tops[max(levels)], round(ends[min(levels)] - tops[max(levels)], 1)) for key, name, other, levels in stages
    )
    return Ladder(width, round(y + 10, 1), rail_left, rail_right, 38.0, round(y + 4, 1), tuple(rungs), bands)


def _rows(number: int, room: float) -> int:
    return max(1, -(-number * int(MARK) // int(room - 24)))


def _side(marks: Sequence[Mark], start: float, direction: int, top: float, rows: int, room: float) -> Side:
    a_row = max(1, int((room - 8) // MARK))
    placed = tuple(
        PlacedMark(mark, round(start + direction * (index % a_row) * MARK, 1), round(top + index // a_row * MARK, 1))
        for index, mark in enumerate(marks)
    )
    names = fitting([mark.name for mark in marks if mark.look != "planned"], int(room / LETTER))
    return Side(placed, names, round(start + direction * -7, 1), round(top + (rows - 1) * MARK + 22, 1))


def fitting(names: Sequence[str], letters: int) -> str:
    """As many names as fit into so many letters, then the number of the others: 'Jinshi · Anting line +3'; a long name gives way."""
    shown: list[str] = []
    for name in names:
        longer = " · ".join([*shown, name])
        rest = len(names) - len(shown) - 1
        if not shown or len(longer) + (5 if rest else 0) <= letters:
            shown.append(name)
    others = len(names) - len(shown)
    return " · ".join(shown) + (f" +{others}" if others else "")


# --- the strip of one programme -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """One level on a strip. `look`: confirmed, claimed, progress, ahead, planned or empty."""

    number: int
    label: str
    look: str
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class StrandLine:
    """How far one strand is: a line from the left to the end of its level."""

    name: str
    level: int
    end: float
    y: float


@dataclass(frozen=True)
class Strip:
    """Nine cells and two lines."""

    width: float
    height: float
    cells: tuple[Cell, ...]
    strands: tuple[StrandLine, ...]


def strip(labels: Sequence[tuple[int, str]], looks: Mapping[int, str], strands: Sequence[tuple[str, int]]) -> Strip:
    """Lay out the strip: what is confirmed, claimed, in progress and promised, and how far each strand is."""
    width, gap = 1080.0, 4.0
    step = width / len(labels)
    cells = tuple(
        Cell(number, label, looks.get(number, "empty"), round(index * step + gap / 2, 1), round(step - gap, 1), tuple(wrap(label, 18)))
        for index, (number, label) in enumerate(labels)
    )
    lines = tuple(
        StrandLine(name, level, round(level * step - gap / 2, 1), 92.0 + 24.0 * index) for index, (name, level) in enumerate(strands)
    )
    return Strip(width, 92.0 + 24.0 * len(strands), cells, lines)


# --- promises -----------------------------------------------------------------------------------------------------


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
