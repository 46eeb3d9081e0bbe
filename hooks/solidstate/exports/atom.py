"""An Atom feed as text (RFC 4287): every entry with its content, the links true with and without a known address of the site."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import NamedTuple
from xml.etree import ElementTree

from .places import Places
from .rows import ATTRIBUTION, LICENCE

NAMESPACE = uuid.UUID("6d1f2f0e-6a5c-5a8f-9a0e-5b1b7c1f4f10")
"""Fixed for ever: feed ids and calendar UIDs are uuid5 of it and of the first id that the record ever had."""

LONGEST = 100
"""How many entries a feed has: those of the newest days."""

_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f]")

UP, BETWEEN = "\x1f", "\x1e"
"""The way up from a feed's own file, which its entries do not know, and the place of these: signs that no text has here."""

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Quote:
    """Words of somebody, with the page on which they stand."""

    words: str
    translation: str | None
    language: str
    publisher: str
    url: str


@dataclass(frozen=True)
class Entry:
    """An entry: `key` is the first id that it ever had, `address` its place on the site, `terms` its categories.

    `published` is the day on which the record first said it, `updated` that of its last change there; `happened` is the day of what it
    tells, of a window the last, which stands in its words.
    """

    key: str
    title: str
    address: str
    published: date
    updated: date
    happened: date
    terms: tuple[str, ...]
    text: str
    quotes: tuple[Quote, ...]


def identifier(key: str) -> str:
    """The id of an entry of a feed or calendar, wherever the site lives."""
    return uuid.uuid5(NAMESPACE, key).urn


class Written(NamedTuple):
    """An entry as it stands in every feed that has it, behind the days (ISO) by which a feed chooses; it is kept as it is."""

    updated: str
    published: str
    happened: str
    key: str
    xml: str


def written(entries: Iterable[Entry], places: Places) -> list[Written]:
    """Some entries as XML: written together, and taken apart."""
    told, root = list(entries), ElementTree.Element("feed")
    root.text = BETWEEN
    for one in told:
        _item(root, one, places).tail = BETWEEN
    texts = ElementTree.tostring(root, encoding="unicode").split(BETWEEN)[1:-1]
    return [
        Written(one.updated.isoformat(), one.published.isoformat(), one.happened.isoformat(), one.key, xml)
        for one, xml in zip(told, texts, strict=True)
    ]


def _item(root: ElementTree.Element, entry: Entry, places: Places) -> ElementTree.Element:
    item = ElementTree.SubElement(root, "entry")
    _add(item, "title", entry.title)
    _add(item, "id", identifier(entry.key))
    _add(item, "published", _moment(entry.published.isoformat()))
    _add(item, "updated", _moment(entry.updated.isoformat()))
    ElementTree.SubElement(item, "link", rel="alternate", type="text/html", href=_there(places, places.page(entry.address)))
    for term in entry.terms:
        ElementTree.SubElement(item, "category", term=term)
    ElementTree.indent(item, level=1)
    _content(item, entry)
    return item


def newest(entries: Iterable[Written]) -> list[Written]:
    """The entries of a feed: what the record said or changed last; of one day what is new in it first, and of that what happened last."""
    return nlargest(LONGEST, entries, key=lambda one: one[:4])


def atom(title: str, key: str, uri: str, page: str, entries: Sequence[Written], places: Places, about: str = "") -> str | None:
    """A feed, or None where it would have no entry. `uri` is its own file, `page` the page that says the same, `about` what it holds."""
    if not entries:
        return None
    feed = ElementTree.Element("feed", {"xmlns": ATOM, LANGUAGE: "en"})
    _add(feed, "title", title)
    if about:
        _add(feed, "subtitle", about)
    _add(feed, "id", identifier(key))
    _add(feed, "updated", _moment(max(one.updated for one in entries)))
    ElementTree.SubElement(feed, "link", rel="self", type="application/atom+xml", href=_there(places, places.file(uri)))
    ElementTree.SubElement(feed, "link", rel="alternate", type="text/html", href=_there(places, places.page(page)))
    _add(ElementTree.SubElement(feed, "author"), "name", "The How Far contributors")
    _add(feed, "rights", f"{LICENCE}; {ATTRIBUTION}")
    ElementTree.indent(feed)
    feed[-1].tail = BETWEEN
    found = {BETWEEN: "".join(f"\n  {one.xml}" for one in entries) + "\n", UP: "../" * uri.count("/")}
    text = ElementTree.tostring(feed, encoding="unicode")
    for sign, meant in found.items():
        text = text.replace(sign, meant)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _content(item: ElementTree.Element, entry: Entry) -> None:
    """What is said, and the words that prove it, each with its page."""
    div = ElementTree.SubElement(ElementTree.SubElement(item, "content", type="xhtml"), "div", xmlns=XHTML)
    _add(div, "p", entry.text)
    for quote in entry.quotes:
        block = ElementTree.SubElement(div, "blockquote", cite=_plain(quote.url))
        _add(block, "p", f"“{quote.words}”").set(LANGUAGE, quote.language)
        if quote.translation:
            _add(block, "p", f"“{quote.translation}”")
        _add(ElementTree.SubElement(block, "p"), "a", quote.publisher).set("href", _plain(quote.url))


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name)
    made.text = _plain(text)
    return made


def _plain(text: str) -> str:
    """A text without the signs that XML does not know."""
    return text if text.isprintable() else _NO_XML.sub("", text)


def _there(places: Places, address: str) -> str:
    """An address as a feed may give it: without a site's address as seen from the feed's own file."""
    return address if places.site_url else UP + (address or "index.html")


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
