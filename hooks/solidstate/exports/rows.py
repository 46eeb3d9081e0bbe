"""Records and what is derived from them as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..catalogue import MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..derived.audits import AuditEntry
from ..derived.figures import FigureEntry
from ..derived.ledger import State, enters
from ..derived.rating import Rating
from ..derived.sizes import Resize
from ..derived.support import weak_because
from ..derived.survey import Survey
from ..derived.voices import voice_of
from ..language import prose
from ..language.values import Quantity, Window
from ..language.vocabulary import Verdict, Word
from ..records import Company, Evidence, Source, as_authored

Content = str | bytes | Mapping[str, Any] | Sequence[Any]


File = tuple[str, Callable[[], Content | None]]
"""Where a file is, and how to make it when somebody asks; None where there is nothing to say."""


Settings = Mapping[str, str]


API_VERSION = "1.2.0"


LICENCE = "CC-BY-4.0"


ATTRIBUTION = "The How Far contributors; quotations belong to their sources."


def plain(value: Any) -> Any:
    """Plain data for JSON: dates and values as they were written."""
    if isinstance(value, Window | Quantity | Word):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


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
        "class_confirmed_by": str(record.class_confirmed_by),
        "class_by": record.class_by,
        "marketed_as": record.marketed_as,
        "routes": record.routes,
        "application": str(record.application),
        "cathode": record.cathode,
        "anode": record.anode,
        "partners": [partner.name for partner in record.partners],
        "partner_roles": [str(partner.role) for partner in record.partners],
        "rating": rating_data(survey.ratings[entry.id]),
        "support": support_data(survey, entry),
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
        "reservations": [str(word) for word in rating.reservations],
        "last_evidence": rating.last_evidence.isoformat() if rating.last_evidence else None,
        "shown": [
            {"criterion": s.criterion.id, "level": s.criterion.level.number, "milestone": s.milestone_id, "confirmed": s.confirmed}
            for s in rating.shown
        ],
        "missing": [verdict.id for verdict in rating.next_level.missing] if rating.next_level else [],
    }


def support_data(survey: Survey, entry: ProgrammeEntry) -> dict[str, Any]:
    """How well the rung of a programme is supported."""
    found = survey.footing(entry)
    return {
        "pages": len(found.pages) if found else 0,
        "publishers": len(found.publishers) if found else 0,
        "weak_pages": found.weak_pages if found else 0,
        "newest_page": str(found.newest) if found and found.newest else None,
        "rests_on_one_page": bool(found and found.alone),
        "audited_facts": len(survey.audited(entry.id)),
    }


def milestone_data(survey: Survey, entry: MilestoneEntry) -> dict[str, Any]:
    """A milestone with its evidence and what it did to the rating."""
    change = survey.change_by(entry)
    sources = survey.catalogue.companies[entry.company_id].sources
    authored = plain(as_authored(entry.record))
    return {
        "id": entry.id,
        "company": entry.company_id,
        "programme": entry.programme.id if entry.programme else None,
        **authored,
        "said_by": list(voice_of(entry.record, sources).names),
        "evidence": [evidence_data(e, sources, entry.record.date) for e in entry.record.evidence],
        "rating_before": (change.before.label or None) if change else None,
        "rating_after": (change.after.label or None) if change else None,
    }


def evidence_data(evidence: Evidence, sources: Mapping[str, Source], when: Window | None = None) -> dict[str, Any]:
    """A quote with its source. `weak` says why it is: graded, machine, inferred or undated; `when` is the date of what it proves."""
    source = sources[evidence.source]
    return {
        "quote": evidence.quote,
        "translation": evidence.translation,
        "note": evidence.note or source.note,
        "title": source.heading,
        "title_translation": source.title_translation,
        "publisher": source.publisher,
        "kind": str(source.kind),
        "url": source.url,
        "language": source.language,
        "published": str(source.published) if source.published else None,
        "dated_by": str(source.dated_by) if source.dated_by else None,
        "grade": str(source.grade) if source.grade else None,
        "weak": weak_because(evidence, source, when) or None,
    }


def promise_data(entry: PromiseEntry, state: State, sizes: Sequence[Resize] = ()) -> dict[str, Any]:
    """A promise with its statements, its derived state, and how its size changed between them."""
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
        "slip_months_least": state.slips[0] if state.slips else None,
        "slip_months_most": state.slips[1] if state.slips else None,
        "late_months": state.late,
        "counted": enters(entry.record, state),
        "sizes": [
            {
                "measure": one.measure_id,
                "first": f"{one.first.value} {one.first.unit}",
                "latest": f"{one.latest.value} {one.latest.unit}",
                "factor": round(float(one.factor), 4) if one.factor is not None else None,
            }
            for one in sizes
        ],
        "statements": [
            {
                "said": str(s.said),
                "due": str(s.due),
                "wording": s.wording,
                "by": s.by,
                "takes_back": s.takes_back,
                "figures": [plain(as_authored(figure)) for figure in s.figures],
                "evidence": [evidence_data(e, entry.company.sources, s.said) for e in s.evidence],
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
        "expected": entry.figure.expected,
        "best": entry.figure.best,
        "at_most_by": str(entry.figure.at_most_by) if entry.figure.at_most_by else None,
        "doubted": entry.figure.doubted,
        "variant": entry.figure.variant,
        "conditions": plain(as_authored(entry.figure.conditions)) if entry.figure.conditions else None,
        "confirmed_by": str(entry.said_by),
        "by": entry.said_by_whom,
        "contested": entry.milestone.record.contested is not None,
        "how_read": entry.figure.how_read,
    }


def audit_data(entry: AuditEntry) -> dict[str, Any]:
    """An audit as authored, with the share of each verdict and the 95 % interval in which that of the whole record lies."""
    rates = {str(verdict): entry.rate(verdict) for verdict in Verdict}
    return {
        "id": entry.id,
        **plain(as_authored(entry.record)),
        "rates": {
            name: {"hits": rate.hits, "low": round(rate.interval[0], 4), "high": round(rate.interval[1], 4)} for name, rate in rates.items()
        },
        "interval": "Wilson score, 95 %",
    }
