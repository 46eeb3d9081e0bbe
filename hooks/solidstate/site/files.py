"""A file of the site, and where it is."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..language.paths import INDEXES
from .scope import Section
from .structured import Node


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site. Pages have a `uri` that ends in .md and ready HTML in `text`; other files are as they are.

    `source` is the authored file below the project's root, `updated` the newest day in the record (ISO), `parent` the
    uri of the page above, `sections` the headings for the table of contents, `is_wide` whether the page needs that table's room,
    `structured` what the page is about in the words of schema.org, `beside` the links to the same as JSON and to its feed,
    `card` the uri of its share card, `card_told` that card in
    words; the two are empty where the site's address is not known.
    """

    uri: str
    text: str | bytes
    title: str = ""
    description: str = ""
    sections: tuple[Section, ...] = ()
    is_wide: bool = False
    source: str = ""
    updated: str = ""
    parent: str = ""
    structured: tuple[Node, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    card_told: str = ""

    @property
    def is_page(self) -> bool:
        """Whether the host wraps it in the theme."""
        return is_page(self.uri)

    @property
    def outline(self) -> list[dict[str, Any]]:
        """The headings nested, in the form of Python-Markdown's table of contents; their words as HTML."""
        top: list[dict[str, Any]] = []
        for section in self.sections:
            token = {"level": section.level, "id": section.id, "name": html.escape(str(section.title)), "children": []}
            (top[-1]["children"] if section.level > 2 and top else top).append(token)
        return top


def is_page(uri: str) -> bool:
    """Whether the host wraps the file in the theme."""
    return uri.endswith(".md")


def uri_of(address: str) -> str:
    """The source-like name of a page: companies/acme/ -> companies/acme.md, companies/ -> companies/index.md."""
    return f"{address}index.md" if address in INDEXES else f"{address.rstrip('/')}.md"


def address_of(uri: str) -> str:
    """The address of a page by its source-like name."""
    return uri.removesuffix("index.md") if uri.endswith("index.md") else f"{uri.removesuffix('.md')}/"
