"""Pictures: what each one shows, taken from the survey and handed to `charts` for its coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import charts
from .catalogue import ProgrammeEntry, PromiseEntry
from .ledger import OPEN_STATES, State
from .rating import Rating
from .records import Challenge, Property
from .survey import Survey
from .vocabulary import CellClass, StageName


@dataclass(frozen=True)
class LadderPicture:
    """The ladder with what the list form and the table need: marks by side, and the programmes on neither."""

    drawing: charts.Ladder
    left: tuple[charts.Mark, ...]
    right: tuple[charts.Mark, ...]
    unclear: tuple[charts.Mark, ...]
    left_planned: tuple[charts.Mark, ...]
    right_planned: tuple[charts.Mark, ...]

    def on(self, side: str, level: int) -> list[charts.Mark]:
        """The marks of one side ('left', 'right') on one level."""
        marks: Sequence[charts.Mark] = getattr(self, side)
        return [mark for mark in marks if mark.level == level]


def ladder(survey: Survey, only: Iterable[str] | None = None) -> LadderPicture:
    """The ladder of all programmes, or of some."""
    wanted = None if only is None else set(only)
    pairs = [pair for pair in survey.rated() if wanted is None or pair[0].id in wanted]
    marks: dict[str, list[charts.Mark]] = {str(word): [] for word in CellClass}
    planned: dict[str, list[charts.Mark]] = {str(word): [] for word in CellClass}
    for entry, rating in pairs:
        marks[entry.record.class_].append(mark_of(entry, rating))
        ahead = [level for level in rating.planned if level > rating.reached]
        if ahead:
            planned[entry.record.class_].append(mark_of(entry, rating, max(ahead)))
    left, right = marks[CellClass.ALL_SOLID_STATE], marks[CellClass.SOLID_LIQUID]
    left_planned, right_planned = planned[CellClass.ALL_SOLID_STATE], planned[CellClass.SOLID_LIQUID]
    scale = survey.catalogue.scale
    drawing = charts.ladder(
        [*left, *left_planned],
        [*right, *right_planned],
        labels(survey),
        [(str(key), stage.name, stage.also_called or "", stage.levels) for key, stage in scale.stages.items()],
    )
    return LadderPicture(drawing, tuple(left), tuple(right), tuple(marks[CellClass.UNCLEAR]), tuple(left_planned), tuple(right_planned))


def labels(survey: Survey) -> list[tuple[int, str]]:
    """The levels with their short names."""
    return [(level.number, level.short) for level in survey.catalogue.scale.levels]


def mark_of(entry: ProgrammeEntry, rating: Rating, planned: int | None = None) -> charts.Mark:
    """The mark of a programme on the rung it has reached, or the outlined one on a rung it has promised."""
    record = entry.record
    look = "planned" if planned else "claimed" if rating.is_claimed else "confirmed"
    return charts.Mark(
        id=entry.id,
        name=short_name(entry),
        level=planned or max(rating.reached, 1),
        look=look,
        climbing=None if planned else rating.in_progress,
        href=f"/companies/{entry.id}/",
        note=rating.label,
        facets={
            "class": str(record.class_),
            "route": " ".join(record.routes),
            "application": str(record.application),
            "country": entry.company.country,
            "kind": str(entry.company.kind).replace(" ", "-"),
            "look": look,
        },
    )


def short_name(entry: ProgrammeEntry) -> str:
    """The name in a picture: the label, else the company's where it has one programme of this class, else both.

    The application stands behind it where it is not the car: a pack in a bus says little about a car.
    """
    alike = [one for one in entry.company.programmes.values() if one.class_ is entry.record.class_]
    name = entry.record.label or (entry.company.name if len(alike) == 1 else entry.full_name)
    return name if entry.record.application in ("car", "any") else f"{name} ({entry.record.application})"


def strip(survey: Survey, entry: ProgrammeEntry) -> charts.Strip:
    """The rung strip of a programme."""
    rating = survey.ratings[entry.id]
    looks: dict[int, str] = {}
    for level in range(1, 10):
        if level <= rating.confirmed.reached:
            looks[level] = "confirmed"
        elif level <= rating.reached:
            looks[level] = "claimed"
        elif level == rating.in_progress:
            looks[level] = "progress"
        elif level in rating.total.ahead:
            looks[level] = "ahead"
        elif level in rating.planned:
            looks[level] = "planned"
    return charts.strip(labels(survey), looks, list(rating.total.strands.items()) if rating.is_rated else [])


def promise_chart(survey: Survey, found: Sequence[tuple[PromiseEntry, State]]) -> charts.PromiseChart | None:
    """Promises as lines from the day they were made to the day they name."""
    return charts.promises([chain(entry, state) for entry, state in found], survey.day)


def chain(entry: PromiseEntry, state: State) -> charts.Chain:
    """What the chart shows of one promise."""
    holder = entry.programme.full_name if entry.programme else entry.company.name
    return charts.Chain(
        id=entry.id,
        name=entry.record.what,
        holder=holder,
        href=f"/companies/{entry.owner}/#{entry.key}",
        state=state.name,
        verdict=str(state.slip or ""),
        statements=[(s.said.last, s.due.last or s.due.first, s.wording) for s in state.statements if s.said.last],
        outcome=(state.outcome.date.last or state.outcome.date.first) if state.outcome else None,
        facets={
            "company": entry.company_id,
            "kind": str(entry.company.kind),
            "state": state.name,
            "open": str(state.name in OPEN_STATES).lower(),
        },
    )


# --- routes and challenges ----------------------------------------------------------------------------------------


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
    ranges: Mapping[str, tuple[float, float]]


COMPARED = ("ionic-conductivity", "critical-current-density", "specific-energy", "temperature")


def route_comparison(survey: Survey) -> list[RouteRow]:
    """The routes side by side."""
    rows = []
    for key, route in survey.catalogue.routes.items():
        entries = {entry.id for entry in survey.catalogue.by_route[key]}
        rated = [pair for pair in survey.rated() if pair[0].id in entries]
        own = [pair for pair in rated if pair[0].record.class_ is route.class_]
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
                {measure: span for measure in COMPARED if (span := _span(survey, key, measure))},
            )
        )
    return rows


def _span(survey: Survey, route_id: str, measure: str) -> tuple[float, float] | None:
    ends = [
        float(end)
        for one in survey.catalogue.routes[route_id].properties.values()
        if one.measure == measure and (canonical := survey.catalogue.canonical(measure, one.value, one.unit))
        for end in canonical.ends
    ]
    return (min(ends), max(ends)) if ends else None


@dataclass(frozen=True)
class MatrixRow:
    """A route in the matrix of challenges, by stage."""

    id: str
    name: str
    cells: Mapping[str, tuple[tuple[str, Challenge], ...]]


def challenge_matrix(survey: Survey) -> list[MatrixRow]:
    """Routes by stage: which challenges stand where."""
    catalogue = survey.catalogue
    return [
        MatrixRow(
            key,
            route.name,
            {
                str(stage): tuple(
                    (c, catalogue.challenges[c]) for c in catalogue.challenges_of[key] if catalogue.challenges[c].stage == stage
                )
                for stage in StageName
            },
        )
        for key, route in catalogue.routes.items()
    ]


def finder(survey: Survey) -> list[tuple[ProgrammeEntry, Rating]]:
    """Every programme with its rating, by name: what a reader picks from."""
    found = [(entry, survey.ratings[key]) for key, entry in survey.catalogue.programmes.items()]
    return sorted(found, key=lambda pair: pair[0].full_name.lower())
