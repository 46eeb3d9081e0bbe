"""How well the record is supported, in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ..catalogue import Catalogue, MilestoneEntry
from ..catalogue.support import dated, is_weak
from ..checks.folder import with_fields
from ..language.values import add_months
from ..language.vocabulary import Confirmation
from ..records import Company
from .ledger import State
from .rating import Rating

CHECK_AGAIN_AFTER_MONTHS = 12


@dataclass(frozen=True)
class Tally:
    """How well the record is supported: counts for the page on sources and for `make stats`."""

    companies: int
    programmes: int
    rated: int
    evidenced: int
    """How many programmes have a milestone."""
    milestones: int
    of_programmes: int
    """How many milestones are of a programme; the others are of companies alone."""
    statements: int
    promises: int
    figures: int
    """Numbers of what happened and of what was promised."""
    sources: int
    facts: int
    """Everything that has evidence of its own: milestones, statements, outcomes, readings, properties, markers, points …"""
    facts_one_source: int
    facts_weak: int
    undated: int
    """Pages without a date, and those whose date is worked out."""
    inferred: int
    one_source: int
    more_sources: int
    weak: int
    claimed: int
    reported: int
    partner: int
    independent: int
    contested: int
    stale: tuple[str, ...]

    @property
    def facts_more_sources(self) -> int:
        """How many facts rest on two pages or more."""
        return self.facts - self.facts_one_source


def tally(
    catalogue: Catalogue,
    day: date,
    milestones: Collection[MilestoneEntry],
    ratings: Iterable[Rating],
    states: Collection[State],
    figures: int,
) -> Tally:
    """Count the record on a day: what had happened by then and how many figures tell it, how it is rated, what was promised."""
    confirmations = Counter[str]()
    facts = _facts(catalogue)
    one = more = weak = contested = 0
    for entry in milestones:
        cited = {evidence.source for evidence in entry.record.evidence}
        one, more = one + (len(cited) == 1), more + (len(cited) > 1)
        weak += entry.is_weak
        contested += entry.record.contested is not None
        confirmations[entry.record.confirmed_by] += 1
    return Tally(
        companies=len(catalogue.companies),
        programmes=len(catalogue.programmes),
        rated=sum(rating.is_rated for rating in ratings),
        evidenced=len({entry.owner for entry in milestones if entry.programme}),
        milestones=len(milestones),
        of_programmes=sum(entry.programme is not None for entry in milestones),
        statements=sum(len(state.statements) for state in states),
        promises=len(states),
        figures=figures + sum(len(statement.figures) for state in states for statement in state.statements),
        sources=len(catalogue.sources),
        facts=len(facts),
        facts_one_source=sum(number == 1 for number, _ in facts),
        facts_weak=sum(weak for _, weak in facts),
        undated=sum(entry.record.published is None for entry in catalogue.sources.values()),
        inferred=sum(entry.record.is_inferred for entry in catalogue.sources.values()),
        one_source=one,
        more_sources=more,
        weak=weak,
        claimed=confirmations[Confirmation.MAKER],
        reported=confirmations[Confirmation.REPORTED],
        partner=confirmations[Confirmation.PARTNER],
        independent=confirmations[Confirmation.INDEPENDENT],
        contested=contested,
        stale=tuple(key for key, company in catalogue.companies.items() if _is_stale(company, day)),
    )


def _facts(catalogue: Catalogue) -> list[tuple[int, bool]]:
    """For everything that has evidence: how many pages it rests on, and whether all of them are weak."""
    found = []
    for document in catalogue.documents.values():
        listed = getattr(document.record, "sources", {})
        for _, value in with_fields(document, "evidence"):
            if value.evidence:
                found.append((len({one.source for one in value.evidence}), is_weak(value.evidence, listed, dated(value))))
    return found


def _is_stale(company: Company, day: date) -> bool:
    checked = company.checked.last
    return checked is not None and checked < add_months(day, -CHECK_AGAIN_AFTER_MONTHS)
