"""What the API adds to what happened and what was promised, and to the pages that say so."""

from __future__ import annotations

from typing import TypedDict

from .common import Party, Span


class ItemMore(TypedDict):
    """What belongs to every milestone and promise."""

    formerly: list[str]
    """Ids under which it was published before."""
    company: str
    """The id of its company."""
    programme: str | None
    """The id of its programme; null where it belongs to the company."""
    permalink: str
    """Where it stands on its page."""


class MilestoneMore(TypedDict):
    """What is derived of a milestone."""

    said_by: list[Party]
    """Who says so, as a reader is told: nobody where the maker itself is heard."""
    weak: bool
    """Whether it rests on weak words alone."""
    reservations: list[str]
    """What is said in one breath with it: contested, weak."""
    figures: list[str]
    """The numbers that come with it, in figures."""
    rating_before: str | None
    """The rating of its programme on the eve; null where it has no programme, or that showed nothing then."""
    rating_after: str | None
    """The rating of its programme on the day from which it counts; null as before."""
    moved: bool
    """Whether it moved that rating on that day; what counts from the day of reading alone moved it at some time before."""
    by_reading: bool
    """Whether its last day is no more than the one on which a page without a date was read: it may be much older, and is no news."""
    vague: bool
    """Whether it is news of no day: no more is known than the year, or by_reading."""


class FigureMore(TypedDict):
    """What is derived of a figure."""

    milestone: str | None
    """The milestone with which it comes; null where it comes with a statement."""
    statement: str | None
    """The statement with which it comes, which only expects it; null where it comes with a milestone."""
    programme: str | None
    """The programme."""
    company: str
    """The company."""
    date: Span
    """The date of the milestone, or of the statement."""
    manner: str | None
    """change, doubted, at most or expected; null for what is said to be so: only that is drawn among others."""
    confirmed_by: str | None
    """Who says the number: maker, reported, partner or independent; null where it is only expected, by who promises it."""
    by: Party | None
    """The partner, body or newspaper that says it, where one is named."""
    confirmed: bool
    """Whether a partner or somebody independent says it, and nobody disputes it; what only a newspaper reports is not confirmed."""
    is_contested: bool
    """Whether somebody disputes the milestone."""
    weak: bool
    """Whether it rests on weak words alone."""
    reservations: list[str]
    """What is said wherever the number is named."""
    headline: bool
    """Whether it is the one of its group that a headline uses; never one with a manner."""
    drawn: bool
    """Whether the pictures of energy show it: of the cell or pack that won its programme the rung."""
    disagrees: bool
    """Whether the figures of its group give two numbers."""
    sources: list[str]
    """The pages that give it."""
    quotes: list[str]
    """Those of their quotes in which the number stands, by their ids in the table of evidence; all of them where it stands in none."""
    permalink: str
    """Its line among the figures of its programme; else its milestone, or its statement."""


class SizeChange(TypedDict):
    """How a size that was promised changed between two statements."""

    measure: str
    """The measure."""
    first: str
    """The value that was named first, with its unit."""
    latest: str
    """The value that was named last, with its unit."""
    factor: float | None
    """The later over the earlier."""


class StatementMore(TypedDict):
    """What is derived of a statement."""

    formerly: list[str]
    """Ids under which it was published before, the oldest first."""
    own_word: bool
    """Whether the company itself, or one that takes part, said it: only that moves its date."""
    weak: bool
    """Whether it rests on weak words alone."""
    by_reading: bool
    """Whether its last day is no more than the one on which a page without a date was read: it may be much older, and is no news."""
    vague: bool
    """Whether it is news of no day: no more is known than the year, or by_reading."""
    permalink: str
    """Where it stands on the site."""


class OutcomeMore(TypedDict):
    """What of an outcome leads elsewhere."""

    milestone: str | None
    """The milestone by which the promise was kept."""
    becomes: str | None
    """The promise that follows."""
    weak: bool
    """Whether it rests on weak words alone."""
    permalink: str
    """Where it stands on the site."""


class PromiseMore(TypedDict):
    """What is derived of a promise."""

    cell_class: str | None
    """The class promised: its own, else that of its programme."""
    meant_for: str | None
    """What it is for: used_in, else the application of its programme, else the car of a carmaker; null where none is named."""
    for_sale: bool
    """Whether it is about sale or series."""
    state: str
    """kept, kept late, scope changed, withdrawn, moved, date taken back, brought forward, due, no outcome found, open or outlook."""
    open: bool
    """Whether it stands: its date lies ahead, or was taken back and nothing else was; \"not before 2030\" is no date that lies ahead."""
    counted: bool
    """Whether it enters the counts: measurable, of the technology, and with a date that its company named."""
    fell_due: bool
    """Whether it was due by the day: kept, or its first window is over and it was not withdrawn, nor its scope changed, before."""
    own_date: bool
    """Whether the company itself gave the date."""
    weak: bool
    """Whether the first or the latest date rests on weak sources alone."""
    first_due: Span
    """The date that was named first."""
    latest_due: Span
    """The date that stands."""
    dates_named: int
    """How many different ends of its date the company itself has named; \"not before 2030\" has no end, though medians take it for a date."""
    date_moved: str | None
    """later, earlier, to no end (not before a day) or taken back; null where it stands, or the company
    named no date itself. Of the last two no slip_months can be counted."""
    slip_months: int | None
    """Latest less first date, by their ends, in whole months; null where one of them has no end, or the company named none."""
    slip_months_least: int | None
    """The one nearer to 0 of the differences of the beginnings and of the ends, where a date is a window of more than a year; else, and
    where the beginning moved one way and the end the other, slip_months. Where the latest date is not before some day, the months from the beginning of the first: it moved by at least so many.
    Ranks and medians go by it. Null where no months can be counted."""
    slip_months_most: int | None
    """The other of those differences; null where slip_months is."""
    late_months: int | None
    """How many months after its first window it was kept; null where it was not kept late."""
    perhaps_late: bool
    """Whether it counts as kept, and the window in which it happened ends after the first date: whether in time is not known."""
    known_to: str
    """The day of the last check of its file: what happened later is not known here."""
    sizes: list[SizeChange]
    """How its size changed between its statements."""


class Listed(TypedDict):
    """Where a page is listed in the files of the record."""

    file: str
    """The file."""
    key: str
    """The key under which it stands there."""


class SourceMore(TypedDict):
    """What is derived of a page."""

    heading: str
    """Its title, or what it is in our words."""
    weak: bool
    """Whether it is weak by itself: graded so, written by a machine, or of an inferred date."""
    by_machine: bool
    """Whether a machine wrote it."""
    listed: list[Listed]
    """The files that list it."""
    quote_count: int
    """How many quotes of it stand in the record."""
    cited: int
    """How many things rest on it."""
    cited_by: list[str]
    """Those things, each as its kind and its id in the list of that kind: milestone/gotion-high-tech/jinshi/pilot-line-2025."""
    permalink: str
    """Where it stands on the page of sources."""


class ChangeData(TypedDict):
    """Something that changed in the record for readers."""

    id: str
    """Its id: the day, the kind and what it is about."""
    day: str
    """The day on which the record changed (UTC). Ratings and states are those of this day."""
    commit: str
    """The last commit of the day that changed the data."""
    section: str
    """gone, ladder, promises, happened, numbers or words."""
    kind: str
    """What sort of change: rating, date, state, figure, milestone-new, …"""
    about: str
    """The id of what changed, as it is in the lists of its kind."""
    name: str
    """What it is called."""
    before: str | None
    """What stood there; null where there was nothing."""
    after: str | None
    """What stands there; null where there is nothing."""
    happened: Span | None
    """When it happened or was said, as the record has it: of a rating or a state what brought it about, of a date when that was named. It
    may be long before day, where the record says it late. Null where nothing happened: a correction, a check, a day that passed."""
    gone: bool
    """Whether something that stood in the record stands there no more, and nothing in its place."""
    because: str | None
    """Why what stood there was wrong, where this corrects it, in the words of the milestone, statement or figure concerned: they speak of all
    that was put right of it on that day. Where a rung fell and nothing is called wrong, the note that the milestone concerned has since.
    Null of what is new, and where no reason is written."""
    undoes: str | None
    """The id of an earlier change of the same thing, where it stands again as it did before that one; null where there is none."""
    sentence: str
    """The change in one sentence."""
    permalink: str | None
    """Where it stands on the site; null where it stands on no page of its own."""


class NotCompared(TypedDict):
    """A day of which the changes are not told."""

    day: str
    """The day."""
    why: str
    """Why."""


class Known(TypedDict):
    """How far back the changes are told."""

    after: str | None
    """Every change after this day is told; null where nothing is known."""
    because: str
    """Why no more is known: begun (the record began then), shallow (this copy of the repository holds no more), bounded (no more is
    looked at), no-git (this copy has no history)."""
    not_compared: list[NotCompared]
    """Days that could not be compared."""
