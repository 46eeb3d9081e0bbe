"""The data of a YAML text of which there is nothing to complain, as of nearly every one: in one go, and without places.

Plain scalars follow YAML 1.2: NO, 010 and 2025-01-02 stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

MAX_DEPTH = 16
MAX_NODES = 60_000

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_BEGINNINGS = frozenset(("", *"+-0123456789~ntf"))  # of what is no text
_COMMENTS = tuple(f"{sign}#" for sign in " \t\r\x85\u2028\u2029")  # behind what libyaml takes for a space or the end of a line


class Number(float):
    """A decimal number that remembers how it was written: 2.80 stays 2.80."""

    text: str

    def __new__(cls, text: str) -> Number:
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __str__(self) -> str:
        return self.text


def resolved(text: str) -> Any:
    """What a plain scalar says."""
    if text[:1] in _BEGINNINGS:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _INT.fullmatch(text) and len(text) < 19:
            return int(text)
        if _FLOAT.fullmatch(text) and len(text) < 40:
            return Number(text)
    return text


def plain_data(text: str) -> Any:
    """The data of a text, or None where there may be something to complain of: of a comment behind a word, a key that stands twice, a
    field without a value, and whatever else `nodes` names with its place.
    """
    if "#" in text and any(sign in text for sign in _COMMENTS):
        return None
    try:
        return _built(iter(LOADER(text).get_event, None))
    except yaml.YAMLError:
        return None


def _built(events: Iterator[Any]) -> Any:
    data: Any = []  # what is open, and the key that waits for its value
    key: str | None = None
    above: list[tuple[Any, str | None]] = []
    for number, event in enumerate(events):
        kind = type(event)
        if number > MAX_NODES or kind is AliasEvent:
            return None
        if kind is ScalarEvent:
            value = event.value
            if event.anchor or event.tag:
                return None
            if key is None and type(data) is dict:
                if value in data:
                    return None
                key = value
                continue
            if not event.style and (value := resolved(value)) is None:  # plain: None from the Python parser, empty from the C one
                return None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag or len(above) >= MAX_DEPTH or (key is None and type(data) is dict):
                return None
            above.append((data, key))
            data, key = {} if kind is MappingStartEvent else [], None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = data
            data, key = above.pop()
        else:
            continue
        if key is None:
            data.append(value)
        else:
            data[key], key = value, None
    return data[0] if len(data) == 1 else None  # a second document is complained of
