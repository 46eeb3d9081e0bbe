"""Records as strangers may write them: those of the sample, changed at random as long as the check accepts them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as some
from solidstate.catalogue import Catalogue, join
from solidstate.checks import Folder, mistakes, resolved
from solidstate.reading.documents import Document
from solidstate.reading.folder import load_folder
from solidstate.reading.loading import load_bytes
from solidstate.reading.models import closed_list, type_at
from solidstate.reading.nodes import Location, Tree
from solidstate.records import RECORDS

from .conftest import SAMPLE, TODAY

ODD = (
    "R&D <100 Wh/kg {x} #1 $100 3 < 5",
    "“Quotes” ‘and’ \\ | ` ~ * _ [x] %s {{ y }} {% z %}",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "卫蓝新能源 전고체 배터리 全固体電池",
    "בטריה במצב מוצק — батарея",
    "=HYPERLINK(1) ]]> --> </x",
    "x",
)
DATES = ("1991", "2019-Q4", "2025-H1", "2026-11-24", "..2024-06", "2023..2024", "2030..", "undated", "2027-02", "2150")
VALUES = (1, -40, 0.001, 100000, ">5", "~300", "1..2", "<=0.5")

Move = tuple[str, int, int]
MOVES: some.SearchStrategy[list[Move]] = some.lists(
    some.tuples(
        some.sampled_from(["drop", "text", "word", "date", "value", "double", "file"]), some.integers(0, 9999), some.integers(0, 99)
    ),
    min_size=1,
    max_size=6,
)


@cache
def sample_documents() -> list[Document]:
    """The files of the sample, read; nobody changes one in place."""
    documents, problems = load_folder(SAMPLE)
    assert not problems
    for document in documents:
        assert document.tree.marks  # what was kept is read before it is copied
    return documents


def accepted(documents: Sequence[Document], moves: Sequence[Move], today: date = TODAY) -> tuple[Catalogue, list[Move]]:
    """The record after each of the moves that the check accepts, and those."""
    now, done = list(documents), []
    for move in moves:
        changed = moved(now, move)
        if changed is not None and not _refused(changed, today):
            now = changed
            done.append(move)
    return join(now), done


def _refused(documents: list[Document], today: date) -> bool:
    if any(document.problems for document in documents):
        return True
    return next(mistakes(Folder.of(resolved(documents), today)), None) is not None


def moved(documents: list[Document], move: Move) -> list[Document] | None:
    """The documents with one change, or None where there is nothing of its kind to change."""
    kind, where, what = move
    many = [document for document in documents if "*" in RECORDS[document.kind][1]]
    if kind == "file":
        gone = many[where % len(many)] if many else None
        return [document for document in documents if document is not gone]
    targets = [(one, at) for one in documents for at in _places(one, kind)]
    if not targets:
        return None
    document, at = targets[where % len(targets)]
    data = copy.deepcopy(document.tree.data)
    holder = data
    for part in at[:-1]:
        holder = holder[part]
    old = holder[at[-1]]
    if kind == "drop":
        del holder[at[-1]]
    elif kind == "double":
        if isinstance(holder, list):
            holder.append(copy.deepcopy(old))
        else:
            holder[f"{at[-1]}-{what}"] = copy.deepcopy(old)
    elif kind == "word":
        words = list(closed_list(type_at(RECORDS[document.kind][0], at)) or [old])
        holder[at[-1]] = str(words[what % len(words)])
    else:
        choices: Sequence[Any] = {"text": ODD, "date": DATES, "value": VALUES}[kind]
        holder[at[-1]] = choices[what % len(choices)]
        if kind == "value":
            holder["how_read"] = "By hand."
    tree = Tree(data, document.tree.marks)
    new = load_bytes(b"x", document.path, document.kind, lambda text: tree)
    return [new if one is document else one for one in documents]


def _places(document: Document, kind: str) -> list[Location]:
    known: dict[str, list[Location]] = document.__dict__.setdefault("_places", {})
    if kind not in known:
        known[kind] = [at for at, value in _walk(document.tree.data, ()) if at and _fits(document, kind, at, value)]
    return known[kind]


def _fits(document: Document, kind: str, at: Location, value: Any) -> bool:
    name = at[-1]
    if kind == "drop":
        return True
    if kind == "double":
        return isinstance(name, int) or (
            len(at) > 1 and isinstance(value, dict) and at[-2] in ("milestones", "promises", "terms", "timeline")
        )
    if kind == "date":
        return name in ("date", "said", "due", "published", "as_of")
    if kind == "value":
        return name == "value"
    if kind == "word":
        return isinstance(value, str) and bool(closed_list(type_at(RECORDS[document.kind][0], at)))
    return isinstance(value, str) and name in (
        "name",
        "what",
        "summary",
        "quote",
        "title",
        "note",
        "by",
        "label",
        "wording",
        "why",
        "definition",
        "term",
    )


def _walk(data: Any, at: Location) -> Iterator[tuple[Location, Any]]:
    yield at, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _walk(value, (*at, key))
