"""The Atom feeds: what happened, and what was promised, moved, kept or fell due; of everything, of a company, of a route."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from ..catalogue import MilestoneEntry, PromiseEntry
from ..derived.identity import first_id, first_statements
from ..derived.ledger import State
from ..derived.recorded import OUTCOME, Recorded
from ..derived.support import is_weak, known_by_reading, reservations
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


def feeds(history: History) -> Iterator[File]:
    """Every feed; one that would have no entry is none."""
    survey, catalogue, places = history.survey, history.survey.catalogue, Places.of(history.settings)

    def feed(title: str, key: str, uri: str, page: str, entries: Callable[[], Iterable[Written]]) -> Callable[[], Content | None]:
        return lambda: atom(f"How far? {title}", key, uri, page, newest(entries()), places, ABOUT)

    def told(name: str, company: str, make: Callable[[str], Iterable[Entry]]) -> Mapping[str, list[Written]]:
        """The entries of a company, by itself and its programmes."""

        def found() -> str:
            return as_json({owner: [written(one, places) for one in make(owner)] for owner in catalogue.owners_of(company)})

        kept = json.loads(history.shelf.text(f"{name} {history.recorded.sign}", company, found))
        return {owner: [Written(*one) for one in entries] for owner, entries in kept.items()}

    def happened(company: str) -> Mapping[str, list[Written]]:
        return told(
            "happened", company, lambda owner: (milestone_entry(survey, one, history.recorded) for one in survey.milestones_of(owner))
        )

    def promised(company: str) -> Mapping[str, list[Written]]:
        return told(
            "promised",
            company,
            lambda owner: (one for pair in survey.promises_of(owner) for one in promise_entries(survey, *pair, history.recorded)),
        )

    def every(made: Callable[[str], Mapping[str, list[Written]]]) -> Iterator[Written]:
        return (one for company in catalogue.companies for entries in made(company).values() for one in entries)

    def of(owners: Sequence[str]) -> Iterator[Written]:
        for company in dict.fromkeys(owner.partition("/")[0] for owner in owners):
            for made in (happened, promised):
                yield from (one for owner, entries in made(company).items() if owner in owners for one in entries)

    yield "feeds/milestones.atom", feed("Milestones", "feeds/milestones", "feeds/milestones.atom", "milestones/", partial(every, happened))
    yield "feeds/promises.atom", feed("Promises", "feeds/promises", "feeds/promises.atom", "promises/", partial(every, promised))
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


def has_feed(survey: Survey, owners: Iterable[str]) -> bool:
    """Whether there is anything to tell of some companies and programmes."""
    return any(survey.milestones_of(owner) or survey.promises_of(owner) for owner in owners)


def _when(window: Window, evidence: Sequence[Evidence], sources: Mapping[str, Source]) -> str:
    """The date in words, and that it is only the day on which a page without one was read: what it tells may be much older."""
    return f"{when(window)}{', when a page without a date was read' if known_by_reading(evidence, sources, window) else ''}"


def milestone_entry(survey: Survey, entry: MilestoneEntry, recorded: Recorded) -> Entry:
    """What happened; contested, or who confirms it, is its category."""
    record, sources = entry.record, survey.catalogue.companies[entry.company_id].sources
    key, happened = first_id(survey.catalogue, entry.id), record.date.last or survey.day
    words = (_when(record.date, record.evidence, sources), *reservations(record, sources))
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
        day, words = (said, in_words(said)) if isinstance(said, date) else (said.last or survey.day, _when(said, evidence, sources))
        if is_weak(evidence, sources, said if isinstance(said, Window) else None):
            words += f", {Reservation.WEAK}"
        title = f"{what} ({term}, {words}{': ' if wording else ''}{wording})"
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
