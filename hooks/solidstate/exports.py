"""The machine-readable files: JSON, CSV, feeds, calendar, schemas. Never from templates; dated by the records.

To add one: a function that yields (uri, content) and one entry in `EXPORTS`; content is text, bytes or plain data for JSON.
"""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from icalendar import Calendar, Event

from . import prose
from .catalogue import MilestoneEntry, ProgrammeEntry, PromiseEntry
from .figures import FigureEntry
from .ledger import State
from .rating import Rating
from .records import Company, Evidence, Source, as_authored
from .schema import schemas
from .survey import Survey
from .values import Quantity, Window
from .vocabulary import Word

Content = str | bytes | Mapping[str, Any] | Sequence[Any]
Settings = Mapping[str, str]

API_VERSION = "1.0.0"
NAMESPACE = uuid.UUID("6d1f2f0e-6a5c-5a8f-9a0e-5b1b7c1f4f10")
"""Fixed for ever: feed ids and calendar UIDs are uuid5 of it and of `company/programme/id`."""
LICENCE = "CC-BY-4.0"
ATTRIBUTION = "The How Far contributors; quotations belong to their sources."


def identifier(key: str) -> str:
    """The id of an entry of a feed or calendar, wherever the site lives."""
    return uuid.uuid5(NAMESPACE, key).urn


def plain(value: Any) -> Any:
    """Plain data for JSON: dates and values as they were written."""
    if isinstance(value, Window | Quantity | Word):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


# --- JSON ---------------------------------------------------------------------------------------------------------


def api(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The data API, version 1."""
    catalogue = survey.catalogue
    programmes = [programme_data(survey, entry) for entry in catalogue.programmes.values()]
    tables: dict[str, list[Any]] = {
        "companies": [company_data(key, company) for key, company in catalogue.companies.items()],
        "programmes": programmes,
        "routes": [{"id": key, **plain(as_authored(route))} for key, route in catalogue.routes.items()],
        "challenges": [{"id": key, **plain(as_authored(challenge))} for key, challenge in catalogue.challenges.items()],
        "milestones": [milestone_data(survey, entry) for entry in survey.milestones],
        "promises": [promise_data(entry, state) for entry, state in survey.promises],
        "figures": [figure_data(entry) for entry in survey.figures],
        "sources": [
            {"id": entry.id, **plain(as_authored(entry.record)), "cited_by": sorted({f"{c.kind}/{c.id}" for c in entry.citations})}
            for entry in catalogue.sources.values()
        ],
        "ladder": [
            {
                "level": level.number,
                "name": level.name,
                "plain": level.plain,
                "programmes": [entry.id for entry, _ in survey.rated(level=level.number)],
            }
            for level in catalogue.scale.levels
        ],
    }
    about = {
        "api_version": API_VERSION,
        "as_of": survey.day.isoformat(),
        "data_of": survey.updated.isoformat(),
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }
    for name, rows in tables.items():
        yield f"api/v1/{name}.json", {**about, "count": len(rows), name: rows}
    yield "api/v1/index.json", {**about, "files": {name: f"{name}.json" for name in tables}, "openapi": "../../openapi.json"}
    for key, company in catalogue.companies.items():
        mine = [programme_data(survey, catalogue.programmes[f"{key}/{name}"]) for name in company.programmes]
        yield (
            f"api/v1/companies/{key}.json",
            {**about, "company": company_data(key, company), "programmes": mine, "record": plain(as_authored(company))},
        )


def company_data(key: str, company: Company) -> dict[str, Any]:
    """A company without its programmes' contents."""
    return {
        "id": key,
        "name": company.name,
        "also_known_as": company.also_known_as,
        "country": company.country,
        "kind": str(company.kind),
        "summary": prose.to_text(company.summary),
        "checked": str(company.checked),
        "programmes": [f"{key}/{name}" for name in company.programmes],
        "page": f"companies/{key}/",
    }


def programme_data(survey: Survey, entry: ProgrammeEntry) -> dict[str, Any]:
    """A programme with its rating."""
    record = entry.record
    return {
        "id": entry.id,
        "name": record.name,
        "full_name": entry.full_name,
        "company": entry.company_id,
        "also_known_as": record.also_known_as,
        "products": record.products,
        "class": str(record.class_),
        "marketed_as": record.marketed_as,
        "routes": record.routes,
        "application": str(record.application),
        "cathode": record.cathode,
        "anode": record.anode,
        "partners": record.partners,
        "rating": rating_data(survey.ratings[entry.id]),
        "page": f"companies/{entry.id}/",
    }


def rating_data(rating: Rating) -> dict[str, Any]:
    """A rating with its trace in short: which milestone shows which criterion."""
    return {
        "as_of": rating.day.isoformat(),
        "label": rating.label or None,
        "reached": rating.reached or None,
        "in_progress": rating.in_progress,
        "use": rating.total.strands["use"] or None,
        "making": rating.total.strands["making"] or None,
        "confirmed": rating.confirmed.reached or None,
        "planned": list(rating.planned),
        "last_evidence": rating.last_evidence.isoformat() if rating.last_evidence else None,
        "shown": [
            {"criterion": s.criterion.id, "level": s.criterion.level.number, "milestone": s.milestone_id, "confirmed": s.confirmed}
            for s in rating.shown
        ],
        "missing": [verdict.id for verdict in rating.next_level.missing] if rating.next_level else [],
    }


def milestone_data(survey: Survey, entry: MilestoneEntry) -> dict[str, Any]:
    """A milestone with its evidence and what it did to the rating."""
    change = survey.change_of.get(entry.id)
    sources = survey.catalogue.companies[entry.company_id].sources
    authored = plain(as_authored(entry.record))
    return {
        "id": entry.id,
        "company": entry.company_id,
        "programme": entry.programme.id if entry.programme else None,
        **authored,
        "evidence": [evidence_data(e, sources) for e in entry.record.evidence],
        "rating_before": (change.before.label or None) if change else None,
        "rating_after": (change.after.label or None) if change else None,
    }


def evidence_data(evidence: Evidence, sources: Mapping[str, Source]) -> dict[str, Any]:
    """A quote with its source."""
    source = sources[evidence.source]
    return {
        "quote": evidence.quote,
        "translation": evidence.translation,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "language": source.language,
        "published": str(source.published) if source.published else None,
        "grade": str(source.grade) if source.grade else None,
    }


def promise_data(entry: PromiseEntry, state: State) -> dict[str, Any]:
    """A promise with its statements and its derived state."""
    return {
        "id": entry.id,
        "company": entry.company_id,
        "programme": entry.programme.id if entry.programme else None,
        "what": entry.record.what,
        "would_show": entry.record.would_show,
        "measurable": entry.record.measurable,
        "state": state.name,
        "first_due": str(state.first.due),
        "latest_due": str(state.latest.due),
        "slip_months": state.slip,
        "late_months": state.late,
        "statements": [
            {
                "said": str(s.said),
                "due": str(s.due),
                "wording": s.wording,
                "by": s.by,
                "evidence": [evidence_data(e, entry.company.sources) for e in s.evidence],
            }
            for s in state.statements
        ],
        "outcome": plain(as_authored(state.outcome)) if state.outcome else None,
    }


def figure_data(entry: FigureEntry) -> dict[str, Any]:
    """A figure as stated and in the canonical unit."""
    canonical = entry.canonical
    return {
        "milestone": entry.milestone.id,
        "measure": entry.figure.measure,
        "value": str(entry.figure.value),
        "unit": entry.figure.unit,
        "canonical_low": float(canonical.low) if canonical and canonical.low is not None else None,
        "canonical_high": float(canonical.high) if canonical and canonical.high is not None else None,
        "of": str(entry.figure.of),
        "change_from": entry.figure.change_from,
        "conditions": plain(as_authored(entry.figure.conditions)) if entry.figure.conditions else None,
        "confirmed_by": str(entry.milestone.record.confirmed_by),
        "contested": entry.milestone.record.contested is not None,
        "how_read": entry.figure.how_read,
    }


# --- CSV ----------------------------------------------------------------------------------------------------------


def tables(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The flat tables and their description."""
    programmes = [programme_data(survey, entry) for entry in survey.catalogue.programmes.values()]
    flat = {
        "programmes": [{k: v for k, v in row.items() if k != "rating"} | {k: v for k, v in row["rating"].items() if k not in ("shown", "missing")} for row in programmes],
        "milestones": [
            {
                "id": e.id, "company": e.company_id, "programme": e.programme.id if e.programme else "", "date": str(e.record.date),
                "what": prose.to_text(e.record.what), "shows": e.record.shows, "confirmed_by": str(e.record.confirmed_by), "by": e.record.by or "",
                "contested": e.record.contested is not None, "sources": [survey.catalogue.companies[e.company_id].sources[x.source].url for x in e.record.evidence],
            }
            for e in survey.milestones
        ],
        "promises": [{k: v for k, v in promise_data(e, s).items() if k not in ("statements", "outcome")} for e, s in survey.promises],
        "figures": [figure_data(entry) for entry in survey.figures],
    }  # fmt: skip
    for name, rows in flat.items():
        yield f"data/{name}.csv", to_csv(rows)
    yield (
        "data/datapackage.json",
        {
            "name": "how-far",
            "title": "How far are solid-state batteries from us?",
            "created": survey.updated.isoformat(),
            "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"}],
            "resources": [
                {
                    "name": name,
                    "path": f"{name}.csv",
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "schema": {"fields": _fields(rows)},
                }
                for name, rows in flat.items()
            ],
        },
    )


def _fields(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [{"name": name, "type": "string"} for name in (rows[0] if rows else {})]


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV: lists joined by a space and a bar, a text that a spreadsheet would run as a formula made harmless."""
    out = io.StringIO()
    names = list(rows[0]) if rows else []
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " | ".join(map(str, value))
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "@", "\t", "\r") else text


# --- feeds and calendar -------------------------------------------------------------------------------------------


def feeds(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """Atom feeds of milestones: of everything, and of each company."""
    yield "feeds/milestones.atom", atom("How far? Milestones", "feeds/milestones", survey.milestones[:100], survey, settings)
    own: dict[str, list[MilestoneEntry]] = {}
    for entry in survey.milestones:
        own.setdefault(entry.company_id, []).append(entry)
    for key, company in survey.catalogue.companies.items():
        yield (
            f"companies/{key}/feed.atom",
            atom(f"How far? {company.name}", f"companies/{key}/feed", own.get(key, [])[:100], survey, settings),
        )


def atom(title: str, key: str, entries: Iterable[MilestoneEntry], survey: Survey, settings: Settings) -> str:
    """A feed, dated by its records. Links are left out where the site's address is not known."""
    entries = list(entries)
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
        _add(item, "title", f"{holder}: {prose.to_text(entry.record.what)}")
        _add(item, "id", identifier(entry.id))
        _add(item, "updated", _moment(_last(entry)))
        if settings.get("site_url"):
            ElementTree.SubElement(item, "link", href=f"{settings['site_url'].rstrip('/')}/companies/{entry.owner}/#{entry.key}")
        quotes = "; ".join(f"“{e.quote}”" for e in entry.record.evidence)
        _add(item, "summary", quotes)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _last(entry: MilestoneEntry) -> date:
    return entry.record.date.last or date.min


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def calendar(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The promised dates that lie ahead, as all-day events on the last day of their windows."""
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
        event.add("uid", identifier(entry.id))
        event.add("dtstamp", stamp)
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
        holder = entry.programme.full_name if entry.programme else entry.company.name
        event.add("summary", f"{holder}: {prose.to_text(entry.record.what)}")
        event.add("description", f"{state.latest.wording}. “{state.latest.evidence[0].quote}”")
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    yield "calendar/promises.ics", found.to_ical()


def described(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The schemas of the records, and a description of the API."""
    for kind, schema in schemas(survey.catalogue.criteria, survey.catalogue.measures, survey.catalogue.routes).items():
        yield f"schema/{kind}.schema.json", schema
    names = ("index", "companies", "programmes", "routes", "challenges", "milestones", "promises", "figures", "sources", "ladder")
    paths = {f"/api/v1/{name}.json": _get(f"{name.capitalize()}, as of the day the site was built.") for name in names}
    paths["/api/v1/companies/{id}.json"] = _get("One company with its programmes and its record as authored.") | {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    }
    yield (
        "openapi.json",
        {
            "openapi": "3.1.0",
            "info": {"title": "How far? data", "version": API_VERSION, "license": {"name": LICENCE, "identifier": LICENCE}},
            "paths": paths,
        },
    )


def _get(summary: str) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}},
        }
    }


EXPORTS: tuple[Callable[[Survey, Settings], Iterable[tuple[str, Content]]], ...] = (api, tables, feeds, calendar, described)
"""All exports, in the order in which they are written."""
