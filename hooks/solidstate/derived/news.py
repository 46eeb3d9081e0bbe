"""The news: everything that happened and everything that was said, by date, with the change of rung that it caused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..catalogue import MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..language.values import Window
from ..records import Statement
from .survey import Change, Survey


@dataclass(frozen=True)
class News:
    """One entry: a milestone, or one statement of a promise with the date that it replaced.

    `address` is where its evidence stands. `before` is what the statement before it named, where that was another date.
    """

    date: Window
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

    @property
    def kind(self) -> str:
        """happened or said."""
        return "happened" if self.milestone else "said"


def news(survey: Survey) -> list[News]:
    """All milestones and all statements of promises up to the day, the newest first."""
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
        )
        for entry, state in survey.promises
        for before, statement in zip((None, *state.statements), state.statements, strict=False)
    ]
    return sorted([*happened, *said], key=_newness, reverse=True)


def _newness(one: News) -> tuple[date, date, str]:
    """By the end of its date. What had only happened "by" a day is no news of that day: it opens its year."""
    last = one.date.last or date.max
    return (last if one.date.first else date(last.year, 1, 1), one.date.first or date.min, one.address)
