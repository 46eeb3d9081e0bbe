"""The Atom feeds: what happened, and what was promised, moved, kept or fell due; of everything, of a company, of a route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from ..catalogue import MilestoneEntry, PromiseEntry
from ..derived.identity import first_id, statements_of
from ..derived.ledger import State
from ..derived.support import is_weak, reservations
from ..derived.survey import Survey
from ..language import prose
from ..language.days import day as in_words
from ..language.days import when
from ..language.looks import Reservation
from ..language.values import Window
from ..records import Evidence, Source, Statement
from .atom import LONGEST, Entry, Quote, atom, newest
from .places import Places
from .rows import Content, File, Settings

ABOUT = f"The newest, at most {LONGEST}, by the day on which it happened or was said: of a window the last."
"""What every feed says of its choice."""


def feeds(survey: Survey, settings: Settings) -> Iterator[File]:
    """Every feed; one that would have no entry is none."""
    catalogue, places = survey.catalogue, Places.of(settings)

    def feed(title: str, key: str, uri: str, page: str, entries: Callable[[], Iterable[Entry]]) -> Callable[[], Content | None]:
        return lambda: atom(f"How far? {title}", key, uri, page, newest(entries()), places, ABOUT)

    def milestones() -> Iterator[Entry]:
        return (milestone_entry(survey, entry) for entry in survey.milestones)

    def promises() -> Iterator[Entry]:
        return (one for pair in survey.promises for one in promise_entries(survey, *pair))

    yield "feeds/milestones.atom", feed("Milestones", "feeds/milestones", "feeds/milestones.atom", "milestones/", milestones)
    yield "feeds/promises.atom", feed("Promises", "feeds/promises", "feeds/promises.atom", "promises/", promises)
    for key, company in catalogue.companies.items():
        first, owners = first_id(catalogue, key), [key, *(f"{key}/{name}" for name in company.programmes)]
        for name in (key, *company.formerly) if has_feed(survey, owners) else ():
            uri = f"companies/{name}/feed.atom"
            yield uri, feed(company.name, f"companies/{first}/feed", uri, f"companies/{key}/", partial(_of, survey, owners))
    for key, route in catalogue.routes.items():
        first, owners = next(iter(route.formerly), key), [entry.id for entry in catalogue.by_route[key]]
        for name in (key, *route.formerly) if has_feed(survey, owners) else ():
            uri = f"routes/{name}/feed.atom"
            yield uri, feed(route.name, f"routes/{first}/feed", uri, f"routes/{key}/", partial(_of, survey, owners))


def has_feed(survey: Survey, owners: Iterable[str]) -> bool:
    """Whether there is anything to tell of some companies and programmes."""
    return any(survey.milestones_of(owner) or survey.promises_of(owner) for owner in owners)


def _of(survey: Survey, owners: Iterable[str]) -> Iterator[Entry]:
    for owner in owners:
        yield from (milestone_entry(survey, entry) for entry in survey.milestones_of(owner))
        for pair in survey.promises_of(owner):
            yield from promise_entries(survey, *pair)


def milestone_entry(survey: Survey, entry: MilestoneEntry) -> Entry:
    """What happened; contested, or who confirms it, is its category."""
    record, sources = entry.record, survey.catalogue.companies[entry.company_id].sources
    words = reservations(record, sources)
    said = f" ({', '.join(words)})" if words else ""
    what = f"{_holder(survey, entry)}: {prose.to_text(record.what)}{said}"
    happened = record.date.last or survey.day
    return Entry(
        first_id(survey.catalogue, entry.id),
        what,
        f"companies/{entry.owner}/#{entry.key}",
        happened,
        recorded(record.evidence, sources, happened, survey.day),
        ("contested" if record.contested else str(record.confirmed_by), *record.shows),
        f"{what} {prose.to_text(record.note or '')}".strip(),
        _quotes(record.evidence, sources),
        when(record.date),
    )


def promise_entries(survey: Survey, entry: PromiseEntry, state: State) -> Iterator[Entry]:
    """Each date that was named for a promise, the day on which its last window was over, and what became of it."""
    first, sources = first_id(survey.catalogue, entry.id), entry.company.sources
    address, what = f"companies/{entry.owner}/#{entry.key}", f"{_holder(survey, entry)}: {prose.to_text(entry.record.what)}"
    names = {id(one): f"/{one.formerly[0]}" if one.formerly else name.removeprefix(entry.id) for name, one in statements_of(entry).items()}

    def told(
        part: str, term: str, said: Window | date, evidence: Sequence[Evidence], wording: str = "", known: date | None = None
    ) -> Entry:
        day, words = (said, in_words(said)) if isinstance(said, date) else (said.last or survey.day, when(said))
        if is_weak(evidence, sources, said if isinstance(said, Window) else None):
            words += f", {Reservation.WEAK}"
        title = f"{what} ({term}, {words}{': ' if wording else ''}{wording})"
        updated = known or recorded(evidence, sources, day, survey.day)
        return Entry(f"{first}{part}", title, address, day, updated, ("promise", term), title, _quotes(evidence, sources))

    for before, one in pairwise((None, *state.statements)):
        if one is not None:
            yield told(names[id(one)], _step(before, one), one.said, one.evidence, one.wording)
    if state.outcome:
        yield told("/outcome", state.name, state.outcome.date, state.outcome.evidence)
    elif state.latest.due.last and state.latest.due.last < survey.day and state.name in ("due", "no outcome found"):
        over = state.latest.due.last + timedelta(days=1)
        known = over if state.name == "due" else max(over, state.known_to)
        yield told(f"/{state.name.replace(' ', '-')}", state.name, over, state.latest.evidence, state.latest.wording, known)


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


def recorded(evidence: Iterable[Evidence], sources: Mapping[str, Source], happened: date, today: date) -> date:
    """The day on which a fact came into the record as it is: that on which the newest of its pages was read, none after today."""
    read = [source.read.last for one in evidence if (source := sources[one.source]).read and source.read.last]
    return min(max(read, default=happened), today)


def _holder(survey: Survey, entry: MilestoneEntry | PromiseEntry) -> str:
    return entry.programme.full_name if entry.programme else survey.catalogue.companies[entry.company_id].name


def _quotes(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> tuple[Quote, ...]:
    return tuple(
        Quote(one.quote, one.translation, source.language or "en", source.publisher or "", source.url)
        for one in evidence
        for source in [sources[one.source]]
    )
