"""What YAML became, kept by its text: reading it is most of the work of a check.

Only plain data is kept, as JSON, of files without a complaint; the records' rules are held against it like against fresh
data, so nothing is kept of what they say. Positions are not kept: where one is asked for, the text is read.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from . import nodes
from .cache import Cache
from .nodes import Location, Mark, Number, Tree

_DECIMAL = re.compile(
    r"-?[0-9]+(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)"
)  # what JSON reads as such, and gives back as it was written
_CODE = Path(nodes.__file__).read_bytes() + yaml.__version__.encode()


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


class KeptTrees(Cache):
    """The trees of one project."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, "records", _CODE)

    def read(self, text: str) -> Tree:
        """Read a text as `nodes.read` does, or take what it became before."""
        content = text.encode("utf-8", "surrogatepass")
        if (made := self.get(content)) is not None:
            with suppress(ValueError, RecursionError):
                return KeptTree(json.loads(made, parse_float=Number), text)
        tree = nodes.read(text)
        if tree.data is not None and not tree.complaints:
            with suppress(ValueError):
                self.put(content, _written(tree.data).encode())
        return tree


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
