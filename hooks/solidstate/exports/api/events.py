"""What happened and what was promised, as the API tells it: milestones, their figures, promises with every statement and their ends."""

from __future__ import annotations

from typing import Any

from ...catalogue import MilestoneEntry, PromiseEntry
from ...catalogue.support import is_weak, known_by_reading
from ...derived.identity import anchor, figure_ids, former_statements, formerly, outcome_id, told_statements
from ...derived.ledger import State, enters, is_own_word
from ...derived.promised import is_for_sale, meant_for
from ...derived.voices import voice_of
from ...language.identity import page_id
from ..figures import FigureRow
from . import shapes
from .telling import Teller, span

MILESTONE_WITHOUT = ("figures", "formerly")
FIGURE_WITHOUT = ("source", "confirmed_by", "by")
PROMISE_WITHOUT = ("formerly", "statements", "outcome")
STATEMENT_WITHOUT = ("formerly",)
OUTCOME_WITHOUT = ("milestone", "becomes")


def milestone(teller: Teller, entry: MilestoneEntry) -> dict[str, Any]:
    """A milestone with its evidence and what it did to the rating."""
    record, change = entry.record, teller.survey.change_by(entry)
    sources = entry.company.sources
    more: shapes.MilestoneMore = {
        "said_by": [teller.party(name) for name in voice_of(record, sources).names],
        "weak": entry.is_weak,
        "reservations": [str(word) for word in entry.reservations],
        "figures": figure_ids(entry.id, record.figures),
        "rating_before": (change.before.label or None) if change else None,
        "rating_after": (change.after.label or None) if change else None,
        "moved": change is not None and change.moved,
        "by_reading": entry.by_reading,
        "vague": record.date.is_vague or entry.by_reading,
    }
    return {**teller.tell(record, entry.id, sources, MILESTONE_WITHOUT), **_item(teller, entry), **more}


def figure(teller: Teller, row: FigureRow) -> dict[str, Any]:
    """A figure as stated and in the unit of its measure, with who says it and whether a headline uses it."""
    sources = teller.survey.catalogue.companies[row.company_id].sources
    more: shapes.FigureMore = {
        "milestone": row.holder.id if row.entry else None,
        "statement": None if row.entry else row.holder.id,
        "programme": row.programme_id,
        "company": row.company_id,
        "date": span(row.date),
        "manner": row.manner or None,
        "confirmed_by": str(row.confirmed_by) if row.confirmed_by else None,
        "by": teller.party(row.by) if row.by else None,
        "confirmed": row.confirmed,
        "is_contested": row.is_contested,
        "weak": row.is_weak(teller.survey),
        "reservations": [str(word) for word in row.entry.reservations] if row.entry else [],
        "headline": row.headline,
        "drawn": row.is_drawn,
        "disagrees": row.disagrees,
        "sources": list(dict.fromkeys(page_id(sources[one.source].url) for one in row.evidence)),
        "quotes": row.quotes(teller.catalogue),
        "permalink": teller.places.page(f"companies/{row.owner}/#{row.anchor}"),
    }
    return {**teller.tell(row.figure, row.id, sources, FIGURE_WITHOUT), **more}


def promise(teller: Teller, entry: PromiseEntry, state: State) -> dict[str, Any]:
    """A promise with its state, every statement of its date up to the day, and how it ended."""
    more: shapes.PromiseMore = {
        "cell_class": str(entry.cell_class) if entry.cell_class else None,
        "for_sale": is_for_sale(teller.survey, entry),
        "state": state.name,
        "meant_for": meant_for(entry),
        "open": state.is_open,
        "counted": enters(entry.record, state),
        "fell_due": state.fell_due,
        "own_date": state.is_own,
        "weak": state.is_weak,
        "first_due": span(state.first.due),
        "latest_due": span(state.latest.due),
        "dates_named": state.named,
        "date_moved": state.moved or None,
        "slip_months": state.slip,
        "slip_months_least": state.slips[0] if state.slips else None,
        "slip_months_most": state.slips[1] if state.slips else None,
        "late_months": state.late,
        "perhaps_late": state.is_perhaps_late,
        "known_to": state.known_to.isoformat(),
        "sizes": [
            {
                "measure": one.measure_id,
                "first": f"{one.first.value} {one.first.unit}",
                "latest": f"{one.latest.value} {one.latest.unit}",
                "factor": round(float(one.factor), 4) if one.factor is not None else None,
            }
            for one in teller.survey.resizes_of(entry, state)
        ],
    }
    told = teller.tell(entry.record, entry.id, entry.company.sources, PROMISE_WITHOUT)
    return {
        **told,
        **_item(teller, entry),
        **more,
        "statements": _statements(teller, entry, state),
        "outcome": _outcome(teller, entry, state),
    }


def _statements(teller: Teller, entry: PromiseEntry, state: State) -> list[dict[str, Any]]:
    sources, found = entry.company.sources, []
    for id, one in told_statements(entry, state.statements):
        more: shapes.StatementMore = {
            "formerly": former_statements(entry, one),
            "own_word": is_own_word(one, entry.company_id, teller.survey.catalogue.companies),
            "weak": is_weak(one.evidence, sources, one.said),
            "by_reading": known_by_reading(one.evidence, sources, one.said),
            "vague": one.said.is_vague or known_by_reading(one.evidence, sources, one.said),
            "permalink": _place(teller, entry, anchor(id, entry.owner)),
        }
        found.append({**teller.tell(one, id, sources, STATEMENT_WITHOUT), **more})
    return found


def _outcome(teller: Teller, entry: PromiseEntry, state: State) -> dict[str, Any] | None:
    outcome = state.outcome
    if outcome is None:
        return None
    becomes = outcome.becomes and (
        f"{entry.company_id}/{outcome.becomes}" if "/" in outcome.becomes else f"{entry.owner}/{outcome.becomes}"
    )
    more: shapes.OutcomeMore = {
        "milestone": f"{entry.owner}/{outcome.milestone}" if outcome.milestone else None,
        "becomes": becomes or None,
        "weak": state.outcome_is_weak,
        "permalink": _place(teller, entry, anchor(outcome_id(entry), entry.owner)),
    }
    return {**teller.tell(outcome, outcome_id(entry), entry.company.sources, OUTCOME_WITHOUT), **more}


def _item(teller: Teller, entry: MilestoneEntry | PromiseEntry) -> shapes.ItemMore:
    return {
        "formerly": formerly(teller.survey.catalogue, entry),
        "company": entry.company_id,
        "programme": entry.programme.id if entry.programme else None,
        "permalink": _place(teller, entry, entry.key),
    }


def _place(teller: Teller, entry: MilestoneEntry | PromiseEntry, anchor: str) -> str:
    """A place on its owner's page."""
    return teller.places.page(f"companies/{entry.owner}/#{anchor}")
