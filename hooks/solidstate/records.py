"""The records: what a contributor may write, field by field.

The sentence under a field is its documentation: the JSON Schema, the field tables and the scaffold are made from it.
A record knows one file only; rules across files are in `checks`.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema

from .values import Quantity, Window
from .vocabulary import (
    Application,
    CellClass,
    ChallengeState,
    CompanyKind,
    Confirmation,
    ContextKind,
    Effect,
    FigureLevel,
    Grade,
    OutcomeStatus,
    RouteRole,
    SeriesBasis,
    SourceKind,
    StageName,
)

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?$"
WINDOW_PATTERN = r"^(undated|(\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?(\.\.)?(\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?)$"
VALUE_PATTERN = r"^(>=|<=|>|<|~)?\s*-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?$"


def _schema(pattern: str, about: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern, "description": about})


def _read_window(raw: object) -> Window:
    return raw if isinstance(raw, Window) else Window.parse(raw)


def _read_quantity(raw: object) -> Quantity:
    return raw if isinstance(raw, Quantity) else Quantity.parse(raw)


def _read_day(raw: object) -> Window:
    window = _read_window(raw)
    if window.first is None or window.first != window.last:
        raise ValueError(f"'{window}' is not a whole day.")
    return window


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""Lower-case letters, digits and single hyphens."""
Ref = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=130)]
"""An id, or ids joined by slashes."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200)]
"""Plain text with emphasis, links and code."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A short plain text: a name, a unit, a heading."""
Url = Annotated[str, StringConstraints(min_length=8, max_length=900)]
"""A web address, http or https."""
When = Annotated[
    Window,
    BeforeValidator(_read_window),
    PlainSerializer(str),
    _schema(WINDOW_PATTERN, "2025, 2025-Q3, 2025-H2, 2025-05, 2025-05-17, ..2025-10"),
]
"""A date as exact as its source."""
Day = Annotated[Window, BeforeValidator(_read_day), PlainSerializer(str), _schema(r"^\d{4}-\d{2}-\d{2}$", "A day: 2025-05-17")]
"""One day."""
Value = Annotated[
    Quantity,
    BeforeValidator(_read_quantity),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": VALUE_PATTERN}]}),
]
"""A number with its bound: 350, ">600", "~300", "400..500"."""


class Record(BaseModel):
    """What all records share: nothing unknown gets in, nothing changes later."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True, populate_by_name=True
    )


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
    """The partner's company id or the body's name, for `partner` and `independent`."""
    used_in: Application | None = None
    """The application in which it happened, where it is not the programme's."""
    effect: Effect | None = None
    """What it did beside the ladder."""
    contested: Contested | None = None
    """Set where somebody disputes it; it then counts as claimed only."""
    figures: list[Figure] = []
    """The numbers that come with it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words that prove it."""
    note: Text | None = None
    """What a reader must know: a doubt, what it does not show."""
    formerly: list[Id] = []
    """Ids under which it was published before."""


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
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


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


class Promise(Record):
    """Something announced for later, with every statement of its date in order."""

    what: Text
    """What was promised, in our words, so that one can tell whether it happened."""
    would_show: list[Id] = []
    """The criteria that it would show if it happened."""
    measurable: bool = True
    """False where one could not tell whether it happened; such a promise stays out of the counts."""
    class_: Annotated[CellClass | None, Field(alias="class")] = None
    """The cell class promised, where it is not the programme's."""
    statements: Annotated[list[Statement], Field(min_length=1)]
    """Oldest first. None is ever removed."""
    outcome: Outcome | None = None
    """How it ended, where it did."""
    note: Text | None = None
    """What a reader must know."""
    formerly: list[Id] = []
    """Ids under which it was published before."""


class Reading(Record):
    """A TRL that somebody else gave, shown beside ours."""

    by: Line
    """Who gave it."""
    as_of: When
    """When."""
    trl: Value
    """The level, or a range such as "5..6"."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """Why it differs from ours, where that can be said."""


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
    summary: Text | None = None
    """One or two plain sentences."""
    class_: Annotated[CellClass, Field(alias="class")]
    """Our reading by the published definition."""
    class_evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words on which the class rests; for `unclear` what the maker says."""
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
    partners: list[Id] = []
    """Ids of companies that take part; it is shown on their pages too."""
    milestones: dict[Id, Milestone] = {}
    """What happened. The key is its anchor for ever."""
    promises: dict[Id, Promise] = {}
    """What was announced for later."""
    readings: list[Reading] = []
    """What others gave as its level."""
    formerly: list[Ref] = []
    """Ids under which it was published before (`company/programme` where the company was another)."""


class Owner(Record):
    """Somebody who holds a share, so that a partner's word can be weighed."""

    name: Line
    """A company id of this data, or a name."""
    share: Value | None = None
    """In per cent, where known."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""


class Company(Record):
    """Any organisation: cell maker, carmaker, start-up, materials maker, research institute, body."""

    name: Line
    """The name in English use."""
    also_known_as: list[Line] = []
    """Other names, also in other scripts; search finds each."""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2, of its seat."""
    kind: CompanyKind
    """What sort of organisation it is."""
    summary: Text
    """One or two plain sentences."""
    website: Url | None = None
    """Its own address."""
    checked: Day
    """When a person last held this file against its sources."""
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
    """Ids under which it was published before."""


class Material(Record):
    """An example of a route's electrolytes."""

    name: Line
    """Its name."""
    formula: Line | None = None
    """Its formula, plain: Li6PS5Cl."""
    family: Line | None = None
    """Its family: argyrodite, garnet, NASICON."""
    also_known_as: list[Line] = []
    """LPSCl, LLZO."""
    evidence: list[Evidence] = []
    """Words that name it."""


class Property(Record):
    """A measured property of a route, of one material under one condition."""

    measure: Id
    """An id of measures.yaml."""
    value: Value
    """With its bound."""
    unit: Line
    """A unit that measures.yaml accepts."""
    material: Line
    """Which material, or "the route" for a general statement."""
    of: FigureLevel = FigureLevel.MATERIAL
    """What it is measured on."""
    conditions: Conditions | None = None
    """Test conditions."""
    how_read: Text | None = None
    """How the value was read from the quote."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Strength(Record):
    """What somebody says speaks for a route. It stays theirs."""

    what: Text
    """In our words."""
    by: Line
    """Who says so."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Their words."""


class Route(Record):
    """A family of solid electrolytes."""

    name: Line
    """Its name: Sulfide."""
    also_known_as: list[Line] = []
    """Other names and spellings."""
    class_: Annotated[CellClass, Field(alias="class")]
    """The class of the cells that it makes when nothing liquid is added."""
    roles: list[RouteRole] = []
    """What it is used for in a cell."""
    summary: Text
    """Two or three plain sentences."""
    order: int
    """Place in lists, from 1."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Words on which the summary rests."""
    materials: dict[Id, Material] = {}
    """Examples."""
    properties: dict[Id, Property] = {}
    """Measured properties."""
    strengths: list[Strength] = []
    """What speaks for it, attributed."""
    formerly: list[Id] = []
    """Ids under which it was published before."""


class Marker(Record):
    """A figure by which a challenge can be watched."""

    what: Line
    """What is measured."""
    measure: Id
    """An id of measures.yaml."""
    value: Value
    """With its bound."""
    unit: Line
    """A unit that measures.yaml accepts."""
    date: When | None = None
    """When it was so, where the source says."""
    conditions: Conditions | None = None
    """Test conditions."""
    how_read: Text | None = None
    """How the value was read from the quote."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Approach(Record):
    """A way in which somebody works on a challenge."""

    what: Text
    """In our words."""
    who: list[Line] = []
    """Company ids, or names."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""


class Standing(Record):
    """Where a challenge stands, with the reason."""

    is_: Annotated[ChallengeState, Field(alias="is")]
    """open, eased or solved."""
    reason: Text
    """Why, in one or two sentences that rest on the markers and approaches of this file."""


class Challenge(Record):
    """What stands in a route's way."""

    name: Line
    """Its name."""
    also_known_as: list[Line] = []
    """Other names."""
    routes: Annotated[list[Id], Field(min_length=1)]
    """The routes that it concerns."""
    stage: StageName
    """The stage in which it must be solved."""
    why: Text
    """Why it matters, in plain words."""
    order: int
    """Place in lists, from 1."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Words that name it."""
    markers: dict[Id, Marker] = {}
    """Figures by which to watch it."""
    approaches: dict[Id, Approach] = {}
    """Who tries what."""
    state: Standing
    """Where it stands."""
    formerly: list[Id] = []
    """Ids under which it was published before."""


class Measure(Record):
    """What a figure measures."""

    name: Line
    """Its name: specific energy."""
    also_known_as: list[Line] = []
    """Other names: gravimetric energy density."""
    measures: Text
    """What it measures, in plain words."""
    unit: Line
    """The canonical unit."""
    units: dict[Line, float] = {}
    """Other accepted units, each with the factor that turns it into the canonical one."""
    range: Annotated[list[float], Field(min_length=2, max_length=2)]
    """Sane values in the canonical unit; outside it the check asks."""


class Measures(Record):
    """All measures, by id."""

    measures: dict[Id, Measure]
    """All measures."""


class Criterion(Record):
    """One thing that a milestone can show."""

    name: Line
    """Its name."""
    counts: Text
    """What counts."""
    does_not_count: Text
    """What does not."""
    basis: Text | None = None
    """Whose reading it is where no source gives it."""
    evidence: list[Evidence] = []
    """The words of a scale on which it rests."""


class Requirement(Record):
    """What a level asks; any one of its criteria meets it."""

    name: Line
    """Its name."""
    strand: Id | None = None
    """use or making, or none."""
    criteria: Annotated[dict[Id, Criterion], Field(min_length=1)]
    """Each meets it alone."""


class Level(Record):
    """One level of the scale, one rung of the ladder."""

    number: Annotated[int, Field(ge=1, le=9)]
    """1 to 9."""
    name: Line
    """In our words."""
    short: Line
    """In two or three words, for pictures."""
    nasa: Line
    """NASA's definition."""
    plain: Text
    """What it means for a battery."""
    requirements: Annotated[dict[Id, Requirement], Field(min_length=1)]
    """All must be met."""
    evidence: list[Evidence] = []
    """Where NASA's words were read."""


class Stage(Record):
    """Several levels that ask the same sort of question."""

    name: Line
    """Its name."""
    also_called: Line | None = None
    """Another name."""
    levels: list[int]
    """Its levels."""
    evidence: list[Evidence] = []
    """Words on which it rests."""


class Strand(Record):
    """One of the two things that a level asks."""

    name: Line
    """Its name."""
    asks: Line
    """Its question."""
    why: Text | None = None
    """Why it is asked."""
    evidence: list[Evidence] = []
    """Words on which it rests."""


class SampleLetter(Record):
    """What a sample letter of the car industry usually means; it decides no level."""

    usually: Text
    """What it usually means."""
    criteria: list[Id]
    """The criteria that it usually goes with."""


class Scale(Record):
    """The TRL scale, worded for batteries."""

    sources: dict[Id, Source]
    """Each page cited in this file."""
    stages: dict[StageName, Stage]
    """The three stages."""
    strands: dict[Id, Strand]
    """use and making."""
    levels: Annotated[list[Level], Field(min_length=9, max_length=9)]
    """From 1 to 9."""
    samples: dict[Annotated[str, StringConstraints(pattern=r"^[A-D]$")], SampleLetter] = {}
    """A to D samples."""


class Event(Record):
    """Something in the history of the yardstick."""

    date: When
    """When."""
    what: Text
    """What happened, in our words."""
    levels: list[int] = []
    """The levels that lithium-ion passed with it, by our reading."""
    track: Line = "lithium-ion"
    """lithium-ion, or solid-state for the parallel line."""
    figures: list[Figure] = []
    """The numbers that come with it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


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
    money_of: Annotated[int, Field(ge=1950, le=2100)] | None = None
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
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    """Whose, where it is a state's."""
    status: Line | None = None
    """in force, draft, announced, reported."""
    what: Text
    """What it says, in our words."""
    trl: Value | None = None
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


RECORDS: dict[str, tuple[type[Record], str]] = {
    "trl": (Scale, "data/trl.yaml"),
    "measures": (Measures, "data/measures.yaml"),
    "route": (Route, "data/routes/*.yaml"),
    "challenge": (Challenge, "data/challenges/*.yaml"),
    "company": (Company, "data/companies/*.yaml"),
    "yardstick": (Yardstick, "data/yardstick.yaml"),
    "series": (Series, "data/series/*.yaml"),
    "context": (Context, "data/context/*.yaml"),
    "glossary": (Glossary, "data/glossary.yaml"),
}
"""Each kind of record file: its model, and where such files are."""


def as_authored(record: Record) -> dict[str, Any]:
    """The record as plain data, dates and values as written, nothing that was left out."""
    return record.model_dump(mode="python", by_alias=True, exclude_unset=True)
