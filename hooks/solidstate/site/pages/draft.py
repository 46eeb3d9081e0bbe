"""What a page is before it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...derived.survey import Survey
from ..search import SearchEntry


@dataclass(frozen=True)
class Draft:
    """A page to be rendered: where it is, what its template gets, where it was authored and where it belongs.

    `address` is below the site's root (companies/acme/), `source` below the project's (data/companies/acme.yaml).
    """

    address: str
    context: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    parent: str = ""
    updated: date | None = None
    search: tuple[SearchEntry, ...] = ()


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its name, which is that of its template, and how its drafts are made."""

    name: str
    drafts: Callable[[Survey], Iterable[Draft]]

    @property
    def template(self) -> str:
        """The template's name below templates/."""
        return f"pages/{self.name}.html.jinja"
