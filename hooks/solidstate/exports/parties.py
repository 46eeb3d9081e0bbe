"""The tables of who has to do with whom: who takes part in programmes, and who holds shares in companies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..catalogue.support import is_weak
from ..derived.identity import anchor, owner_ids, partner_ids
from ..derived.survey import Survey
from ..language import prose
from ..language.vocabulary import PartnerRole
from ..records import Company, Owner, Partner
from .facts import listed, party, resting
from .places import Places
from .table import Column, Table, ends

P = TypeVar("P", Partner, Owner)


@dataclass(frozen=True)
class PartyRow(Generic[P]):
    """Somebody, and of what: a programme or a company."""

    id: str
    record: P
    of: str
    company: Company

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return f"companies/{self.of}/#{anchor(self.id, self.of)}"


def told_partners(survey: Survey, company: str) -> Iterator[PartyRow[Partner]]:
    """Who takes part in the programmes of a company."""
    for entry in survey.catalogue.programmes_of(company):
        held = entry.record.partners
        yield from (PartyRow(id, one, entry.id, entry.company) for id, one in zip(partner_ids(entry.id, held), held, strict=True))


def told_owners(survey: Survey, company: str) -> Iterator[PartyRow[Owner]]:
    """Who holds shares in a company."""
    of = survey.catalogue.companies[company]
    return (PartyRow(id, one, company, of) for id, one in zip(owner_ids(company, of.owners), of.owners, strict=True))


def partners(survey: Survey, places: Places) -> Table[PartyRow[Partner]]:
    """Who takes part in a programme, and as what."""
    return Table(
        "partners",
        "Other organisations that take part in a programme: one row for each in each programme.",
        lambda company: told_partners(survey, company),
        (
            Column("id", lambda p: p.id, "Its id: that of the programme, and who takes part."),
            Column("programme", lambda p: p.of, "In which programme.", to="programmes", required=True),
            *party(survey, "who", lambda p: p.record.name, "Who it is", required=True),
            Column("role", lambda p: p.record.role, words=PartnerRole, required=True),
            Column(
                "weak",
                lambda p: is_weak(p.record.evidence, p.company.sources, None) if p.record.evidence else None,
                "Whether the words that say so are weak; empty where no words are kept.",
                "boolean",
            ),
            Column(
                "sources", lambda p: listed(survey, p.record.evidence, p.company.sources), "The pages that say so.", to="sources", many=True
            ),
            Column("note", lambda p: prose.to_text(p.record.note or "")),
            Column("permalink", lambda p: places.page(p.address), "Where it stands on the site.", required=True),
        ),
        Partner,
        owners=[*survey.catalogue.companies],
    )


def owners(survey: Survey, places: Places) -> Table[PartyRow[Owner]]:
    """Who holds shares in a company."""
    return Table(
        "owners",
        "Who holds a share in a company, as far as the record says so: one row for each.",
        lambda company: told_owners(survey, company),
        (
            Column("id", lambda o: o.id, "Its id: that of the company, and whose share it is."),
            Column("company", lambda o: o.of, "Of which company.", to="companies", required=True),
            *party(survey, "who", lambda o: o.record.name, "Who it is", required=True),
            *ends("share", lambda o: o.record.share),
            *resting(survey, lambda o: (o.record.evidence, o.company.sources, None)),
            Column("permalink", lambda o: places.page(o.address), "Where it stands on the site.", required=True),
        ),
        Owner,
        owners=[*survey.catalogue.companies],
    )
