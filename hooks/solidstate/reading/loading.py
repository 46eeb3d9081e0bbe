"""One YAML file -> one record, or its problems with their positions.

Files are read again only when their bytes change: the live preview reads the whole folder on every save.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

from pydantic import ValidationError

from ..language.problems import Problem, field_name
from ..records import ID_PATTERN, RECORDS, Record
from . import nodes
from .documents import Document as Document
from .explaining import explained

_cache: dict[str, tuple[bytes, Document]] = {}


def load_folder(root: Path) -> tuple[list[Document], list[Problem]]:
    """Read every file below `root`/data, in the order of their paths. Returns the documents and all problems so far."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in sorted((root / "data").rglob("*")):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink():
            problems.append(Problem(relative, 1, 1, "", "This is a link to another file.", "Put the file itself here."))
        elif path.is_file() and not _is_ours(relative):
            kind = kind_of(relative)
            if kind is None:
                problems.append(_misplaced(relative))
                continue
            document = load_file(path, relative, kind)
            documents.append(document)
            problems.extend(document.problems)
    present = {document.path for document in documents}
    problems.extend(
        Problem(where, 1, 1, "", "The file is missing.", f"Every copy of the data has a {where}.")
        for _, where in RECORDS.values()
        if "*" not in where and where not in present
    )
    return documents, problems


def kind_of(relative: str) -> str | None:
    """The kind of record that a path such as data/companies/acme.yaml holds."""
    return next(
        (kind for kind, (_, where) in RECORDS.items() if fnmatch(relative, where) and relative.count("/") == where.count("/")), None
    )


def load_file(path: Path, relative: str, kind: str) -> Document:
    """Read one file. Never raises for bad content."""
    raw = path.read_bytes()
    known = _cache.get(relative)
    if known and known[0] == raw and known[1].kind == kind:
        return known[1]
    document = load_bytes(raw, relative, kind)
    _cache[relative] = (raw, document)
    return document


def load_bytes(raw: bytes, relative: str, kind: str) -> Document:
    """Make a record of the bytes of a file; `relative` is its path below the project's root."""
    identity = Path(relative).stem
    problems: list[Problem] = []
    if not re.fullmatch(ID_PATTERN, identity) or len(identity) > 60:
        remedy = "Rename the file: lower-case letters, digits and single hyphens, at most 60."
        problems.append(Problem(relative, 1, 1, "", f"The file name '{identity}' is no id.", remedy))
    text, fault = _decode(raw, relative)
    if fault:
        return Document(relative, kind, identity, None, nodes.Tree(), (*problems, fault))
    tree = nodes.read(text)
    problems += [
        Problem(relative, *mark, field_name(where), message, remedy, location=where) for mark, where, message, remedy in tree.complaints
    ]
    draft = Document(relative, kind, identity, None, tree, ())
    if tree.data is None:
        if not problems:
            problems.append(Problem(relative, 1, 1, "", "The file is empty.", "Write a record, or delete the file."))
        return Document(relative, kind, identity, None, tree, tuple(problems))
    model = RECORDS[kind][0]
    record: Record | None = None
    try:
        record = model.model_validate(tree.data)
    except ValidationError as error:
        problems = explained(draft, model, error, problems)
    return Document(relative, kind, identity, None if problems else record, tree, tuple(problems))


def _decode(raw: bytes, relative: str) -> tuple[str, Problem | None]:
    if len(raw) > nodes.MAX_BYTES:
        message = f"The file has {len(raw):,} bytes; {nodes.MAX_BYTES:,} are allowed."
        return "", Problem(relative, 1, 1, "", message, "One file holds one record of text; keep pictures and copies elsewhere.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        message = f"The byte 0x{raw[error.start]:02X} is not UTF-8."
        return "", Problem(relative, line, column, "", message, "Save the file as UTF-8.")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return "", Problem(relative, line, 1, "", "The file has a NUL byte.", "It is no text file: write it anew.")
    return text.replace("\r\n", "\n"), None


def _is_ours(relative: str) -> bool:
    return relative.startswith("data/schema/") or relative == "data/README.md" or Path(relative).name.startswith(".")


def _misplaced(relative: str) -> Problem:
    if relative.endswith(".yml"):
        return Problem(relative, 1, 1, "", "Data files end in .yaml.", f"Rename it to {relative[:-4]}.yaml.")
    places = ", ".join(where for _, where in RECORDS.values())
    return Problem(relative, 1, 1, "", "No record belongs here.", f"Data files are {places}.")
