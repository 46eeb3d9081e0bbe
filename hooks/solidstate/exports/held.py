"""The numbers of what is of no company: of the context and of the yardstick. Two tables with the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..catalogue.support import is_weak
from ..derived.identity import figure_ids
from ..derived.survey import Survey
from ..language import prose
from ..language.conclusions import Manner
from ..language.identity import page_id
from ..language.values import Quantity
from ..language.vocabulary import Ceiling, FigureLevel
from ..records import Context, Event, Figure, Source
from .facts import party
from .table import Column, Table, dates, quantities

Holder = tuple[str, Context | Event, Mapping[str, Source], str]
"""With what figures come: its id, the record, the pages of its file, and where it stands on the site."""


@dataclass(frozen=True)
class HeldFigure:
    """A number, and with what it comes."""

    id: str
    figure: Figure
    holder: str
    record: Context | Event
    sources: Mapping[str, Source]
    permalink: str


def held_figures(
    survey: Survey, name: str, about: str, holders: Callable[[], Iterable[Holder]], holder: Column[HeldFigure], *more: Column[HeldFigure]
) -> Table[HeldFigure]:
    """A table of such numbers; `holder` is the column that says with what each comes, `more` are those that others have not."""
    catalogue = survey.catalogue

    def every(_: str) -> Iterator[HeldFigure]:
        for key, one, sources, permalink in holders():
            for id, figure in zip(figure_ids(key, one.figures), one.figures, strict=True):
                yield HeldFigure(id, figure, key, one, sources, f"{permalink}--{id.removeprefix(f'{key}/')}")

    def value(row: HeldFigure) -> tuple[Quantity, str, Quantity | None, str]:
        one = row.figure
        known = None if one.change_from else catalogue.canonical(one.measure, one.value, one.unit)
        return one.value, one.unit, known, catalogue.measures[one.measure].unit

    def source(row: HeldFigure) -> str | None:
        return page_id(row.sources[row.figure.source].url) if row.figure.source else None

    def weak(row: HeldFigure) -> bool:
        of_page = [one for one in row.record.evidence if row.figure.source in (None, one.source)]
        return is_weak(of_page, row.sources, row.record.date)

    return Table(
        name,
        about,
        every,
        (
            Column("id", lambda f: f.id, "Its id: that of its entry, and its measure."),
            holder,
            *dates("date", lambda f: f.record.date, "The date of that.", required=True),
            Column("measure", lambda f: f.figure.measure, to="measures", required=True),
            *quantities(value),
            Column("of", lambda f: f.figure.of, words=FigureLevel, required=True),
            Column("variant", lambda f: f.figure.variant),
            Column("manner", lambda f: f.figure.manner, "What the number is, where it is not said to be so; else empty.", words=Manner),
            Column("change_from", lambda f: f.figure.change_from),
            Column("best", lambda f: f.figure.best, kind="boolean", required=True),
            Column("at_most_by", lambda f: f.figure.at_most_by, words=Ceiling),
            *party(survey, "by", lambda f: f.figure.by, "The partner, body or newspaper that says the number"),
            *more,
            Column("weak", weak, "Whether it rests on weak sources alone.", "boolean", required=True),
            Column("source", source, "The page that gives it; empty where all those of its entry do.", to="sources"),
            Column("how_read", lambda f: prose.to_text(f.figure.how_read or "")),
            Column("corrected", lambda f: f.figure.corrected),
            Column("note", lambda f: prose.to_text(f.figure.note or "")),
            Column("permalink", lambda f: f.permalink, "Where it stands on the site.", required=True),
        ),
        Figure,
        ("note",),
    )
