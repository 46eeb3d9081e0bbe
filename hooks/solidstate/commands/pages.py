"""A page that is cited: what the record knows of it already, and what it must be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..checks.publishers import publisher_of, publishers_by_site, site_of
from ..language.addresses import cleaned, page_key
from ..language.vocabulary import PLACEHOLDERS
from ..reading.loading import Document
from ..records import Publisher, Publishers
from .entries import DATES, bare
from .places import slug, unused

NOT_COPIED = frozenset(("read",))
"""What another file says of its own reading of a page."""


@dataclass(frozen=True)
class Page:
    """A page by its clean address. `key` is that of this file where it lists the page; `known` are the fields that another
    file gives it; `publisher` is who owns its site, where that is known.
    """

    url: str
    key: str
    listed: Mapping[str, Any] | None
    known: Mapping[str, Any]
    known_in: str
    publisher: Publisher | None
    publisher_id: str

    @property
    def missing(self) -> list[str]:
        """The fields that somebody must give: a title, and who publishes it where the site is new."""
        if self.listed is not None or self.known:
            return []
        named = [] if self.publisher is None else [] if not self.publisher.reposts else ["publisher"]
        return ["title", *(["publisher", "kind", "language"] if self.publisher is None else named)]

    def language(self, answers: Mapping[str, Any]) -> str:
        """The language of the quoted words."""
        given = answers.get("language") or (self.listed or self.known).get("language")
        return str(given or (self.publisher.language if self.publisher else "en"))

    def entry(self, answers: Mapping[str, Any], today: date, checked: date | None) -> dict[str, Any]:
        """The source as it goes into a file, in the order of its fields; `read` only where the file was not checked today."""
        given = {name: answers[option] for name, option in OPTIONS.items() if answers.get(option)}
        if answers.get("weak"):
            given |= {"grade": "weak", "note": answers["weak"]}
        fields: dict[str, Any] = {"url": self.url, **self.known, **given}
        if "described" in given:
            fields.pop("title", None)
        if self.publisher and not self.known:
            usual = {"publisher": self.publisher.name, "kind": str(self.publisher.kind), "language": self.publisher.language}
            fields = {name: value for name, value in fields.items() if usual.get(name) != value}
        if checked != today:
            fields["read"] = today.isoformat()
        return {name: bare(fields[name]) if name in DATES else fields[name] for name in FIELDS if name in fields}

    def new_key(self, answers: Mapping[str, Any], taken: Sequence[str]) -> str:
        """A key that says who and when: reuters-2026-02."""
        site = site_of(self.url)[0].split(".")
        base = self.publisher_id or slug(str(answers.get("publisher") or "")) or slug(site[-2] if len(site) > 1 else site[0]) or "page"
        published = str(answers.get("published") or self.known.get("published") or "").replace("..", "")
        return unused(f"{base}-{published[:7]}".lower().strip("-"), taken)


FIELDS = (
    "title",
    "title_translation",
    "described",
    "publisher",
    "kind",
    "url",
    "language",
    "published",
    "dated_by",
    "read",
    "archived",
    "grade",
    "note",
)
"""The fields of a source in the order in which they are written."""
OPTIONS = {name: "source_kind" if name == "kind" else name for name in FIELDS if name not in ("url", "read", "archived", "grade", "note")}
"""By field the answer that gives it; a milestone has a kind and a note of its own."""


def find_page(documents: Sequence[Document], document: Document | None, address: str) -> Page:
    """What the record knows of the page at an address; trackers and redirects are taken away first."""
    clean = cleaned(address.strip())
    url = clean.address or address.strip()
    wanted = page_key(url)
    sites = publishers_by_site(list(documents))
    publisher = publisher_of(url, sites)
    ids = {id(p): key for d in documents if isinstance(d.record, Publishers) for key, p in d.record.publishers.items()}
    listed: Mapping[str, Any] | None = None
    known: Mapping[str, Any] = {}
    key, known_in = "", ""
    for other in documents:
        if other.record and all(page_key(one.url) != wanted for one in getattr(other.record, "sources", {}).values()):
            continue  # what it says in its own words is asked of those alone that list the page
        sources = other.tree.data.get("sources") if isinstance(other.tree.data, dict) else None
        for name, source in sources.items() if isinstance(sources, dict) else ():
            if not isinstance(source, dict) or page_key(str(source.get("url", ""))) != wanted or source.get("url") == PLACEHOLDERS["url"]:
                continue
            if document is not None and other.path == document.path:
                listed, key = source, str(name)
            elif not known:
                known, known_in = {k: v for k, v in source.items() if k not in NOT_COPIED}, other.path
    return Page(known.get("url", url), key, listed, known, known_in, publisher, ids.get(id(publisher), ""))
