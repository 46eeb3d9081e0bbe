"""Companies and programmes as the API tells them, with their ratings from the evidence up."""

from __future__ import annotations

from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived.figures import FigureGroup
from ...derived.identity import former_owners
from ...derived.promised import towards
from ...derived.rating import LevelTrace, Rating, Verdict
from ...language.identity import page_id
from ...records import Company
from . import shapes
from .telling import Teller, span, span_or_none

COMPANY_WITHOUT = ("programmes", "milestones", "promises", "formerly")
PROGRAMME_WITHOUT = ("milestones", "promises", "formerly")


def company(teller: Teller, key: str) -> dict[str, Any]:
    """A company without its programmes' contents."""
    record: Company = teller.survey.catalogue.companies[key]
    more: shapes.CompanyMore = {
        "formerly": list(record.formerly),
        "touched": (record.touched or teller.survey.day).isoformat(),
        "programmes": [f"{key}/{name}" for name in record.programmes],
        "milestones": [entry.id for entry in teller.survey.milestones_of(key)],
        "promises": [entry.id for entry, _ in teller.survey.promises_of(key)],
        "partner_in": [entry.id for entry in teller.survey.catalogue.partnerships.get(key, ())],
        "took_part_in": [m.id for m in teller.survey.catalogue.involvements.get(key, ()) if m.record.date.over_by(teller.survey.day)],
        "permalink": teller.places.page(f"companies/{key}/"),
        "file": teller.places.file(f"api/v1/companies/{key}.json"),
    }
    return {**teller.tell(record, key, record.sources, COMPANY_WITHOUT), **more}


def programme(teller: Teller, entry: ProgrammeEntry) -> dict[str, Any]:
    """A programme with its rating, what supports it, and which figures its headlines use."""
    more: shapes.ProgrammeMore = {
        "formerly": former_owners(teller.survey.catalogue, entry.id)[1:],
        "full_name": entry.full_name,
        "company": entry.company_id,
        "company_name": entry.company.name,
        "rating": rating(teller, entry),
        "support": support(teller, entry),
        "figures": [figures(group) for group in teller.survey.figures_of(entry.id)],
        "milestones": [one.id for one in teller.survey.milestones_of(entry.id)],
        "promises": [one.id for one, _ in teller.survey.promises_of(entry.id)],
        "permalink": teller.places.page(f"companies/{entry.id}/"),
    }
    return {**teller.tell(entry.record, entry.id, entry.company.sources, PROGRAMME_WITHOUT), **more}


def rating(teller: Teller, entry: ProgrammeEntry) -> shapes.RatingData:
    """A rating with its trace: every level with its requirements, and what meets each."""
    found = teller.survey.ratings[entry.id]
    next_level = found.next_level
    return {
        "as_of": found.day.isoformat(),
        "label": found.label or None,
        "reached": found.reached or None,
        "in_progress": found.in_progress,
        "strands": {name: number or None for name, number in found.total.strands.items()},
        "reached_confirmed": found.confirmed.reached or None,
        "weak": found.is_weak,
        "contested": found.is_contested,
        "without_weak": found.sound.reached or None,
        "without_contested": found.undisputed.reached or None,
        "ahead": list(found.total.ahead),
        "planned": [
            {"level": n, "due": span(due), "promises": towards(teller.survey, entry, n)}
            for n, due in found.promised.items()
            if n > found.reached
        ],
        "reservations": [str(word) for word in found.reservations],
        "silent": found.is_silent,
        "ended": found.has_ended,
        "effects": [{"effect": str(one.effect), "milestone": f"{entry.id}/{key}"} for key, one in found.effects],
        "last_evidence": found.last_evidence.isoformat() if found.last_evidence else None,
        "sold": span_or_none(found.sold),
        "shown": [
            {"criterion": s.criterion.id, "milestone": f"{entry.id}/{s.milestone_id}", "level": s.level, "confirmed": s.confirmed}
            for s in found.shown
        ],
        "missing": [_requirement(entry.id, verdict) for verdict in next_level.missing] if next_level and found.is_rated else [],
        "trace": [_level(entry.id, found, level) for level in found.trace] if found.is_rated else [],
    }


def _level(owner: str, found: Rating, level: LevelTrace) -> shapes.LevelTrace:
    number = level.level.number
    return {
        "level": number,
        "reached": level.reached,
        "look": str(found.looks[number]) if number in found.looks else None,
        "requirements": [_requirement(owner, verdict) for verdict in level.verdicts],
    }


def _requirement(owner: str, verdict: Verdict) -> shapes.RequirementTrace:
    return {
        "requirement": verdict.id,
        "name": verdict.requirement.name,
        "strand": verdict.requirement.strand,
        "met": verdict.met,
        "confirmed": verdict.confirmed,
        "shown_by": list(dict.fromkeys(f"{owner}/{one.milestone_id}" for one in verdict.shown)),
        "implied_by": list(dict.fromkeys(f"{owner}/{one.milestone_id}" for one in verdict.implied)),
    }


def support(teller: Teller, entry: ProgrammeEntry) -> shapes.Support:
    """How well the rung of a programme is supported."""
    found = teller.survey.footing(entry)
    return {
        "pages": [page_id(page.url) for page in found.pages] if found else [],
        "publishers": list(found.publishers) if found else [],
        "own_pages": found.own if found else 0,
        "weak_pages": found.weak_pages if found else 0,
        "newest_page": span_or_none(found.newest) if found else None,
        "rests_on_one_page": [page_id(page.url) for page, _ in found.alone] if found else [],
        "audited_facts": len(teller.survey.audited(entry.id)),
    }


def figures(group: FigureGroup) -> shapes.FigureGroupData:
    """Figures that can be compared, with the one that a headline uses and what decided for it."""
    return {
        "measure": group.measure_id,
        "of": str(group.level),
        "manner": group.manner or None,
        "variant": group.variant or None,
        "headline": group.quotable.id if group.quotable else None,
        "chosen_by": group.chosen_by,
        "disagree": group.disagrees,
        "figures": [entry.id for entry in group.entries],
    }
