"""One YAML file -> one record, or its problems with their positions.

Files are read again only when their bytes change: the live preview reads the whole folder on every save.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..language.problems import Problem, did_you_mean, field_name
from ..language.vocabulary import Word
from ..records import ID_PATTERN, RECORDS, Record
from . import nodes
from .nodes import Location


@dataclass(frozen=True)
class Document:
    """A file that was read. `record` is None where it could not be made; `problems` says why."""

    path: str
    kind: str
    id: str
    record: Record | None
    tree: nodes.Tree
    problems: tuple[Problem, ...]

    def problem(self, location: Location, message: str, remedy: str = "", key: bool = False, better: str | None = None) -> Problem:
        """A problem at a location of this file; with `key` at the key rather than at its value. `better` is what is right there."""
        line, column = self.tree.mark(location, key)
        return Problem(self.path, line, column, field_name(location), message, remedy, location=location, better=better)

    def written(self, location: Location) -> dict[str, Any]:
        """The fields at a location as they were written, before anything was filled in."""
        found: Any = self.tree.data
        for part in location:
            found = found[part]
        return found if isinstance(found, dict) else {}


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
    problems += [Problem(relative, *mark, field_name(where), message, remedy) for mark, where, message, remedy in tree.complaints]
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
        explained = [explain(draft, model, detail) for detail in error.errors(include_url=False)]
        complained = {where for _, where, _, _ in tree.complaints}
        problems += [p for p, where in explained if where not in complained]
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


# --- what pydantic found, in our words ---------------------------------------------------------------------------


def explain(document: Document, model: type[Record], detail: Any) -> tuple[Problem, Location]:
    """Turn one finding of pydantic into a problem, and say at which location of the data it is."""
    kind, value = detail["type"], detail.get("input")
    location: Location = tuple(detail["loc"])
    if location and location[-1] == "[key]":
        location = location[:-1]
        if kind == "enum":
            words = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
            message = f"Found '{_short(location[-1])}', expected one of: {', '.join(words)}."
            return document.problem(location, message, did_you_mean(location[-1], words), key=True), location
        remedy = "Lower-case letters, digits and single hyphens, at most 60."
        return document.problem(location, f"'{_short(location[-1])}' is no id.", remedy, key=True), location
    if kind == "extra_forbidden":
        names = field_names(model, location[:-1])
        remedy = did_you_mean(location[-1], names) or f"Fields here: {', '.join(names)}."
        if location[-1] in ("trl", "rung", "rating", "confirmed"):
            remedy = "Nobody types a rating: say in `shows:` of a milestone which criteria its quote proves."
        return document.problem(location, f"There is no field '{_short(location[-1])}' here.", remedy, key=True), location
    if kind == "missing":
        about = description(model, location)
        parent = document.problem(location[:-1], f"The field '{location[-1]}' is missing.", f"Add it: {about}", key=True)
        return Problem(parent.path, parent.line, parent.column, field_name(location), parent.message, parent.remedy), location
    message, remedy = _wrong_value(kind, value, detail.get("ctx") or {}, _type_at(model, location), description(model, location))
    return document.problem(location, message, remedy), location


def _wrong_value(kind: str, value: Any, ctx: dict[str, Any], expected: Any, about: str) -> tuple[str, str]:
    found = _found(value)
    words = _words(expected)
    if words:
        return f"Found {found}, expected one of: {', '.join(words)}.", did_you_mean(value, words)
    if kind == "value_error":
        message = str(ctx.get("error", ""))
        return message, next((remedy for end, remedy in FORMS.items() if message.endswith(end)), about)
    if kind == "string_type":
        hint = f'Put it in quotes: "{value}".' if isinstance(value, (int, float)) else "Write it as text."
        return f"Found {found}, expected text.", hint
    if kind == "string_pattern_mismatch":
        return f"Found {found}, which has not the form that is expected.", about
    if kind in ("string_too_short", "too_short"):
        return "It is empty." if not value else f"Found {found}: too few.", about
    if kind in ("string_too_long", "too_long"):
        return f"Found {len(value)} where at most {ctx.get('max_length')} are allowed.", "Say it shorter."
    if kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        shape = "a list (each entry on its own line after `- `)" if kind == "list_type" else "fields on lines of their own"
        return f"Found {found}, expected {shape}.", about
    if kind.startswith(("int", "float", "bool")):
        noun = {"int": "a whole number", "flo": "a number", "boo": "true or false"}[kind[:3]]
        return f"Found {found}, expected {noun}.", about
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"Found {found}, expected {'at least' if 'ge' in ctx else 'at most'} {ctx.get('ge', ctx.get('le'))}.", about
    return f"Found {found}, which does not fit here.", about


FORMS = {
    "is no date.": "Write 2025, 2025-Q3, 2025-H2, 2025-05 or 2025-05-17; 2027..2028 for a span, ..2025-10 for by then, 2030.. for not before.",
    "is no value.": 'Write 350, 1390 without a comma, ">600", ">=400", "<100", "~300" or "400..500".',
}
"""What to write instead, by how the complaint ends."""


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{_short(value)}'"
    return "a list" if isinstance(value, list) else "a group of fields"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


# --- finding one's way in the models --------------------------------------------------------------------------


def field_names(model: type[Record], location: Location) -> list[str]:
    """The names of the fields that may stand at a location."""
    found = _type_at(model, location)
    record = _record_in(found)
    names = [info.alias or name for name, info in record.model_fields.items()] if record else []
    return sorted(names, key="answers".__eq__)  # what every record may hold comes last


def description(model: type[Record], location: Location) -> str:
    """The sentence that documents the field at a location, or nothing."""
    names = [part for part in location if isinstance(part, str)]
    for length in range(len(location), 0, -1):
        record = _record_in(_type_at(model, location[: length - 1]))
        part = location[length - 1]
        if record and names:
            for name, info in record.model_fields.items():
                if (info.alias or name) == part:
                    return info.description or ""
    return ""


def _type_at(model: type[Record], location: Location) -> Any:
    found: Any = model
    for part in location:
        found = _step(found, part)
        if found is None:
            return None
    return found


@cache
def _step(found: Any, part: str | int) -> Any:
    record = _record_in(found, direct=True)
    if record:
        for name, info in record.model_fields.items():
            if (info.alias or name) == part:
                return info.annotation
        return None
    for option in _options(found):
        origin, args = typing.get_origin(option), typing.get_args(option)
        if origin is dict and isinstance(part, str):
            return args[1]
        if origin is list and isinstance(part, int):
            return args[0]
    return None


def _options(found: Any) -> Iterator[Any]:
    """The alternatives of a type, without Annotated and Optional around them."""
    if typing.get_origin(found) is typing.Annotated:
        yield from _options(typing.get_args(found)[0])
    elif typing.get_origin(found) in (typing.Union, types.UnionType):
        for option in typing.get_args(found):
            yield from _options(option)
    else:
        yield found


def _record_in(found: Any, direct: bool = False) -> type[Record] | None:
    for option in _options(found):
        if isinstance(option, type) and issubclass(option, Record):
            return option
        if not direct and typing.get_origin(option) in (dict, list):
            return None
    return None


def _words(found: Any) -> list[str]:
    for option in _options(found):
        if isinstance(option, type) and issubclass(option, Word):
            return [str(word) for word in option]
    return []
