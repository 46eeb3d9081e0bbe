"""The tables of what surrounds the field: standards, public money, forecasts, patents, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ..derived.survey import Survey
from ..language import prose
from ..language.vocabulary import ContextKind
from ..records import Context
from .facts import resting
from .held import HeldFigure, Holder, held_figures
from .places import Places
from .table import Column, Table, dates, ends


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
            *ends("trl", lambda c: c[1].trl),
            Column("companies", lambda c: c[1].companies, to="companies", many=True),
            Column("is_contested", lambda c: bool(c[1].contested), "Whether somebody says otherwise.", "boolean", required=True),
            *resting(survey, lambda c: (c[1].evidence, c[1].sources, c[1].date)),
            Column("permalink", lambda c: places.page(f"context/#{c[0]}"), "Where it stands on the site.", required=True),
        ),
        Context,
        ("name", "also_known_as", "who", "what"),
    )


def context_figures(survey: Survey, places: Places) -> Table[HeldFigure]:
    """Every number of the context."""

    def every() -> Iterator[Holder]:
        return ((key, one, one.sources, places.page(f"context/#{key}")) for key, one in survey.catalogue.context.items())

    def disputed(row: HeldFigure) -> bool:
        return bool(survey.catalogue.context[row.holder].contested)

    return held_figures(
        survey,
        "context_figures",
        "The numbers of the context: one row for each. Several of one entry are of different things, or of different pages: see note, "
        "variant and source.",
        every,
        Column("context", lambda f: f.holder, "With what it comes.", to="context", required=True),
        Column("is_contested", disputed, "Whether somebody disputes what it comes with.", "boolean", required=True),
    )
