"""A plot: data on two axes, with their bounds and ranges, and as many names as fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ...language.looks import Look
from ..scales import Linear, Log, Tick, around

LETTER = 7.2  # width of a letter of a label, on average, at 12 units
ARROW = 20.0  # how far the arrow of a bound reaches from its mark
GAP = 6.0  # between a name and the next
FAR = (27.0, 43.0)  # how far away a name may stand, at the end of a line

Box = tuple[float, float, float, float]
"""Left, top, right and bottom; of the frame left, right, top and bottom."""


@dataclass(frozen=True)
class Datum:
    """What is plotted: `low` to `high` at `x`; `open_up` and `open_down` where the value is only a bound.

    `shape` is circle, square or diamond; `look` confirmed or claimed; `group` a class of colour; `rank` says whose
    name is placed first.
    """

    x: float
    low: float
    high: float
    name: str
    told: str
    href: str = ""
    group: str = ""
    look: Look = Look.CONFIRMED
    shape: str = "circle"
    contested: bool = False
    open_up: bool = False
    open_down: bool = False
    rank: float = 0.0


@dataclass(frozen=True)
class Axis:
    """An axis: its kind (linear or log), its ends, or None to take them from the data, and its ticks where they are given."""

    kind: str = "linear"
    low: float | None = None
    high: float | None = None
    ticks: Sequence[tuple[float, str]] | None = None


@dataclass(frozen=True)
class Spot:
    """A datum with its place: its middle, the ends of its range, and where its name stands ('' where it does not)."""

    datum: Datum
    x: float
    y: float
    top: float
    bottom: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    leader: tuple[float, float] | None = None
    """From where to where a line leads from the mark to a name that stands farther away."""


@dataclass(frozen=True)
class Shade:
    """A band across the plot, between two values of y."""

    top: float
    height: float
    name: str


@dataclass(frozen=True)
class Line:
    """A line through data of one series."""

    points: str
    group: str


@dataclass(frozen=True)
class Plot:
    """A plot within its frame."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    shades: tuple[Shade, ...]
    walls: tuple[float, ...]
    lines: tuple[Line, ...]
    limits: tuple[Tick, ...]
    spots: tuple[Spot, ...]


def plot(
    data: Sequence[Datum],
    x: Axis,
    y: Axis,
    *,
    width: float = 1080.0,
    height: float = 460.0,
    shades: Sequence[tuple[float, float, str]] = (),
    walls: Sequence[float] = (),
    limits: Sequence[tuple[float, str]] = (),
    lines: Sequence[tuple[str, Sequence[tuple[float, float]]]] = (),
    far: Sequence[float] = FAR,
) -> Plot:
    """Lay out a plot. `shades` are (low, high, name) of y, `walls` values of x between which data belong together, `limits` (value,
    name) of y; `lines` are (group, points); `far` is how far from its mark a name may stand that has no room beside it."""
    left, right, top, bottom = 46.0, width - 14.0, 14.0, height - 34.0
    across = _scale(x, [d.x for d in data], left + 6, right - 6)
    up = _scale(
        y,
        [v for d in data for v in (d.low, d.high)] + [v for low, high, _ in shades for v in (low, high)] + [v for v, _ in limits],
        bottom,
        top + 8,
    )
    placed: set[Box] = set()  # of marks that stand on one another there is one
    across_it = [(left, up(value) - 1, right, up(value) + 1) for value, _ in limits]  # no name has a line of its own through it
    spots = []
    for datum in sorted(data, key=lambda d: -d.rank):
        cx, low, high = across(datum.x), up(datum.low), up(datum.high)
        cy = round((low + high) / 2, 1)
        placed.add((cx - 7, cy - (ARROW if datum.open_up else 7), cx + 7, cy + (ARROW if datum.open_down else 7)))
        spots.append((datum, cx, cy, high, low))
    placed.update(across_it)
    named = []
    for datum, cx, cy, high, low in spots:
        label, lx, ly, anchor = _label(datum.name, cx, cy, placed, across_it, (left, right, top, bottom), far)
        named.append(Spot(datum, cx, cy, high, low, label, lx, ly, anchor, _leader(cy, ly) if label else None))
    return Plot(
        width,
        height,
        left,
        right,
        top,
        bottom,
        _ticks(x, across, int((right - left) // 70)),
        _ticks(y, up, 7),
        tuple(Shade(up(high), round(up(low) - up(high), 1), name) for low, high, name in shades),
        tuple(across(value) for value in walls),
        tuple(Line(" ".join(f"{across(a)},{up(b)}" for a, b in points), group) for group, points in lines),
        tuple(Tick(up(value), name) for value, name in limits),
        tuple(named),
    )


def _scale(axis: Axis, values: Sequence[float], start: float, end: float) -> Linear | Log:
    low, high = around(values) if values else (0.0, 1.0)
    if axis.kind == "log":
        return Log(axis.low if axis.low is not None else min(values), axis.high if axis.high is not None else max(values), start, end)
    return Linear(axis.low if axis.low is not None else low, axis.high if axis.high is not None else high, start, end)


def _ticks(axis: Axis, scale: Linear | Log, number: int) -> tuple[Tick, ...]:
    if axis.ticks is not None:
        return tuple(Tick(scale(value), name) for value, name in axis.ticks)
    return tuple(scale.ticks(number) if isinstance(scale, Linear) else scale.ticks())


def _label(
    name: str, cx: float, cy: float, placed: set[Box], limits: Collection[Box], frame: Box, far: Sequence[float]
) -> tuple[str, float, float, str]:
    """Where a name fits: right, left, above or below its mark, or farther away; nowhere if it would touch another mark or name.

    The line that leads to it may cross a limit, which goes through the whole plot, and nothing else.
    """
    left, right, top, bottom = frame
    wide = len(name) * LETTER + GAP
    tries = (
        (cx + 10, cy + 4, "start", (cx + 9, cy - 7, cx + 10 + wide, cy + 7)),
        (cx - 10, cy + 4, "end", (cx - 10 - wide, cy - 7, cx - 9, cy + 7)),
        (cx, cy - 11, "middle", (cx - wide / 2, cy - 22, cx + wide / 2, cy - 8)),
        (cx, cy + 20, "middle", (cx - wide / 2, cy + 9, cx + wide / 2, cy + 23)),
        *(
            (cx + start, y, anchor, (cx + start - before * wide, y - 11, cx + start + (1 - before) * wide, y + 3))
            for anchor, start, before in (("end", 1.5, 1.0), ("start", -1.5, 0.0), ("middle", 0.0, 0.5))
            for y in (*(cy - off for off in far), *(cy + off + 9 for off in far))
        ),
    )
    for x, y, anchor, box in tries:
        inside = left <= box[0] and box[2] <= right and top - 8 <= box[1] and box[3] <= bottom + 4
        leader = _leader(cy, y)
        way = (cx - 1, min(leader), cx + 1, max(leader)) if leader else None
        crosses = way and any(
            _touch(way, other)
            for other in placed.difference(limits)
            if not other[0] < cx < other[2] or abs(other[1] + other[3] - 2 * cy) > 1
        )
        if name and inside and not crosses and not any(_touch(box, other) for other in placed):
            placed.add(box)
            if way:
                placed.add(way)
            return name, round(x, 1), round(y, 1), anchor
    return "", 0.0, 0.0, "start"


def _leader(cy: float, label_y: float) -> tuple[float, float] | None:
    """The line to a name that does not stand beside its mark."""
    if label_y < cy - 12:
        return cy - 7, label_y + 3
    return (cy + 7, label_y - 11) if label_y > cy + 21 else None


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
