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

import orjson
import yaml

from . import nodes, plain
from .cache import Cache
from .nodes import Location, Mark, Tree
from .plain import Number

_DECIMAL = re.compile(
    r"-?[0-9]+(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)"
)  # what JSON reads as such, and gives back as it was written
_CODE = Path(nodes.__file__).read_bytes() + Path(plain.__file__).read_bytes() + yaml.__version__.encode()


class KeptTree(Tree):
    """A tree without complaints, kept as its text and as its data in JSON; the rest is made where somebody asks for it.

    Raises ValueError or RecursionError for what is no such JSON.
    """

    made: bytes | None

    def __init__(self, text: str, made: bytes) -> None:
        self.complaints, self.text, self.made = [], text, made
        if self.data is None:
            raise ValueError("nothing is kept of what says nothing")

    @cached_property
    def data(self) -> Any:
        """The data."""
        return nodes.read(self.text).data if self.made is None else json.loads(self.made, parse_float=Number)

    @cached_property
    def marks(self) -> dict[Location, Mark]:  # type: ignore[override]
        """The position of each location."""
        return nodes.read(self.text).marks

    def may_hold(self, signs: str) -> bool:
        """Whether a text may have these signs: those in the file, where each stands for itself unless a backslash makes it another."""
        return signs in self.text or "\\" in self.text

    def let_go(self) -> None:
        """Drop the data. Where it stands was read for the few files that a rule asks about, and each check asks about the same."""
        self.__dict__.pop("data", None)

    def let_go_for_good(self) -> None:
        """Drop the JSON too: the text says the same, and hardly anybody asks any more."""
        self.let_go()
        self.__dict__.pop("marks", None)
        self.made = None


class KeptTrees(Cache):
    """The trees of one project."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, "records", _CODE)

    def read(self, text: str) -> Tree:
        """Read a text as `nodes.read` does, or take what it became before."""
        content = text.encode("utf-8", "surrogatepass")
        if (made := self.get(content)) is not None:
            with suppress(ValueError, RecursionError):
                return KeptTree(text, made)
        tree = nodes.read(text)
        if tree.data is not None and not tree.complaints:
            with suppress(TypeError):
                made = orjson.dumps(tree.data, default=_as_written)
                self.put(content, made)
                return KeptTree(text, made)
        return tree


def _as_written(number: object) -> orjson.Fragment:
    """A decimal number as it was written. Raises TypeError for what JSON would not give back the same."""
    if isinstance(number, Number) and _DECIMAL.fullmatch(number.text):
        return orjson.Fragment(number.text)
    raise TypeError(number)
