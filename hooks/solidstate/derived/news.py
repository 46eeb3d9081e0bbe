"""The news: everything that happened and everything that was said, by date, with the change of rung that it caused.

What comes first goes by the last day on which it can have been, the newest on top; what leaves a whole year open is no news of any day,
nor is what is only known to have been over when a page without a date was read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..catalogue import MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..catalogue.support import known_by_reading
from ..language.once import once
from ..language.values import Window, add_months
from ..language.vocabulary import CellClass
from ..records import Statement
from .moves import Change
from .survey import Survey

AT_FIRST = 140
"""How many entries a page shows before a reader asks for more: it is as long whatever is added."""


@dataclass(frozen=True, slots=True)
class News:
    """One entry: a milestone, or one statement of a promise with the date that it replaced.

    `address` is where its evidence stands. `before` is what the statement before it named, where that was another date.
    """

    when: Window
    owner: str
    company_id: str
    company: str
    programme: ProgrammeEntry | None
    address: str
    milestone: MilestoneEntry | None = None
    change: Change | None = None
    promise: PromiseEntry | None = None
    statement: Statement | None = None
    before: Statement | None = None
    by_reading: bool = False
    """Whether its day is no more than that on which a page without a date was read."""

    @property
    def is_vague(self) -> bool:
        """Whether it is no news of a day: no more is known than the year, or than that it was over when somebody read of it."""
        return self.by_reading or self.when.is_vague

    @property
    def kind(self) -> str:
        """happened or said."""
        return "happened" if self.milestone else "said"

    @property
    def end(self) -> date:
        """The last day on which it can have been."""
        return self.when.last or date.max


@dataclass(frozen=True)
class Period:
    """The news of some time, each group the newest first: the days of the newest `AT_FIRST`, those before, and what is news of no day."""

    newest: tuple[News, ...]
    earlier: tuple[News, ...]
    vague: tuple[News, ...]

    @property
    def every(self) -> tuple[News, ...]:
        """All of it."""
        return (*self.newest, *self.earlier, *self.vague)


@once
def news(survey: Survey) -> tuple[News, ...]:
    """All milestones and all statements of promises up to the day, the newest first, by the last day on which each can have been."""
    companies = survey.catalogue.companies
    happened = [
        News(
            entry.record.date,
            entry.owner,
            entry.company_id,
            companies[entry.company_id].name,
            entry.programme,
            f"/companies/{entry.owner}/#{entry.key}",
            milestone=entry,
            change=survey.change_by(entry),
            by_reading=entry.by_reading,
        )
        for entry in survey.milestones
    ]
    said = [
        News(
            statement.said,
            entry.owner,
            entry.company_id,
            entry.company.name,
            entry.programme,
            f"/companies/{entry.owner}/#{entry.key}",
            promise=entry,
            statement=statement,
            before=before if before and before.due.text != statement.due.text else None,
            by_reading=known_by_reading(statement.evidence, entry.company.sources, statement.said),
        )
        for entry, state in survey.promises
        for before, statement in zip((None, *state.statements), state.statements, strict=False)
    ]
    return tuple(sorted([*happened, *said], key=lambda one: (*one.when.sort_key, one.address), reverse=True))


def of_twelve_months(survey: Survey) -> Period:
    """The news of the twelve months up to the day."""
    since = add_months(survey.day, -12)
    return _period(survey, lambda one: one.end > since)


def of_year(survey: Survey, year: int) -> Period:
    """The news of one year: what ended in it."""
    return _period(survey, lambda one: one.end.year == year)


def news_years(survey: Survey) -> tuple[int, ...]:
    """The years that have news, the newest first."""
    return tuple(sorted({year for share in survey.shares for year in share.news_years}, reverse=True))


def _period(survey: Survey, fits: Callable[[News], bool]) -> Period:
    found = [one for one in news(survey) if fits(one)]
    dated = tuple(one for one in found if not one.is_vague)
    last = dated[:AT_FIRST][-1].end if dated else survey.day
    newest = tuple(one for one in dated if one.end >= last)  # whole days: what comes after is of before
    return Period(newest, dated[len(newest) :], tuple(one for one in found if one.is_vague))


def last_moves(survey: Survey, fits: Callable[[CellClass], bool], most: int) -> list[Change]:
    """The newest changes of a rung of programmes of some classes, each once, but those that are no news of a day."""
    found: dict[tuple[str, str, str], Change] = {}
    for change in survey.changes:
        programme = change.milestone.programme
        if change.moved and programme and not change.milestone.record.date.is_vague and fits(programme.record.class_):
            found.setdefault((programme.id, change.before.label, change.after.label), change)
            if len(found) == most:
                break
    return [*found.values()]
