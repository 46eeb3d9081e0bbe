"""Promises as lines over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...catalogue import PromiseEntry
from ...catalogue.support import is_weak
from ...derived import facets
from ...derived.identity import anchor, told_statements
from ...derived.ledger import State
from ...derived.promised import Records, drifts, records, records_by_kind, records_by_level, records_of_sale, records_of_sale_in
from ...derived.survey import Survey
from ...language import prose
from ...language.once import once
from ...language.values import Window
from ...language.vocabulary import Application
from .. import charts
from .ladder import short_name
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


@once
def drift(survey: Survey) -> Picture | None:
    """The promises whose date was moved, the longest drift first; None where none was."""
    moved = drifts(survey)
    chains = [chain(entry, state) for entry, state in moved]
    wide, narrow = charts.promises(chains, survey.day), charts.promises(chains, survey.day, 380)
    if wide is None or narrow is None:
        return None
    rows = tuple(row for entry, state in moved for row in _rows(entry, state))
    return Picture("drift", wide, narrow, rows, {"longest": moved[0]})


def fates(survey: Survey) -> list[dict[str, Any]]:
    """What became of the promises that were due, a row a state: class by class, of all, of those for sale or series (and of those
    in cars and in other uses), by kind of company and by the rung that each would show."""
    in_cars, elsewhere = records_of_sale_in(survey, Application.CAR)
    groups: list[tuple[str, str, Records]] = [("sale or series", "", records_of_sale(survey)), ("all", "", records(survey.promises))]
    groups += [("sale or series by use", "car", in_cars), ("sale or series by use", "other", elsewhere)]
    groups += [("company kind", kind, found) for kind, found in records_by_kind(survey).items()]
    groups += [("rung", str(level), found) for level, found in records_by_level(survey).items()]
    return [
        {
            **{"class": str(cls or ""), "group": group, "of": of, "due": record.due, "state": state, "promises": number},
            "weak_count": record.weak_fates.get(state, 0),
        }
        for group, of, found in groups
        for cls, record in found.items()
        for state, number in record.fates.items()
    ]


def chain(entry: PromiseEntry, state: State) -> charts.Chain:
    """What a chart shows of one promise."""
    return charts.Chain(
        id=entry.id,
        name=prose.to_text(entry.record.what),
        holder=short_name(entry.programme) if entry.programme else entry.company.name,
        href=f"/companies/{entry.owner}/#{entry.key}",
        state=state,
        statements=[(said, _days(s.due), s.wording) for s in state.statements if (said := s.said.last or s.said.first)],
        outcome=(state.outcome.date.last or state.outcome.date.first) if state.outcome else None,
        facets=facets.of_promise(entry, state),
    )


def _days(due: Window) -> tuple[date, date | None] | None:
    """The window of a date that was named: a year is as long as it is; "not before" has no last day, "by" only the last."""
    if due.first is None:
        return (due.last, due.last) if due.last else None
    return due.first, due.last


def _rows(entry: PromiseEntry, state: State) -> list[dict[str, Any]]:
    """One row a statement."""
    return [
        {
            "who": entry.programme.full_name if entry.programme else entry.company.name,
            "what": entry.record.what,
            "said": str(statement.said),
            "due": str(statement.due),
            "wording": statement.wording,
            "by": statement.by or "",
            "own_word": any(statement is own for own in state.own),
            "state": state.name,
            "slip_months_least": state.slips[0] if state.slips else None,
            "slip_months_most": state.slips[1] if state.slips else None,
            "grade": "weak" if is_weak(statement.evidence, entry.company.sources, statement.said) else "",
            "source": entry.company.sources[statement.evidence[0].source].url,
            "link": f"/companies/{entry.owner}/#{anchor(id, entry.owner)}",
        }
        for id, statement in told_statements(entry, state.statements)
    ]
