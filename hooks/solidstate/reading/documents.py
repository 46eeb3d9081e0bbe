"""A file that was read: its record, what is wrong with it, and where everything in it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b, sha256
from typing import Any

from ..language.identity import page_id
from ..language.problems import Problem, field_name
from ..records import DESCRIBING, Record, Source
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
        return _sign(self.tree.data)

    @cached_property
    def sign_among_others(self) -> str:
        """The same of what pages may show that show several records: of a company all but what describes it and its programmes."""
        return _sign(_undescribed(self.tree.data)) if self.kind == "company" else self.sign

    @cached_property
    def pages(self) -> Mapping[str, Source]:
        """The pages that its record lists, by the id that each has for all files."""
        listed: Mapping[str, Source] = getattr(self.record, "sources", {})
        return {page_id(source.url): source for source in listed.values()}

    @cached_property
    def seal(self) -> bytes:
        """A hash of the file as it was written; of one that was not kept as it was read, of what became of it."""
        return blake2b((self.tree.text or repr(self.record)).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def forget_text(self) -> None:
        """Drop the text too: of this file nothing is found again, and no place told."""
        assert self.sign and self.sign_among_others and self.seal  # made while the text is there
        self.tree.text = ""

    def let_go(self) -> None:
        """Drop what only rules ask for. What is asked for nevertheless is found again."""
        assert self.sign and self.sign_among_others  # made while the data is there
        self.tree.let_go_for_good()


def _sign(data: Any) -> str:
    return sha256(json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def _undescribed(company: dict[str, Any]) -> dict[str, Any]:
    programmes = {key: _without_description(one) for key, one in company.get("programmes", {}).items()}
    return _without_description(company) | {"programmes": programmes}


def _without_description(record: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in record.items() if field not in DESCRIBING}
