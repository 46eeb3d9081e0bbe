"""What one page collects while it is rendered, and the way from one address of the site to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jinja2.environment import TemplateModule
from markupsafe import Markup

from ..language.paths import destination


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page: its level (2 or 3), its anchor and its words."""

    level: int
    id: str
    title: str


@dataclass
class PageScope:
    """What one page collects while it is rendered: its headings and the numbers of its sources.

    `address` is the page's own address, such as companies/acme/. `names` are what every template may use, of whatever page: a scope is used
    for one page after another, and the macros that see these names alone stay in `shared`, as those in `modules` go with the page.
    """

    address: str
    directory_urls: bool
    names: dict[str, Any] = field(default_factory=dict)
    shared: dict[str | None, TemplateModule] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    modules: dict[str | None, TemplateModule] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    is_wide: bool = False

    def begin(self, address: str) -> None:
        """Turn to another page."""
        self.address, self.title, self.description, self.is_wide = address, "", "", False
        self.sections, self.references, self.explained, self.modules = [], [], set(), {}

    def head(self, title: str, description: str = "", wide: bool = False) -> str:
        """Set the page's title and description; gives nothing, so that a template can call it in an expression.

        A wide page has no table of contents beside it.
        """
        self.title, self.description, self.is_wide = title, description, wide
        return ""

    def cite(self, url: str) -> int:
        """The number of a source on this page, from 1, in the order in which sources are first cited."""
        if url not in self.references:
            self.references.append(url)
        return self.references.index(url) + 1

    def section(self, id: str, title: str, level: int = 2) -> str:
        """Note a heading for the table of contents, as plain text; gives the anchor back."""
        plain = Markup(title).striptags() if isinstance(title, Markup) else title  # noqa: S704 - the markup is taken away
        self.sections.append(Section(level, id, plain))
        return id

    def link(self, address: str) -> str:
        """A link from this page to an address of this site (/companies/acme/#line), relative, for either form."""
        target, hash_mark, anchor = address.lstrip("/").partition("#")
        if target == self.address and hash_mark:
            return f"#{anchor}"
        path = relative(destination(self.address, self.directory_urls), destination(target, self.directory_urls))
        if self.directory_urls:
            path = path.removesuffix("index.html") or "./"
        return path + hash_mark + anchor


def relative(here: str, there: str) -> str:
    """The way from one file of the site to another; a folder's index.html is left out where folders are addresses."""
    up, down = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < len(up) and shared < len(down) - 1 and up[shared] == down[shared]:
        shared += 1
    return "../" * (len(up) - shared) + "/".join(down[shared:])
