"""Rules of pages: each has one clean address, one key in a file, and the same words in every file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..language import prose
from ..language.addresses import cleaned, page_key
from ..language.problems import Problem
from ..reading.editing import scalar
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Source
from .folder import Folder, every


def addresses_are_web_addresses(document: Document, folder: Folder) -> Iterator[Problem]:
    """`url`, `archived` and `website` are http or https addresses, and the page's own: no tracking, fragment, redirect or space."""
    for location, text in every(document, str):
        if not location or location[-1] not in ("url", "archived", "website"):
            continue
        clean = cleaned(text)
        if "：" in text or "／" in text:
            plain = text.replace("：", ":").replace("／", "/")
            yield document.problem(location, "The address has full-width signs (： or ／).", f"Write {plain}", better=plain)
        elif clean.redirect and not prose.is_web_address(clean.address):
            message = f"This is a redirect of {clean.redirect}, which does not say where it leads."
            yield document.problem(location, message, "Open it, and write the address of the page that you see.")
        elif clean.redirect:
            yield document.problem(location, f"This is a redirect of {clean.redirect}.", f"Write {clean.address}", better=clean.address)
        elif clean.faults and prose.is_web_address(clean.address):
            message = f"The address has {_joined(clean.faults)}."
            yield document.problem(location, message, f"Write {clean.address}", better=clean.address)
        elif not prose.is_web_address(text):
            bare = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE)
            remedy = f"Write https://{text}" if bare else "It begins with https:// or http:// and names a host."
            remedy = "Write it without the name before the @." if re.match(r"https?://[^/]*@", text) else remedy
            yield document.problem(location, f"'{text[:60]}' is no web address.", remedy)


def pages_are_listed_once(document: Document, folder: Folder) -> Iterator[Problem]:
    """A page has one key in a file, also where its address is written in two ways: http, www, a last slash."""
    first: dict[str, str] = {}
    for key, source in _sources(document):
        known = first.setdefault(page_key(source.url), key)
        if known != key:
            yield document.problem(
                ("sources", key), f"This page is listed above as '{known}'.", "Cite it by that key, and remove this one.", key=True
            )


def pages_have_the_same_words(folder: Folder) -> Iterator[Problem]:
    """A page cited in several files has the same address, title, publisher and date in each."""
    listed: dict[str, list[tuple[Document, str, Source]]] = defaultdict(list)
    for document in folder.documents:
        for key, source in _sources(document):
            listed[page_key(source.url)].append((document, key, source))
    for entries in listed.values():
        if len({source.url for _, _, source in entries}) == 1 and len({_words(source) for _, _, source in entries}) == 1:
            continue
        entries.sort(key=lambda entry: folder.age(entry[0]))
        listing = next((entry for entry in entries if entry[2].url.startswith("https:")), entries[0])
        for document, key, source in entries:
            at: Location = ("sources", key)
            if source.url != listing[2].url and document is not listing[0]:
                yield document.problem(
                    (*at, "url"), f"{listing[0].path} lists this page by another address.", f"Write {listing[2].url}", better=listing[2].url
                )
            for name in SAME:
                found = getattr(source, name, None)
                other, wanted = next(((d, getattr(s, name)) for d, _, s in entries if getattr(s, name, None) is not None), (document, None))
                if found is not None and other is not document and str(found) != str(wanted):
                    yield document.problem(
                        (*at, name),
                        f"'{found}' is '{wanted}' in {other.path}.",
                        f"Write `{name}: {scalar(str(wanted))}`; if that is wrong, mend both.",
                    )


def page_weak_elsewhere(folder: Folder) -> Iterator[Problem]:
    """A page that is weak in one file is weak in the others."""
    weak: dict[str, Document] = {}
    for document in folder.documents:
        for _, source in _sources(document):
            if source.grade:
                weak.setdefault(page_key(source.url), document)
    for document in folder.documents:
        for key, source in _sources(document):
            other = weak.get(page_key(source.url))
            if other and other is not document and not source.grade:
                yield document.problem(
                    ("sources", key),
                    f"This page is weak in {other.path}.",
                    "Write `grade: weak` here too, or take it away there.",
                    key=True,
                )


SAME = ("title", "described", "title_translation", "publisher", "published", "dated_by", "language")
"""The words of a page that are the page's own, whoever cites it. Who speaks (`kind`) may depend on who cites it: maker or partner."""


def _words(source: Source) -> tuple[str, ...]:
    return tuple(str(getattr(source, name, None)) for name in SAME)


def _sources(document: Document) -> list[tuple[str, Source]]:
    return list(getattr(document.record, "sources", {}).items())


def _joined(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
