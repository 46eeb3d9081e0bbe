"""Promises as lines over years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .. import charts
from ..catalogue import PromiseEntry
from ..ledger import OPEN_STATES, State
from ..survey import Survey


def promise_chart(survey: Survey, found: Sequence[tuple[PromiseEntry, State]]) -> charts.PromiseChart | None:
    """Promises as lines from the day they were made to the day they name."""
    return charts.promises([chain(entry, state) for entry, state in found], survey.day)


def chain(entry: PromiseEntry, state: State) -> charts.Chain:
    """What the chart shows of one promise."""
    holder = entry.programme.full_name if entry.programme else entry.company.name
    return charts.Chain(
        id=entry.id,
        name=entry.record.what,
        holder=holder,
        href=f"/companies/{entry.owner}/#{entry.key}",
        state=state.name,
        verdict=str(state.slip or ""),
        statements=[(s.said.last, s.due.last or s.due.first, s.wording) for s in state.statements if s.said.last],
        outcome=(state.outcome.date.last or state.outcome.date.first) if state.outcome else None,
        facets={
            "company": entry.company_id,
            "kind": str(entry.company.kind),
            "state": state.name,
            "open": str(state.name in OPEN_STATES).lower(),
            "slip": str(state.slip or 0),
            "due": (state.latest.due.last or state.latest.due.first or date.max).isoformat(),
            "name": holder,
        },
    )
