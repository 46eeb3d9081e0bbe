"""The rung strip of one programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

from ...language.looks import Look


@dataclass(frozen=True)
class Cell:
    """One level on a strip; `look` is None where there is nothing to draw."""

    number: int
    label: str
    look: Look | None
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


@cache
def _lines(label: str) -> tuple[str, ...]:
    """A label as it is broken; there are nine, on the strip of each programme."""
    return tuple(wrap(label, 18))


def strip(labels: Sequence[tuple[int, str]], looks: Mapping[int, Look], strands: Sequence[tuple[str, int]]) -> Strip:
    """Lay out the strip: what is confirmed, claimed, in progress and promised, and how far each strand is."""
    width, gap = 1080.0, 4.0
    step = width / len(labels)
    cells = tuple(
        Cell(number, label, looks.get(number), round(index * step + gap / 2, 1), round(step - gap, 1), _lines(label))
        for index, (number, label) in enumerate(labels)
    )
    lines = tuple(
        StrandLine(name, level, round(level * step - gap / 2, 1), 92.0 + 24.0 * index) for index, (name, level) in enumerate(strands)
    )
    return Strip(width, 92.0 + 24.0 * len(strands), cells, lines)
