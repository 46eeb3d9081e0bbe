"""The yardstick, series, context and the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from ..language.vocabulary import (
    ContextKind,
    FigureLevel,
    SeriesBasis,
    StageName,
    Track,
)
from .base import COUNTRY_PATTERN, Id, LevelNumber, Line, Record, Ref, Rung, Text, Value, When
from .evidence import Contested, Evidence, Figure, Source


class Event(Record):
    """Something in the history of the yardstick."""

    date: When
    """When."""
    what: Text
    """What happened, in our words."""
    label: Line | None = None
    """Two or three words for pictures."""
    levels: list[LevelNumber] = []
    """The levels that lithium-ion passed with it, by our reading."""
    track: Track = Track.LITHIUM_ION
    """lithium-ion, or solid-state for the parallel line."""
    figures: list[Figure] = []
    """The numbers that come with it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Origin(Record):
    """From where the years of a track are counted."""

    event: Id
    """The event of the timeline with which it was first shown in the laboratory, by our reading."""
    why: Text
    """Why this event and not another."""


class Passage(Record):
    """When the yardstick was in a stage."""

    stage: StageName
    """Which."""
    date: When
    """From when to when."""
    why: Text
    """By which events of the timeline, in our words."""


class Yardstick(Record):
    """Liquid lithium-ion, by which everything is measured."""

    name: Line
    """Its name."""
    summary: Text
    """Two or three plain sentences."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    timeline: dict[Id, Event]
    """From the first idea to today."""
    incidents: dict[Id, Event] = {}
    """Fires and recalls, and the rules that followed."""
    facts: dict[Id, Event] = {}
    """What it is like today: energy, price, what the decades were spent on."""
    stages: list[Passage] = []
    """When it passed which stage."""
    origins: dict[Track, Origin] = {}
    """By track: from which event its years are counted."""


class Point(Record):
    """One number of a series."""

    date: When
    """When, or of which year."""
    value: Value
    """With its bound."""
    of: FigureLevel | None = None
    """Where it is not the series'."""
    basis: SeriesBasis | None = None
    """In what money, for prices."""
    money_of: Annotated[int, Field(strict=True, ge=1950, le=2100)] | None = None
    """The year of the money, for `real`."""
    by: Line | None = None
    """Who counted."""
    how_read: Text | None = None
    """How the value was read from the quote."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Series(Record):
    """Numbers over time."""

    name: Line
    """Its name."""
    what: Text
    """What exactly is measured."""
    measure: Id
    """An id of measures.yaml."""
    unit: Line
    """A unit that measures.yaml accepts."""
    of: FigureLevel
    """What it is measured on."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    points: Annotated[list[Point], Field(min_length=1)]
    """Oldest first; several of one date where sources disagree."""


class Context(Record):
    """What surrounds the field: standards, public money, forecasts, patents, readings of the whole field."""

    name: Line
    """Its name."""
    also_known_as: list[Line] = []
    """Other names."""
    kind: ContextKind
    """What sort."""
    who: Line
    """Who made, said or counted it."""
    date: When
    """When, or of when."""
    country: Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)] | None = None
    """Whose, where it is a state's."""
    status: Line | None = None
    """Where it stands, in a word or two: in force, draft, proposed, announced, published, founded, reported."""
    what: Text
    """What it says, in our words."""
    trl: Rung | None = None
    """For a reading of the whole field: the level."""
    figures: list[Figure] = []
    """Its numbers."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    contested: list[Contested] = []
    """Who says otherwise."""
    companies: list[Id] = []
    """Companies concerned; shown on their pages."""


class Term(Record):
    """A word and what it means here."""

    term: Line
    """The word."""
    also_known_as: list[Line] = []
    """Abbreviations, spellings and names in other scripts."""
    definition: Text
    """In our own words."""
    see: Ref | None = None
    """A page of this site that says more: routes/sulfide."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Where the word was met."""


class Glossary(Record):
    """All terms, by id."""

    sources: dict[Id, Source]
    """Each page cited in this file."""
    terms: dict[Id, Term]
    """The terms."""
