"""Pictures: what each one shows, taken from the survey and handed to `charts` for its coordinates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...derived.energy import MEASURES as ENERGY
from ...derived.survey import Survey
from .energy import electrodes, energy
from .ladder import LadderPicture, Replay, finder, ladder_in, ladder_of, replay, short_name, small, strip
from .picture import Picture, plain_conditions
from .promises import Timelines, drift, fates, timelines
from .routes import challenge_matrix, compared_measures, property_groups, ranges, route_comparison
from .yardstick import histories, series

SERIES = {"lithium-ion-price": "log", "lithium-ion-energy": "linear"}
"""The series that are drawn, by the kind of their axis."""


def drawn(survey: Survey) -> dict[str, Callable[[], Picture | None]]:
    """Every picture that may have a file of its own, by its id: its data as CSV, its drawing as SVG. None where there is nothing to draw."""
    found: dict[str, Callable[[], Picture | None]] = {measure: partial(energy, survey, measure) for measure in ENERGY}
    found["drift"] = partial(drift, survey)
    found["ionic-conductivity"] = partial(ranges, survey, "ionic-conductivity")
    found |= {key: partial(series, survey, key, kind) for key, kind in SERIES.items() if key in survey.catalogue.series}
    return found | {"histories": partial(histories, survey)}


__all__ = [
    "ENERGY",
    "LadderPicture",
    "Picture",
    "Replay",
    "SERIES",
    "Timelines",
    "challenge_matrix",
    "compared_measures",
    "drawn",
    "drift",
    "electrodes",
    "energy",
    "fates",
    "finder",
    "histories",
    "ladder_in",
    "ladder_of",
    "plain_conditions",
    "property_groups",
    "ranges",
    "replay",
    "route_comparison",
    "series",
    "short_name",
    "small",
    "strip",
    "timelines",
]
