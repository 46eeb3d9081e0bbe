"""A picture: its two drawings, wide and narrow, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...records import Conditions
from ..charts import Plot, PromiseChart, RungChart, SpanChart

Drawing = Plot | SpanChart | PromiseChart | RungChart
FORMS = {Plot: "plot", SpanChart: "spans", PromiseChart: "promises", RungChart: "rungs"}
"""The template of each kind of drawing."""


@dataclass(frozen=True)
class Picture:
    """A picture with its data. `rows` are what its table and its CSV say; `link` in a row is an address of this site."""

    id: str
    wide: Drawing
    narrow: Drawing
    rows: tuple[Mapping[str, Any], ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of its table: its data without the ids that other files have."""
        return tuple(name for name in self.rows[0] if name != "id") if self.rows else ()

    def form(self, drawing: Drawing) -> str:
        """The template of one of its drawings: plot, spans, promises or rungs."""
        return FORMS[type(drawing)]


def plain_conditions(found: Conditions | None) -> str:
    """The conditions of a measurement for a CSV: 'temperature 25 °C; pressure 5 MPa'."""
    if found is None:
        return ""
    return "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in found if value)
