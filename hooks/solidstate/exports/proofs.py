"""The tables of what the others rest on: pages, and the words that prove things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..catalogue import SourceEntry
from ..catalogue.support import dated, weak_because
from ..checks.folder import with_fields
from ..derived.identity import quote_place
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
from .places import Places
from .proved import Proven, of_company, of_others
from .table import Column, Table, dates


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

    of: Proven
    kind: str
    company: str | None
    programme: str | None
    place: str
    evidence: Evidence
    source: Source
    when: Window | None

    @property
    def id(self) -> str:
        """Its id for ever, as long as the quotes of what it proves keep their order."""
        return f"{self.of.id if '/' in self.of.id else f'{self.kind}/{self.of.id}'}#{self.place}"

    @property
    def address(self) -> str:
        """Where it is quoted, else where what it proves stands."""
        return quote_place(self.of.address, self.place) if self.of.is_quoted else self.of.address


def _proofs(survey: Survey, company: str) -> Iterator[Proof]:
    """The words of a company's record, or of all others."""
    named = dict(of_company(survey, company) if company else of_others(survey.catalogue))
    documents = survey.catalogue.documents
    asked = [("company", company)] if company else [place for place in documents if place[0] != "company"]
    for kind, key in asked:
        document = documents[kind, key]
        listed: Mapping[str, Source] = getattr(document.record, "sources", {})
        for location, value in with_fields(document, "evidence"):
            programme = f"{key}/{location[1]}" if company and location[:1] == ("programmes",) else None
            proved = type(value).__name__.lower()
            before = _beside(location) if proved == Proved.CONTESTED else ""
            of = named[id(value)]
            for number, one in enumerate(value.evidence, 1):
                yield Proof(of, proved, company or None, programme, f"{before}{number}", one, listed[one.source], dated(value))
    for entry in survey.catalogue.programmes_of(company) if company else ():
        of = Proven(entry.id, f"companies/{entry.id}/")
        for number, one in enumerate(entry.record.class_evidence, 1):
            yield Proof(of, Proved.CLASS, company, entry.id, str(number), one, entry.company.sources[one.source], None)


def _beside(location: Sequence[str | int]) -> str:
    """What stands before the number of a quote by which something is contested, beside the quotes of that: `contested-1-`, the first of
    several, or `contested-`."""
    place = location[-1]
    return f"{Proved.CONTESTED}-{place + 1}-" if isinstance(place, int) else f"{Proved.CONTESTED}-"


IDS = (
    "What it proves, by its id: of milestone, statement, outcome, reading, partner, owner, property, marker, approach, event, context, "
    "challenge, route and criterion in the table of that name, of point in series, of class in programmes, of contested that of the "
    "milestone or the context that somebody disputes. Terms, levels, stages and strands are lists of the API; "
    "material and strength are parts of a route, each by its place there."
)


def evidence(survey: Survey, places: Places) -> Table[Proof]:
    """The words themselves."""
    return Table(
        "evidence",
        "The words that prove what the other tables say: one row for each quote. Quotes belong to those who said them.",
        lambda company: _proofs(survey, company),
        (
            Column(
                "id",
                lambda e: e.id,
                "The id of what it proves, and its place among the quotes of that: `term/sop#1`, with its kind where the id has no slash.",
            ),
            Column("of", lambda e: e.of.id, IDS, required=True),
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
            Column(
                "permalink",
                lambda e: places.page(e.address),
                "Where it is quoted on the site, else where what it proves stands.",
                required=True,
            ),
        ),
        Evidence,
        ("quote", "translation"),
        [*survey.catalogue.companies, ""],
    )
