"""The ladder: named marks on the rungs, a lane for each class; and the small ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...language.looks import Look, Reservation
from ...language.vocabulary import CellClass

NARROW, WIDE = frozenset("iIjlftr.,:;'’()[]|-– "), frozenset("mwMWGOQD✓")
LETTERS = (4.9, 8.1, 10.8)  # how wide a narrow letter is, a usual and a wide one, at 13 units, in the widest of the usual fonts
SIGN, GAP, LINE = 17.0, 12.0, 21.0  # a mark before its name, between two of them, from line to line
WIDTH = 1200.0
RAILS = (462.0, 672.0)
LANES = {
    CellClass.ALL_SOLID_STATE: (10.0, RAILS[0] - 14),
    CellClass.SOLID_LIQUID: (RAILS[1] + 20, 946.0),
    CellClass.UNCLEAR: (966.0, WIDTH - 6),
}
"""From where to where the marks of a class stand: left of the rails, right of them, and apart."""
HEAD, NAME = 40.0, 22.0  # above the topmost stage, for the names of the lanes; and in each stage, for its name


@dataclass(frozen=True, slots=True)
class Mark:
    """A programme on a ladder. `climbing` is the level in progress, or None; `year` is when what is promised is due, or when it
    ended; `is_sure` says whether others than the maker say what is in the cell."""

    id: str
    name: str
    level: int
    look: Look
    climbing: int | None
    href: str
    note: str
    facets: Mapping[str, str]
    year: str = ""
    has_ended: bool = False
    is_sure: bool = False
    reservations: tuple[str, ...] = ()
    """What is said with its rung in one breath."""

    @property
    def key(self) -> str:
        """What tells it from the others of a ladder: its programme, and + where it is the promised one."""
        return f"{self.id}+" if self.look is Look.PLANNED else self.id

    @property
    def cls(self) -> str:
        """The cell class, by which it has its lane."""
        return self.facets["class"]


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its centre."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True)
class Rung:
    """A rung: its level, its line and its marks."""

    number: int
    label: str
    top: float
    y: float
    marks: tuple[PlacedMark, ...]


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
    """All-solid-state left of the rails, solid-liquid right of them, and what is unclear apart; `heads` says where each lane begins."""

    width: float
    height: float
    rail_left: float
    rail_right: float
    rail_top: float
    rail_bottom: float
    heads: Mapping[str, float]
    rungs: tuple[Rung, ...]
    bands: tuple[Band, ...]


def ladder(marks: Sequence[Mark], labels: Sequence[tuple[int, str]], stages: Sequence[tuple[str, str, str, Sequence[int]]]) -> Ladder:
    """Place marks with their names on the rungs, the highest on top. `labels` are (level, short name) from 1 to 9, `stages` (id, name,
    other name, levels). A rung grows with its marks, so that 200 programmes keep their size and their names."""
    words = dict(labels)
    rungs, bands, y = [], [], HEAD
    for key, name, other, levels in sorted(stages, key=lambda stage: -max(stage[3])):
        top = y
        y += NAME
        for number in sorted(levels, reverse=True):
            lanes = [_lines([m for m in marks if m.level == number and m.cls == cls], *LANES[cls]) for cls in CellClass]
            height = max(34.0, max(map(len, lanes)) * LINE + 12)
            placed = [one for cls, lines in zip(CellClass, lanes, strict=True) for one in _placed(lines, cls, y + height / 2)]
            rungs.append(Rung(number, words[number], round(y, 1), round(y + height / 2, 1), tuple(placed)))
            y += height
        bands.append(Band(key, name, other, round(top, 1), round(y - top, 1)))
    heads = {str(cls): RAILS[0] - 12 if cls is CellClass.ALL_SOLID_STATE else LANES[cls][0] for cls in CellClass}
    return Ladder(WIDTH, round(y + 10, 1), *RAILS, HEAD - 6, round(y + 4, 1), heads, tuple(rungs), tuple(bands))


def ladder_width(mark: Mark) -> float:
    """How much room a mark takes with its name, and with its year where it has one."""
    doubt = "contested" if Reservation.CONTESTED in mark.reservations else ""
    words = [mark.name, "✓" if mark.is_sure else "", "ended" if mark.has_ended else "", mark.year, doubt]
    return SIGN + sum(LETTERS[(letter not in NARROW) + (letter in WIDE)] for letter in " ".join(filter(None, words)))


def _lines(marks: Sequence[Mark], start: float, end: float) -> list[list[tuple[Mark, float]]]:
    """Marks in lines, each with the way from the beginning of its line."""
    lines: list[list[tuple[Mark, float]]] = []
    at = end
    for mark in marks:
        if not lines or at + ladder_width(mark) > end:
            lines.append([])
            at = start
        lines[-1].append((mark, at - start))
        at += ladder_width(mark) + GAP
    return lines


def _placed(lines: Sequence[Sequence[tuple[Mark, float]]], cls: CellClass, middle: float) -> list[PlacedMark]:
    """Lines about the middle of their rung; left of the rails a line ends at them."""
    start, end = LANES[cls]
    found = []
    for index, line in enumerate(lines):
        last, way = line[-1]
        shift = end - (start + way + ladder_width(last)) if cls is CellClass.ALL_SOLID_STATE else 0.0
        y = middle + (index - (len(lines) - 1) / 2) * LINE
        found += [PlacedMark(mark, round(start + way + shift + 7, 1), round(y, 1)) for mark, way in line]
    return found


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
