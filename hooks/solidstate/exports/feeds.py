"""The Atom feeds: what happened, and what was promised, moved, kept or fell due; of everything, of a company, of a route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from orjson import loads

from ..catalogue import MilestoneEntry, PromiseEntry
from ..catalogue.support import is_weak, known_by_reading
from ..derived.identity import first_id, first_statements
from ..derived.ledger import State
from ..derived.recorded import OUTCOME, Recorded
from ..derived.survey import Survey
from ..language import prose
from ..language.days import day as in_words
from ..language.days import when
from ..language.looks import Reservation
from ..language.values import Window
from ..records import Evidence, Source, Statement
from .atom import LONGEST, Entry, Quote, Written, atom, newest, written
from .history import History
from .places import Places
from .rows import Content, File, as_json

ABOUT = f"The newest, at most {LONGEST}, by the day on which the record last changed what it says; each gives its own date in words."
"""What every feed says of its choice."""
MILESTONES, PROMISES = "milestones", "promises"


def feeds(history: History) -> Iterator[File]:
    """Every feed; one that would have no entry is none."""
    survey, catalogue, places = history.survey, history.survey.catalogue, Places.of(history.settings)

    def feed(title: str, key: str, uri: str, page: str, entries: Callable[[], Iterable[Written]]) -> Callable[[], Content | None]:
        return lambda: atom(f"How far? {title}", key, uri, page, newest(entries()), places, ABOUT)

    def told(company: str) -> Iterator[tuple[str, str, Written]]:
        """The entries of a company and of its programmes, each behind its kind and its owner."""

        def found() -> str:
            entries = [*_entries(survey, company, history.recorded)]
            texts = written([entry for _, _, entry in entries], places)
            return as_json([(kind, owner, *text) for (kind, owner, _), text in zip(entries, texts, strict=True)])

        names = dict.fromkeys(first_id(catalogue, owner).partition("/")[0] for owner in catalogue.owners_of(company))
        kept = history.shelf.text("feeds", company, found, history.recorded.sign_of(names))
        return ((kind, owner, Written(*text)) for kind, owner, *text in loads(kept))

    def all_of(wanted: str) -> Iterator[Written]:
        return (one for company in catalogue.companies for kind, _, one in told(company) if kind == wanted)

    def of(owners: Sequence[str]) -> Iterator[Written]:
        companies = dict.fromkeys(owner.partition("/")[0] for owner in owners)
        return (one for company in companies for _, owner, one in told(company) if owner in owners)

    for kind in (MILESTONES, PROMISES):
        yield f"feeds/{kind}.atom", feed(kind.capitalize(), f"feeds/{kind}", f"feeds/{kind}.atom", f"{kind}/", partial(all_of, kind))
    for key, company in catalogue.companies.items():
        first, owners = first_id(catalogue, key), [key, *(f"{key}/{name}" for name in company.programmes)]
        for name in (key, *company.formerly) if has_feed(survey, owners) else ():
            uri = f"companies/{name}/feed.atom"
            yield uri, feed(company.name, f"companies/{first}/feed", uri, f"companies/{key}/", partial(of, owners))
    for key, route in catalogue.routes.items():
        first, owners = next(iter(route.formerly), key), [entry.id for entry in catalogue.by_route[key]]
        for name in (key, *route.formerly) if has_feed(survey, owners) else ():
            uri = f"routes/{name}/feed.atom"
            yield uri, feed(route.name, f"routes/{first}/feed", uri, f"routes/{key}/", partial(of, owners))


def _entries(survey: Survey, company: str, recorded: Recorded) -> Iterator[tuple[str, str, Entry]]:
    """What is told of a company and of its programmes, each behind its kind and its owner."""
    for owner in survey.catalogue.owners_of(company):
        yield from ((MILESTONES, owner, milestone_entry(survey, one, recorded)) for one in survey.milestones_of(owner))
        for pair in survey.promises_of(owner):
            yield from ((PROMISES, owner, one) for one in promise_entries(survey, *pair, recorded))


def has_feed(survey: Survey, owners: Iterable[str]) -> bool:
    """Whether there is anything to tell of some companies and programmes."""
    return any(survey.milestones_of(owner) or survey.promises_of(owner) for owner in owners)


def _when(window: Window, by_reading: bool) -> str:
    """The date in words, and that it is only the day on which a page without one was read: what it tells may be much older."""
    return f"{when(window)}{', when a page without a date was read' if by_reading else ''}"


def milestone_entry(survey: Survey, entry: MilestoneEntry, recorded: Recorded) -> Entry:
    """What happened; contested, or who confirms it, is its category."""
    record, sources = entry.record, entry.company.sources
    key, happened = first_id(survey.catalogue, entry.id), record.date.last or survey.day
    words = (_when(record.date, entry.by_reading), *entry.reservations)
    what = f"{_holder(survey, entry)}: {prose.to_text(record.what)} ({', '.join(words)})"
    return Entry(
        key,
        what,
        f"companies/{entry.owner}/#{entry.key}",
        *recorded.days(key, record.evidence, sources, happened, survey.day),
        happened,
        ("contested" if record.contested else str(record.confirmed_by), *record.shows),
        f"{what} {prose.to_text(record.note or '')}".strip(),
        _quotes(record.evidence, sources),
    )


def promise_entries(survey: Survey, entry: PromiseEntry, state: State, recorded: Recorded) -> Iterator[Entry]:
    """Each date that was named for a promise, the day on which its last window was over, and what became of it."""
    first, sources = first_id(survey.catalogue, entry.id), entry.company.sources
    address, what = f"companies/{entry.owner}/#{entry.key}", f"{_holder(survey, entry)}: {prose.to_text(entry.record.what)}"
    names = {id(one): name for name, one in first_statements(survey.catalogue, entry).items()}

    def told(
        key: str, term: str, said: Window | date, evidence: Sequence[Evidence], wording: str = "", known: tuple[date, date] | None = None
    ) -> Entry:
        day, words = (
            (said, in_words(said))
            if isinstance(said, date)
            else (said.last or survey.day, _when(said, known_by_reading(evidence, sources, said)))
        )
        if is_weak(evidence, sources, said if isinstance(said, Window) else None):
            words += f", {Reservation.WEAK}"
        title = f"{what} ({term}{', over since' if isinstance(said, date) else ','} {words}{': ' if wording else ''}{wording})"
        days = known or recorded.days(key, evidence, sources, day, survey.day)
        return Entry(key, title, address, *days, day, ("promise", term), title, _quotes(evidence, sources))

    for before, one in pairwise((None, *state.statements)):
        if one is not None:
            yield told(names[id(one)], _step(before, one), one.said, one.evidence, one.wording)
    if state.outcome:
        yield told(first + OUTCOME, state.name, state.outcome.date, state.outcome.evidence)
    elif (end := state.latest.due.last) and end < survey.day and state.name in ("due", "no outcome found"):
        latest, over = state.latest, end + timedelta(days=1)
        came, changed = recorded.days(names[id(latest)], latest.evidence, sources, latest.said.last or survey.day, survey.day)
        known = max(over, came) if state.name == "due" else max(over, came, state.known_to)
        key = f"{first}/{state.name.replace(' ', '-')}"
        yield told(key, state.name, over, latest.evidence, latest.wording, (known, max(known, changed)))


def _step(before: Statement | None, one: Statement) -> str:
    """What a statement does to the date that was named before."""
    if before is None:
        return "promised"
    if one.takes_back:
        return "date taken back"
    if one.due.last == before.due.last:
        return "named again"
    if one.due.last is None or before.due.last is None:
        return "named anew"
    return "moved" if one.due.last > before.due.last else "brought forward"


def _holder(survey: Survey, entry: MilestoneEntry | PromiseEntry) -> str:
    return entry.programme.full_name if entry.programme else survey.catalogue.companies[entry.company_id].name


def _quotes(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> tuple[Quote, ...]:
    return tuple(
        Quote(one.quote, one.translation, source.language or "en", source.publisher or "", source.url)
        for one in evidence
        for source in [sources[one.source]]
    )
