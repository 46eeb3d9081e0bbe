"""The ladder: marks on the rungs of a butterfly, and the small ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...language.vocabulary import Look

MARK = 17.0  # from mark to mark
LETTER = 6.7  # width of a letter of a label, on average, at 13 units
WIDTH, LABEL_ROOM, EDGE = 1120.0, 64.0, 1112.0
RAIL_LEFT, RAIL_RIGHT = 470.0, 706.0


@dataclass(frozen=True)
class Mark:
    """A programme on a ladder. `climbing` is the level in progress, or None."""

    id: str
    name: str
    level: int
    look: Look
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
    left: Sequence[Mark],
    right: Sequence[Mark],
    labels: Sequence[tuple[int, str]],
    stages: Sequence[tuple[str, str, str, Sequence[int]]],
    rows: Mapping[int, int] | None = None,
) -> Ladder:
    """Place marks on the rungs of a butterfly, the highest rung on top.

    `labels` are (level, short name) from 1 to 9, `stages` (id, name, other name, levels). A rung grows with its marks,
    so that 200 programmes keep their size; with `rows` (level -> rows of marks, see `rows_of`) it keeps room for more,
    so that the ladders of many years share their rungs.
    """
    space = {number: max(own, (rows or {}).get(number, 0)) for number, own in rows_of(left, right, [n for n, _ in labels]).items()}
    rungs: list[Rung] = []
    y = 46.0
    for number, label in sorted(labels, reverse=True):
        mine = [[m for m in side if m.level == number] for side in (left, right)]
        lines = max(1, space[number])
        named = space[number] > 0
        height = max(30.0 + lines * MARK + (20.0 if named else 0.0), 48.0)
        centre = round(y + height / 2, 1)
        first_row = y + (height - lines * MARK - (17.0 if named else 0.0)) / 2 + MARK / 2
        rungs.append(
            Rung(
                number,
                label,
                round(y, 1),
                centre,
                _side(mine[0], RAIL_LEFT - 16, -1, first_row, lines, RAIL_LEFT - 16 - LABEL_ROOM),
                _side(mine[1], RAIL_RIGHT + 16, 1, first_row, lines, EDGE - RAIL_RIGHT - 16),
            )
        )
        y += height
    tops = {rung.number: rung.top for rung in rungs}
    ends = {rung.number: rungs[index + 1].top if index + 1 < len(rungs) else y for index, rung in enumerate(rungs)}
    bands = tuple(
        Band(key, name, other, tops[max(levels)], round(ends[min(levels)] - tops[max(levels)], 1)) for key, name, other, levels in stages
    )
    return Ladder(WIDTH, round(y + 10, 1), RAIL_LEFT, RAIL_RIGHT, 38.0, round(y + 4, 1), tuple(rungs), bands)


def rows_of(left: Sequence[Mark], right: Sequence[Mark], levels: Sequence[int]) -> dict[int, int]:
    """How many rows of marks each level needs; 0 where nobody stands."""
    found = {}
    for number in levels:
        sides = [sum(m.level == number for m in side) for side in (left, right)]
        rooms = (RAIL_LEFT - LABEL_ROOM, EDGE - RAIL_RIGHT)
        found[number] = max(_rows(count, room) for count, room in zip(sides, rooms, strict=True)) if any(sides) else 0
    return found


def _rows(number: int, room: float) -> int:
    return max(1, -(-number * int(MARK) // int(room - 24)))


def _side(marks: Sequence[Mark], start: float, direction: int, top: float, rows: int, room: float) -> Side:
    a_row = max(1, int((room - 8) // MARK))
    placed = tuple(
        PlacedMark(
            mark, round(start + direction * _column(index, len(marks), a_row, direction) * MARK, 1), round(top + index // a_row * MARK, 1)
        )
        for index, mark in enumerate(marks)
    )
    names = fitting([mark.name for mark in marks if mark.look is not Look.PLANNED], int(room / LETTER))
    return Side(placed, names, round(start + direction * -7, 1), round(top + (rows - 1) * MARK + 22, 1))


def _column(index: int, number: int, a_row: int, direction: int) -> int:
    """How many marks from the rail: on the left too the marks run from left to right, as their names do."""
    here = min(a_row, number - index // a_row * a_row)
    return index % a_row if direction > 0 else here - 1 - index % a_row


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


# --- the small ladder ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SmallRung:
    """A rung of the small ladder: the marks of the page, and how many programmes of all stand on either side."""

    number: int
    y: float
    marks: tuple[PlacedMark, ...]
    left: int
    right: int


@dataclass(frozen=True)
class SmallLadder:
    """A ladder for the margin of a page: numbers on the rungs, marks beside the rails, no names."""

    width: float
    height: float
    rail_left: float
    rail_right: float
    rungs: tuple[SmallRung, ...]

    @property
    def marked(self) -> bool:
        """Whether there is a mark on it; without one it says nothing of its page."""
        return any(rung.marks for rung in self.rungs)


def small(left: Sequence[Mark], right: Sequence[Mark], counts: Mapping[int, tuple[int, int]]) -> SmallLadder:
    """Lay out a small ladder. `counts` are, by level, how many stand left and right; a side shows six marks at most."""
    width, step, most, gap = 280.0, 22.0, 6, 14.0
    rail_left, rail_right = 124.0, 156.0
    rungs = []
    for number in sorted(counts, reverse=True):
        y = 14.0 + (max(counts) - number) * step
        placed = [
            PlacedMark(mark, start + direction * (12 + index * gap), y)
            for side, start, direction in ((left, rail_left, -1), (right, rail_right, 1))
            for index, mark in enumerate([m for m in side if m.level == number][:most])
        ]
        rungs.append(SmallRung(number, y, tuple(placed), *counts[number]))
    return SmallLadder(width, 14.0 + len(counts) * step, rail_left, rail_right, tuple(rungs))
