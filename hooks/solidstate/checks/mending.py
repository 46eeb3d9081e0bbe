"""What has one right answer, mended in the text of a file: what a rule knows better, white space, the order of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from ..language.problems import Problem, field_name
from ..language.text import visible, with_plain_ends
from ..reading import nodes
from ..reading.editing import at, in_order, with_texts
from ..reading.loading import Document
from ..reading.models import field_names
from ..reading.nodes import Location
from ..reading.whole import write_whole
from ..records import RECORDS

_ENDS = re.compile(r"[ \t\r]+$", re.MULTILINE)
_TWICE = re.compile(r"[ \u00a0]{2,}")


def mend(root: Path, documents: Iterable[Document], problems: Iterable[Problem]) -> list[str]:
    """Mend the files of these documents, and say what was changed: `path:line:column: field: old -> new`, one a line."""
    said: list[str] = []
    known: dict[str, dict[Location, str]] = {}
    for problem in problems:
        if problem.better is not None:
            known.setdefault(problem.path, {})[problem.location] = problem.better
    for document in documents:
        path = root / document.path
        text = with_plain_ends(path.read_bytes().decode("utf-8", "replace"))
        if document.tree.data is None:
            continue
        try:
            mended, changes = _mended(text, document, known.get(document.path, {}))
        except yaml.YAMLError:
            continue  # a control character: no line can be changed safely before somebody removes it
        said += [f"{document.path}:{change}" for change in changes]
        if mended != text:
            write_whole(path, mended.encode())
    return said


def _mended(text: str, document: Document, better: dict[Location, str]) -> tuple[str, list[str]]:
    said: list[str] = []
    wanted = dict(_tidy(document.tree.data, ())) | better
    for location, new in wanted.items():
        changed = with_texts(text, {location: new})
        if changed != text:
            line, column = document.tree.mark(location)
            said.append(f"{line}:{column}: {field_name(location)}: {visible(str(at(document.tree.data, location)))} -> {visible(new)}")
            text = changed
    trimmed = _ENDS.sub("", text).rstrip("\n") + "\n"
    if trimmed != text and nodes.read(trimmed).data == nodes.read(text).data:
        said.append("1:1: white space at the end of lines or of the file -> none")
        text = trimmed
    for location, names in _ordered(document.tree.data, document.kind, ()):
        changed = in_order(text, location, names)
        if changed != text:
            line, column = document.tree.mark(location)
            present = list(at(document.tree.data, location))
            order = [name for name in names if name in present]
            said.append(f"{line}:{column}: {field_name(location) or 'file'}: {', '.join(present)} -> {', '.join(order)}")
            text = changed
    return text, said


def _tidy(data: Any, location: Location) -> Iterator[tuple[Location, str]]:
    """Texts with white space at their ends, or twice between words, without it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _tidy(value, (*location, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _tidy(value, (*location, index))
    elif isinstance(data, str):
        tidy = _TWICE.sub(" ", data.strip())
        if tidy != data and "\n" not in data:
            yield location, tidy


def _ordered(data: Any, kind: str, location: Location) -> Iterator[tuple[Location, list[str]]]:
    """Every group of fields, innermost first, with the order in which its record has them."""
    items: Iterable[tuple[Any, Any]] = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _ordered(value, kind, (*location, key))
    if isinstance(data, dict) and (names := field_names(RECORDS[kind][0], location)):
        ranks = [names.index(key) for key in data if key in names]
        if ranks != sorted(ranks):
            yield location, names
