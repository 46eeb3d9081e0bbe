"""The Atom feeds and the calendar."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from xml.etree import ElementTree

from icalendar import Calendar, Event

from ..catalogue import MilestoneEntry
from ..derived.identity import first_id
from ..derived.support import reservations
from ..derived.survey import Survey
from ..language import prose
from ..records import Company
from .places import Places
from .rows import ATTRIBUTION, LICENCE, Content, File, Settings

NAMESPACE = uuid.UUID("6d1f2f0e-6a5c-5a8f-9a0e-5b1b7c1f4f10")
"""Fixed for ever: feed ids and calendar UIDs are uuid5 of it and of the first id that the record ever had."""


LONGEST = 100
"""How many entries a feed has: the newest."""


def identifier(key: str) -> str:
    """The id of an entry of a feed or calendar, wherever the site lives."""
    return uuid.uuid5(NAMESPACE, key).urn


def feeds(survey: Survey, settings: Settings) -> Iterator[File]:
    """Atom feeds of milestones: of everything, and of each company."""
    yield "feeds/milestones.atom", lambda: atom("How far? Milestones", "feeds/milestones", survey.milestones, survey, settings)
    for key, company in survey.catalogue.companies.items():
        for name in (key, *company.formerly):
            yield f"companies/{name}/feed.atom", partial(_feed_of, key, company, survey, settings)


def _feed_of(key: str, company: Company, survey: Survey, settings: Settings) -> Content:
    first = first_id(survey.catalogue, key)
    return atom(f"How far? {company.name}", f"companies/{first}/feed", survey.milestones_by(key), survey, settings)


def atom(title: str, key: str, entries: Iterable[MilestoneEntry], survey: Survey, settings: Settings) -> str:
    """A feed, dated by its records. Links are left out where the site's address is not known."""
    entries = list(entries)[:LONGEST]
    feed = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "title", title)
    _add(feed, "id", identifier(key))
    _add(feed, "updated", _moment(max((_last(e) for e in entries), default=survey.updated)))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", "The How Far contributors")
    _add(feed, "rights", f"{LICENCE}; {ATTRIBUTION}")
    for entry in entries:
        item = ElementTree.SubElement(feed, "entry")
        holder = entry.programme.full_name if entry.programme else survey.catalogue.companies[entry.company_id].name
        words = reservations(entry.record, survey.catalogue.companies[entry.company_id].sources)
        said = f" ({', '.join(words)})" if words else ""
        _add(item, "title", f"{holder}: {prose.to_text(entry.record.what)}{said}")
        _add(item, "id", identifier(first_id(survey.catalogue, entry.id)))
        _add(item, "updated", _moment(_last(entry)))
        if settings.get("site_url"):
            ElementTree.SubElement(item, "link", href=Places.of(settings).page(f"companies/{entry.owner}/#{entry.key}"))
        ElementTree.SubElement(item, "category", term="contested" if entry.record.contested else str(entry.record.confirmed_by))
        sources = survey.catalogue.companies[entry.company_id].sources
        _add(item, "summary", "; ".join(f"“{e.quote}” ({sources[e.source].publisher})" for e in entry.record.evidence))
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _last(entry: MilestoneEntry) -> date:
    return entry.record.date.last or date.min


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def calendar(survey: Survey, settings: Settings) -> Iterator[File]:
    """The promised dates that lie ahead, as all-day events on the last day of their windows."""
    yield "calendar/promises.ics", lambda: _calendar(survey)


def _calendar(survey: Survey) -> bytes:
    found = Calendar()
    found.add("prodid", "-//How far?//promises//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Solid-state batteries: promised dates")
    stamp = datetime.combine(survey.updated, time(), UTC)
    for entry, state in sorted(survey.promises, key=lambda pair: (pair[1].latest.due.sort_key, pair[0].id)):
        due = state.latest.due.last
        if due is None or state.outcome or due < survey.day:
            continue
        event = Event()
        event.add("uid", identifier(first_id(survey.catalogue, entry.id)))
        event.add("dtstamp", stamp)
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
        holder = entry.programme.full_name if entry.programme else entry.company.name
        event.add("summary", f"{holder}: {prose.to_text(entry.record.what)}")
        event.add("description", f"{state.latest.wording}. “{state.latest.evidence[0].quote}”")
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    made: bytes = found.to_ical()
    return made
