"""Publishers: what is the same for all pages of one is filled in where a page leaves it out, and the rules that come with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from ..language.once import once
from ..language.problems import Problem
from ..reading.loading import Document
from ..records import Publisher, Publishers, Source
from .folder import Folder, every

GIVEN = ("publisher", "kind", "language")
"""What a page takes from its publisher."""

Sites = Mapping[str, Mapping[str, Publisher]]
"""Every publisher by each of its hosts, and there by its path: "" where it has none, and the longest first."""

NOBODY: Sites = {}


def publishers_by_site(documents: list[Document]) -> Sites:
    """Every publisher by where its pages are: the same object for the same record."""
    records = (document.record for document in documents if document.kind == "publishers")  # most are not: to ask for their type takes long
    return next((_by_site(record) for record in records if isinstance(record, Publishers)), NOBODY)


@once
def _by_site(record: Publishers) -> Sites:
    found: dict[str, dict[str, Publisher]] = defaultdict(dict)
    sites = ((site, one) for one in record.publishers.values() for site in one.sites)
    for site, publisher in sorted(sites, key=lambda pair: -len(pair[0])):
        host, _, path = site.partition("/")
        found[host][path] = publisher
    return found


def publisher_of(url: str, sites: Sites) -> Publisher | None:
    """The publisher of a page: the longest host that fits, and of those the longest path. None where no site is known."""
    host, path = site_of(url)
    whole = f"{path.strip('/')}/"
    while host:
        for path, publisher in sites.get(host, {}).items():
            if not path or whole.startswith(f"{path}/"):
                return publisher
        host = host.partition(".")[2]
    return None


@lru_cache(maxsize=4096)  # a state of the record names nearly the same pages as the one before it
def site_of(url: str) -> tuple[str, str]:
    """The host of an address without `www.` and `m.`, and its path."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # a bracket that is never closed: no web address, which another rule says
        return "", ""
    return host.removeprefix("www.").removeprefix("m."), parts.path


def resolved(documents: list[Document]) -> list[Document]:
    """The documents with every source whole. One whose sources are whole already is the same document."""
    sites = publishers_by_site(documents)
    return [_kept(document, sites) for document in documents]


def _kept(document: Document, sites: Sites) -> Document:
    """A document is resolved once, as long as the publishers are the same: it is walked once for all rules, and derived from once.

    The same are those of one record: to hold each of them against each of another one's takes longer than to resolve.
    """
    known: tuple[Sites, Document] | None = document.__dict__.get("_resolved")
    if known is None or known[0] is not sites:
        whole = _resolved(document, sites)
        if known and getattr(known[1].record, "sources", None) == getattr(whole.record, "sources", None):
            whole = known[1]
        known = document.__dict__["_resolved"] = (sites, whole)
    return known[1]


def _resolved(document: Document, sites: Sites) -> Document:
    written: Mapping[str, Source] = getattr(document.record, "sources", None) or {}
    if document.record is None or not written:
        return document
    checked = getattr(document.record, "checked", None)
    whole = {key: source.resolved(publisher_of(source.url, sites), checked) for key, source in written.items()}
    if all(source is written[key] for key, source in whole.items()):
        return document
    return replace(document, record=document.record.model_copy(update={"sources": whole}))


def publishers_are_single(document: Document, folder: Folder) -> Iterator[Problem]:
    """A site belongs to one publisher and is written as a host, with a path where one host has several; a name stands once."""
    if not isinstance(document.record, Publishers):
        return
    seen: dict[str, str] = {}
    for key, publisher in document.record.publishers.items():
        for index, site in enumerate(publisher.sites):
            at = ("publishers", key, "sites", index)
            host, path = site_of(f"https://{site}")
            plain = f"{host}{path.rstrip('/')}"
            if site != plain or "." not in host:
                better = "Write the host alone, such as `example.org`, or with a path, such as `example.org/en`."
                yield document.problem(at, f"'{site}' is no site.", f"Write '{plain}'." if "." in host and "//" not in site else better)
            if site in seen:
                yield document.problem(at, f"'{site}' belongs to '{seen[site]}' already.", "Keep it in one place.")
            seen.setdefault(site, key)
    names: dict[str, str] = {}
    for key, publisher in document.record.publishers.items():
        if publisher.name in names:
            message = f"'{publisher.name}' is the name of '{names[publisher.name]}' already."
            yield document.problem(("publishers", key, "name"), message, "Add the sites of one to the other, or tell their names apart.")
        names.setdefault(publisher.name, key)


def sources_are_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """A source has a title or a description, a publisher with kind and language, its own or its site's, and was read on some day."""
    for location, source in every(document, Source):
        yield from _titled(document, location, source)
        missing = [name for name in GIVEN if getattr(source, name) is None]
        host = site_of(source.url)[0]
        if missing == ["publisher"]:
            message = f"{host} repeats the words of others, and nobody is named."
            yield document.problem(location, message, "Say in `publisher:` whose words they are.", key=True)
        elif missing:
            fields = ", ".join(f"`{name}:`" for name in missing)
            message = f"No publisher is known for {host or 'this address'}, and {fields} {'is' if len(missing) == 1 else 'are'} missing."
            yield document.problem(
                location, message, f"Add {'it' if len(missing) == 1 else 'them'}, or the site to data/publishers.yaml.", key=True
            )
        if source.read is None:
            yield document.problem(
                location, "Nobody says when it was read.", "Add `read:` with the day; this kind of file has no `checked:`.", key=True
            )
        if source.dated_by and not source.published:
            yield document.problem((*location, "dated_by"), "There is no date that it explains.", "Add `published:`, or remove it.")
        if source.dated_by == "crawl" and source.published and source.published.first:
            remedy = f"Write `published: ..{source.published.text.split('..')[-1]}`: it is no younger."
            yield document.problem(
                (*location, "published"), "The day on which a page was stored is not that on which it was published.", remedy
            )
        if source.dated_by == "context" and not source.note:
            yield document.problem((*location, "dated_by"), "The hints are not named.", "Say in `note:` from what the date follows.")


def _titled(document: Document, location: tuple[str | int, ...], source: Source) -> Iterator[Problem]:
    if not source.title and not source.described:
        remedy = "Add `title:` as it stands on the page, or `described:` in your own words where it was not seen."
        yield document.problem(location, "It has no title.", remedy, key=True)
    elif source.title and source.described:
        remedy = "Keep `title:` where it stands on the page; `described:` is for a page whose title was not seen."
        yield document.problem((*location, "described"), "It has a title as well.", remedy)
    elif source.title and source.title.startswith("[") and source.title.endswith("]"):
        remedy = f"Write `described: {source.title[1:-1]}` instead of `title:`."
        yield document.problem((*location, "title"), "Words of our own are no title.", remedy)
