"""What the API adds to companies and programmes: ratings from the evidence up, and on what they rest."""

from __future__ import annotations

from typing import TypedDict

from .common import Span


class CriterionShown(TypedDict):
    """A criterion and the milestone that shows it."""

    criterion: str
    """The id of the criterion, in criteria."""
    milestone: str
    """The id of the milestone, in milestones."""
    level: int
    """The level at which it counts."""
    confirmed: bool
    """Whether a partner or somebody independent says so, and nobody disputes it; what only a newspaper reports is not confirmed."""


class RequirementTrace(TypedDict):
    """A requirement of a level and whether a programme meets it."""

    requirement: str
    """The id of the requirement, in requirements."""
    name: str
    """Its name."""
    strand: str | None
    """use or making, or null where it is both."""
    met: bool
    """Whether it is met."""
    confirmed: bool
    """Whether it is met by what a partner or somebody independent confirms."""
    shown_by: list[str]
    """The milestones that meet it directly."""
    implied_by: list[str]
    """The milestones of a higher level that meet it."""


class LevelTrace(TypedDict):
    """A level and what of it is met."""

    level: int
    """1 to 9."""
    reached: bool
    """Whether it is reached."""
    look: str | None
    """How it is drawn: confirmed, claimed, in progress, ahead, planned; null where nothing is drawn."""
    requirements: list[RequirementTrace]
    """All must be met."""


class Planned(TypedDict):
    """A level that an open promise would bring closer."""

    level: int
    """The level."""
    due: Span
    """The soonest date that is named for it."""
    promises: list[str]
    """The promises that name it."""


class EffectOn(TypedDict):
    """Something that happened beside the ladder."""

    effect: str
    """suspended, resumed, ended or transferred."""
    milestone: str
    """The milestone."""


class RatingData(TypedDict):
    """What a programme has reached by the day, with everything from which that follows."""

    as_of: str
    """The day for which it holds."""
    label: str | None
    """In short: 7, or 5–6 where 5 is reached and 6 in progress; null where nothing is shown."""
    reached: int | None
    """The level reached, with everything below it."""
    in_progress: int | None
    """The next level, where some of it is met."""
    strands: dict[str, int | None]
    """How far each strand alone has come."""
    reached_confirmed: int | None
    """The level reached by what others than the maker confirm."""
    weak: bool
    """Whether the level reached would fall without weak words."""
    contested: bool
    """Whether it would fall without what somebody disputes."""
    without_weak: int | None
    """The level reached without milestones that rest on weak words alone."""
    without_contested: int | None
    """The level reached without what somebody disputes."""
    ahead: list[int]
    """Levels beyond the one in progress for which there is evidence; drawn, and not counted."""
    planned: list[Planned]
    """Levels above the one reached that an open promise would bring closer."""
    reservations: list[str]
    """What is said wherever the rung is named: contested, or else claimed; weak."""
    silent: bool
    """Whether the last evidence that counts is more than 24 months old."""
    ended: bool
    """Whether the programme, its product or its company stopped for good."""
    effects: list[EffectOn]
    """What happened beside the ladder, oldest first."""
    last_evidence: str | None
    """The last day of the window of the newest milestone that shows something; of what is only known to have been over when a page
    without a date was read, none."""
    sold: Span | None
    """The date of the first evidence of commercial verification."""
    shown: list[CriterionShown]
    """Everything that is shown, the highest level first."""
    missing: list[RequirementTrace]
    """What the next level still asks."""
    trace: list[LevelTrace]
    """Every level with its requirements."""


class Support(TypedDict):
    """How well the rung of a programme is supported."""

    pages: list[str]
    """The pages on which the rung rests, in sources."""
    publishers: list[str]
    """Who published them; two pages of one newspaper are one voice."""
    own_pages: int
    """How many of the pages are the maker's or a partner's own."""
    weak_pages: int
    """How many of them give weak words alone."""
    newest_page: Span | None
    """The date of the newest of them."""
    rests_on_one_page: list[str]
    """The pages without any one of which the rung would fall."""
    audited_facts: int
    """How many facts of the programme somebody held against their pages in an audit."""


class FigureGroupData(TypedDict):
    """Figures of one measure on one level, and which of them a headline uses."""

    measure: str
    """The id of the measure, in measures."""
    of: str
    """What it is measured on."""
    manner: str | None
    """change, doubted, at most or expected; null for what is said to be so."""
    variant: str | None
    """Which of several cells or packs."""
    headline: str | None
    """The id of the figure that a headline uses, in figures; null where they are not said to be so."""
    chosen_by: str
    """Why that one: only, confirmation, sources, date or id; the rule is best confirmed, then most sources, then newest."""
    disagree: bool
    """Whether two who speak give two numbers."""
    figures: list[str]
    """All of the group, the best supported first."""


class CompanyMore(TypedDict):
    """What is derived of a company."""

    formerly: list[str]
    """Ids under which it was published before, the oldest first."""
    touched: str
    """The newest day on which something in its file was held against a page."""
    programmes: list[str]
    """Its programmes."""
    milestones: list[str]
    """What happened that belongs to no programme."""
    promises: list[str]
    """What was announced that belongs to no programme."""
    partner_in: list[str]
    """Programmes of others in which it takes part."""
    took_part_in: list[str]
    """Milestones of others in which it took part."""
    permalink: str
    """Its page."""
    file: str
    """The file of this API with everything about it."""


class ProgrammeMore(TypedDict):
    """What is derived of a programme."""

    formerly: list[str]
    """Ids under which it was published before, the oldest first."""
    full_name: str
    """Company and name, as in a headline."""
    company: str
    """The id of its company."""
    company_name: str
    """The name of its company."""
    rating: RatingData
    """What it has reached."""
    support: Support
    """On what that rests."""
    figures: list[FigureGroupData]
    """Its figures, grouped, with the headline of each group."""
    milestones: list[str]
    """What happened, newest first."""
    promises: list[str]
    """What was announced."""
    permalink: str
    """Its page."""
