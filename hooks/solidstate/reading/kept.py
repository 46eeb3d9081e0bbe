"""What YAML became, kept below .cache/ by its text: reading it is most of the work of a check.

Only plain data is kept, as JSON, of files without a complaint; the records' rules are held against it like against fresh
data, so nothing is kept of what they say. Positions are not kept: where one is asked for, the text is read.

A file is found by a hash that is keyed with when and where the folder's mark was made, to the nanosecond. Whoever hands over
a branch or an archive cannot choose that moment, so a cache that comes with one is never found. What cannot be read or
written is as if it were not there.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from . import nodes
from .nodes import Location, Mark, Number, Tree

FOLDER = Path(".cache") / "records"
MARK = "begun"
_DECIMAL = re.compile(r"-?\d+(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)")  # what JSON reads as such, and gives back as it was written


class KeptTree(Tree):
    """A tree of which only the data was kept."""

    def __init__(self, data: Any, text: str) -> None:
        self.data, self.complaints, self.text = data, [], text
        self._marks: dict[Location, Mark] | None = None

    @property
    def marks(self) -> dict[Location, Mark]:  # type: ignore[override]
        """The position of each location; the text is read for them."""
        if self._marks is None:
            self._marks = nodes.read(self.text).marks
        return self._marks


class KeptTrees:
    """The trees of one project."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER
        self.used: set[str] = set()
        self._key = self._begun()

    def _begun(self) -> bytes:
        """The key: of this copy of the project, and of the code that made the trees. Nothing where none can be kept."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError), (self.folder / MARK).open("x"):
                pass
            found = (self.folder / MARK).lstat()
        except OSError:
            return b""
        made_by = blake2b(f"{found.st_dev} {found.st_ino} {found.st_ctime_ns} {yaml.__version__}".encode(), digest_size=32)
        made_by.update(_CODE)
        return made_by.digest()

    def read(self, text: str) -> Tree:
        """Read a text as `nodes.read` does, or take what it became before."""
        if not self._key:
            return nodes.read(text)
        path = self.folder / blake2b(text.encode("utf-8", "surrogatepass"), key=self._key, digest_size=24).hexdigest()
        self.used.add(path.name)
        with suppress(OSError, ValueError, RecursionError):
            return KeptTree(json.loads(path.read_bytes(), parse_float=Number), text)
        tree = nodes.read(text)
        if tree.data is not None and not tree.complaints:
            with suppress(OSError, ValueError, RecursionError):
                half = path.with_suffix(f".{os.getpid()}")
                half.write_text(_written(tree.data), "utf-8")
                half.replace(path)
        return tree

    def drop_unused(self, limit: int) -> None:
        """Where more is kept than `limit`, what was not asked for goes."""
        with suppress(OSError):
            kept = {path.name for path in self.folder.iterdir()} - {MARK}
            for name in kept - self.used if len(kept) > limit else ():
                (self.folder / name).unlink(missing_ok=True)


def _written(data: Any) -> str:
    """Data as JSON, decimal numbers as they were written. Raises ValueError for what JSON would not give back the same."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{_written(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(_written, data)) + "]"
    if isinstance(data, Number):
        if not _DECIMAL.fullmatch(data.text):
            raise ValueError(data.text)
        return data.text
    return json.dumps(data)


_CODE = Path(nodes.__file__).read_bytes()
