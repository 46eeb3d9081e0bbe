"""New entries in the text of a YAML file: lines are added, and every line that was there stays as it is.

A round trip through a YAML library would fold long quotes anew, change the indentation of lists and the style of quotation
marks, and move comments; here nothing is written anew. What comes out is read again, and must hold the old data and the
new entry and nothing else.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..language.text import with_plain_ends
from . import nodes
from .nodes import KEY, Location

WIDTH = 120  # of a line; longer texts go on below
STEP = 2  # of the indentation

Order = Callable[[Location], Sequence[str]]
"""The names of the fields that may stand at a location, in their order."""


@dataclass(frozen=True)
class Insertion:
    """An entry to be added: to the map at `location` under `key`, or without one to the list there, at `index` or its end.

    `notes` are comments for lines of the entry, by their location within it.
    """

    location: Location
    key: str | None
    value: Any
    index: int | None = None
    notes: Mapping[Location, str] = field(default_factory=dict)


def inserted(text: str, insertion: Insertion, order: Order) -> str:
    """The text with one entry more. Raises ValueError with a sentence where the layout leaves no place for it."""
    plain = with_plain_ends(text)
    tree = nodes.read(plain)
    expected = _with(tree.data, insertion)
    lines = plain.rstrip("\n").split("\n")
    changed = "\n".join(_placed(lines, tree, insertion, order)) + "\n"
    again = nodes.read(changed)
    if again.data != expected or len(again.complaints) > len(tree.complaints):
        raise ValueError("The layout of the file leaves no place that is sure.")
    return changed.replace("\n", "\r\n") if "\r\n" in text else changed


def as_lines(value: Any, indentation: int = 0, notes: Mapping[Location, str] | None = None, width: float = WIDTH) -> list[str]:
    """Plain data as lines of YAML in the manner of the data files: lists indented, texts plain where that is enough.

    With an endless `width` every text is in one line, behind its key.
    """
    dumped = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=width - indentation,
        indent=STEP,
        default_flow_style=False,
    )
    lines = dumped.rstrip("\n").split("\n")
    marks = nodes.read(dumped).marks
    for location, note in (notes or {}).items():
        if location in marks:
            number = marks[location][0] - 1
            lines[number] = f"{lines[number]}  # {note}"
    return [f"{' ' * indentation}{line}" for line in lines]


class _Dumper(yaml.SafeDumper):
    """Writes what `nodes` reads: dates, NO and 010 are texts without quotes, lists stand below their key, indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$"), list("-+0123456789")
)
_Dumper.add_representer(nodes.Number, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", number.text))


def _with(data: Any, insertion: Insertion) -> Any:
    """The data with the entry, made where there is none the map or list that holds it."""
    found = copy.deepcopy(data)
    holder = found
    for depth, part in enumerate(insertion.location):
        if isinstance(holder, dict) and part not in holder:
            is_last = depth == len(insertion.location) - 1
            holder[part] = [] if is_last and insertion.key is None else {}
        holder = holder[part]
    if insertion.key is None:
        holder.insert(len(holder) if insertion.index is None else insertion.index, insertion.value)
    elif insertion.key in holder:
        raise ValueError(f"'{insertion.key}' stands there already.")
    else:
        holder[insertion.key] = insertion.value
    return found


def _at(data: Any, location: Location) -> Any:
    for part in location:
        data = data.get(part) if isinstance(data, dict) else data[part]
    return data


def _placed(lines: list[str], tree: nodes.Tree, insertion: Insertion, order: Order) -> list[str]:
    location = insertion.location
    depth = next((d for d in range(1, len(location) + 1) if not _at(tree.data, location[:d])), None)
    if depth is None:
        return _beside(lines, tree, insertion, order)
    # What should hold it is not there or is empty: it comes with its holders, as one field of what is there.
    names = (*location[depth:], *(() if insertion.key is None else (insertion.key,)))
    value: Any = insertion.value if insertion.key is not None else [insertion.value]
    notes = dict(insertion.notes)
    for name in reversed(names):
        value = {name: value}
    if insertion.key is None:
        notes = {(0, *where): note for where, note in notes.items()}
    notes = {(*names, *where): note for where, note in notes.items()}
    outer, name = location[: depth - 1], str(location[depth - 1])
    if _at(tree.data, outer).get(name) is not None:  # written empty, as {} or []
        return _in_place(lines, tree, (*outer, name), value, notes)
    return _beside(lines, tree, Insertion(outer, name, value, None, notes), order)


def _in_place(lines: list[str], tree: nodes.Tree, location: Location, value: Any, notes: Mapping[Location, str]) -> list[str]:
    """An empty {} or [] replaced by lines of its own below the key."""
    line, column = tree.marks[(*location, KEY)]
    head = re.sub(r":\s*(?:\{\s*\}|\[\s*\])", ":", lines[line - 1], count=1)
    return [*lines[: line - 1], head, *as_lines(value, column - 1 + STEP, notes), *lines[line:]]


def _beside(lines: list[str], tree: nodes.Tree, insertion: Insertion, order: Order) -> list[str]:
    """The entry beside those that are there: at the end, or for a field behind those that come before it."""
    location, key = insertion.location, insertion.key
    held = _at(tree.data, location)
    if key is None:
        column = _dash(lines, tree, location)
        index = len(held) if insertion.index is None else insertion.index
        notes = {(0, *where): note for where, note in insertion.notes.items()}
        new = as_lines([insertion.value], column, notes)
        if index < len(held):
            at = _above_comments(lines, tree.marks[(*location, index)][0] - 1, column)
        else:
            at = _end(lines, tree.marks[(*location, len(held) - 1)][0] - 1, column)
        return [*lines[:at], *new, *lines[at:]]
    keys = [str(one) for one in held]
    names = list(order(location))
    before = [one for one in keys if one in names[: names.index(key)]] if key in names else keys
    neighbour = before[-1] if before else keys[0]
    line, mark = tree.marks[(*location, neighbour, KEY)]
    column = mark - 1
    new = as_lines({key: insertion.value}, column, {(key, *where): note for where, note in insertion.notes.items()})
    at = _end(lines, line - 1, column)
    return [*lines[:at], *_parted(lines, at, new, location), *lines[at:]]


def _parted(lines: list[str], at: int, new: list[str], location: Location) -> list[str]:
    """A section of the whole file stands between empty lines."""
    if location or len(new) == 1:
        return new
    following = [""] if at < len(lines) and lines[at].strip() else []
    return [*([""] if lines[at - 1].strip() else []), *new, *following]


def _dash(lines: list[str], tree: nodes.Tree, location: Location) -> int:
    line, column = tree.marks[(*location, 0)]
    dash = lines[line - 1].rfind("-", 0, column - 1)
    if dash < 0 or lines[line - 1][:dash].strip():
        raise ValueError("The list is written in brackets: write it on lines of its own first.")
    return dash


def _end(lines: list[str], start: int, column: int) -> int:
    """The line behind the block that begins on line `start` at `column`: what is indented deeper, and lists of the same depth."""
    last = start
    for number in range(start + 1, len(lines)):
        line = lines[number]
        indentation = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        is_item = indentation == column and line.lstrip().startswith("- ") and not lines[start][column:].startswith("- ")
        if indentation <= column and not is_item:
            break
        last = number
    return last + 1


def _above_comments(lines: list[str], line: int, column: int) -> int:
    """The first line of the comments that stand directly above a line."""
    while line > 0 and lines[line - 1].strip().startswith("#") and lines[line - 1].index("#") >= column:
        line -= 1
    return line
