"""The promise ledger: what was announced, how its date moved, and in which state it is on a day.

The states are design section 3 and the method page. A window is judged by its end. The ledger counts; it does not accuse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from ..catalogue import Catalogue
from ..catalogue.support import is_weak
from ..language.conclusions import PromiseState
from ..language.values import add_months, months_between
from ..language.vocabulary import OutcomeStatus
from ..records import Company, Outcome, Promise, Statement
from .kept import kept
from .slips import slip_to_no_end, slips_between

GRACE_MONTHS = 3  # a file must have been checked this long after a window's end before its silence says anything

OPEN_STATES = frozenset({"open", "moved", "brought forward", "date taken back"})


@dataclass(frozen=True, slots=True)
class State:
    """A promise on a day. Months are whole; `slip` is latest less first promised date, by their ends; `slips` the least and the
    most that it can be, where one of the two is a window of more than a year; "not before 2033" has no most. None of them is of dates
    that the company did not name itself.

    `passed` is the end of the first window where that is over and the date was moved or taken back; `late` the months after the first
    window within which a promise was kept late; `last_word` the date of the newest statement.
    """

    name: str
    slip: int | None
    slips: tuple[int, int | None] | None
    late: int | None
    passed: date | None
    first: Statement
    latest: Statement
    statements: tuple[Statement, ...]
    outcome: Outcome | None
    last_word: Statement
    fell_due: bool
    """Whether it enters the field's own record: kept, or its FIRST window is over and it had not ended before."""
    is_own: bool
    """Whether the company itself gave the date; a newspaper's or an analyst's date counts against nobody."""
    is_weak: bool
    """Whether the first or the latest date rests on weak sources alone: no headline is made of such a slip."""
    outcome_is_weak: bool
    """Whether what became of it rests on weak sources alone."""
    named: int
    """How many different dates the company itself has named; one that only a newspaper gives is none of them."""
    known_to: date
    """The day of the last check of its file, or this day where that is earlier: what happened later is not known here."""
    is_unchecked: bool
    """Whether all pages of its latest date were read after that check: the check was not one of this date."""
    own: tuple[Statement, ...]
    """The statements that the company itself made; those by newspapers and analysts move nothing."""

    @property
    def chain(self) -> list[tuple[Statement, bool]]:
        """The dates named, in order, each with whether the company itself did: its own where it is another than before, that of somebody
        else where nobody has named it."""
        found: list[tuple[Statement, bool]] = []
        for one in self.statements:
            is_own = any(one is its for its in self.own)
            same = [its for its in found if its[1] == is_own or not is_own][-1 if is_own or not self.is_own else 0 :]
            if all(one.due.text != its.due.text for its, _ in same):
                if is_own and found and not found[-1][1] and found[-1][0].due.text == one.due.text:
                    found.pop()
                found.append((one, is_own))
        return found

    @property
    def others_spoke_last(self) -> bool:
        """Whether the newest statement is somebody else’s, after the company’s own."""
        return self.is_own and self.statements[-1] is not self.own[-1]

    @property
    def is_open(self) -> bool:
        """Whether it stands: its date lies ahead, or was taken back and nothing else was. "Not before 2030" is no date that lies ahead."""
        return self.name in OPEN_STATES and not self.latest.due.not_before

    @property
    def is_perhaps_late(self) -> bool:
        """Whether it counts as kept, and all that is known of the day is that it lies in a window which ends after the first one promised."""
        happened, promised = self.outcome.date.last if self.outcome else None, self.first.due.last
        return self.name == "kept" and happened is not None and promised is not None and happened > promised

    @property
    def moved(self) -> str:
        """Where the latest date stands against the first, one of `DateMove`; "" where both end on one day, or others alone named them."""
        first, latest = self.first.due, self.latest.due
        if not self.is_own:
            return ""
        if self.latest.takes_back:
            return "taken back"
        if first.last == latest.last:
            return ""
        if latest.last is None:
            return "to no end" if latest.not_before else ""
        return "" if first.last is None else "later" if latest.last > first.last else "earlier"

    @property
    def certain_slip(self) -> int:
        """How many months the date has moved at the least: what a ranking and a median go by; 0 where there is no slip."""
        return self.slips[0] if self.slips else 0

    @property
    def has_slip(self) -> bool:
        """Whether its company named two dates or more, or after a date one that is "not before" a later day: what a median is of."""
        return self.slips is not None and (self.named > 1 or self.latest.due.not_before)


def state_on(catalogue: Catalogue, company_id: str, identifier: str, promise: Promise, day: date) -> State | None:
    """The state of a promise of the catalogue on a day, by the promise's id; made once."""
    company, companies = catalogue.companies[company_id], catalogue.companies
    return kept(catalogue, company, ("state", identifier, day), lambda: state_of(promise, company, company_id, companies, day))


def state_of(promise: Promise, company: Company, company_id: str, companies: Collection[str], day: date) -> State | None:
    """The state on a day, or None where nothing had been said by then.

    Statements by newspapers and analysts are kept and do not move the company's date, unless there are no others.
    """
    checked = company.checked.last
    # What the file holds had been said when it was checked, however vague its date.
    read = checked is not None and day >= checked
    said = tuple(s for s in promise.statements if s.said.over_by(day) or (read and s.said.first is not None and s.said.first <= day))
    if not said:
        return None
    spoken = tuple(s for s in said if is_own_word(s, company_id, companies))
    own = spoken or said
    dated = tuple(s for s in own if s.due.last)
    # A later statement without a date takes none back unless it says so: the last date named stands.
    stands = dated and not own[-1].due.not_before and not own[-1].takes_back
    first, latest = (dated[0], dated[-1]) if stands else ((dated or own)[0], own[-1])
    outcome = promise.outcome if promise.outcome and promise.outcome.date.over_by(day) else None
    known_to, unchecked = min(day, checked or day), _is_added_after(checked, latest, company)
    # Dates that only others give move nothing: it is judged by the last of them.
    name, late = _name(first if spoken else latest, latest, outcome, date.min if unchecked else known_to, day)
    slips = slips_between(first.due, latest.due) or slip_to_no_end(first.due, latest.due) if spoken else None
    passed = first.due.last if name in ("moved", "date taken back") and first.due.last and first.due.last < day else None
    return State(
        name,
        months_between(first.due.last, latest.due.last) if spoken and first.due.last and latest.due.last else None,
        slips,
        late,
        passed,
        first,
        latest,
        said,
        outcome,
        own[-1],
        _fell_due(first, outcome, day),
        bool(spoken),
        any(is_weak(s.evidence, company.sources, s.said) for s in (first, latest)),
        outcome is not None and is_weak(outcome.evidence, company.sources, outcome.date),
        len({s.due.last for s in spoken if s.due.last}),
        known_to,
        unchecked,
        spoken,
    )


def _is_added_after(checked: date | None, statement: Statement, company: Company) -> bool:
    """Whether every page of a statement was read after the day on which the whole file was checked."""
    read = [company.sources[evidence.source].read for evidence in statement.evidence]
    return checked is not None and all(one is not None and one.first is not None and one.first > checked for one in read)


def _fell_due(first: Statement, outcome: Outcome | None, day: date) -> bool:
    """A date that was moved away is not thereby kept; a promise taken back before its day was never due."""
    if outcome and outcome.status is OutcomeStatus.DONE:
        return True
    ended = outcome.date.first if outcome else None
    end = first.due.last
    return end is not None and end < day and (ended is None or ended > end)


def is_own_word(statement: Statement, company_id: str, companies: Collection[str]) -> bool:
    """Whether the company, or a company that takes part, said it: `by` is absent or names a company of the data."""
    return statement.by is None or statement.by == company_id or statement.by in companies


def _name(first: Statement, latest: Statement, outcome: Outcome | None, checked: date, day: date) -> tuple[str, int | None]:
    if outcome:
        if outcome.status is OutcomeStatus.WITHDRAWN:
            return "withdrawn", None
        if outcome.status is OutcomeStatus.SCOPE_CHANGED:
            return "scope changed", None
        happened = outcome.date.first  # an open beginning ("had happened by") is given the benefit
        if first.due.last and happened and happened > first.due.last:
            return "kept late", max(1, months_between(first.due.last, happened))
        return "kept", None
    if latest.due.not_before and first.due.last is None:
        return "outlook", None
    if latest.due.not_before and slip_to_no_end(first.due, latest.due):
        return "moved", None
    if latest.due.not_before or latest.takes_back:
        return "date taken back", None
    end = latest.due.last
    if end is None:
        return "open", None
    if end < day:
        return ("no outcome found" if checked >= add_months(end, GRACE_MONTHS) else "due"), None
    if first.due.last and first.due.last != end:
        return ("moved" if end > first.due.last else "brought forward"), None
    return "open", None


@dataclass(frozen=True)
class Record:
    """What became of a group of promises: how many were due, how many of them were kept, and the median slip."""

    due: int
    kept: int
    perhaps_late: int
    """How many of those that were kept may have been late: the day is not known well enough."""
    kept_late: int
    counted: int
    median_slip: float | None
    slips: int
    weak_slips: int
    """How many of the slips rest on weak sources."""
    fates: Mapping[str, int]
    """What became of those that were due: how many are in each state, in the order of `FATES`."""
    weak_fates: Mapping[str, int]
    """How many of those rest on weak sources, with their dates or with what became of them."""

    @property
    def weak(self) -> int:
        """How many of those that were due rest on weak sources."""
        return sum(self.weak_fates.values())

    @property
    def unknown(self) -> int:
        """How many have no known outcome: no later word was found, or nobody has looked since."""
        return sum(self.fates.get(name, 0) for name in UNKNOWN)

    @property
    def known(self) -> Mapping[str, int]:
        """The fates that are known, in the order of `FATES`."""
        return {name: number for name, number in self.fates.items() if name not in UNKNOWN}


FATES = tuple(map(str, PromiseState))
"""The states in the order in which a bar of them is drawn: what was kept first, what is unknown last."""

UNKNOWN = ("due", "no outcome found")


def enters(promise: Promise, state: State) -> bool:
    """Whether a promise enters the counts: measurable, of the technology, and with a date that its company named.

    One that would show no criterion is about money, shares or standards.
    """
    return bool(promise.would_show) and promise.measurable and state.is_own and state.first.due.last is not None


def record_of(promises: Sequence[tuple[Promise, State]]) -> Record:
    """Count those of a group that enter. The slip is the certain one, over those with two dates or more.

    Due by the day are those whose FIRST promised window is over, and those kept before it was: a date that was moved away is
    not thereby kept.
    """
    counted = [(p, s) for p, s in promises if enters(p, s)]
    slips = [s.certain_slip for _, s in counted if s.has_slip]
    return Record(
        due=sum(s.fell_due for _, s in counted),
        kept=sum(s.name == "kept" for _, s in counted),
        perhaps_late=sum(s.is_perhaps_late for _, s in counted),
        kept_late=sum(s.name == "kept late" for _, s in counted),
        counted=len(counted),
        median_slip=median(slips) if slips else None,
        slips=len(slips),
        weak_slips=sum(s.is_weak for _, s in counted if s.has_slip),
        fates=_by_state(s for _, s in counted if s.fell_due),
        weak_fates=_by_state(s for _, s in counted if s.fell_due and (s.is_weak or s.outcome_is_weak)),
    )


def _by_state(states: Iterable[State]) -> dict[str, int]:
    found = Counter(one.name for one in states)
    return {name: found[name] for name in FATES if name in found}
