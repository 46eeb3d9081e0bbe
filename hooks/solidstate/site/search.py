"""What the search index should know about a page: its words, every name that people use for it, and what a result says of it.

How names are compared, with or without accents, hyphens and spaces, and with a letter or two mistaken, is the business of
docs/assets/search/search.js, which reads the index in the reader's browser.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..records import Glossary

_TEXT_LIMIT = 700  # characters of a page's text in the index: names and the gist are found, the file stays small
_HERE = "\0"  # in an index the place of all entries
_SECTION_LIMIT = 3000  # the same of a part of a hand-written page: a list that is derived there holds every word there is


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One entry of the index. `location_id` is "" for the page, else the anchor of a section; `tags` are shown with the result.

    `boost` is how near a page is to what people look for by its names: of two pages of one name that of the greater stands first.
    """

    location_id: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    boost: float = 1.0
    tags: tuple[str, ...] = ()
    numbers: str = ""


def entry(
    title: str,
    texts: Iterable[str | None],
    names: Iterable[str] = (),
    boost: float = 1.0,
    anchor: str = "",
    tags: Sequence[str] = (),
    numbers: Iterable[str] = (),
) -> SearchEntry:
    """Make an entry of a page's title, its texts in order of weight, all its names, and the numbers that stand on it."""
    text = " ".join(part for part in texts if part)
    text = _cut(text, _TEXT_LIMIT)
    others = tuple(dict.fromkeys(name for name in names if name != title))
    return SearchEntry(anchor, title, text, others, boost, tuple(tags), " · ".join(dict.fromkeys(numbers)))


def terms_of_pages(glossary: Glossary) -> dict[str, list[str]]:
    """By the address of a page the terms that lead to it: who looks for the word is to find the page that says most of it."""
    found: dict[str, list[str]] = {}
    for term in glossary.terms.values():
        if term.see:
            found.setdefault(f"{term.see}/", []).extend((term.term, *term.also_known_as))
    return found


def named(entries: tuple[SearchEntry, ...], names: Iterable[str]) -> tuple[SearchEntry, ...]:
    """The entries of a page, which is found by these names too."""
    return tuple(replace(one, names=(*one.names, *names)) if not one.location_id else one for one in entries)


def extend(path: Path, pages: Mapping[str, Callable[[], Sequence[SearchEntry]]]) -> None:
    """Put our entries into an index of Material's, in the place of its own for the same pages.

    `pages` says by the address of a page how to have its entries: of thousands of pages they are nowhere side by side.
    """
    index = json.loads(path.read_text("utf-8"))
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_extended(index, pages))


def _extended(index: dict[str, Any], pages: Mapping[str, Callable[[], Sequence[SearchEntry]]]) -> Iterator[str]:
    theirs = (doc for doc in index["docs"] if doc["location"].partition("#")[0] not in pages)
    plain = (doc | {field: html.escape(_cut(_plain(doc[field]), _SECTION_LIMIT)) for field in ("title", "text")} for doc in theirs)
    ours = (_document(url, one) for url, entries in pages.items() for one in entries())
    before, after = _json(index | {"docs": [_HERE]}).split(_json(_HERE))
    yield before
    for number, doc in enumerate(chain(plain, ours)):
        yield ("," if number else "") + _json(doc)
    yield after


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _document(url: str, one: SearchEntry) -> dict[str, object]:
    found = {
        "location": url + (f"#{one.location_id}" if one.location_id else ""),
        "title": html.escape(one.title),
        "text": html.escape(one.text),
        "names": one.names,
        "numbers": one.numbers,
        "tags": [html.escape(tag) for tag in one.tags],
        "boost": one.boost,
    }
    return {field: value for field, value in found.items() if value or field in ("location", "title", "text")}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _plain(text: str) -> str:
    return " ".join(Markup(text).striptags().split())  # noqa: S704 - the markup is taken away, not trusted
