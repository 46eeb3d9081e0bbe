"""The closed lists: every word that a record may choose from, with its definition.

A definition here is the only one: the JSON Schemas, the field tables and the pages take it from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """One allowed word of a closed list. `definition` says when to use it, `label` is what a page calls it."""

    definition: str
    label: str

    def __new__(cls, value: str, definition: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.definition = definition
        word.label = label or value
        return word


class CellClass(Word):
    """What a cell is by the published definition, whatever it is called in the market."""

    ALL_SOLID_STATE = "all-solid-state", "Ions move between the electrodes only through solid electrolyte; no liquid."
    SOLID_LIQUID = (
        "solid-liquid",
        "Some liquid or gel electrolyte is left; marketed as semi-solid, quasi-solid, hybrid or solid-state.",
        "solid–liquid",
    )
    UNCLEAR = "unclear", "The sources do not say enough to tell; listed, and drawn on neither side.", "class unclear"


class Application(Word):
    """What a programme's cell is meant for: TRL belongs to a technology in an application."""

    CAR = "car", "Passenger cars and vans."
    BUS = "bus", "Buses and coaches."
    TRUCK = "truck", "Lorries and heavy machines on roads."
    MOTORCYCLE = "motorcycle", "Motorcycles, scooters and other two-wheelers."
    ROBOT = "robot", "Robots, humanoid or industrial."
    AIRCRAFT = "aircraft", "Aeroplanes, drones, vertical take-off craft."
    SPACE = "space", "Satellites, stations and other craft in space."
    ELECTRONICS = "electronics", "Phones, wearables, sensors, chip-size cells on boards."
    INDUSTRIAL = "industrial", "Machines and sites where heat, cold or pressure decide."
    DEFENCE = "defence", "Military equipment."
    GRID = "grid", "Stationary storage."
    ANY = "any", "No application named, or a material meant for all of them."


class Track(Word):
    """Whose history an event of the yardstick belongs to."""

    LITHIUM_ION = "lithium-ion", "The yardstick itself: liquid lithium-ion."
    SOLID_STATE = "solid-state", "The line beside it: solid-state batteries."


class CompanyKind(Word):
    """What sort of organisation it is."""

    CELL_MAKER = "cell maker", "Makes battery cells of several kinds in series."
    CARMAKER = "carmaker", "Makes cars, buses or lorries."
    MOTORCYCLES = "motorcycle maker", "Makes motorcycles."
    START_UP = "start-up", "Founded to bring one solid-state technology to market."
    MATERIALS = "materials maker", "Makes electrolytes, electrodes or precursors."
    EQUIPMENT = "equipment maker", "Makes the machines of a cell factory."
    ELECTRONICS = "electronics maker", "Makes components or devices; cells are one product among many."
    INSTITUTE = "research institute", "University, academy or public laboratory."
    BODY = "body", "Association, agency, standards body or alliance."


class SourceKind(Word):
    """Who speaks in a source."""

    COMPANY = "company", "The organisation itself: press release, filing, web page, presentation."
    PARTNER = "partner", "A customer, supplier or carmaker that works with it."
    PRESS = "press", "A newspaper, trade magazine, news site or blog."
    JOURNAL = "journal", "A peer-reviewed paper or its record."
    AGENCY = "agency", "A public agency or laboratory."
    REGULATOR = "regulator", "A regulator, ministry, court or standards body."
    ANALYST = "analyst", "A market researcher, bank or consultant."
    REFERENCE = "reference", "An encyclopaedia, glossary, handbook or course."


class DatedBy(Word):
    """By what a page is dated that does not say itself when it was published. All but `address` are inferred."""

    ADDRESS = "address", "The date stands in its address.", "its address"
    COPY = "copy", "A dated copy or repost of the same text.", "a dated copy"
    EVENT = "event", "A dated event that it reports or names.", "an event that it names"
    NEIGHBOURS = "neighbours", "The numbers of the page, or the pages before and after it.", "the pages before and after it"
    CRAWL = "crawl", "The day on which it was stored: it is no younger.", "the day on which it was stored"
    SEARCH = "search", "The date that a search engine gives.", "a search engine"
    CONTEXT = "context", "Other hints; `note` says which.", "its context"

    @property
    def is_inferred(self) -> bool:
        """Whether the date is worked out rather than read."""
        return self is not DatedBy.ADDRESS


class Grade(Word):
    """A warning on a source or on one quote. None is the rule."""

    WEAK = "weak", "Only a headline, a repost, a mirror or a machine summary; shown to the reader."


class Confirmation(Word):
    """Who says that a milestone happened, that a figure is so, or what is in a cell."""

    MAKER = "maker", "The maker alone says so: a claim, also where a newspaper quotes or reports the maker by name."
    PARTNER = "partner", "A customer or carmaker that used it says so, or a body that pays for it or holds a share."
    REPORTED = "reported", "A newspaper, blog or analyst says so and names nobody: drawn as a claim."
    INDEPENDENT = (
        "independent",
        "A test lab, regulator, peer-reviewed paper, court or agency record without a stake says so; never a newspaper.",
    )

    @property
    def is_claim(self) -> bool:
        """Whether nobody but the maker, or nobody who is named, stands for it."""
        return self in (Confirmation.MAKER, Confirmation.REPORTED)


class PartnerRole(Word):
    """What another organisation does in a programme."""

    CARMAKER = "carmaker", "Builds it into its cars, buses or lorries, or means to."
    VEHICLE_MAKER = "vehicle maker", "Builds it into other vehicles, or means to: motorcycles, drones, aircraft."
    SUPPLIER = "supplier", "Makes materials, machines or parts for it."
    CUSTOMER = "customer", "Buys or tries it, and makes no vehicles."
    OWNER = "owner", "Holds a share in it or pays for it."
    RESEARCH = "research", "Develops it together with the maker."


class AgreementStage(Word):
    """How far an agreement, a licence, an order or a stake has come."""

    INTENDED = "intended", "Announced, a letter of intent, a framework: nothing binds yet.", "intended, not binding"
    SIGNED = "signed", "Signed and binding."
    CONDITIONAL = (
        "conditional",
        "Signed, and it takes effect only if something happens first: `condition` says what.",
        "signed on a condition",
    )
    CLOSED = "closed", "In effect: paid, delivered, taken over.", "in effect"


class Ceiling(Word):
    """By what an amount is bounded that nobody has reached."""

    LICENCE = "licence", "A licence allows so much at most.", "a licence"
    PLAN = "plan", "A plan or a design foresees so much at most.", "a plan"
    PERMIT = "permit", "A permit or an environmental report allows so much at most.", "a permit"


class Effect(Word):
    """What a milestone did to a programme beside the ladder. The level itself never falls."""

    SUSPENDED = "suspended", "Use or production was stopped for the time being."
    RESUMED = "resumed", "Use or production went on again."
    ENDED = "ended", "The programme, product or company stopped for good."
    TRANSFERRED = "transferred", "Another organisation carries it on."


class OutcomeStatus(Word):
    """How a promise ended, where it did; everything else is derived from dates."""

    DONE = "done", "What was promised happened."
    WITHDRAWN = "withdrawn", "The promise was taken back."
    SCOPE_CHANGED = "scope-changed", "Something else was promised in its place; `becomes` names it."


class FigureLevel(Word):
    """What a figure is measured on. Figures of different levels are never compared unmarked."""

    MATERIAL = "material", "A powder, pellet or film of one material."
    ELECTROLYTE = "electrolyte", "The electrolyte layer or separator."
    ELECTRODE = "electrode", "One electrode; its Wh/kg is far above that of a cell."
    CELL = "cell", "One finished cell."
    MODULE = "module", "Several cells in a frame."
    PACK = "pack", "A whole battery with its case and electronics."
    VEHICLE = "vehicle", "A car, bus, aircraft or device with the battery in it."
    LINE = "line", "A production line."
    PLANT = "plant", "A factory."
    ORGANISATION = "organisation", "A company, a programme of a state or a whole market."
    UNSTATED = "unstated", "The source does not say of what; never compared with a figure of a cell or a pack.", "not said of what"


class StageName(Word):
    """The three stages of the ladder."""

    SCIENTIFIC = "scientific-verification", "Levels 1 to 3: does the principle work?"
    ENGINEERING = "engineering-verification", "Levels 4 to 7: can it be built? Also called the valley of death."
    COMMERCIAL = "commercial-verification", "Levels 8 and 9: is it qualified, sold and proven?"


class ChallengeState(Word):
    """Where a challenge stands."""

    OPEN = "open", "No approach has shown, outside its maker's word, that it is overcome."
    EASED = "eased", "Approaches lessen it; it still costs performance, money or time."
    SOLVED = "solved", "Overcome in products that are made and sold."


class RouteRole(Word):
    """What a family of electrolytes is used for in a cell."""

    SEPARATOR = "separator", "The layer between the electrodes."
    CATHOLYTE = "catholyte", "The ion conductor mixed into the cathode."
    ANOLYTE = "anolyte", "The ion conductor at or in the anode."
    COATING = "coating", "A thin protective layer on particles or electrodes."


class ContextKind(Word):
    """What sort of context a record gives."""

    STANDARD = "standard", "A standard, a draft of one or an official naming.", "Standards and naming"
    PROGRAMME = "government programme", "Public money or a public plan.", "Public programmes"
    FORECAST = "forecast", "What somebody expects of the whole field.", "Forecasts"
    PATENTS = "patents", "Counts of patents, each by its counter.", "Patents"
    READING = (
        "reading of the whole field",
        "A TRL or a like number given for the field, not for one programme.",
        "Readings of the whole field",
    )
    MARKET = "market", "Prices, shares and money.", "Market"


class SeriesBasis(Word):
    """In what money a price is given."""

    NOMINAL = "nominal", "Money of the year itself."
    REAL = "real", "Corrected for inflation, to the money of the year in `money_of`."
    UNSTATED = "not stated", "The source does not say."


class Verdict(Word):
    """What somebody found who held a fact of this record against its page."""

    RIGHT = "right", "True, and said as the page says it.", "true"
    IMPRECISE = "imprecise", "True in the main, and wrong or too loose in a detail."
    WRONG = "wrong", "False: in what is said, in its date, or in who says it."
    UNPROVED = "unproved", "It may be true; the quoted words do not prove it.", "not proved"
    NOT_FOUND = "not-found", "Neither the page nor another that says the same could be had.", "not found"

    @property
    def is_error(self) -> bool:
        """Whether something was to be mended."""
        return self not in (Verdict.RIGHT, Verdict.NOT_FOUND)


class ErrorKind(Word):
    """What was wrong with a fact of this record."""

    DATE = "date", "A date guessed, or taken from another article.", "a guessed or wrong date"
    SPEAKER = "speaker", "A newspaper's words as the maker's, one company's as another's, a claim as a fact.", "the wrong speaker"
    OBJECT = "object", "Of the pack and not the cell, of another electrode or part of the world.", "true of something else"
    DONE = "done", "A plan, an announcement or an agreement told as done, or its condition left out.", "a plan told as done"
    QUOTE = "quote", "A quote that proves another sentence, or ends before what qualifies it.", "a quote that proves something else"
    NUMBER = "number", "A value, a bound, a unit or a count.", "a wrong number or bound"
    DISPUTE = "dispute", "A dispute told where there is none, or with words that do not prove it.", "a dispute that is none"
    STALE = "stale", "Overtaken: a later word, or a fuller one, was there to be found.", "out of date"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACEHOLDERS = {
    "country": "XX",
    "summary": "One or two plain sentences.",
    "title": "The title of the page, as it stands there",
    "publisher": "Who published it",
    "url": "https://example.org/",
    "name": "The name in use",
    "class_quote": "the words on which the class rests",
    "what": "What happened, in one plain sentence of our own.",
    "quote": "the shortest words that prove it",
    "why": "Why it matters, in plain words.",
    "reason": "Why, in one or two sentences that rest on what this file holds.",
}
"""What a new file holds until somebody fills it in; none of it may stand in the data."""


HEADINGS: dict[str, frozenset[str]] = {
    "company": _words("approaches class context figures milestones next owners partner programmes promises readings related sources why"),
    "route": _words("challenges materials programmes properties sources strengths"),
    "challenge": _words("approaches markers sources state"),
    "context": _words("forecast government-programme market patents reading-of-the-whole-field sources standard"),
    "yardstick": _words("facts histories incidents lithium-ion-energy lithium-ion-price path series sources stages timeline"),
}
"""By kind of record: the anchors that its pages need for their own headings."""
