"""The bytes of one YAML file -> one record, or its problems with their positions."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatch
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from weakref import WeakValueDictionary

from pydantic import ValidationError

from ..language.problems import Problem, field_name
from ..language.text import CONTROL, Unfit, with_plain_ends
from ..records import ID_PATTERN, RECORDS, Record, free_id
from . import nodes
from .documents import Document as Document
from .explaining import explained

MOST = 5  # control characters that are listed of one file: one that is none of ours has thousands


@lru_cache(maxsize=8192)
def kind_of(relative: str) -> str | None:
    """The kind of record that a path such as data/companies/acme.yaml holds."""
    return next(
        (kind for kind, (_, where) in RECORDS.items() if fnmatch(relative, where) and relative.count("/") == where.count("/")), None
    )


def load_bytes(raw: bytes, relative: str, kind: str, read: Callable[[str], nodes.Tree] = nodes.read) -> Document:
    """Make a record of the bytes of a file; `relative` is its path below the project's root."""
    identity = Path(relative).stem
    problems: list[Problem] = []
    if not re.fullmatch(ID_PATTERN, identity) or len(identity) > 60:
        remedy = "Rename the file: lower-case letters, digits and single hyphens, at most 60."
        problems.append(Problem(relative, 1, 1, "", f"The file name '{identity}' is no id.", remedy))
    else:
        problems += [Problem(relative, 1, 1, "", str(fault), "Rename the file.") for fault in _faults(identity)]
    text, faults = decoded(raw, relative)
    problems += faults
    if faults and not text:
        return Document(relative, kind, identity, None, nodes.Tree(), tuple(problems))
    tree = read(text)
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


_held: WeakValueDictionary[tuple[str, str, bytes], Document] = WeakValueDictionary()


def document_of(raw: bytes, relative: str, kind: str, read: Callable[[str], nodes.Tree] = nodes.read) -> Document:
    """What `load_bytes` makes of a file, once for as long as somebody holds it: two states of a record have most files in common."""
    key = relative, kind, blake2b(raw).digest()
    found = _held.get(key)
    if found is None:
        found = _held[key] = load_bytes(raw, relative, kind, read)
    return found


def _faults(identity: str) -> list[Unfit]:
    try:
        free_id(identity)
    except Unfit as fault:
        return [fault]
    return []


def text_of(path: Path, relative: str) -> tuple[str, list[Problem]]:
    """The text of a file at a path, and why it is none."""
    raw, problems = bytes_of(path, relative)
    return ("", problems) if problems else decoded(raw, relative)


def bytes_of(path: Path, relative: str) -> tuple[bytes, list[Problem]]:
    """What a file at a path holds, and why nothing can be read."""
    try:
        return path.read_bytes(), []
    except OSError as error:
        return b"", [Problem(relative, 1, 1, "", f"The file cannot be read ({error.strerror}).", "Mend that, or remove it.")]


def decoded(raw: bytes, relative: str) -> tuple[str, list[Problem]]:
    """The text of a file and what in its bytes is none; a space stands for each control character, so that all else keeps its place."""
    if len(raw) > nodes.MAX_BYTES:
        message = f"The file has {len(raw):,} bytes; {nodes.MAX_BYTES:,} are allowed."
        return "", [Problem(relative, 1, 1, "", message, "One file holds one record of text; keep pictures and copies elsewhere.")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        message = f"The byte 0x{raw[error.start]:02X} is not UTF-8."
        return "", [Problem(relative, line, column, "", message, "Save the file as UTF-8.")]
    if "\0" in text:
        whole = text[: text.index("\0")]
        place = whole.count("\n") + 1, len(whole) - whole.rfind("\n")
        return "", [Problem(relative, *place, "", "The file has a NUL byte.", "Remove it, or save the file as UTF-8.")]
    text = with_plain_ends(text.removeprefix("\ufeff"))
    found = []
    for match in islice(CONTROL.finditer(text), MOST):
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        remedy = "Remove it: some copies from PDF and from web pages carry such characters."
        found.append(Problem(relative, line, column, "", f"Found the control character U+{ord(match[0]):04X}.", remedy))
    return CONTROL.sub(" ", text) if found else text, found
