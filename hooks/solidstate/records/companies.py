"""Companies, programmes, milestones and promises."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from ..language.vocabulary import (
    AgreementStage,
    Application,
    CellClass,
    CompanyKind,
    Confirmation,
    Effect,
    OutcomeStatus,
    PartnerRole,
)
from .base import COUNTRY_PATTERN, Day, Flag, Id, Line, Record, Ref, Rung, Share, Text, Url, When
from .evidence import Contested, Evidence, Figure, Source


class Milestone(Record):
    """Something that happened, dated and quoted. Announced is not achieved, ordered is not delivered."""

    date: When
    """When it happened; its END decides from when on it counts. `..2025-10` is "had happened by"."""
    what: Text
    """What happened, in one plain sentence of our own."""
    shows: list[Id] = []
    """The criteria of trl.yaml that the quote proves, or none: not every milestone moves a rung."""
    confirmed_by: Confirmation
    """Who says so."""
    by: Line | None = None
    """The partner's company id, the body's name, or for `reported` the newspaper's; the maker's own name is left out."""
    with_: Annotated[list[Line], Field(alias="with")] = []
    """Others who took part: company ids, or names of organisations that have no file. It is shown on their pages too."""
    used_in: Application | None = None
    """The application in which it happened, where it is not the programme's."""
    effect: Effect | None = None
    """What it did beside the ladder."""
    stage: AgreementStage | None = None
    """For an agreement, a licence, an order or a stake: how far it has come."""
    condition: Text | None = None
    """For `conditional`: what must happen first."""
    shows_because: Text | None = None
    """Why it shows its criteria although the quote holds words of intent."""
    contested: Contested | None = None
    """Set where somebody disputes it; it then counts as claimed only."""
    figures: list[Figure] = []
    """The numbers that come with it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words that prove it."""
    corrected: Text | None = None
    """Why what stood here before was wrong."""
    note: Text | None = None
    """What a reader must know: a doubt, what it does not show."""
    formerly: list[Id] = []
    """Ids under which it was published before, the oldest first."""


class Statement(Record):
    """One time that the date of a promise was named."""

    said: When
    """When it was said."""
    due: When
    """The date that was named: a date, a window `2027..2028`, `2030..` for "not before", or `undated`."""
    wording: Line
    """The date in the words of the statement: "by 2027", "fiscal year 2027"."""
    by: Line | None = None
    """A company id if another company said it, or the name of a newspaper or analyst: then it is not the company's."""
    takes_back: Flag = False
    """True where it takes the date back and names no other, with `due: undated`."""
    figures: list[Figure] = []
    """The numbers that were promised with it; each counts as expected."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    corrected: Text | None = None
    """Why what stood here before was wrong."""
    note: Text | None = None
    """What a reader must know."""
    formerly: list[Id] = []
    """What followed the promise's in its id before, the oldest first: its id is made of the day on which it was said."""


class Outcome(Record):
    """How a promise ended. Only from evidence; what has no outcome is judged by its dates."""

    status: OutcomeStatus
    """done, withdrawn or scope-changed."""
    date: When
    """When."""
    milestone: Id | None = None
    """The milestone of this record by which it was kept."""
    becomes: Ref | None = None
    """The promise that follows: its id, or `programme/promise`."""
    but: Text | None = None
    """What is short of the promise: rent only, fewer than said."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words that prove it."""
    corrected: Text | None = None
    """Why what stood here before was wrong."""


class Promise(Record):
    """Something announced for later, with every statement of its date in order."""

    what: Text
    """What was promised, in our words, so that one can tell whether it happened."""
    would_show: list[Id] = []
    """The criteria that it would show if it happened; none for money, shares and standards, which enter no count."""
    measurable: Flag = True
    """False where one could not tell whether it happened; such a promise stays out of the counts."""
    class_: Annotated[CellClass | None, Field(alias="class")] = None
    """The cell class promised, where it is not the programme's."""
    used_in: Application | None = None
    """The application promised, where it is not the programme's."""
    statements: Annotated[list[Statement], Field(min_length=1)]
    """Oldest first. None is ever removed."""
    outcome: Outcome | None = None
    """How it ended, where it did."""
    note: Text | None = None
    """What a reader must know."""
    formerly: list[Id] = []
    """Ids under which it was published before, the oldest first."""


class Reading(Record):
    """A TRL that somebody else gave, shown beside ours."""

    by: Line
    """Who gave it."""
    as_of: When
    """When."""
    trl: Rung
    """The level, or a range such as "5..6"."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    corrected: Text | None = None
    """Why what stood here before was wrong."""
    note: Text | None = None
    """Why it differs from ours, where that can be said."""


class Partner(Record):
    """Another organisation that takes part in a programme."""

    name: Line
    """A company id of this data, or the name of an organisation that has no file."""
    role: PartnerRole
    """What it does."""
    evidence: list[Evidence] = []
    """The words that say so."""
    note: Text | None = None
    """What a reader must know: until when, on what condition."""


class Programme(Record):
    """One cell or battery development of a company: the unit that is rated."""

    name: Line
    """The name in use; the maker's where there is one."""
    also_known_as: list[Line] = []
    """Other names, also in other scripts; search finds each."""
    label: Line | None = None
    """A short name for pictures, where company and name together are long: CAS interphase."""
    products: list[Line] = []
    """Cars and devices in which a reader meets it: IM L6, NIO ET7 150 kWh."""
    in_short: Line | None = None
    """What it is in three to six words, for a sentence in which its name says nothing: a polymer battery kept warm."""
    summary: Text | None = None
    """One or two plain sentences."""
    class_: Annotated[CellClass, Field(alias="class")]
    """Our reading by the published definition."""
    class_evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words on which the class rests; for `unclear` what the maker says."""
    class_confirmed_by: Confirmation = Confirmation.MAKER
    """Who says what is in the cell: `maker` and `reported` are a claim, also "all-solid-state battery" in a headline."""
    class_by: Line | None = None
    """The partner's company id or the body's name that says so: in a filing, a teardown, a paper."""
    class_note: Text | None = None
    """Why this class, where the sources disagree."""
    marketed_as: Line
    """The maker's word: all-solid-state, solid-state, semi-solid, quasi-solid."""
    routes: list[Id] = []
    """Route ids, the separator's first; empty where the sources do not say."""
    application: Application
    """What it is meant for."""
    cathode: Line | None = None
    """The cathode, in a word or two."""
    anode: Line | None = None
    """The anode, in a word or two."""
    partners: list[Partner] = []
    """Others who take part, each with `name` and `role`; it is shown on the pages of those that have one."""
    milestones: dict[Id, Milestone] = {}
    """What happened. The key is its anchor for ever."""
    promises: dict[Id, Promise] = {}
    """What was announced for later."""
    readings: list[Reading] = []
    """What others gave as its level."""
    formerly: list[Ref] = []
    """Ids under which it was published before, the oldest first (`company/programme` where the company was another)."""

    @property
    def class_is_claimed(self) -> bool:
        """Whether the class rests on the maker's word, or on somebody's who names nobody."""
        return self.class_confirmed_by.is_claim


class Owner(Record):
    """Somebody who holds a share, so that a partner's word can be weighed."""

    name: Line
    """A company id of this data, or a name."""
    share: Share | None = None
    """In per cent, where known."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""


DESCRIBING = ("summary", "website", "same_as")
"""What describes a company or a programme: it stands on their own pages, and on none that shows several."""


class Company(Record):
    """Any organisation: cell maker, carmaker, start-up, materials maker, research institute, body."""

    name: Line
    """The name in English use."""
    also_known_as: list[Line] = []
    """Other names, also in other scripts; search finds each."""
    country: Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
    """Of its seat, in two capital letters such as DE (ISO 3166-1 alpha-2)."""
    kind: CompanyKind
    """What sort of organisation it is."""
    summary: Text
    """One or two plain sentences."""
    website: Url | None = None
    """Its own address."""
    same_as: list[Url] = []
    """The same organisation in registers of others: `https://www.wikidata.org/entity/Q53268`, an ISNI, an LEI. Nothing is guessed."""
    checked: Day
    """When a person last held the whole file against its sources. Adding one item does not move it."""
    owners: list[Owner] = []
    """Who holds shares in it, where that matters to a confirmation."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    programmes: dict[Id, Programme] = {}
    """Its cells and batteries; empty for a company that only takes part in others' programmes."""
    milestones: dict[Id, Milestone] = {}
    """What happened that belongs to no programme: money, plants, people, materials. It shows no criterion."""
    promises: dict[Id, Promise] = {}
    """What was announced that belongs to no programme."""
    formerly: list[Id] = []
    """Ids under which it was published before, the oldest first."""

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What is derived of it and is kept as long as it is: derived/kept.py."""
        return {}

    @property
    def added_to(self) -> date | None:
        """The newest day on which a page was read for it after the whole was checked; None where none was."""
        read = [source.read.last for source in self.sources.values() if source.read and source.read.last]
        return max((day for day in read if self.checked.last and day > self.checked.last), default=None)

    @property
    def touched(self) -> date | None:
        """The newest day on which something in it was held against a page."""
        return self.added_to or self.checked.last
