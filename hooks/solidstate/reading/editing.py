"""Changes to the text of a YAML file that leave its comments and its layout alone.

Every change is proved before it is kept: the file is read again, and holds what was meant and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from . import nodes
from .nodes import KEY, Location


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in the text, as lines and columns from 0; `style` is that of a scalar, empty for a plain one."""

    start: tuple[int, int]
    end: tuple[int, int]
    style: str = ""


def with_texts(text: str, changes: Mapping[Location, str]) -> str:
    """The text with other scalars at some locations. A change that cannot be made safely is left out."""
    for location, new in changes.items():
        span = spans(text).get(location)
        old = at(nodes.read(text).data, location)
        if span is None or old is None or str(old) == new:
            continue
        for candidate in (_within(text, span, str(old), new), _instead(text, span, new)):
            if candidate is not None and _is(candidate, text, location, new):
                text = candidate
                break
    return text


def in_order(text: str, location: Location, names: Iterable[str]) -> str:
    """The text with the fields at a location in the order of `names`; those that are not among them stay behind the rest."""
    data, found = at(nodes.read(text).data, location), spans(text)
    keys = [(*location, key) for key in data]
    rank = {name: number for number, name in enumerate(names)}
    ordered = sorted(keys, key=lambda key: rank.get(str(key[-1]), len(rank)))
    if ordered == keys or any(key not in found for key in keys):
        return text
    lines = text.split("\n")
    column = found[(*keys[0], KEY)].start[1]
    heads = [found[(*key, KEY)].start[0] for key in keys]
    lasts = [max(found[key].end[0] - (found[key].end[1] == 0), head) for key, head in zip(keys, heads, strict=True)]
    if len(set(heads)) < len(heads) or any(one >= other for one, other in zip(lasts, heads[1:], strict=False)):
        return text
    begins = [heads[0], *(last + 1 for last in lasts[:-1])]
    blocks = {key: lines[begin : last + 1] for key, begin, last in zip(keys, begins, lasts, strict=True)}
    lead = lines[heads[0]][:column]  # of a list's first field: `- `
    blocks[keys[0]][0] = " " * column + blocks[keys[0]][0][column:]
    body = [line for key in ordered for line in blocks[key]]
    while lead.strip() and not body[0].strip():
        body.append(body.pop(0))
    body[0] = lead + body[0][column:]
    changed = "\n".join([*lines[: heads[0]], *body, *lines[lasts[-1] + 1 :]])
    again = nodes.read(changed)
    return changed if not again.complaints and again.data == nodes.read(text).data else text


def at(data: Any, location: Location) -> Any:
    """What stands at a location of plain data, or None."""
    for part in location:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def spans(text: str) -> dict[Location, Span]:
    """Where each key and value of a text that can be read stands."""
    found: dict[Location, Span] = {}
    open_: list[_Open] = []

    def place() -> Location:
        return (*open_[-1].location, open_[-1].next if open_[-1].next is not None else 0) if open_ else ()

    def close(end: tuple[int, int]) -> None:
        if open_:
            top = open_[-1]
            top.last, top.next = end, None if top.is_map else int(top.next or 0) + 1

    events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for event in events:
        start = (event.start_mark.line, event.start_mark.column)
        end = (event.end_mark.line, event.end_mark.column)
        if isinstance(event, ScalarEvent):
            if open_ and open_[-1].is_map and open_[-1].next is None:
                open_[-1].next = event.value
                found[(*place(), KEY)] = Span(start, end)
                continue
            found[place()] = Span(start, end, event.style or "")
            close(end)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            is_map = isinstance(event, MappingStartEvent)
            open_.append(_Open(place(), start, is_map, None if is_map else 0, end))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            top = open_.pop()
            last = end if end > start else top.last  # a bracket ends what a block's last entry ends otherwise
            found[top.location] = Span(top.start, last)
            close(last)
    return found


@dataclass(slots=True)
class _Open:
    """A map or list that is being read: the key or number of its next value, and where its last one ended."""

    location: Location
    start: tuple[int, int]
    is_map: bool
    next: str | int | None
    last: tuple[int, int]


def _within(text: str, span: Span, old: str, new: str) -> str | None:
    """The change of only those signs that are others, so that a text over several lines keeps its lines."""
    if span.style not in ("", "'"):
        return None
    begin, end = _offset(text, span.start), _offset(text, span.end)
    raw = text[begin:end]
    places: list[int] = []  # where each sign of the value stands in the raw text
    index = 1 if span.style else 0
    for sign in old:
        run = len(raw[index:]) - len(raw[index:].lstrip(" \n"))
        if sign == " " and "\n" in raw[index : index + run]:  # YAML reads the end of a line and what is white around it as one space
            index += run - 1
        places.append(index)
        index += 2 if span.style and sign == "'" else 1
    places.append(index)
    same = next((i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
    tail = next(
        (i for i, (one, other) in enumerate(zip(reversed(old), reversed(new), strict=False)) if one != other), min(len(old), len(new))
    )
    tail = min(tail, len(old) - same, len(new) - same)
    middle = new[same : len(new) - tail]
    return text[: begin + places[same]] + (middle.replace("'", "''") if span.style else middle) + text[begin + places[len(old) - tail] :]


def _instead(text: str, span: Span, new: str) -> str:
    """The whole scalar written anew."""
    written = (
        f"'{new.replace(chr(39), chr(39) * 2)}'"
        if span.style == "'"
        else scalar(new)
        if not span.style
        else json.dumps(new, ensure_ascii=False)
    )
    return text[: _offset(text, span.start)] + written + text[_offset(text, span.end) :]


def scalar(value: str) -> str:
    """A text as one writes it in YAML: plain where that is enough, else in quotes."""
    plain = nodes.read(f"k: {value}")
    return value if not plain.complaints and plain.data == {"k": value} else json.dumps(value, ensure_ascii=False)


def _offset(text: str, place: tuple[int, int]) -> int:
    at = 0
    for _ in range(place[0]):
        at = text.index("\n", at) + 1
    return at + place[1]


def _is(candidate: str, text: str, location: Location, new: str) -> bool:
    """Whether the changed text holds the new value at the location, and all else as before."""
    after, before = nodes.read(candidate), nodes.read(text)
    if len(after.complaints) > len(before.complaints) or str(at(after.data, location)) != new:
        return False
    holder = at(before.data, location[:-1])
    holder[location[-1]] = at(after.data, location)
    return bool(after.data == before.data)
