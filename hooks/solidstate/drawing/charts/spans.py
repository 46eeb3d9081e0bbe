"""Ranges on one axis: a bar a row, from the lowest to the highest value, with the single values on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..scales import Linear, Log, Tick
from .plot import Axis


@dataclass(frozen=True)
class Span:
    """A row: its name, where it leads, and its values as (low, high, what is said of it)."""

    name: str
    href: str
    values: Sequence[tuple[float, float, str]]
    group: str = ""


@dataclass(frozen=True)
class Bar:
    """A span with its place. `parts` are (from, to, what is said of it) of its values."""

    span: Span
    y: float
    start: float
    end: float
    parts: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class SpanChart:
    """Bars over one axis, with a reference band where there is one."""

    width: float
    height: float
    left: float
    right: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    band: tuple[float, float] | None


def spans(
    rows: Sequence[Span], axis: Axis, *, width: float = 1080.0, label_room: float = 150.0, band: tuple[float, float] | None = None
) -> SpanChart:
    """Lay out ranges. Rows without values are left out; the label stands above its bar where the drawing is narrow."""
    left, right, step = (label_room if width > 600 else 8.0), width - 16.0, (34.0 if width > 600 else 44.0)
    shown = [row for row in rows if row.values]
    ends = [end for row in shown for low, high, _ in row.values for end in (low, high)] + list(band or ())
    low = axis.low if axis.low is not None else min(ends, default=1.0)
    high = axis.high if axis.high is not None else max(ends, default=10.0)
    scale: Linear | Log = Log(low, high, left, right) if axis.kind == "log" else Linear(low, high, left, right)
    top = 36.0 if width > 600 else 48.0  # the name of the band stands above the first row
    bars = []
    for index, row in enumerate(shown):
        parts = tuple((scale(a), scale(b), told) for a, b, told in row.values)
        at = round(top + index * step, 1)
        bars.append(Bar(row, at, min(p[0] for p in parts), max(p[1] for p in parts), parts))
    height = round(top + len(shown) * step + 30 - (0.0 if width > 600 else 26.0), 1)
    return SpanChart(width, height, left, right, tuple(scale.ticks()), tuple(bars), (scale(band[0]), scale(band[1])) if band else None)
