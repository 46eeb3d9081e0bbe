"""The data as of another commit: asked of git, read without a copy on disk, and leniently.

A base was written under the rules and the format of its day. What today's format refuses in it is left out and named,
so that a change of the format is no reason not to compare.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..language.text import in_short, shown
from ..records import RECORDS, Record
from . import nodes
from .loading import Document, decoded, document_of, kind_of
from .nodes import Location, Tree

DEFAULT_BASES = ("origin/main", "main")
ROUNDS = 8  # leaving one thing out may show another: a record without its evidence is none


@dataclass(frozen=True)
class Revision:
    """The documents of a commit, each with its record; `left_out` are the places that today's format refuses, by path."""

    commit: str
    documents: tuple[Document, ...]
    left_out: dict[str, tuple[Location, ...]]


def default_base(root: Path) -> str:
    """The branch to which a change will go: origin/main where there is one, else main."""
    for name in DEFAULT_BASES:
        if _run(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", fails=True).stdout:
            return name
    return DEFAULT_BASES[-1]


def merge_base(root: Path, base: str) -> str:
    """The commit from which HEAD and `base` parted. Raises ValueError with git's own reason where there is none."""
    if base.startswith("-"):
        raise ValueError(f"'{shown(base)}' is no revision.")
    done = _run(root, "merge-base", "HEAD", base, fails=True)
    if done.returncode == 0:
        return done.stdout.decode("ascii").strip()
    reason = _reason(done) if done.stderr else f"HEAD and '{shown(base)}' have no commit in common."
    shallow = _run(root, "rev-parse", "--is-shallow-repository", fails=True).stdout.strip() == b"true"
    raise ValueError(f"{reason}{' This is a shallow clone: run `git fetch --unshallow` first.' if shallow else ''}")


def head(root: Path) -> str:
    """The commit that is checked out, or "" where git does not know of one."""
    try:
        return _run(root, "rev-parse", "--verify", "--quiet", "HEAD", fails=True).stdout.decode("ascii").strip()
    except ValueError:
        return ""


def commit_of(root: Path) -> str:
    """The commit in which data/ is as it stands here, or "" where it differs, or git does not know."""
    try:
        changed = _run(root, "status", "--porcelain", "--untracked-files=all", "--", "data").stdout.strip()
    except ValueError:
        return ""
    return "" if changed else head(root)


def read_revision(root: Path, commit: str) -> Revision:
    """Read data/ as of a commit. Raises ValueError with git's own reason where it cannot."""
    raw = _run(root, "archive", "--format=tar", commit, "data").stdout
    documents: list[Document] = []
    left_out: dict[str, tuple[Location, ...]] = {}
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        for member in sorted(archive, key=lambda one: one.name):
            kind = kind_of(member.name)
            content = archive.extractfile(member) if member.isfile() and kind else None
            if content is None or kind is None:
                continue
            document, gaps = leniently(document_of(content.read(), member.name, kind))
            documents.append(document)
            if gaps:
                left_out[member.name] = gaps
    return Revision(commit, tuple(documents), left_out)


def changed_since(root: Path, commit: str) -> dict[str, bytes | None]:
    """The files below data/ that are another than in a commit, also those not committed: by path their old bytes, None for new ones.

    Raises ValueError with git's own reason where it cannot tell.
    """
    found: dict[str, bytes | None] = dict.fromkeys(others := others_since(root, commit))
    wanted = {path: name for path, name in others.items() if name}
    return found | dict(zip(wanted, blobs(root, tuple(wanted.values())), strict=True))


def others_since(root: Path, commit: str) -> dict[str, str]:
    """The files below data/ that are another than in a commit, also those not committed, by the name that git has for what they held
    then; "" for new ones. Raises ValueError with git's own reason where it cannot tell.
    """
    changed = differences(_run(root, "diff", *RAW, commit, "--", "data").stdout)
    added = _run(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "data").stdout.decode().split("\0")
    return {path: old for path, old, _ in changed} | dict.fromkeys(filter(None, added), "")


RAW = ("--raw", "--no-renames", "--no-abbrev", "--relative")
"""How git is asked for files that differ."""


def differences(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """What git tells of files that differ: the path of each, and the names of its content before and after, "" where there was none."""
    for line in raw.decode("utf-8", "replace").split("\n"):
        if line[:1] == ":":
            about, _, path = line.partition("\t")
            _, _, old, new, _ = about.split()
            yield path, old if old.strip("0") else "", new if new.strip("0") else ""


def blobs(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The content of files by the names that git has for it. Raises ValueError with a reason where it has none."""
    for name, raw in zip(names, contents(root, names), strict=True):
        yield found(name, raw)


def found(name: str, raw: bytes | None) -> bytes:
    """What git has of a name. Raises ValueError where that is nothing."""
    if raw is None:
        raise ValueError(f"git has no content of the name {name}.")
    return raw


def contents(root: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """The same, with None for each that git does not have."""
    answer = _run(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()).stdout if names else b""
    at = 0
    for _ in names:
        head = answer[at : answer.index(b"\n", at)].split()
        begin, is_there = at + len(b" ".join(head)) + 1, head[1:2] == [b"blob"]
        size = int(head[2]) if is_there else -1
        yield answer[begin : begin + size] if is_there else None
        at = begin + size + 1


def read_leniently(raw: bytes, path: str, kind: str) -> tuple[Document, tuple[Location, ...]]:
    """The bytes of a file as a document with a record of all that today's format accepts; why it refuses the rest, nobody asks."""
    text, faults = decoded(raw, path)
    tree = Tree() if faults and not text else nodes.read(text)
    return leniently(Document(path, kind, Path(path).stem, None, tree, ()))


def leniently(document: Document) -> tuple[Document, tuple[Location, ...]]:
    """The document with a record of all that today's format accepts, and the places that were left out of it."""
    if document.record is not None or document.tree.data is None:
        return document, () if document.record is not None else ((),)
    model: type[Record] = RECORDS[document.kind][0]
    data: Any = document.tree.data
    gaps: list[Location] = []
    for _ in range(ROUNDS):
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            found = {_written(data, tuple(detail["loc"])) for detail in error.errors(include_url=False)}
        else:
            found = set(_uprooted(data, data.get("sources", {}))) if gaps else set()
        if not found:
            return replace(document, record=record, problems=()), tuple(dict.fromkeys(gaps))
        gaps += sorted({_above_lists(place) for place in found}, key=str)
        data = _without(data, found)
    return document, ((),)


def _written(data: Any, location: Location) -> Location:
    """The part of a location that is written in the data: a missing field is the fault of the record that misses it."""
    for depth, part in enumerate(location):
        held = (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int) and part < len(data))
        if not held:
            return location[:depth]
        data = data[part]
    return location


def _above_lists(location: Location) -> Location:
    """The place that is named: an entry of a list has no name that outlives the one before it."""
    return location[: next((depth for depth, part in enumerate(location) if isinstance(part, int)), len(location))]


def _uprooted(data: Any, sources: Collection[str], at: Location = ()) -> Iterator[Location]:
    """Where a page is cited that had to be left out."""
    if isinstance(data, dict) and "quote" in data and data.get("source") not in sources:
        yield at
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _uprooted(value, sources, (*at, key))


def _without(data: Any, places: Collection[Location], at: Location = ()) -> Any:
    if isinstance(data, dict):
        return {key: _without(value, places, (*at, key)) for key, value in data.items() if (*at, key) not in places}
    if isinstance(data, list):
        return [_without(value, places, (*at, index)) for index, value in enumerate(data) if (*at, index) not in places]
    return data


def ask(root: Path, *words: str) -> bytes:
    """What git answers. Raises ValueError with its own reason where it fails, or where there is none."""
    return _run(root, *words).stdout


def _run(root: Path, *words: str, fails: bool = False, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git. Raises ValueError where it is missing, and where it fails unless that is an answer."""
    try:
        done = subprocess.run(["git", "-C", str(root), *words], input=given, capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        raise ValueError("To compare with another state of the data git is needed, and it is not installed or not on the path.") from None
    if done.returncode and not fails:
        raise ValueError(_reason(done))
    return done


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git itself says of its failure, in one line."""
    words = " ".join(done.stderr.decode("utf-8", "replace").removeprefix("fatal: ").split())
    return f"git says: {in_short(words).rstrip('.')}." if words else "git fails and gives no reason."
