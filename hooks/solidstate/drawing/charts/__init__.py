"""Charts: from what a picture shows to coordinates, lines and labels. No markup, no colours; templates/charts/ draws.

Lengths are units of the drawing's viewBox.
"""

from __future__ import annotations

from .ladder import Band, Ladder, Mark, PlacedMark, Rung, SmallLadder, SmallRung, ladder, ladder_width, small
from .plot import Axis, Datum, Line, Plot, Shade, Spot, plot
from .promises import Chain, PromiseChart, Row, Stroke, Timeline, YearAxis, promises, timeline, year_axis, years_of
from .rungs import RungChart, RungGroup, RungRow, rungs
from .spans import Bar, Span, SpanChart, spans
from .strip import Cell, StrandLine, Strip, strip

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Cell",
    "Chain",
    "Datum",
    "Ladder",
    "Line",
    "Mark",
    "PlacedMark",
    "Plot",
    "PromiseChart",
    "Row",
    "Rung",
    "RungChart",
    "RungGroup",
    "RungRow",
    "Shade",
    "SmallLadder",
    "SmallRung",
    "Span",
    "SpanChart",
    "Spot",
    "StrandLine",
    "Strip",
    "Stroke",
    "Timeline",
    "YearAxis",
    "ladder",
    "ladder_width",
    "plot",
    "promises",
    "rungs",
    "small",
    "spans",
    "strip",
    "timeline",
    "year_axis",
    "years_of",
]
