"""Two states of a record -> every place in which they differ, paired by what stays the same: ids, pages, days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..reading.nodes import Location
from ..records import Evidence, Figure, Owner, Partner, Point, Reading, Record, Statement

NOT_TOLD = frozenset({"answers", "corrected", "formerly"})
"""Fields that speak of the record's own history, not to readers."""


@dataclass(frozen=True)
class Alteration:
    """One place that differs: `before` or `after` is None where there is nothing. The location is the newer one's."""

    location: Location
    before: Any
    after: Any


def alterations(before: Any, after: Any, at: Location = ()) -> list[Alteration]:
    """Every difference below two states of a record; what came or went is told once, with all that belongs to it."""
    found: list[Alteration] = []
    _compare(before, after, at, found)
    return found


def _compare(before: Any, after: Any, at: Location, found: list[Alteration]) -> None:
    if before is after:
        return
    kind = type(after)
    if kind is type(before) and issubclass(kind, Record):
        told, was = _told(kind), before.__dict__
        for name, new in after.__dict__.items():
            old = was.get(name)
            if old is not new and (type(old) is not str or old != new) and name in told:  # most are words, and most stay as they are
                _compare(old, new, (*at, told[name]), found)
    elif kind is dict and type(before) is dict:
        for key, one, other in _by_id(before, after):
            _compare(one, other, (*at, key), found)
    elif kind is list and type(before) is list and any(isinstance(entry, Record) for entry in (*before, *after)):
        for index, one, other in _by_content(before, after):
            _compare(one, other, (*at, index), found)
    elif before != after:
        found.append(Alteration(at, _or_nothing(before), _or_nothing(after)))


def _by_id(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Entries by their id; a renamed one is found by an id that it had before."""
    if before.keys() == after.keys():  # as nearly always
        yield from ((key, before[key], value) for key, value in after.items())
        return
    left = dict(before)
    for key, value in after.items():
        old = next((name for name in (key, *(told_of(value, "formerly") or ())) if name in left), None)
        yield key, left.pop(old) if old is not None else None, value
    yield from ((key, value, None) for key, value in left.items())


KEYS: dict[type[Record], tuple[Callable[[Any], object], ...]] = {
    Evidence: (lambda one: (one.source, one.quote), lambda one: one.source),
    Figure: (
        lambda one: (one.measure, one.variant, one.value.text, one.unit),
        lambda one: (one.measure, one.variant, one.source),
        lambda one: (one.measure, one.variant),
    ),
    Statement: (lambda one: (one.said.text, one.due.text), lambda one: one.said.text),
    Reading: (lambda one: (one.by, one.as_of.text), lambda one: one.by),
    Owner: (lambda one: one.name,),
    Partner: (lambda one: one.name,),
    Point: (lambda one: (one.date.text, one.of), lambda one: one.date.text),
}
"""By what an entry of a list is known again, the surest first; others by their place."""


def _by_content(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Entries of two lists in pairs; where one alone is left on either side, the two are the same thing altered."""
    kind = type(next(iter(after or before)))
    keys = KEYS.get(kind, ())
    if len(before) == len(after) and (not keys or [*map(keys[0], before)] == [*map(keys[0], after)]):  # as nearly always
        yield from zip(range(len(after)), before, after, strict=True)
        return
    partners: dict[int, Any] = {}
    left = list(enumerate(before))
    for key in keys:
        waiting: dict[object, list[tuple[int, Any]]] = defaultdict(list)
        for entry in left:
            waiting[key(entry[1])].append(entry)
        for index, one in enumerate(after):
            if index not in partners and waiting.get(key(one)):
                partners[index] = waiting[key(one)].pop(0)[1]
        left = sorted((entry for rest in waiting.values() for entry in rest), key=lambda entry: entry[0])
    if kind not in KEYS:
        partners = dict(enumerate(before[: len(after)]))
        left = left[len(after) :]
    came = [index for index in range(len(after)) if index not in partners]
    if len(left) == len(came) == 1:
        partners[came[0]] = left.pop()[1]
    yield from ((index, partners.get(index), one) for index, one in enumerate(after))
    yield from ((len(after), one, None) for _, one in left)


def _or_nothing(value: Any) -> Any:
    return None if value in (None, [], {}) or value is False else value


@cache
def _told(model: type[Record]) -> Mapping[str, str]:
    """The names in a file of those fields of a record that speak to readers."""
    return {name: alias for alias, name in _names(model).items() if name not in NOT_TOLD}


@cache
def _names(model: type[Record]) -> Mapping[str, str]:
    """The fields of a record by their names in a file."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def at(record: Any, location: Location) -> Any:
    """What stands at a location, or None."""
    return along(record, location)[-1]


def along(record: Any, location: Location) -> list[Any]:
    """What stands at each step of a way into a record, the record itself first; None where there is nothing."""
    found = [record]
    for part in location:
        if isinstance(record, Record):
            record = told_of(record, _names(type(record)).get(str(part), ""))
        elif isinstance(record, dict):
            record = record.get(part)
        else:
            record = record[part] if isinstance(record, list) and isinstance(part, int) and part < len(record) else None
        found.append(record)
    return found


def told_of(record: Any, name: str) -> Any:
    """A field of a record, None where it has no such field, or is no record."""
    return record.__dict__.get(name) if isinstance(record, Record) else None
