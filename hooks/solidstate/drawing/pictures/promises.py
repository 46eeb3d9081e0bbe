"""Promises as lines over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...catalogue import PromiseEntry
from ...derived import facets
from ...derived.ledger import State
from ...derived.survey import Survey
from .. import charts
from .picture import Picture

Pairs = Sequence[tuple[PromiseEntry, State]]


@dataclass(frozen=True)
class Timelines:
    """A line for each promise by its id, and the axis that they share on every page of the site."""

    lines: Mapping[str, charts.Timeline]
    axis: charts.YearAxis


def timelines(survey: Survey, found: Pairs) -> Timelines:
    """Some promises as lines of a table."""
    years = charts.years_of(*survey.promise_days, survey.day)
    lines = {entry.id: charts.timeline(chain(entry, state), years, survey.day) for entry, state in found}
    return Timelines(lines, charts.year_axis(years, survey.day))


def drift(survey: Survey) -> Picture | None:
    """The promises whose date was moved, the longest drift first; None where none was."""
    moved = [(entry, state) for entry, state in survey.promises if state.slip and state.slip > 0]
    moved.sort(key=lambda pair: pair[1].is_weak)  # what rests on weak sources alone comes last, however long
    chains = [chain(entry, state) for entry, state in moved]
    wide, narrow = charts.promises(chains, survey.day), charts.promises(chains, survey.day, 380)
    if wide is None or narrow is None:
        return None
    rows = tuple(row for entry, state in moved for row in _rows(entry, state))
    return Picture("drift", wide, narrow, rows, {"promises": len(moved), "longest": moved[0]})


def fates(survey: Survey) -> list[dict[str, Any]]:
    """What became of the promises that were due, a row a state: of all, by kind of company, by the rung that each would show."""
    groups = [("all", "", survey.record)]
    groups += [("company kind", kind, record) for kind, record in survey.records_by_kind().items()]
    groups += [("rung", str(level or "none"), record) for level, record in survey.records_by_level().items()]
    return [
        {"group": group, "of": of, "due": record.due, "state": state, "promises": number}
        for group, of, record in groups
        for state, number in record.fates.items()
    ]


def chain(entry: PromiseEntry, state: State) -> charts.Chain:
    """What a chart shows of one promise."""
    holder = entry.programme.full_name if entry.programme else entry.company.name
    return charts.Chain(
        id=entry.id,
        name=entry.record.what,
        holder=holder,
        href=f"/companies/{entry.owner}/#{entry.key}",
        state=state.name,
        verdict=f"+{state.slip} month{'s' if state.slip != 1 else ''}{', weak source' if state.is_weak else ''}" if state.slip else "",
        statements=[(said, s.due.last or s.due.first, s.wording) for s in state.statements if (said := s.said.last or s.said.first)],
        outcome=(state.outcome.date.last or state.outcome.date.first) if state.outcome else None,
        facets={
            **(facets.of_programme(entry.programme) if entry.programme else facets.of_company(entry.company_id, entry.company)),
            "state": facets.slug(state.name),
        },
    )


def _rows(entry: PromiseEntry, state: State) -> list[dict[str, Any]]:
    """One row a statement."""
    return [
        {
            "who": entry.programme.full_name if entry.programme else entry.company.name,
            "what": entry.record.what,
            "said": str(statement.said),
            "due": str(statement.due),
            "wording": statement.wording,
            "state": state.name,
            "slip_months": state.slip,
            "source": entry.company.sources[statement.evidence[0].source].url,
            "link": f"/companies/{entry.owner}/#{entry.key}",
        }
        for statement in state.statements
    ]
