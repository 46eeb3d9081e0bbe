"""The tables of the yardstick: what happened to liquid lithium-ion, and the numbers that came with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..derived.identity import YARDSTICK
from ..derived.survey import Survey
from ..language import prose
from ..language.conclusions import YardstickPart
from ..language.vocabulary import Track
from ..records import Event, Yardstick
from .facts import resting
from .held import HeldFigure, Holder, held_figures
from .places import Places
from .table import Column, Table, dates


@dataclass(frozen=True)
class EventRow:
    """An event of the yardstick, and in which part of its page it stands."""

    id: str
    key: str
    part: YardstickPart
    record: Event


def told_events(yardstick: Yardstick) -> Iterator[EventRow]:
    """Every event, part by part."""
    parts: Mapping[YardstickPart, Mapping[str, Event]] = {
        YardstickPart.TIMELINE: yardstick.timeline,
        YardstickPart.INCIDENTS: yardstick.incidents,
        YardstickPart.FACTS: yardstick.facts,
    }
    return (EventRow(f"{YARDSTICK}/{key}", key, part, one) for part, events in parts.items() for key, one in events.items())


def events(survey: Survey, places: Places) -> Table[EventRow]:
    """What happened to the yardstick, and what it is like today."""
    sources = survey.catalogue.yardstick.sources
    return Table(
        "events",
        "What happened to liquid lithium-ion, by which solid-state batteries are measured, what its accidents taught, and what it is like "
        "today: one row for each event.",
        lambda _: told_events(survey.catalogue.yardstick),
        (
            Column("id", lambda e: e.id, "Its id for ever: yardstick/event."),
            Column("part", lambda e: e.part, "In which part of the page it stands.", words=YardstickPart, required=True),
            *dates("date", lambda e: e.record.date, required=True),
            Column("what", lambda e: prose.to_text(e.record.what), required=True),
            Column("label", lambda e: e.record.label),
            Column("levels", lambda e: e.record.levels, many=True),
            Column("track", lambda e: e.record.track, words=Track, required=True),
            *resting(survey, lambda e: (e.record.evidence, sources, e.record.date)),
            Column("note", lambda e: prose.to_text(e.record.note or "")),
            Column("permalink", lambda e: places.page(f"yardstick/#{e.key}"), "Where it stands on the site.", required=True),
        ),
        Event,
        ("what", "note"),
    )


def event_figures(survey: Survey, places: Places) -> Table[HeldFigure]:
    """Every number of those events."""
    sources = survey.catalogue.yardstick.sources

    def every() -> Iterator[Holder]:
        return ((row.id, row.record, sources, places.page(f"yardstick/#{row.key}")) for row in told_events(survey.catalogue.yardstick))

    return held_figures(
        survey,
        "event_figures",
        "The numbers of the yardstick’s events: one row for each.",
        every,
        Column("event", lambda f: f.holder, "With what it comes.", to="events", required=True),
    )
