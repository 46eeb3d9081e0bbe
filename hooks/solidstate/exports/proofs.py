"""The tables of what the others rest on: pages, and the words that prove things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..catalogue import SourceEntry
from ..catalogue.support import dated, weak_because
from ..checks.folder import with_fields
from ..derived.identity import outcome_id, statements_of, told_points
from ..derived.survey import Survey
from ..language import prose
from ..language.conclusions import Proved, Weakness
from ..language.values import Window
from ..language.vocabulary import (
    DatedBy,
    SourceKind,
)
from ..records import Evidence, Source
from .citing import citing, listing, told
from .parties import told_owners, told_partners
from .places import Places
from .readings import told_readings
from .table import Column, Table, dates
from .yardstick import told_events


def sources(survey: Survey, places: Places) -> Table[SourceEntry]:
    """Every page that is cited."""
    here = cache(lambda: told(survey))
    return Table(
        "sources",
        "Every page that is cited: one row for each page, whatever files cite it.",
        lambda company: [survey.catalogue.sources[id] for id in listing(survey)[company]],
        (
            Column("id", lambda s: s.id, "Its id, made of its address."),
            Column("title", lambda s: s.record.title),
            Column("title_translation", lambda s: s.record.title_translation),
            Column("described", lambda s: s.record.described),
            Column("publisher", lambda s: s.record.publisher, "Who published it.", required=True),
            Column("kind", lambda s: s.record.kind, "Who speaks in it.", words=SourceKind, required=True),
            Column("language", lambda s: s.record.language, "The language of the quoted words, ISO 639-1.", required=True),
            Column("url", lambda s: s.record.url, required=True),
            *dates("published", lambda s: s.record.published),
            Column("dated_by", lambda s: s.record.dated_by, words=DatedBy),
            Column("read", lambda s: s.record.read.last if s.record.read else None, kind="date"),
            Column("weak", lambda s: s.record.is_weak, "Whether it is weak by itself.", "boolean", required=True),
            Column("quote_count", lambda s: len(s.citations), "How many quotes of it stand in evidence.", "integer", required=True),
            Column("cited", lambda s: len(citing(survey.catalogue, s, here())), "How many things rest on it.", "integer", required=True),
            Column(
                "cited_by",
                lambda s: citing(survey.catalogue, s, here()),
                "Those things, each as its kind and its id: milestone/gotion-high-tech/jinshi/pilot-line-2025.",
                many=True,
            ),
            Column("note", lambda s: prose.to_text(s.record.note or "")),
            Column("permalink", lambda s: places.page(f"sources/#{s.id}"), "Where it is listed on the site.", required=True),
        ),
        Source,
        ("title", "title_translation", "described", "publisher"),
        [*survey.catalogue.companies, ""],
    )


@dataclass(frozen=True)
class Proof:
    """A quote, and what it proves."""

    of: str
    kind: str
    company: str | None
    programme: str | None
    place: str
    evidence: Evidence
    source: Source
    when: Window | None


def _proofs(survey: Survey, company: str) -> Iterator[Proof]:
    """The words of a company's record, or of all others; what has no id of its own is called by its place in the data:
    `glossary/glossary#terms.mrl`."""
    named = dict(_of_company(survey, company) if company else _of_others(survey))
    documents = survey.catalogue.documents
    asked = [("company", company)] if company else [place for place in documents if place[0] != "company"]
    for kind, key in asked:
        document = documents[kind, key]
        listed: Mapping[str, Source] = getattr(document.record, "sources", {})
        for location, value in with_fields(document, "evidence"):
            programme = f"{key}/{location[1]}" if company and location[:1] == ("programmes",) else None
            of = named.get(id(value)) or f"{kind}/{key}#{'.'.join(map(str, location))}"
            proved = type(value).__name__.lower()
            before = _beside(location) if proved == Proved.CONTESTED else ""
            for number, one in enumerate(value.evidence, 1):
                yield Proof(of, proved, company or None, programme, f"{before}{number}", one, listed[one.source], dated(value))
    for entry in survey.catalogue.programmes_of(company) if company else ():
        for number, one in enumerate(entry.record.class_evidence, 1):
            yield Proof(entry.id, Proved.CLASS, company, entry.id, str(number), one, entry.company.sources[one.source], None)


def _beside(location: Sequence[str | int]) -> str:
    """What stands before the number of a quote by which something is contested, beside the quotes of that: `contested-1-`, the first of
    several, or `contested-`."""
    place = location[-1]
    return f"{Proved.CONTESTED}-{place + 1}-" if isinstance(place, int) else f"{Proved.CONTESTED}-"


def _of_company(survey: Survey, company: str) -> Iterator[tuple[int, str]]:
    """The ids that records of a company have in the other tables, by the records themselves."""
    owners = survey.catalogue.owners_of(company)
    for entry in survey.catalogue.milestones_of(*owners):
        yield id(entry.record), entry.id
        if entry.record.contested:
            yield id(entry.record.contested), entry.id
    yield from ((id(row.record), row.id) for row in told_readings(survey, company))
    yield from ((id(row.record), row.id) for row in told_partners(survey, company))
    yield from ((id(row.record), row.id) for row in told_owners(survey, company))
    for promise in survey.catalogue.promises_of(*owners).values():
        yield from ((id(one), name) for name, one in statements_of(promise).items())
        if promise.record.outcome:
            yield id(promise.record.outcome), outcome_id(promise)


def _of_others(survey: Survey) -> Iterator[tuple[int, str]]:
    """The same of records of no company."""
    for name, route in survey.catalogue.routes.items():
        yield from ((id(one), f"{name}/{key}") for key, one in route.properties.items())
    for name, challenge in survey.catalogue.challenges.items():
        parts = (*challenge.markers.items(), *challenge.approaches.items())
        yield from ((id(one), f"{name}/{key}") for key, one in parts)
    yield from ((id(row.record), row.id) for row in told_events(survey.catalogue.yardstick))
    for name, context in survey.catalogue.context.items():
        yield id(context), name
        yield from ((id(one), name) for one in context.contested)
    for name, series in survey.catalogue.series.items():
        yield from ((id(point), point_id) for point_id, point in told_points(name, series))


IDS = (
    "What it proves. Of milestone, statement, outcome, reading, partner, owner, property, marker, approach, event and context it is the id in the table of that name, "
    "of point that in series, of class that in programmes, of contested that of the milestone or the context that somebody disputes. Of all other kinds it is a place in the data: the file, as kind/id, and behind # the fields that lead to it."
)


def evidence(survey: Survey, places: Places) -> Table[Proof]:
    """The words themselves."""
    return Table(
        "evidence",
        "The words that prove what the other tables say: one row for each quote. Quotes belong to those who said them.",
        lambda company: _proofs(survey, company),
        (
            Column("id", lambda e: f"{e.of}#{e.place}", "The id of what it proves, and its place among the quotes of that."),
            Column("of", lambda e: e.of, IDS, required=True),
            Column(
                "kind",
                lambda e: e.kind,
                "What that is: class is what is in the cell of a programme, partner who takes part in one.",
                words=Proved,
                required=True,
            ),
            *dates(
                "date", lambda e: e.when, "When that was so or was said, of a milestone or a statement for one; empty where it has no date."
            ),
            Column("company", lambda e: e.company, "In whose file it stands; empty where it is of no company.", to="companies"),
            Column("programme", lambda e: e.programme, "Of which programme; empty where it is of none.", to="programmes"),
            Column("source", lambda e: survey.catalogue.source_ids[e.source.url], "The page.", to="sources", required=True),
            Column("quote", lambda e: e.evidence.quote, required=True),
            Column("translation", lambda e: e.evidence.translation),
            Column(
                "weak_because",
                lambda e: weak_because(e.evidence, e.source, e.when),
                "Why it is weak; empty where it is not.",
                words=Weakness,
            ),
            Column("note", lambda e: prose.to_text(e.evidence.note or "")),
        ),
        Evidence,
        ("quote", "translation"),
        [*survey.catalogue.companies, ""],
    )
