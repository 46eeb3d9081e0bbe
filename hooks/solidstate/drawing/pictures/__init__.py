"""Pictures: what each one shows, taken from the survey and handed to `charts` for its coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from ...derived.survey import Survey
from .energy import electrodes, energy
from .ladder import LadderPicture, Replay, finder, key_of, ladder, replay, short_name, small, strip
from .picture import Picture, plain_conditions
from .promises import Timelines, drift, fates, timelines
from .routes import challenge_matrix, compared_measures, property_groups, ranges, route_comparison
from .yardstick import histories, series

ENERGY = ("specific-energy", "energy-density")
SERIES = {"lithium-ion-price": "log", "lithium-ion-energy": "linear"}
"""The series that are drawn, by the kind of their axis."""


def drawn(survey: Survey) -> Iterator[Picture]:
    """Every picture that has a file of its own: its data as CSV, its drawing as SVG."""
    for measure in ENERGY:
        yield energy(survey, measure)
    if moved := drift(survey):
        yield moved
    yield ranges(survey, "ionic-conductivity")
    for key, kind in SERIES.items():
        if key in survey.catalogue.series:
            yield series(survey, key, kind)
    if found := histories(survey):
        yield found


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
    "key_of",
    "ladder",
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
