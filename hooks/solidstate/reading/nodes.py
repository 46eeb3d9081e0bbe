"""YAML text -> plain data with the position of every key and value, and what is wrong with it as YAML.

Built from parser events, so that depth is bounded before anything recurses; aliases, anchors and tags are refused.
Plain scalars follow YAML 1.2: NO, 010 and 2025-01-02 stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .plain import LOADER, MAX_DEPTH, MAX_NODES, plain_data, resolved
from .plain import Number as Number
from .unreadable import explained

Location = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, from 1
Complaint = tuple[Mark, Location, str, str]  # where, which field, what is wrong, what to do

MAX_BYTES = 1_000_000
KEY = "\0key"  # appended to a location: the position of the key rather than of the value


_CUT = re.compile(r"\s+#[^\s#]| #")  # '#1' behind a text is meant as part of it, and so is '# 1' with one space before it
_QUOTE_OR_COMMENT = "Put the whole text in quotes; if it is a comment, write it on a line of its own."
_CONFLICT = re.compile(r"^<<<<<<<(?= )|^>>>>>>>(?= )|^=======$", re.MULTILINE)


@dataclass
class Tree:
    """What was read: the data, the position of each location, and the complaints about the YAML itself."""

    data: Any = None
    marks: dict[Location, Mark] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    text: str = ""

    def let_go(self) -> None:
        """Drop what can be read again."""

    def let_go_for_good(self) -> None:
        """Drop what can be read again, however long that takes."""

    def may_hold(self, signs: str) -> bool:
        """Whether a text of the data may have these signs: False only where it is known that none has."""
        return True

    def mark(self, location: Location, key: bool = False) -> Mark:
        """The position of a location, or of the nearest one above it that was written."""
        while location:
            found = self.marks.get((*location, KEY)) if key else self.marks.get(location)
            if found:
                return found
            location, key = location[:-1], False
        return self.marks.get((), (1, 1))


class _ReadTree(Tree):
    """What was read just now: where everything stands is read again when somebody asks, which is where something is wrong."""

    def __init__(self, text: str) -> None:
        self.data, self.complaints, self.text = None, [], text

    @cached_property
    def marks(self) -> dict[Location, Mark]:  # type: ignore[override]
        """The position of each location; of a key that stands twice that of the first."""
        found: dict[Location, Mark] = {}
        with suppress(_Stop, yaml.YAMLError):
            _Builder(_ReadTree(""), self.text, found).build(yaml.parse(self.text, Loader=LOADER))
        return found


@dataclass(slots=True, eq=False)
class _Open:
    """A collection that is being read: `part` is its key or its number in what holds it, `key` the last of its own keys, and
    `is_key_next` says whether another one follows.
    """

    data: dict[Any, Any] | list[Any]
    holder: _Open | None
    part: str | int
    flow: bool
    is_key_next: bool
    key: str = ""
    location: Location | None = None

    def next(self) -> str | int:
        """The key or the number of what comes next."""
        return len(self.data) if isinstance(self.data, list) else self.key

    def at(self, part: str | int) -> Location:
        """The location of a part."""
        if self.location is None:
            self.location = self.holder.at(self.part) if self.holder else ()
        return (*self.location, part)


def read(text: str) -> Tree:
    """Read one YAML document. Never raises for bad input: complaints hold what is wrong."""
    tree = _ReadTree(text)
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        message = f"A merge conflict stands here, from '{conflict.group(0)}' on."
        tree.complaints.append(
            ((line, 1), (), message, "Keep what is right of its two sides, and remove the lines of <<<<<<<, ======= and >>>>>>>.")
        )
        return tree
    if (data := plain_data(text)) is not None:
        tree.data = data
        return tree
    try:
        _Builder(tree, text).build(yaml.parse(text, Loader=LOADER))
    except _Stop:
        pass
    except yaml.YAMLError as error:
        where, wrong, remedy = explained(error, text)
        tree.complaints.append((where, (), wrong, remedy))
        tree.data = None
    lines = text.rstrip("\n").split("\n")  # what is missing at the end is told of there, and not behind it
    end = len(lines), len(lines[-1]) + 1
    tree.complaints = [(end if mark > end else mark, where, wrong, remedy) for mark, where, wrong, remedy in tree.complaints]
    return tree


class _Stop(Exception):
    """Reading on would be of no use."""


class _Builder:
    """Builds the data and the complaints, and the positions where `marks` is something to put them into."""

    def __init__(self, tree: Tree, text: str, marks: dict[Location, Mark] | None = None) -> None:
        self.tree = tree
        self.lines = text.split("\n")
        self.marks = marks
        self.stack: list[_Open] = []
        self.documents = 0

    def build(self, events: Iterator[Any]) -> None:
        for number, event in enumerate(events):
            kind = type(event)
            if number > MAX_NODES:
                self._stop(event, f"The file has more than {MAX_NODES} parts.", "Split it, or remove what is not data.")
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._add(self.stack.pop().data)
            elif kind is AliasEvent:
                self._stop(event, f"Found an alias (*{event.anchor}).", "Write the value out in full.")
            elif kind is DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self._stop(event, "A second document begins here (---).", "One file holds one record: remove it.")

    def _open(self, event: Any, data: dict[Any, Any] | list[Any]) -> None:
        if event.anchor or event.tag:
            self._refuse_anchor(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"The data is nested more than {MAX_DEPTH} deep.", "No record needs that: check the indentation.")
        top = self.stack[-1] if self.stack else None
        if top and top.is_key_next:
            self._stop(event, "A list or a map stands where a key is expected.", "A key is a plain word.")
        part = top.next() if top else 0
        if self.marks is not None:
            self.marks[top.at(part) if top else ()] = _mark(event)
        self.stack.append(_Open(data, top, part, bool(event.flow_style), type(data) is dict))

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_anchor(event)
        top = self.stack[-1] if self.stack else None
        if top and top.is_key_next:
            self._key(top, event)
            return
        if self.marks is not None:
            self.marks[top.at(top.next()) if top else ()] = _mark(event)
        value = event.value
        if not event.style:  # plain: None from the Python parser, empty from the C one
            value = resolved(value)
            if top and value is None and not (event.anchor or event.tag):
                self._empty(top, event)
            if top and _CUT.match(self._rest(event)):
                self._complain(event, top.at(top.next()), "' #' begins a comment: the words after it are lost.", _QUOTE_OR_COMMENT)
        self._add(value)

    def _rest(self, event: Any) -> str:
        """What stands behind a scalar on its last line."""
        end = event.end_mark
        return self.lines[end.line][end.column :] if end.line < len(self.lines) else ""

    def _key(self, top: _Open, event: Any) -> None:
        key = top.key = event.value
        top.is_key_next = False
        if self.marks is not None:
            self.marks.setdefault((*top.at(key), KEY), _mark(event))
        elif key in top.data:
            location = top.at(key)
            message = f"'{key}' stands here a second time; the first is on line {self.tree.mark(location, key=True)[0]}."
            self._complain(event, location, message, "Keep one, or give the other its own name.")

    def _empty(self, top: _Open, event: Any) -> None:
        location = top.at(top.next())
        if top.flow and isinstance(top.data, dict) and event.value == "":
            message = f"'{top.key}' became a key without a value: inside {{ }} a comma ends a text."
            self._complain(event, location, message, "Put the text in quotes, or write it on lines of its own.")
            if self.marks is not None:
                self.marks[location] = self.marks[(*location, KEY)]
        else:
            self._complain(event, location, "The field has no value.", "Write one, or leave the field out.")

    def _add(self, value: Any) -> None:
        if not self.stack:
            self.tree.data = value
            return
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
        else:
            top.data.setdefault(top.key, value)
            top.is_key_next = True

    def _refuse_anchor(self, event: Any) -> None:
        location = self.stack[-1].at(self.stack[-1].next()) if self.stack else ()
        if self.stack and self.stack[-1].is_key_next:  # what stands there is a key, whose field is not known yet
            location = location[:-1]
        if getattr(event, "value", None) == "" and not event.style:
            sign = "&" if event.anchor else "!"
            self._complain(event, location, f"A text that begins with {sign} is something else in YAML.", "Put the whole text in quotes.")
            return
        if event.anchor:
            self._complain(event, location, f"Found an anchor (&{event.anchor}).", "Write the value out where it is needed.")
        if event.tag and event.tag != "!":
            self._complain(
                event, location, f"Found a tag ({event.tag.replace('tag:yaml.org,2002:', '!!')}).", "Remove it: values are plain YAML."
            )

    def _complain(self, event: Any, location: Location, message: str, remedy: str) -> None:
        self.tree.complaints.append((_mark(event), location, message, remedy))

    def _stop(self, event: Any, message: str, remedy: str) -> None:
        self._complain(event, (), message, remedy)
        self.tree.data = None
        raise _Stop


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
