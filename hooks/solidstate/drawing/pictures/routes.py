"""Routes side by side, and the challenges in their way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...catalogue import ProgrammeEntry
from ...catalogue.support import is_weak
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...language.once import once
from ...language.vocabulary import CellClass, StageName
from ...records import Challenge, Property
from .. import charts
from .picture import Picture, plain_conditions


@dataclass(frozen=True)
class PropertyGroup:
    """The properties of a route for one measure, the largest first."""

    measure_id: str
    properties: tuple[tuple[str, Property], ...]


def property_groups(survey: Survey, route_id: str) -> list[PropertyGroup]:
    """The properties of a route by measure."""
    found: dict[str, list[tuple[str, Property]]] = {}
    for key, one in survey.catalogue.routes[route_id].properties.items():
        found.setdefault(one.measure, []).append((key, one))
    return [
        PropertyGroup(measure, tuple(sorted(group, key=lambda item: _size(survey, item[1]), reverse=True)))
        for measure, group in found.items()
    ]


def _size(survey: Survey, one: Property) -> float:
    canonical = survey.catalogue.canonical(one.measure, one.value, one.unit)
    return float(max(canonical.ends)) if canonical else 0.0


@dataclass(frozen=True)
class RouteRow:
    """A route in the comparison: its programmes by class, its foremost, its open challenges, its ranges by measure."""

    id: str
    name: str
    summary: str
    strengths: tuple[Any, ...]
    all_solid: int
    solid_liquid: int
    foremost: tuple[ProgrammeEntry, Rating] | None
    challenges: tuple[tuple[str, Challenge], ...]
    ranges: Mapping[str, tuple[float, float, int]]
    """By measure: the lowest and the highest value quoted in its canonical unit, and how many are."""


MIXED = {"temperature", "mass-share", "material-price", "material-price-cny", "pressure", "ratio"}
"""Measures under which quite different things are quoted, a sintering oven and a warm battery: a range over them says nothing."""


def compared_measures(survey: Survey) -> list[str]:
    """The measures of one meaning that are quoted for two routes or more, those of most routes first."""
    routes: dict[str, set[str]] = {}
    for key, route in survey.catalogue.routes.items():
        for one in route.properties.values():
            routes.setdefault(one.measure, set()).add(key)
    shared = [measure for measure, found in routes.items() if len(found) > 1 and measure not in MIXED]
    return sorted(shared, key=lambda measure: (-len(routes[measure]), measure))


def route_comparison(survey: Survey) -> list[RouteRow]:
    """The routes side by side."""
    rows = []
    for key, route in survey.catalogue.routes.items():
        rated = survey.ranked(survey.catalogue.by_route[key])
        own = sorted((pair for pair in rated if pair[0].record.class_ is route.class_), key=lambda pair: pair[1].has_ended)
        challenges = tuple((c, survey.catalogue.challenges[c]) for c in survey.catalogue.challenges_of[key])
        rows.append(
            RouteRow(
                key,
                route.name,
                route.summary,
                tuple(route.strengths),
                sum(pair[0].record.class_ is CellClass.ALL_SOLID_STATE for pair in rated),
                sum(pair[0].record.class_ is CellClass.SOLID_LIQUID for pair in rated),
                own[0] if own else None,
                challenges,
                {measure: span for measure in compared_measures(survey) if (span := _span(survey, key, measure))},
            )
        )
    return rows


def _span(survey: Survey, route_id: str, measure: str) -> tuple[float, float, int] | None:
    quoted = [
        canonical.ends
        for one in survey.catalogue.routes[route_id].properties.values()
        if one.measure == measure and (canonical := survey.catalogue.canonical(measure, one.value, one.unit)) and canonical.ends
    ]
    ends = [float(end) for found in quoted for end in found]
    return (min(ends), max(ends), len(quoted)) if ends else None


@dataclass(frozen=True)
class MatrixRow:
    """A challenge in the matrix: the routes that it concerns."""

    id: str
    challenge: Challenge

    @property
    def routes(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(self.challenge.routes)


@once
def challenge_matrix(survey: Survey) -> dict[StageName, list[MatrixRow]]:
    """Challenges by stage, each once: first those of few routes in the order of these, last those that every route shares."""
    catalogue = survey.catalogue
    order = list(catalogue.routes)
    rows = [MatrixRow(key, challenge) for key, challenge in catalogue.challenges.items()]
    rows.sort(key=lambda row: (len(row.routes), sorted(map(order.index, row.routes))))
    return {stage: [row for row in rows if row.challenge.stage == stage] for stage in StageName}


@once
def ranges(survey: Survey, measure: str) -> Picture:
    """What is quoted of one measure for the materials of each route, on a logarithmic axis, with liquid lithium-ion's band."""
    rows, told = [], []
    for key, route in survey.catalogue.routes.items():
        values = []
        for name, one in route.properties.items():
            canonical = survey.catalogue.canonical(one.measure, one.value, one.unit) if one.measure == measure else None
            if canonical and canonical.ends:
                low, high = float(min(canonical.ends)), float(max(canonical.ends))
                conditions = plain_conditions(one.conditions)
                values.append((low, high, one.material))
                told.append(
                    {
                        "route": route.name,
                        "material": one.material,
                        "low": low,
                        "high": high,
                        "unit": survey.catalogue.measures[measure].unit,
                        "conditions": conditions,
                        "grade": "weak" if is_weak(one.evidence, route.sources, None) else "",
                        "source": route.sources[one.evidence[0].source].url,
                        "link": f"/routes/{key}/#{name}",
                    }
                )
        rows.append(charts.Span(route.name, f"/routes/{key}/#properties", sorted(values)))
    band = yardstick_span(survey, measure)
    ends = [end for row in rows for low, high, _ in row.values for end in (low, high)]
    axis = charts.Axis("log", min(ends, default=0.1) / 1.6, max(ends, default=10.0) * 1.6)
    return Picture(
        measure,
        charts.spans(rows, axis, band=band),
        charts.spans(rows, axis, width=380, band=band),
        tuple(told),
        _like_a_liquid(told, band),
    )


def _like_a_liquid(told: Sequence[Mapping[str, Any]], band: tuple[float, float] | None) -> dict[str, Any]:
    """The routes with a value that reaches the band of liquids: those by a sound source, and those by weak ones alone."""
    like = [row for row in told if band and row["high"] >= band[0]]
    sound = {row["route"]: None for row in like if not row["grade"]}
    return {
        "band": band,
        "routes": list(sound),
        "weak": [name for name in dict.fromkeys(row["route"] for row in like) if name not in sound],
    }


def yardstick_limit(survey: Survey, measure: str) -> float | None:
    """Where liquid lithium-ion is said to end in a measure, by the facts of the yardstick: the lowest that was named."""
    ends = [
        float(canonical.high)
        for event in survey.catalogue.yardstick.facts.values()
        for figure in event.figures
        if figure.measure == measure
        and figure.manner == "expected"
        and (canonical := survey.catalogue.canonical(measure, figure.value, figure.unit))
        and canonical.low is None
        and canonical.high is not None
    ]
    return min(ends, default=None)


def yardstick_span(survey: Survey, measure: str) -> tuple[float, float] | None:
    """From where to where liquid lithium-ion reaches in a measure today, by the facts of the yardstick; a limit to come is none."""
    ends = [
        float(end)
        for event in survey.catalogue.yardstick.facts.values()
        for figure in event.figures
        if figure.measure == measure and not figure.manner and (canonical := survey.catalogue.canonical(measure, figure.value, figure.unit))
        for end in canonical.ends
    ]
    return (min(ends), max(ends)) if ends else None
