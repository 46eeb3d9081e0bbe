"""The whole folder: every file below data/, of which only what changed is read again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from ..language.problems import Problem
from ..records import RECORDS
from .documents import Document
from .kept import KeptTrees
from .leftovers import is_left_behind
from .loading import document_of, kind_of
from .nodes import Tree

Sign = tuple[int, int, int, int]

MADE = ("data/schema", "data/README.md")
"""What is no data, but made from the records."""
TICK = 50_000_000  # nanoseconds: files written within them of one another may bear the same time

_known: dict[str, tuple[Sign, bytes, Document]] = {}
"""By its path what shows a change of a file, a hash of its bytes, and what it holds."""


def load_folder(root: Path) -> tuple[list[Document], list[Problem]]:
    """Read every file below `root`/data, in the order of their paths. Returns the documents and all problems so far."""
    documents: list[Document] = []
    problems: list[Problem] = []
    trees = KeptTrees(root)
    found = list(_files(root / "data", "data", problems))
    if problems:
        return [], problems  # of a folder that cannot be listed: what its files say elsewhere would seem to be missing
    newest = max((sign[0] for _, _, sign in found), default=0)
    is_first = not any(entry.path in _known for _, entry, _ in found)
    for relative, entry, sign in found:
        kind = kind_of(relative)
        if kind and (document := _unchanged(entry.path, kind, sign, newest)):
            documents.append(document)
            problems.extend(document.problems)
        elif entry.is_symlink():
            problems.append(Problem(relative, 1, 1, "", "This is a link to another file.", "Put the file itself here."))
        elif not entry.is_file():
            problems.append(Problem(relative, 1, 1, "", "This is no file.", "Put a file of text here, or remove it."))
        elif kind is None:
            problems.append(_misplaced(relative))
        else:
            document = _document(entry.path, relative, kind, sign, trees)
            documents.append(document)
            problems.extend(document.problems)
    if is_first:  # later only what was edited is asked for
        trees.drop_unused(4 * len(documents))
    present = {document.path for document in documents}
    problems.extend(
        Problem(where, 1, 1, "", "The file is missing.", f"Every copy of the data has a {where}.")
        for _, where in RECORDS.values()
        if "*" not in where and where not in present
    )
    return documents, problems


def forget_files() -> None:
    """Let go what only a second reading needs: each file as it stands, before its pages were made whole."""
    _known.clear()


def _files(folder: str | Path, relative: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str], Sign]]:
    """Every file below a folder with its path below the root, and by what a change of it shows, in the order of their paths.

    What cannot be listed is a problem.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(_unreadable(relative, "folder", error))
        return
    for entry in entries:
        path = f"{relative}/{entry.name}"
        if not _is_ours(path):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if kind_of(path) or not is_folder:
            try:
                found = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # it went while we looked
            yield path, entry, (found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino)
        if is_folder:
            yield from _files(entry.path, path, problems)


def _unchanged(path: str, kind: str, sign: Sign, newest: int) -> Document | None:
    """What a file held and holds still; one that was written last may have changed again within the same tick."""
    known = _known.get(path)
    return known[2] if known and known[0] == sign and sign[0] < newest - TICK and known[2].kind == kind else None


def _document(path: str, relative: str, kind: str, sign: Sign, trees: KeptTrees) -> Document:
    """Read a file; one that holds the same as before is the same document."""
    known = _known.get(path)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        return Document(relative, kind, Path(relative).stem, None, Tree(), (_unreadable(relative, "file", error),))
    content = blake2b(raw).digest()
    is_same = known is not None and known[1] == content and known[2].kind == kind
    document = known[2] if known and is_same else document_of(raw, relative, kind, trees.read)
    document.tree.let_go()  # of a thousand files the data stands no longer beside the records
    _known[path] = sign, content, document
    return document


@lru_cache(maxsize=8192)
def _is_ours(path: str) -> bool:
    """Whether somebody wrote what lies at a path below the root."""
    return path not in MADE and not is_left_behind(path)


def _unreadable(relative: str, noun: str, error: OSError) -> Problem:
    return Problem(relative, 1, 1, "", f"The {noun} cannot be read ({error.strerror}).", "Give yourself the right to read it.")


def _misplaced(relative: str) -> Problem:
    if relative.endswith(".yml"):
        return Problem(relative, 1, 1, "", "Data files end in .yaml.", f"Rename it to {relative[:-4]}.yaml.")
    places = ", ".join(where for _, where in RECORDS.values())
    return Problem(relative, 1, 1, "", "No record belongs here.", f"Data files are {places}.")
