"""Finding one's way in the models of the records: what may stand where, and the sentence that documents it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..language.vocabulary import Word
from ..records import Record
from ..records.documentation import sentences
from .nodes import Location


def field_names(model: type[Record], location: Location) -> list[str]:
    """The names of the fields that may stand at a location."""
    found = type_at(model, location)
    record = record_in(found)
    names = [info.alias or name for name, info in record.model_fields.items()] if record else []
    return sorted(names, key="answers".__eq__)  # what every record may hold comes last


def description(model: type[Record], location: Location) -> str:
    """The sentence that documents the field at a location, or nothing."""
    names = [part for part in location if isinstance(part, str)]
    for length in range(len(location), 0, -1):
        record = record_in(type_at(model, location[: length - 1]))
        part = location[length - 1]
        if record and names:
            for name, info in record.model_fields.items():
                if (info.alias or name) == part:
                    return sentences(record).get(name, "")
    return ""


def members_of(model: type[Record], location: Location) -> type[Record] | None:
    """The record that the entries of a list or map at a location are, or None."""
    for option in _options(type_at(model, location)):
        if typing.get_origin(option) in (dict, list):
            return record_in(typing.get_args(option)[-1], direct=True)
    return None


def type_at(model: type[Record], location: Location) -> Any:
    """The type of the field at a location, or None."""
    found: Any = model
    for part in location:
        found = _step(found, part)
        if found is None:
            return None
    return found


@cache
def _step(found: Any, part: str | int) -> Any:
    record = record_in(found, direct=True)
    if record:
        for name, info in record.model_fields.items():
            if (info.alias or name) == part:
                return info.annotation
        return None
    for option in _options(found):
        origin, args = typing.get_origin(option), typing.get_args(option)
        if origin is dict and isinstance(part, str):
            return args[1]
        if origin is list and isinstance(part, int):
            return args[0]
    return None


def _options(found: Any) -> Iterator[Any]:
    """The alternatives of a type, without Annotated and Optional around them."""
    if typing.get_origin(found) is typing.Annotated:
        yield from _options(typing.get_args(found)[0])
    elif typing.get_origin(found) in (typing.Union, types.UnionType):
        for option in typing.get_args(found):
            yield from _options(option)
    else:
        yield found


def record_in(found: Any, direct: bool = False) -> type[Record] | None:
    """The record that a type is, or with `direct` also where it stands beside lists and maps."""
    for option in _options(found):
        if isinstance(option, type) and issubclass(option, Record):
            return option
        if not direct and typing.get_origin(option) in (dict, list):
            return None
    return None


def closed_list(found: Any) -> type[Word] | None:
    """The closed list from which a field takes its words, or None."""
    for option in _options(found):
        if isinstance(option, type) and issubclass(option, Word):
            return option
    return None


def records_below(model: type[Record]) -> set[type[Record]]:
    """A model and every model of a record that it can hold."""
    found: set[type[Record]] = set()
    open_ = [model]
    while open_:
        one = open_.pop()
        if one not in found:
            found.add(one)
            held = (_members(info.annotation) for info in one.model_fields.values())
            open_ += [record for records in held for record in records]
    return found


def _members(found: Any) -> Iterator[type[Record]]:
    for option in _options(found):
        if isinstance(option, type) and issubclass(option, Record):
            yield option
        elif typing.get_origin(option) in (dict, list):
            yield from _members(typing.get_args(option)[-1])
