"""A file that was read: its record, what is wrong with it, and where everything in it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from ..language.identity import page_id
from ..language.problems import Problem, field_name
from ..records import Record, Source
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

    @cached_property
    def sign(self) -> str:
        """A hash of its data: the same for the same data, however it is written."""
        return sha256(json.dumps(self.tree.data, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def pages(self) -> Mapping[str, Source]:
        """The pages that its record lists, by the id that each has for all files."""
        listed: Mapping[str, Source] = getattr(self.record, "sources", {})
        return {page_id(source.url): source for source in listed.values()}

    def let_go(self) -> None:
        """Drop what only rules ask for. What is asked for nevertheless is found again."""
        assert self.sign  # made while the data is there
        self.tree.let_go_for_good()
