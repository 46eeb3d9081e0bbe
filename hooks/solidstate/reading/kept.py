"""What YAML became, kept by its text: reading it is most of the work of a check.

Only plain data is kept, as JSON, of files without a complaint; the records' rules are held against it like against fresh
data, so nothing is kept of what they say. Positions are not kept: where one is asked for, the text is read.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import cached_property
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
    """A tree without complaints of which at most the data is kept; the rest is read where somebody asks for it."""

    def __init__(self, data: Any, text: str) -> None:
        self.complaints, self.text = [], text
        self.__dict__["data"] = data

    @cached_property
    def data(self) -> Any:
        """The data."""
        return nodes.read(self.text).data

    @cached_property
    def marks(self) -> dict[Location, Mark]:  # type: ignore[override]
        """The position of each location."""
        return nodes.read(self.text).marks

    def let_go(self) -> None:
        """Keep the text alone."""
        self.__dict__.pop("data", None)
        self.__dict__.pop("marks", None)


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
            return KeptTree(tree.data, text)
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
