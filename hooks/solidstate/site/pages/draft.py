"""What a page is before it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...derived.survey import Survey
from ..search import SearchEntry


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that can be made: where it is, where it was authored and where it belongs.

    `address` is below the site's root (companies/acme/), `source` below the project's (data/companies/acme.yaml). What costs
    something is made only when somebody asks for it: `context` is what its template gets, `search` what the index should
    know. `name` is what it is called in the trail of the pages below it; without one by its title.
    """

    address: str
    context: Callable[[], dict[str, Any]] = dict
    source: str = ""
    parent: str = ""
    updated: date | None = None
    search: Callable[[], tuple[SearchEntry, ...]] = tuple
    name: str = ""


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its name, which is that of its template, and its drafts.

    Where a kind may have thousands, `one` finds the draft of one address without the others.
    """

    name: str
    drafts: Callable[[Survey], Iterable[Draft]]
    one: Callable[[Survey, str], Draft | None] | None = None

    def find(self, survey: Survey, address: str) -> Draft | None:
        """The draft of the page at an address, where it is of this kind."""
        return self.one(survey, address) if self.one else next((d for d in self.drafts(survey) if d.address == address), None)

    @property
    def template(self) -> str:
        """The template's name below templates/."""
        return f"pages/{self.name}.html.jinja"
