"""The tables of what companies announced: promises, the statements of their dates, and how they ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..catalogue import PromiseEntry
from ..catalogue.support import known_by_reading
from ..derived.identity import anchor, former_statements, formerly, outcome_id, told_statements
from ..derived.ledger import State, enters, is_own_word
from ..derived.promised import is_for_sale, level_of, meant_for, promises_by
from ..derived.survey import Survey
from ..language import prose
from ..language.conclusions import DateMove, PromiseState
from ..language.vocabulary import (
    Application,
    CellClass,
    CompanyKind,
    OutcomeStatus,
)
from ..records import Outcome, Promise, Statement
from .facts import party, resting
from .places import Places
from .table import Column, Table, dates

SLIP_LEAST = (
    "The one nearer to 0 of two differences, of the beginnings and of the ends of both dates, where one is longer than a year; else, "
    "and where the beginning moved one way and the end the other, slip_months. Of a latest date that is not before some day, months from "
    "the beginning of the first: it moved by at least so many. Ranks and medians go by it. Empty where no months can be counted, or the "
    "company named no date itself."
)
SLIP_MOST = "The other of the two differences, where there are two; else slip_months. Empty where slip_months is."
"""What a slip is that is a range: the method page, on promises."""

Pair = tuple[PromiseEntry, State]


def promises(survey: Survey, places: Places) -> Table[Pair]:
    """Everything that was announced, with what became of it by the day."""

    return Table(
        "promises",
        "Everything that was announced for later: one row for each promise, with its state on the day of the data.",
        lambda company: promises_by(survey, company),
        (
            Column("id", lambda p: p[0].id, "Its id for ever: company/promise, or company/programme/promise."),
            Column("company", lambda p: p[0].company_id, "Whose it is.", to="companies", required=True),
            Column("company_kind", lambda p: p[0].company.kind, "What sort of organisation that is.", words=CompanyKind, required=True),
            Column(
                "programme", lambda p: p[0].programme.id if p[0].programme else None, "Its programme, where it has one.", to="programmes"
            ),
            Column("what", lambda p: prose.to_text(p[0].record.what), required=True),
            Column("cell_class", lambda p: p[0].cell_class, "The cell class promised, else that of its programme.", words=CellClass),
            Column("used_in", lambda p: p[0].record.used_in, words=Application),
            Column(
                "meant_for",
                lambda p: meant_for(p[0]),
                "What it is for: used_in, else the application of its programme, else the car of a carmaker. Pages count by it.",
                words=Application,
            ),
            Column("would_show", lambda p: p[0].record.would_show, to="criteria", many=True),
            Column("level", lambda p: level_of(survey, p[0]) or None, "The highest rung of which it would show a criterion.", "integer"),
            Column("for_sale", lambda p: is_for_sale(survey, p[0]), "Whether it is about sale or series.", "boolean", required=True),
            Column("measurable", lambda p: p[0].record.measurable, kind="boolean", required=True),
            Column(
                "state", lambda p: p[1].name, "What has become of it; /promises/#states says when which.", words=PromiseState, required=True
            ),
            Column(
                "open",
                lambda p: p[1].is_open,
                "Whether it stands: its date lies ahead, or was taken back; not before 2030 is no date that lies ahead.",
                "boolean",
                required=True,
            ),
            Column("counted", lambda p: enters(p[0].record, p[1]), "Whether it enters the counts.", "boolean", required=True),
            Column(
                "fell_due",
                lambda p: p[1].fell_due,
                "Whether its first window is over, or it was kept before. One that was withdrawn, or whose scope changed, before that window "
                "was over was never due: false.",
                "boolean",
                required=True,
            ),
            Column(
                "own_date",
                lambda p: p[1].is_own,
                "Whether its company, or one that takes part, named the date itself: own_word of the statements that give it.",
                "boolean",
                required=True,
            ),
            Column("weak", lambda p: p[1].is_weak, "Whether its first or latest date rests on weak sources.", "boolean", required=True),
            Column("outcome_weak", lambda p: p[1].outcome_is_weak, "Whether its outcome rests on weak sources.", "boolean", required=True),
            *dates("first_due", lambda p: p[1].first.due, "The first date named.", required=True),
            *dates("latest_due", lambda p: p[1].latest.due, "The date that stands.", required=True),
            Column(
                "date_moved",
                lambda p: p[1].moved,
                "Where the latest date stands against the first; where it is “to no end” the least of the months may be known, “taken back” none. "
                "Empty where both end on one day, or the company named no date itself: the date of a newspaper moves nothing.",
                words=DateMove,
            ),
            Column(
                "slip_months",
                lambda p: p[1].slip,
                "Months from the end of the first date to that of the latest, less than 0 where it is earlier; empty where one of them has no end, "
                "or the company named no date itself.",
                "integer",
            ),
            Column("slip_months_least", lambda p: p[1].slips[0] if p[1].slips else None, SLIP_LEAST, "integer"),
            Column("slip_months_most", lambda p: p[1].slips[1] if p[1].slips else None, SLIP_MOST, "integer"),
            Column(
                "late_months",
                lambda p: p[1].late,
                "How many months after the end of the first date it was kept; empty where it was not kept late.",
                "integer",
            ),
            Column(
                "dates_named",
                lambda p: p[1].named,
                "How many different ends of its date the company named. Not before 2030 has no end and is not among them, though the medians "
                "take it for a second date: they are of all with two or more, or with date_moved “to no end”.",
                "integer",
                required=True,
            ),
            Column(
                "perhaps_late",
                lambda p: p[1].is_perhaps_late,
                "Whether it counts as kept, and the window in which it happened ends after the first date: whether in time is not known.",
                "boolean",
                required=True,
            ),
            Column("known_to", lambda p: p[1].known_to, "The day up to which its file was checked.", "date", required=True),
            Column("note", lambda p: prose.to_text(p[0].record.note or "")),
            Column("formerly", lambda p: formerly(survey.catalogue, p[0]), "The ids that it had before.", many=True),
            Column(
                "permalink", lambda p: places.page(f"companies/{p[0].owner}/#{p[0].key}"), "Where it stands on the site.", required=True
            ),
        ),
        Promise,
        ("what", "note"),
        [*survey.catalogue.companies],
    )


@dataclass(frozen=True)
class StatementRow:
    """A statement with its promise, and its place among those that were made by the day."""

    id: str
    number: int
    statement: Statement
    promise: PromiseEntry
    state: State


def said(promises: Iterable[Pair]) -> Iterator[StatementRow]:
    """Every statement of some promises, as far as it had been made by the day."""
    for entry, state in promises:
        for number, (id, one) in enumerate(told_statements(entry, state.statements), 1):
            yield StatementRow(id, number, one, entry, state)


def statements(survey: Survey, places: Places) -> Table[StatementRow]:
    """Every time that a date was named."""
    return Table(
        "statements",
        "Every time that the date of a promise was named: one row for each statement.",
        lambda company: said(promises_by(survey, company)),
        (
            Column("id", lambda s: s.id, "Its id: the promise's, and the day on which it was said."),
            Column("promise", lambda s: s.promise.id, "Of which promise.", to="promises", required=True),
            Column(
                "number", lambda s: s.number, "Its place among the statements of the promise, from 1, the oldest.", "integer", required=True
            ),
            *dates("said", lambda s: s.statement.said, required=True),
            *dates("due", lambda s: s.statement.due, required=True),
            Column("wording", lambda s: s.statement.wording, required=True),
            *party(survey, "by", lambda s: s.statement.by, "Who said it, where it was not the company itself"),
            Column(
                "own_word",
                lambda s: is_own_word(s.statement, s.promise.company_id, survey.catalogue.companies),
                "Whether the company, or one that takes part, said it.",
                "boolean",
                required=True,
            ),
            Column("first", lambda s: s.statement is s.state.first, "Whether first_due is taken from it.", "boolean", required=True),
            Column("latest", lambda s: s.statement is s.state.latest, "Whether latest_due is taken from it.", "boolean", required=True),
            Column("takes_back", lambda s: s.statement.takes_back, kind="boolean", required=True),
            Column(
                "by_reading",
                lambda s: known_by_reading(s.statement.evidence, s.promise.company.sources, s.statement.said),
                "Whether said_last is no more than the day on which a page without a date was read: it may be much older, and is no news.",
                "boolean",
                required=True,
            ),
            Column(
                "vague",
                lambda s: s.statement.said.is_vague or known_by_reading(s.statement.evidence, s.promise.company.sources, s.statement.said),
                "Whether it is news of no day: no more is known than the year, or by_reading.",
                "boolean",
                required=True,
            ),
            *resting(survey, lambda s: (s.statement.evidence, s.promise.company.sources, s.statement.said)),
            Column("corrected", lambda s: s.statement.corrected),
            Column("note", lambda s: prose.to_text(s.statement.note or "")),
            Column("formerly", lambda s: former_statements(s.promise, s.statement), "The ids that it had before.", many=True),
            Column(
                "permalink",
                lambda s: places.page(f"companies/{s.promise.owner}/#{anchor(s.id, s.promise.owner)}"),
                "Where it stands on the site.",
                required=True,
            ),
        ),
        Statement,
        owners=[*survey.catalogue.companies],
    )


def outcomes(survey: Survey, places: Places) -> Table[tuple[PromiseEntry, Outcome]]:
    """How promises ended."""

    def becomes(entry: PromiseEntry, other: str | None) -> str | None:
        owner = entry.company_id if other and "/" in other else entry.owner
        return f"{owner}/{other}" if other else None

    return Table(
        "outcomes",
        "How promises ended: one row for each outcome, at most one for each promise.",
        lambda company: [(entry, state.outcome) for entry, state in promises_by(survey, company) if state.outcome],
        (
            Column("id", lambda o: outcome_id(o[0]), "Its id: the promise's, and /outcome."),
            Column("promise", lambda o: o[0].id, "Of which promise.", to="promises", required=True),
            Column("status", lambda o: o[1].status, words=OutcomeStatus, required=True),
            *dates("date", lambda o: o[1].date, required=True),
            Column(
                "milestone",
                lambda o: f"{o[0].owner}/{o[1].milestone}" if o[1].milestone else None,
                "The milestone by which it was kept.",
                to="milestones",
            ),
            Column("becomes", lambda o: becomes(o[0], o[1].becomes), "The promise that follows.", to="promises"),
            Column("but", lambda o: prose.to_text(o[1].but or "")),
            *resting(survey, lambda o: (o[1].evidence, o[0].company.sources, o[1].date)),
            Column(
                "permalink",
                lambda o: places.page(f"companies/{o[0].owner}/#{anchor(outcome_id(o[0]), o[0].owner)}"),
                "Where it stands on the site.",
                required=True,
            ),
        ),
        Outcome,
        owners=[*survey.catalogue.companies],
    )
