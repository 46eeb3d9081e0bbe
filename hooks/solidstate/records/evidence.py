"""Sources, quotes and figures."""

from __future__ import annotations

from sys import intern
from typing import Annotated

from pydantic import AfterValidator, Field, PrivateAttr, StringConstraints

from ..language.values import Window
from ..language.vocabulary import (
    Ceiling,
    Confirmation,
    DatedBy,
    FigureLevel,
    Grade,
    SourceKind,
)
from .base import Day, Flag, Id, Line, Record, Shared, Text, Url, Value, When, share_fields

LANGUAGE_PATTERN = r"^[a-z]{2}$"


Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN), AfterValidator(intern)]
"""A language by its ISO 639-1 code."""


class Publisher(Record):
    """Somebody whose pages are cited: what is the same for each of them is said here, once."""

    name: Line
    """Its name as readers know it."""
    original_name: Line | None = None
    """Its name in its own script, where that is another."""
    sites: Annotated[list[Line], Field(min_length=1)]
    """Its hosts, without `www.` and `m.`; a subdomain belongs to its host. A path may follow: `eu.36kr.com/en`. The longest fits."""
    kind: SourceKind
    """Who speaks in its pages; a page in which somebody else does says so itself."""
    language: Language
    """The language of most of its pages, ISO 639-1."""
    reposts: Flag = False
    """True where it repeats the words of others: each of its pages says in `publisher` whose they are."""
    machine: Flag = False
    """True where a machine writes or sums up; each of its pages is weak by itself."""
    note: Text | None = None
    """What a reader must know about it."""


class Publishers(Record):
    """Every publisher, by id. A page finds its publisher by its address."""

    publishers: dict[Id, Publisher]
    """Every publisher."""


class Source(Record):
    """A page that is cited in this file, once; evidence cites it by its key."""

    title: Line | None = None
    """The title of the page, as it stands there; `described` where it was not seen."""
    title_translation: Line | None = None
    """The title in English, where it is not."""
    described: Line | None = None
    """What the page is, in our words, instead of a title that was not seen."""
    publisher: Shared | None = None
    """Who published it, where `publishers.yaml` does not know its site or it is another; for a repost whose words they are."""
    kind: SourceKind | None = None
    """Who speaks in it, where it is not as with other pages of the publisher."""
    url: Url
    """Its address."""
    language: Language | None = None
    """The language of the quoted words (ISO 639-1: en, zh, de, ja, ko, fr), where it is not that of the publisher."""
    published: When | None = None
    """When it was published, as the page says; where it does not, `dated_by` says how that is known."""
    dated_by: DatedBy | None = None
    """How the date is known where the page itself does not give it; all but `address` make it weak."""
    read: Day | None = None
    """The day on which a person last read it; without it, the day on which the file was `checked`."""
    archived: Url | None = None
    """The address of a kept copy."""
    grade: Grade | None = None
    """`weak` for a headline, a repost, a mirror or a machine summary; shown to the reader."""
    note: Text | None = None
    """Why it is weak, or what else a reader must know about it."""

    _machine: bool = PrivateAttr(False)
    _original_name: str | None = PrivateAttr(None)

    @property
    def heading(self) -> str:
        """Its title, or what it is in our words."""
        return self.title or self.described or ""

    @property
    def original_publisher(self) -> str | None:
        """The name of its publisher in its own script, where that is another."""
        return self._original_name

    @property
    def by_machine(self) -> bool:
        """Whether its publisher's pages are written by machines."""
        return bool((self.__pydantic_private__ or {}).get("_machine"))  # asked for each quote again and again: `self._machine` is slow

    @property
    def is_weak(self) -> bool:
        """Whether it is weak by itself: graded so, written by a machine, or of an inferred date."""
        return self.grade is Grade.WEAK or self.by_machine or self.is_inferred

    @property
    def is_inferred(self) -> bool:
        """Whether its date is worked out: neither the page nor its address gives it."""
        return self.dated_by is not None and self.dated_by.is_inferred

    def resolved(self, publisher: Publisher | None, checked: Window | None) -> Source:
        """The same with what its publisher says of all its pages, and read when its file was checked; what it gives itself wins."""
        filled: dict[str, object] = {}
        if publisher is not None:
            own = {} if publisher.reposts else {"publisher": publisher.name}
            filled = {**own, "kind": publisher.kind, "language": publisher.language}
        filled["read"] = checked
        missing = {name: value for name, value in filled.items() if value is not None and getattr(self, name) is None}
        machine = publisher is not None and publisher.machine
        original = publisher.original_name if publisher and self.publisher in (None, publisher.name) else None
        if not missing and (machine, original) == (self._machine, self._original_name):
            return self
        source = self.model_copy(update=missing)
        source._machine, source._original_name = machine, original
        share_fields(source)
        return source


class Evidence(Record):
    """The words that prove it."""

    source: Id
    """The key of a source of this file."""
    quote: Text
    """The shortest words that prove it, verbatim: at most 25 words, or 60 characters in a script without spaces."""
    translation: Text | None = None
    """The same in English, where the quote is not."""
    grade: Grade | None = None
    """`weak` where this quote alone is: seen only in part, or a machine's words on a page that is sound."""
    note: Text | None = None
    """Why it is weak, or what else a reader must know about it."""


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
    unit: Shared
    """A unit that measures.yaml accepts for this measure; with `change_from` also % or times."""
    of: FigureLevel
    """What it is measured on; `unstated` where the source does not say."""
    best: bool = False
    """True where "up to" or "over" is said of the best that was reached: the value stands without a bound."""
    at_most_by: Ceiling | None = None
    """What allows or foresees so much at most; such a figure is never drawn as what there is."""
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
    by: Line | None = None
    """The company id of the partner, or the name of the body or newspaper, that says the number."""
    doubted: Text | None = None
    """Why this record itself does not believe it. It is listed with the reason, never drawn, and no rule uses it."""
    variant: Line | None = None
    """Which of several cells or packs it is, where one milestone tells of more than one: "60 Ah", "pack with 82 kWh"."""
    expected: bool = False
    """True where the words speak of a plan, a design or an expectation; it is shown as such, and never drawn among others."""
    corrected: Text | None = None
    """Why what stood here before was wrong."""
    note: Text | None = None
    """What a reader must know to understand it."""

    @property
    def manner(self) -> str:
        """change, doubted, at most, expected, or "" for what is said to be so: only that is drawn, headlined and compared."""
        if self.change_from:
            return "change"
        if self.doubted:
            return "doubted"
        return "at most" if self.at_most_by else "expected" if self.expected else ""


class Contested(Record):
    """Somebody disputes that it happened, or that it happened so."""

    by: Line
    """Who disputes it."""
    why: Text
    """What they say, in our words."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Their words."""
