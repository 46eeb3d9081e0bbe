"""What a change asks of whoever looks at it: what rests on little, which other files speak of the same, which addresses go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..catalogue import Catalogue
from ..checks import walk
from ..language.vocabulary import Grade
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Programme, Record
from .alterations import alterations, at
from .changes import Change, in_gap, paired
from .identity import former_owners

ANCHORED = ("milestones", "promises", "properties", "markers", "approaches", "timeline", "incidents", "facts", "terms")
OF_A_PAST_DAY = ("audit", "reports")  # what audits say was so on their day, and need not follow what changes
LEAST = 4  # letters of a name by which it is looked for in other files; a shorter one is found in too much


def reviews(old: Catalogue, new: Catalogue, left_out: Mapping[str, Iterable[Location]] = MappingProxyType({})) -> Iterator[Change]:
    """What wants a second eye, what else names the same thing, and what is no longer where it was."""
    texts = {document.path: _Texts.of(document.record) for document in new.documents.values() if document.kind not in OF_A_PAST_DAY}
    for before, after in paired(old, new):
        places = sorted(_touched(before, after, left_out), key=str) if after else []
        if after and places:
            yield from _second_eyes(after, places)
            yield from _elsewhere(texts, after, places)
    yield from _vanished(old, new)


def _touched(before: Document | None, after: Document, left_out: Mapping[str, Iterable[Location]]) -> set[Location]:
    """The records of a file that rest on evidence and are new or altered."""
    if before is None:
        return {location for location, value in walk(after.record) if _evidence(value)}
    found: set[Location] = set()
    gaps = tuple(left_out.get(before.path, ()))
    for one in alterations(before.record, after.record):
        if one.after is None or in_gap(one.location, gaps):
            continue
        within = {(*one.location, *location) for location, value in walk(one.after) if _evidence(value)}
        holders = [one.location[:depth] for depth in range(len(one.location), 0, -1)]
        found |= within or set([where for where in holders if _evidence(at(after.record, where))][:1])
    return found


def _evidence(thing: Any) -> list[Evidence]:
    """What a record rests on: its evidence, or that of its class."""
    found: list[Evidence] = getattr(thing, "evidence", None) or getattr(thing, "class_evidence", None) or []
    return found


def _second_eyes(document: Document, places: Iterable[Location]) -> Iterator[Change]:
    listed = getattr(document.record, "sources", {})
    for place in places:
        evidence = [one for one in _evidence(at(document.record, place)) if one.source in listed]
        pages = {one.source for one in evidence}
        languages = sorted({listed[one.source].language or "" for one in evidence if one.translation})
        facts = {
            "pages": len(pages),
            "weak": all(Grade.WEAK in (listed[one.source].grade, getattr(one, "grade", None)) for one in evidence),
            "languages": languages,
        }
        reasons = [name for name, holds in (("single", len(pages) == 1), ("weak", facts["weak"]), ("translated", languages)) if holds]
        if evidence and reasons:
            where = ".".join(str(part) for part in place)
            yield Change("second-eye", f"{document.path}#{where}", f"{document.path}: {where}", None, ", ".join(reasons), facts=facts)


def _elsewhere(texts: Mapping[str, _Texts], document: Document, places: list[Location]) -> Iterator[Change]:
    """Other files that quote the same words, or name the programme or the company to which they belong."""
    record = document.record
    if not isinstance(record, Company):
        return
    quotes = {one.quote for place in places for one in _evidence(at(record, place))}
    programmes = {str(place[1]) for place in places if place[0] == "programmes"}
    things: list[Company | Programme] = [record, *(record.programmes[key] for key in sorted(programmes))]
    names = {name for thing in things for name in (thing.name, *thing.also_known_as, *getattr(thing, "products", ())) if _is_telling(name)}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)) or r"(?!)")
    found = sorted(path for path, held in texts.items() if path != document.path and held.speaks_of(document.id, pattern, quotes))
    if found:
        yield Change("elsewhere", document.id, record.name, None, ", ".join(found), facts={"paths": found})


def _is_telling(name: str) -> bool:
    return not name.isascii() or (len(name) >= LEAST and name != name.lower())


@dataclass(frozen=True)
class _Texts:
    """What a record says in its own words, and what it quotes; the words of its pages are not among them."""

    words: frozenset[str]
    quotes: frozenset[str]
    all: str

    @classmethod
    def of(cls, record: Record | None) -> _Texts:
        held = [(at[-1] == "quote", text) for at, text in walk(record) if isinstance(text, str) and at[0] != "sources"]
        words = frozenset(text for is_quote, text in held if not is_quote)
        return cls(words, frozenset(text for is_quote, text in held if is_quote), "\n".join(sorted(words)))

    def speaks_of(self, identifier: str, names: re.Pattern[str], quotes: set[str]) -> bool:
        """Whether a field holds the id, a text one of the names, or the evidence one of the quotes."""
        return identifier in self.words or not self.quotes.isdisjoint(quotes) or names.search(self.all) is not None


def _vanished(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """Pages and anchors that were there and lead nowhere now; of a page that is gone its anchors are not told."""
    there = set(_addresses(new))
    gone = [address for address in sorted(set(_addresses(old))) if address not in there]
    pages = {address for address in gone if "#" not in address}
    for address in gone:
        page, _, anchor = address.partition("#")
        if not anchor or page not in pages:
            yield Change("address", address, address, address, None, gone=not anchor)


def _addresses(catalogue: Catalogue) -> Iterator[str]:
    """Every address of a record, also those that it had before."""
    for owner in (*catalogue.companies, *catalogue.programmes):
        thing = catalogue.programmes[owner].record if "/" in owner else catalogue.companies[owner]
        for name in former_owners(catalogue, owner):
            yield f"/companies/{name}/"
            yield from (f"/companies/{name}/#{anchor}" for anchor in _anchors(thing))
    for folder, records in (("routes", catalogue.routes), ("challenges", catalogue.challenges)):
        for key, record in records.items():
            for name in (key, *record.formerly):
                yield f"/{folder}/{name}/"
                yield from (f"/{folder}/{name}/#{anchor}" for anchor in _anchors(record))
    yield from (f"/yardstick/#{anchor}" for anchor in _anchors(catalogue.yardstick))
    yield from (f"/glossary/#{anchor}" for anchor in _anchors(catalogue.glossary))
    yield from (f"/context/#{key}" for key in catalogue.context)


def _anchors(record: Record) -> Iterator[str]:
    for name in ANCHORED:
        for key, one in getattr(record, name, {}).items():
            yield key
            yield from getattr(one, "formerly", ())
