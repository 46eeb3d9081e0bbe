"""The tables of numbers: figures of milestones and statements, properties of routes, series over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..derived.identity import point_anchor, told_points
from ..derived.survey import Survey
from ..drawing.pictures.picture import plain_conditions
from ..language import prose
from ..language.conclusions import Manner
from ..language.values import Quantity
from ..language.vocabulary import Ceiling, Confirmation, FigureLevel, SeriesBasis
from ..records import Conditions, Figure, Point, Property, Route, Series
from .facts import listed, party, resting
from .figures import FigureRow, figures_by
from .places import Places
from .table import Column, Table, dates, quantities

CONDITIONS = tuple(name for name in Conditions.model_fields if name != "answers")
"""What may be said of how a number was measured, each in a column of its own."""


def figures(survey: Survey, places: Places) -> Table[FigureRow]:
    """Every number of milestones and statements."""
    measures = survey.catalogue.measures

    def sources(row: FigureRow) -> list[str]:
        return listed(survey, row.evidence, survey.catalogue.companies[row.company_id].sources)

    def condition(name: str) -> Column[FigureRow]:
        return Column(name, lambda f: _condition(f.figure.conditions, name), record=Conditions)

    return Table(
        "figures",
        "Every number with its measure: one row for each figure, of a milestone or of a statement of a promise. One with a manner is not what "
        "was measured or stands: sums and medians leave it out. A programme may have several.",
        lambda company: figures_by(survey, company),
        (
            Column("id", lambda f: f.id, "Its id: that of its milestone or statement, and its measure."),
            Column("company", lambda f: f.company_id, "In whose file it is.", to="companies", required=True),
            Column("programme", lambda f: f.programme_id, "Of which programme, where it has one.", to="programmes"),
            Column(
                "milestone",
                lambda f: f.holder.id if f.entry else None,
                "The milestone with which it comes; empty where it comes with a statement.",
                to="milestones",
            ),
            Column(
                "statement",
                lambda f: None if f.entry else f.holder.id,
                "The statement with which it comes; empty where it comes with a milestone.",
                to="statements",
            ),
            *dates("date", lambda f: f.date, "The date of the milestone, or of the statement.", required=True),
            Column("measure", lambda f: f.figure.measure, to="measures", required=True),
            *quantities(lambda f: (f.figure.value, f.figure.unit, f.canonical, measures[f.figure.measure].unit)),
            Column("of", lambda f: f.figure.of, words=FigureLevel, required=True),
            Column("variant", lambda f: f.figure.variant),
            Column(
                "manner",
                lambda f: f.manner,
                "Why the number is not what was measured: a change from something else, doubted, an upper limit, or only expected. Such a "
                "figure is never drawn. Empty for all others.",
                words=Manner,
            ),
            Column("change_from", lambda f: f.figure.change_from),
            Column("best", lambda f: f.figure.best, kind="boolean", required=True),
            Column("at_most_by", lambda f: f.figure.at_most_by, words=Ceiling),
            Column("doubted", lambda f: f.figure.doubted),
            Column(
                "headline",
                lambda f: f.headline,
                "Whether a headline uses it: of the figures of its programme that have one measure, level and variant the best "
                "confirmed, then with most sources, then the newest.",
                "boolean",
                required=True,
            ),
            Column(
                "drawn",
                lambda f: f.is_drawn,
                "Whether the pictures of energy show it: of the cell or pack that won its programme the rung.",
                "boolean",
                required=True,
            ),
            Column("disagrees", lambda f: f.disagrees, "Whether those figures give two numbers.", "boolean", required=True),
            Column(
                "confirmed_by",
                lambda f: f.confirmed_by,
                "Who says the number; empty where it is only expected, by who promises it.",
                words=Confirmation,
            ),
            *party(survey, "by", lambda f: f.by, "The partner, body or newspaper that says the number"),
            Column(
                "confirmed",
                lambda f: f.confirmed,
                "Whether a partner or somebody independent says it (confirmed_by), and nobody disputes it; what only a newspaper reports is not "
                "confirmed.",
                "boolean",
                required=True,
            ),
            Column("is_contested", lambda f: f.is_contested, "Whether somebody disputes its milestone.", "boolean", required=True),
            Column("weak", lambda f: f.is_weak(survey), "Whether it rests on weak sources alone.", "boolean", required=True),
            *map(condition, CONDITIONS),
            Column("sources", sources, "The pages that give it.", to="sources", many=True, required=True),
            Column(
                "quotes",
                lambda f: f.quotes(survey.catalogue),
                "The quotes in which the number stands; all those of its pages where it stands in none, as it was read from a picture.",
                to="evidence",
                many=True,
                required=True,
            ),
            Column("how_read", lambda f: prose.to_text(f.figure.how_read or "")),
            Column("corrected", lambda f: f.figure.corrected),
            Column("note", lambda f: prose.to_text(f.figure.note or "")),
            Column("permalink", lambda f: places.page(f"companies/{f.owner}/#{f.anchor}"), "Where it stands on the site.", required=True),
        ),
        Figure,
        owners=[*survey.catalogue.companies],
    )


def _condition(conditions: Conditions | None, name: str) -> str | None:
    return getattr(conditions, name) if conditions else None


@dataclass(frozen=True)
class PropertyRow:
    """A property of a route."""

    key: str
    record: Property
    route_id: str
    route: Route


def properties(survey: Survey, places: Places) -> Table[PropertyRow]:
    """What was measured of the materials of routes."""
    catalogue = survey.catalogue

    def value(row: PropertyRow) -> tuple[Quantity, str, Quantity | None, str]:
        one = row.record
        return one.value, one.unit, catalogue.canonical(one.measure, one.value, one.unit), catalogue.measures[one.measure].unit

    def condition(name: str) -> Column[PropertyRow]:
        return Column(name, lambda p: _condition(p.record.conditions, name), record=Conditions)

    return Table(
        "properties",
        "What was measured of the materials of routes: one row for each property.",
        lambda _: (PropertyRow(key, one, name, route) for name, route in catalogue.routes.items() for key, one in route.properties.items()),
        (
            Column("id", lambda p: f"{p.route_id}/{p.key}", "Its id for ever: route/property."),
            Column("route", lambda p: p.route_id, "Of which route.", to="routes", required=True),
            Column("material", lambda p: p.record.material, required=True),
            Column("measure", lambda p: p.record.measure, to="measures", required=True),
            *quantities(value),
            Column("of", lambda p: p.record.of, words=FigureLevel, required=True),
            condition("temperature"),
            Column("conditions", lambda p: plain_conditions(p.record.conditions), "How it was measured, in words."),
            *resting(survey, lambda p: (p.record.evidence, p.route.sources, None)),
            Column("how_read", lambda p: prose.to_text(p.record.how_read or "")),
            Column("note", lambda p: prose.to_text(p.record.note or "")),
            Column("permalink", lambda p: places.page(f"routes/{p.route_id}/#{p.key}"), "Where it stands on the site.", required=True),
        ),
        Property,
    )


@dataclass(frozen=True)
class PointRow:
    """A number of a series."""

    id: str
    record: Point
    series_id: str
    series: Series


def points(survey: Survey, places: Places) -> Table[PointRow]:
    """The series, point by point."""
    catalogue = survey.catalogue

    def every(_: str) -> Iterator[PointRow]:
        for key, series in catalogue.series.items():
            for name, point in told_points(key, series):
                yield PointRow(name, point, key, series)

    def value(row: PointRow) -> tuple[Quantity, str, Quantity | None, str]:
        series = row.series
        return row.record.value, series.unit, catalogue.canonical(series.measure, row.record.value, series.unit), _unit(survey, series)

    return Table(
        "series",
        "Numbers over time, of liquid lithium-ion and of the field: one row for each point.",
        every,
        (
            Column("id", lambda p: p.id, "Its id: that of its series, its date, and what else tells it apart."),
            Column("series", lambda p: p.series_id, "The id of its series.", required=True),
            Column("name", lambda p: p.series.name, "The name of the series.", required=True),
            *dates("date", lambda p: p.record.date, required=True),
            Column("measure", lambda p: p.series.measure, "What is measured.", to="measures", required=True),
            *quantities(value),
            Column("of", lambda p: p.record.of or p.series.of, "What it is measured on.", words=FigureLevel, required=True),
            Column("basis", lambda p: p.record.basis, words=SeriesBasis),
            Column("money_of", lambda p: p.record.money_of, kind="integer"),
            Column("by_name", lambda p: p.record.by, field="by"),
            *resting(survey, lambda p: (p.record.evidence, p.series.sources, p.record.date)),
            Column("how_read", lambda p: prose.to_text(p.record.how_read or "")),
            Column("note", lambda p: prose.to_text(p.record.note or "")),
            Column("permalink", lambda p: places.page(f"yardstick/#{point_anchor(p.id)}"), "Where it stands on the site.", required=True),
        ),
        Point,
    )


def _unit(survey: Survey, series: Series) -> str:
    return survey.catalogue.measures[series.measure].unit
