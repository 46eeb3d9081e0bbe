"""What the API adds to the scale and to what surrounds the field, and what it counts."""

from __future__ import annotations

from typing import TypedDict

from .common import Canonical


class LevelMore(TypedDict):
    """What belongs to a level."""

    stage: str
    """The id of its stage, in stages."""
    requirements: list[str]
    """All must be met; in requirements."""
    programmes: list[str]
    """The programmes that have reached it and no higher one, the foremost first."""
    permalink: str
    """Its page."""


class RequirementMore(TypedDict):
    """What belongs to a requirement."""

    level: int
    """The level that asks it."""
    criteria: list[str]
    """Each meets it alone; in criteria."""


class CriterionMore(TypedDict):
    """What belongs to a criterion."""

    requirement: str
    """The requirement that it meets."""
    level: int
    """Its level."""
    strand: str | None
    """use or making, or null."""
    milestones: list[str]
    """The milestones that show it, newest first."""
    permalink: str
    """Its page."""


class RouteMore(TypedDict):
    """What belongs to a route."""

    formerly: list[str]
    """Ids under which it was published before, the oldest first."""
    challenges: list[str]
    """What stands in its way."""
    programmes: list[str]
    """Who follows it."""
    permalink: str
    """Its page."""


class PageMore(TypedDict):
    """A thing with a page of its own."""

    formerly: list[str]
    """Ids under which it was published before, the oldest first."""
    permalink: str
    """Its page."""


class PermalinkMore(TypedDict):
    """A thing that stands on a page with others."""

    permalink: str
    """Where it stands."""


class TermMore(TypedDict):
    """What belongs to a term."""

    permalink: str
    """Where it stands."""

    see: str | None
    """The page that says more."""


class YardstickMore(TypedDict):
    """What belongs to the yardstick."""

    permalink: str
    """Its page."""


class PointMore(TypedDict):
    """A number of a series in the unit of its measure."""

    id: str
    """Its id."""
    of: str
    """What it is measured on: its own word, else that of its series."""
    canonical: Canonical | None
    """The value in the unit of its measure."""
    weak: bool
    """Whether it rests on weak sources alone."""
    permalink: str
    """Where its series stands on the site."""


class PartMore(TypedDict):
    """What is derived of a part of a page that rests on words of its own: a property, a marker, an approach, an event."""

    weak: bool
    """Whether it rests on weak sources alone."""
    permalink: str
    """Where it stands on the site."""


class Share(TypedDict):
    """How many facts of an audit had a verdict, and between which shares the whole record lies with 95 %."""

    hits: int
    """How many."""
    low: float
    """The lower end, from 0 to 1 (Wilson score)."""
    high: float
    """The upper end."""


class AuditMore(TypedDict):
    """What follows from an audit."""

    rates: dict[str, Share]
    """By verdict."""


class StandingData(TypedDict):
    """Where a programme stood at the end of a year, by what had happened then and is known today."""

    id: str
    """The programme and the year."""
    programme: str
    """The programme."""
    year: int
    """The year."""
    as_of: str
    """The last day of the year; in one that is not over the day of the data."""
    rating_label: str | None
    """The rating in short: 7, or 5–6 where 6 was in progress."""
    reached: int | None
    """The rung that it had reached."""
    in_progress: int | None
    """The rung of which some requirements were met."""
    reached_confirmed: int | None
    """The rung that others than its maker had confirmed."""
    reservations: list[str]
    """What is said in one breath with the rung: contested, claimed, on weak sources."""
    rating_weak: bool
    """Whether the rung would fall without weak words."""
    rating_contested: bool
    """Whether it would fall without what is contested."""
    ended: bool
    """Whether it had stopped for good."""
    permalink: str
    """The ladder of that year."""


class WordData(TypedDict):
    """A word of a closed list."""

    id: str
    """The list and the word: CellClass/quasi-solid."""
    list: str
    """The list."""
    word: str
    """The word."""
    label: str
    """What a page calls it."""
    definition: str
    """When it is used."""


class Standings(TypedDict):
    """How many programmes of a class stand on a level, and how many of them on weak sources."""

    cell_class: str
    """The class."""
    level: int
    """The level; 0 where one is in progress and none reached."""
    programmes: int
    """How many."""
    weak_count: int
    """How many of them on weak sources."""


class Fate(TypedDict):
    """What became of the promises of one class that were due."""

    cell_class: str | None
    """The class; null for promises of companies that name none."""
    for_sale: bool | None
    """Which are counted: true those of sale or series, false those of earlier steps, null both together."""
    counted: int
    """How many enter the counts."""
    due: int
    """How many were due by the day."""
    kept: int
    """How many were kept and are not known to have been late."""
    kept_late: int
    """How many were kept late."""
    unknown: int
    """How many have no known outcome."""
    median_slip_months: float | None
    """The median of slip_months_least of those with two dates or more, “not before” a day being one, due or not yet."""
    two_dates: int
    """How many those are."""
    weak_count: int
    """How many of those that were due rest on weak sources."""
    states: dict[str, int]
    """How many of those that were due are in each state."""


class Counts(TypedDict):
    """Everything that the pages count."""

    tally: dict[str, int]
    """How well the record is supported: pages, facts, milestones by who confirms them."""
    stale: list[str]
    """The companies whose files were last checked more than a year ago."""
    standing: list[Standings]
    """Where programmes stand, class by class; classes are never added up."""
    promises: list[Fate]
    """What became of promises, class by class."""
