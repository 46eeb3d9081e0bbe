"""Numbers as a list: a group, as a rung is, has a heading, a number a row with its name, all on one axis. For a screen too narrow
for a plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..scales import Linear, Tick, around
from .plot import Datum

HEAD, ROW, TOP, FOOT = 30.0, 32.0, 26.0, 34.0  # the height of a heading, of a row, of what is above and below them


@dataclass(frozen=True)
class RungRow:
    """A datum with its place: its middle and the ends of its range on the axis, and its height."""

    datum: Datum
    y: float
    x: float
    start: float
    end: float


@dataclass(frozen=True)
class RungGroup:
    """The rows of one rung or other group, with the height of its heading."""

    number: int
    y: float
    rows: tuple[RungRow, ...]


@dataclass(frozen=True)
class RungChart:
    """Groups from the highest number down, over one axis, with a band and a limit where there are some."""

    width: float
    height: float
    left: float
    right: float
    ticks: tuple[Tick, ...]
    groups: tuple[RungGroup, ...]
    band: tuple[float, float] | None
    limit: float | None


def rungs(
    data: Sequence[tuple[int, Datum]],
    *,
    width: float = 380.0,
    band: tuple[float, float] | None = None,
    limit: float | None = None,
    rising: bool = False,
) -> RungChart:
    """Lay out numbers by rung; within one the highest first, or the lowest where they are `rising`."""
    left, right = 8.0, width - 12.0
    ends = [end for _, datum in data for end in (datum.low, datum.high)] + list(band or ()) + ([limit] if limit else [])
    scale = Linear(*(around(ends) if ends else (0.0, 1.0)), left, right)
    y, groups = TOP, []
    for number in sorted({number for number, _ in data}, reverse=True):
        of_rung = sorted((d for n, d in data if n == number), key=lambda d: (d.high if rising else -d.high, d.name))
        head, rows = y + 18.0, []
        y += HEAD
        for datum in of_rung:
            low, high = scale(datum.low), scale(datum.high)
            rows.append(RungRow(datum, round(y + 21.0, 1), round((low + high) / 2, 1), low, high))
            y += ROW
        groups.append(RungGroup(number, head, tuple(rows)))
    shade = (scale(band[0]), scale(band[1])) if band else None
    return RungChart(width, y + FOOT, left, right, tuple(scale.ticks(5)), tuple(groups), shade, scale(limit) if limit else None)
