"""Two states of a record -> every place in which they differ, paired by what stays the same: ids, pages, days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..reading.nodes import Location
from ..records import Evidence, Figure, Owner, Point, Reading, Record, Statement

NOT_TOLD = frozenset({"answers", "corrected", "formerly"})
"""Fields that speak of the record's own history, not to readers."""


@dataclass(frozen=True)
class Alteration:
    """One place that differs: `before` or `after` is None where there is nothing. The location is the newer one's."""

    location: Location
    before: Any
    after: Any


def alterations(before: Any, after: Any, at: Location = ()) -> Iterator[Alteration]:
    """Every difference below two states of a record; what came or went is told once, with all that belongs to it."""
    if isinstance(before, Record) and type(before) is type(after):
        for name, info in type(after).model_fields.items():
            if name not in NOT_TOLD:
                yield from alterations(getattr(before, name), getattr(after, name), (*at, info.alias or name))
    elif isinstance(before, dict) and isinstance(after, dict):
        for key, one, other in _by_id(before, after):
            yield from alterations(one, other, (*at, key))
    elif _lists_of_records(before, after):
        for index, one, other in _by_content(before, after):
            yield from alterations(one, other, (*at, index))
    elif before != after:
        yield Alteration(at, _or_nothing(before), _or_nothing(after))


def _by_id(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Entries by their id; a renamed one is found by an id that it had before."""
    left = dict(before)
    for key, value in after.items():
        old = next((name for name in (key, *getattr(value, "formerly", ())) if name in left), None)
        yield key, left.pop(old) if old is not None else None, value
    yield from ((key, value, None) for key, value in left.items())


KEYS: dict[type[Record], Callable[[Any], object]] = {
    Evidence: lambda one: one.source,
    Figure: lambda one: (one.measure, one.variant, one.source),
    Statement: lambda one: one.said.text,
    Reading: lambda one: (one.by, one.as_of.text),
    Owner: lambda one: one.name,
    Point: lambda one: getattr(one, "date", None) and str(one.date),
}
"""By what an entry of a list is known again; others by their name, else by their place."""


def _key(one: Any, index: int) -> object:
    found = KEYS.get(type(one))
    return found(one) if found else getattr(one, "name", None) or index


def _by_content(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Entries of two lists in pairs; where one alone is left on either side, the two are the same thing altered."""
    left: dict[object, list[Any]] = defaultdict(list)
    for index, one in enumerate(before):
        left[_key(one, index)].append(one)
    pairs = [(index, left[key].pop(0) if left.get(key := _key(one, index)) else None, one) for index, one in enumerate(after)]
    gone = [one for rest in left.values() for one in rest]
    came = [index for index, old, _ in pairs if old is None]
    if len(gone) == len(came) == 1:
        pairs[came[0]] = (came[0], gone.pop(), pairs[came[0]][2])
    yield from pairs
    yield from ((len(after), one, None) for one in gone)


def _lists_of_records(before: Any, after: Any) -> bool:
    both = (before, after)
    return all(isinstance(one, list) for one in both) and any(isinstance(entry, Record) for one in both for entry in one)


def _or_nothing(value: Any) -> Any:
    return None if value in (None, [], {}) or value is False else value


def at(record: Any, location: Location) -> Any:
    """What stands at a location, or None."""
    for part in location:
        if isinstance(record, Record):
            names = {info.alias or name: name for name, info in type(record).model_fields.items()}
            record = getattr(record, names.get(str(part), ""), None)
        elif isinstance(record, dict):
            record = record.get(part)
        else:
            record = record[part] if isinstance(record, list) and isinstance(part, int) and part < len(record) else None
    return record
