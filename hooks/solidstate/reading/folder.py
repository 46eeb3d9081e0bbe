"""The whole folder: every file below data/, of which only what changed is read again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..language.problems import Problem
from ..records import RECORDS
from .documents import Document
from .kept import KeptTrees
from .loading import kind_of, load_bytes

Sign = tuple[int, int, int, int]

TICK = 50_000_000  # nanoseconds: files written within them of one another may bear the same time

_known: dict[str, tuple[Sign, bytes, Document]] = {}


def load_folder(root: Path) -> tuple[list[Document], list[Problem]]:
    """Read every file below `root`/data, in the order of their paths. Returns the documents and all problems so far."""
    documents: list[Document] = []
    problems: list[Problem] = []
    trees = KeptTrees(root)
    found = sorted(_files(root / "data", "data"), key=lambda file: file[0].split("/"))
    newest = max((sign[0] for _, _, sign in found), default=0)
    for relative, entry, sign in found:
        if entry.is_symlink():
            problems.append(Problem(relative, 1, 1, "", "This is a link to another file.", "Put the file itself here."))
        elif entry.is_file() and not _is_ours(relative):
            kind = kind_of(relative)
            if kind is None:
                problems.append(_misplaced(relative))
                continue
            document = _document(entry.path, relative, kind, sign, sign[0] < newest - TICK, trees)
            documents.append(document)
            problems.extend(document.problems)
    trees.drop_unused(4 * len(documents))
    present = {document.path for document in documents}
    problems.extend(
        Problem(where, 1, 1, "", "The file is missing.", f"Every copy of the data has a {where}.")
        for _, where in RECORDS.values()
        if "*" not in where and where not in present
    )
    return documents, problems


def _files(folder: str | Path, relative: str) -> Iterator[tuple[str, os.DirEntry[str], Sign]]:
    """Every file below a folder with its path below the root, and by what a change of it shows."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, PermissionError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{relative}/{entry.name}")
        else:
            found = entry.stat(follow_symlinks=False)
            yield f"{relative}/{entry.name}", entry, (found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino)


def _document(path: str, relative: str, kind: str, sign: Sign, is_settled: bool, trees: KeptTrees) -> Document:
    """Read a file, where it is another than before; one that was written last may have changed again within the same tick."""
    known = _known.get(path)
    if known and known[0] == sign and is_settled and known[2].kind == kind:
        return known[2]
    raw = Path(path).read_bytes()
    is_same = known is not None and known[1] == raw and known[2].kind == kind
    document = known[2] if known and is_same else load_bytes(raw, relative, kind, trees.read)
    _known[path] = sign, raw, document
    return document


def _is_ours(relative: str) -> bool:
    return relative.startswith("data/schema/") or relative == "data/README.md" or Path(relative).name.startswith(".")


def _misplaced(relative: str) -> Problem:
    if relative.endswith(".yml"):
        return Problem(relative, 1, 1, "", "Data files end in .yaml.", f"Rename it to {relative[:-4]}.yaml.")
    places = ", ".join(where for _, where in RECORDS.values())
    return Problem(relative, 1, 1, "", "No record belongs here.", f"Data files are {places}.")
