"""The tables of what surrounds the field: standards, public money, forecasts, patents, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..derived.identity import figure_ids
from ..derived.support import is_weak
from ..derived.survey import Survey
from ..language import prose
from ..language.conclusions import Manner
from ..language.identity import page_id
from ..language.values import Quantity
from ..language.vocabulary import Ceiling, ContextKind, FigureLevel
from ..records import Context, Figure
from .facts import resting
from .places import Places
from .table import Column, Table, dates, quantities


def context(survey: Survey, places: Places) -> Table[tuple[str, Context]]:
    """Everything that surrounds the field."""
    return Table(
        "context",
        "What surrounds the field: one row for each standard, programme of a state, forecast, count of patents or reading of the whole.",
        lambda _: survey.catalogue.context.items(),
        (
            Column("id", lambda c: c[0], "Its id."),
            Column("name", lambda c: c[1].name, required=True),
            Column("also_known_as", lambda c: c[1].also_known_as, many=True),
            Column("kind", lambda c: c[1].kind, words=ContextKind, required=True),
            Column("who", lambda c: c[1].who, required=True),
            *dates("date", lambda c: c[1].date, required=True),
            Column("country", lambda c: c[1].country),
            Column("status", lambda c: c[1].status),
            Column("what", lambda c: prose.to_text(c[1].what), required=True),
            Column("trl", lambda c: c[1].trl),
            Column("companies", lambda c: c[1].companies, to="companies", many=True),
            Column("is_contested", lambda c: bool(c[1].contested), "Whether somebody says otherwise.", "boolean", required=True),
            *resting(survey, lambda c: (c[1].evidence, c[1].sources, c[1].date)),
            Column("permalink", lambda c: places.page(f"context/#{c[0]}"), "Where it stands on the site.", required=True),
        ),
        Context,
        ("name", "also_known_as", "who", "what"),
    )


@dataclass(frozen=True)
class ContextFigure:
    """A number of the context."""

    id: str
    figure: Figure
    key: str
    context: Context


def context_figures(survey: Survey, places: Places) -> Table[ContextFigure]:
    """Every number of the context."""
    catalogue = survey.catalogue

    def every(_: str) -> Iterator[ContextFigure]:
        for key, one in catalogue.context.items():
            for id, figure in zip(figure_ids(key, one.figures), one.figures, strict=True):
                yield ContextFigure(id, figure, key, one)

    def value(row: ContextFigure) -> tuple[Quantity, str, Quantity | None, str]:
        one = row.figure
        known = None if one.change_from else catalogue.canonical(one.measure, one.value, one.unit)
        return one.value, one.unit, known, catalogue.measures[one.measure].unit

    def source(row: ContextFigure) -> str | None:
        return page_id(row.context.sources[row.figure.source].url) if row.figure.source else None

    def weak(row: ContextFigure) -> bool:
        of_page = [one for one in row.context.evidence if row.figure.source in (None, one.source)]
        return is_weak(of_page, row.context.sources, row.context.date)

    return Table(
        "context_figures",
        "The numbers of the context: one row for each. Several of one entry are of different things, or of different pages: see note, "
        "variant and source.",
        every,
        (
            Column("id", lambda f: f.id, "Its id: that of its entry, and its measure."),
            Column("context", lambda f: f.key, "With what it comes.", to="context", required=True),
            *dates("date", lambda f: f.context.date, "The date of that.", required=True),
            Column("measure", lambda f: f.figure.measure, to="measures", required=True),
            *quantities(value),
            Column("of", lambda f: f.figure.of, words=FigureLevel, required=True),
            Column("variant", lambda f: f.figure.variant),
            Column("manner", lambda f: f.figure.manner, "What the number is, where it is not said to be so; else empty.", words=Manner),
            Column("change_from", lambda f: f.figure.change_from),
            Column("at_most_by", lambda f: f.figure.at_most_by, words=Ceiling),
            Column("by", lambda f: f.figure.by),
            Column("weak", weak, "Whether it rests on weak sources alone.", "boolean", required=True),
            Column("source", source, "The page that gives it; empty where all those of its entry do.", to="sources"),
            Column("how_read", lambda f: prose.to_text(f.figure.how_read or "")),
            Column("note", lambda f: prose.to_text(f.figure.note or "")),
        ),
        Figure,
        ("note",),
    )
