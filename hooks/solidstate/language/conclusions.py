"""The closed lists of what is derived, never authored: every word that a table may conclude with, each with its definition."""

from __future__ import annotations

from .vocabulary import Word


class PromiseState(Word):
    """What has become of a promise by a day, in the order in which a bar of them is drawn: what was kept first, what is unknown last."""

    KEPT = "kept", "It happened, and is not known to have been late."
    KEPT_LATE = "kept late", "It happened, and the first day on which it can have happened lies after the first window promised."
    SCOPE_CHANGED = "scope changed", "A source says that something else was promised in its place."
    WITHDRAWN = "withdrawn", "A source says that it is promised no more."
    MOVED = "moved", "The latest date named is later than the first and not over, or is “not before” a later day."
    DATE_TAKEN_BACK = "date taken back", "It is still promised, and whoever named a date names none any more."
    BROUGHT_FORWARD = "brought forward", "The latest date named is earlier than the first, and is not over."
    DUE = "due", "The window has ended, and no search for an outcome three months after its end or later is recorded: unknown, not broken."
    NO_OUTCOME_FOUND = (
        "no outcome found",
        "The latest window has ended, the file was checked three months after or later, and no later word was found: neither that it "
        "happened nor that it did not.",
    )
    OPEN = "open", "Not due yet; no statement has changed the date."
    OUTLOOK = "outlook", "“Not before” some day, where no date had been named before: never due, no slip."


class DateMove(Word):
    """Where the latest date of a promise stands against the first."""

    LATER = "later", "It ends later."
    EARLIER = "earlier", "It ends earlier."
    TO_NO_END = "to no end", "It is “not before” some day and has no end; only the least of the months may be known."
    TAKEN_BACK = "taken back", "Whoever named a date names none any more."


class Bound(Word):
    """How exact a value is that is neither a number nor a range."""

    MORE_THAN = "more than", "Above the number, written >."
    AT_LEAST = "at least", "The number or above it, written >=."
    LESS_THAN = "less than", "Below the number, written <."
    AT_MOST = "at most", "The number or below it, written <=."
    ABOUT = "about", "Roughly the number or the range, written ~."


class Manner(Word):
    """What a figure is, where it is not said to be so: only those without a manner are drawn, headlined and compared."""

    CHANGE = "change", "A change from something else, as in “150 % more”."
    DOUBTED = "doubted", "This record itself does not believe it, and says why."
    AT_MOST = "at most", "What a licence, a plan or a permit allows at most."
    EXPECTED = "expected", "Designed, planned or promised; not what was reached."


class YardstickPart(Word):
    """In which part of the yardstick's page an event stands."""

    TIMELINE = "timeline", "Its history, from the first idea on, and solid-state’s own way beside it: track."
    INCIDENTS = "incidents", "Fires and recalls, and the rules that followed."
    FACTS = "facts", "What it is like today: energy, price, what the decades were spent on."


class Weakness(Word):
    """Why a quote is weak by itself."""

    MACHINE = "machine", "A machine wrote the page."
    GRADED = "graded", "Read only in part or not at its origin; the record says so of the quote or of the page."
    INFERRED = "inferred", "The date of the page is worked out; dated_by of the page says from what."
    UNDATED = "undated", "The page has no date, and the year of what it proves stands not in the quote either."


class Proved(Word):
    """What a quote proves."""

    CLASS = "class", "What is in the cell of a programme."
    MILESTONE = "milestone", "That something happened."
    STATEMENT = "statement", "That a date of a promise was named."
    OUTCOME = "outcome", "How a promise ended."
    READING = "reading", "The level that somebody else gives a programme."
    PARTNER = "partner", "That somebody takes part in a programme."
    OWNER = "owner", "That somebody holds a share in a company."
    PROPERTY = "property", "A number of a route."
    MATERIAL = "material", "A material of a route."
    STRENGTH = "strength", "What a route is good at."
    ROUTE = "route", "What is said of a route as a whole."
    CHALLENGE = "challenge", "That something stands in the way."
    MARKER = "marker", "How far a challenge has been met."
    APPROACH = "approach", "How a challenge is tackled."
    EVENT = "event", "An event in the history of the yardstick."
    POINT = "point", "A number of a series."
    CONTEXT = "context", "What surrounds the field."
    CONTESTED = "contested", "That somebody disputes what the same row proves."
    TERM = "term", "What a word of the glossary means."
    CRITERION = "criterion", "What counts for a criterion of the scale."
    LEVEL = "level", "What a level of the scale asks."
    STAGE = "stage", "What a stage of the scale is."
    STRAND = "strand", "What a strand of the scale is."
