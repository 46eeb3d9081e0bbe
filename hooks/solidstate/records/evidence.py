"""Sources, quotes and figures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from ..language.vocabulary import (
    Confirmation,
    FigureLevel,
    Grade,
    SourceKind,
)
from .base import Day, Id, Line, Record, Text, Url, Value, When


class Source(Record):
    """A page that is cited in this file, once; evidence cites it by its key."""

    title: Line
    """The title of the page, as it stands there."""
    publisher: Line
    """Who published it; for a mirror or a repost the original publisher, with `grade: weak`."""
    kind: SourceKind
    """Who speaks in it."""
    url: Url
    """Its address."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    """The language of the quoted words, ISO 639-1: en, zh, de, ja, ko, fr."""
    published: When | None = None
    """When it was published, only where the page says so."""
    read: Day
    """The day on which a person last read it."""
    archived: Url | None = None
    """The address of a kept copy."""
    grade: Grade | None = None
    """`weak` for a headline, a repost, a mirror, a machine summary or an inferred date; shown to the reader."""
    note: Text | None = None
    """Why it is weak, or what else a reader must know about it."""


class Evidence(Record):
    """The words that prove it."""

    source: Id
    """The key of a source of this file."""
    quote: Text
    """The shortest words that prove it, verbatim: at most 25 words, or 60 characters in a script without spaces."""
    translation: Text | None = None
    """The same in English, where the quote is not."""


class Conditions(Record):
    """The conditions under which a figure was measured. Leave out what the source does not say."""

    temperature: Line | None = None
    """With its unit: 25 °C."""
    pressure: Line | None = None
    """Stack pressure with its unit: 0.7 MPa."""
    charge_rate: Line | None = None
    """C/3, 1C, or minutes."""
    discharge_rate: Line | None = None
    """C/3, 1C."""
    soc_from: Line | None = None
    """State of charge at the beginning: 10 %."""
    soc_to: Line | None = None
    """State of charge at the end: 80 %."""
    cycles: Line | None = None
    """Number of cycles after which a share is retained."""
    retained: Line | None = None
    """Share of the capacity that is left: 80 %."""


class Figure(Record):
    """A number with its measure, unit and bound. It must stand in one of the quotes beside it."""

    measure: Id
    """An id of measures.yaml."""
    value: Value
    """350, ">600", ">=400", "<100", "~300" or "400..500"."""
    unit: Line
    """A unit that measures.yaml accepts for this measure; with `change_from` also % or times."""
    of: FigureLevel
    """What it is measured on."""
    source: Id | None = None
    """Where several pages give several numbers: the key of the one that gives this."""
    conditions: Conditions | None = None
    """Test conditions, where the source states them."""
    how_read: Text | None = None
    """How the value was read from the quote, where it does not stand in it ("several hundred" is 200..999)."""
    change_from: Line | None = None
    """What it is a change from, for "+150 % on the 2024 cell"; such a figure is never drawn beside absolute ones."""
    confirmed_by: Confirmation | None = None
    """Who says the number, where it is not who confirms the milestone: a user's figure beside an agency's record."""
    variant: Line | None = None
    """Which of several cells or packs it is, where one milestone tells of more than one: "60 Ah", "pack with 82 kWh"."""
    expected: bool = False
    """True where the words speak of a plan, a design or an expectation; it is shown as such, and never drawn among others."""
    note: Text | None = None
    """What a reader must know to understand it."""


class Contested(Record):
    """Somebody disputes that it happened, or that it happened so."""

    by: Line
    """Who disputes it."""
    why: Text
    """What they say, in our words."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Their words."""
