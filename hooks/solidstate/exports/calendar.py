"""The calendar of promised dates that are not over (RFC 5545): each window from its first day to its last, begun or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from ..catalogue import PromiseEntry
from ..derived.identity import first_id, first_statements
from ..derived.ledger import State, enters
from ..derived.recorded import Recorded
from ..derived.survey import Survey
from ..language import prose
from ..language.looks import Reservation
from .atom import identifier
from .history import History
from .places import Places
from .rows import File, as_json

UNCOUNTED = "not counted"
"""What is said of a promise that enters no count."""


def calendar(history: History) -> Iterator[File]:
    """The calendar."""

    def made() -> str:
        return as_json(_calendar(history.survey, Places.of(history.settings), history.recorded).decode())

    yield "calendar/promises.ics", lambda: json.loads(history.shelf.text("calendar", "", made, history.recorded.sign))


def _calendar(survey: Survey, places: Places, recorded: Recorded) -> bytes:
    found = Calendar()
    found.add("prodid", "-//How far?//promises//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Solid-state batteries: promised dates")
    for entry, state in sorted(survey.promises, key=lambda pair: (pair[1].latest.due.sort_key, pair[0].id)):
        due = state.latest.due.last
        if due is not None and state.outcome is None and due >= survey.day:
            found.add_component(_event(survey, places, entry, state, recorded))
    made: bytes = found.to_ical()
    return made


def _event(survey: Survey, places: Places, entry: PromiseEntry, state: State, recorded: Recorded) -> Event:
    """A promise as an event of whole days that takes no time. Each date named raises its SEQUENCE."""
    due, sources = state.latest.due, entry.company.sources
    assert due.last
    changed = max(
        recorded.days(key, one.evidence, sources, one.said.last or survey.day, survey.day)[1]
        for key, one in first_statements(survey.catalogue, entry).items()
    )
    stamp = datetime.combine(changed, time(), UTC)
    event = Event()
    event.add("uid", identifier(first_id(survey.catalogue, entry.id)))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", len(state.statements) - 1)
    event.add("dtstart", due.first or due.last)
    event.add("dtend", due.last + timedelta(days=1))
    holder = entry.programme.full_name if entry.programme else entry.company.name
    words = [word for word, holds in {Reservation.WEAK: state.is_weak, UNCOUNTED: not enters(entry.record, state)}.items() if holds]
    said = f" ({', '.join(words)})" if words else ""
    event.add("summary", f"{holder}: {prose.to_text(entry.record.what)}{said}")
    event.add("description", f"{state.latest.wording}. “{state.latest.evidence[0].quote}”")
    if places.site_url:
        event.add("url", places.page(f"companies/{entry.owner}/#{entry.key}"))
    event.add("categories", [str(word) for word in (entry.cell_class, state.name, *words) if word])
    event.add("transp", "TRANSPARENT")
    return event
