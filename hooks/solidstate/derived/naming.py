"""How a place of the record is called in a sentence: by names, never by ids; and where a reader finds it on the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ..catalogue import Catalogue
from ..language import prose
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Figure, Level, Milestone, Point, Promise, Record, Scale, Series
from .alterations import along, at, told_of
from .identity import told_points

LONGEST = 70  # letters of what a milestone or a promise says, where it stands for its name
PLAIN_IDS = ("glossary", "measures", "trl", "publishers")
"""Kinds of file whose entries have ids of their own, without that of the file."""
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "company": "/companies/{file}/",
        "route": "/routes/{file}/{anchor}",
        "challenge": "/challenges/{file}/{anchor}",
        "context": "/context/#{file}",
        "series": "/yardstick/#series-{file}",
        "glossary": "/glossary/{anchor}",
        "yardstick": "/yardstick/{anchor}",
        "audit": "/method/",
        "measures": "/data/#table-measures",
        "reports": "/method/",
        "publishers": "/sources/",
    }
)
"""Where the entries of a kind of file stand; those of others stand on several pages."""
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "yardstick": "Yardstick",
        "glossary": "Glossary",
        "measures": "Measures",
        "trl": "TRL scale",
        "publishers": "Publishers",
        "reports": "Reports of readers",
    }
)
"""What files are called that have no name of their own."""


@dataclass(frozen=True)
class Names:
    """How things are called: by the newer side's names where it has them."""

    new: Catalogue
    old: Catalogue

    def owner(self, owner: str) -> str:
        """A company or a programme."""
        for catalogue in (self.new, self.old):
            if owner in catalogue.programmes:
                return catalogue.programmes[owner].full_name
            if owner in catalogue.companies:
                return catalogue.companies[owner].name
        return owner

    def thing(self, owner: str, record: Milestone | Promise) -> str:
        """A milestone or a promise: whose it is and what it says."""
        return f"{self.owner(owner)}, “{short(record.what)}”"

    def party(self, name: str | None) -> str | None:
        """A company by its name, where an id is given."""
        return self.owner(name) if name else None

    def measure(self, figure: Figure) -> str:
        """What a figure measures."""
        found = self.new.measures.get(figure.measure) or self.old.measures.get(figure.measure)
        return found.name if found else figure.measure.replace("-", " ")


def short(text: str) -> str:
    """The words of a sentence without its stop, as many as have room."""
    return prose.shortened(prose.to_text(text), LONGEST).rstrip(".")


def title(document: Document) -> str:
    """What a file is called."""
    if document.kind == "audit":
        return f"Audit {document.id}"
    name = str(getattr(document.record, "name", "")) or TITLES.get(document.kind, document.id)
    return f"{name} ({document.kind})" if document.kind in ("route", "challenge", "series", "context") else name


@dataclass(frozen=True)
class Place:
    """What a location belongs to: its id and name, what holds it, where it stands on the site, and the fields below it.

    `kind` is company, programme, milestone, promise or entry. `record` is what stands there, on the newer side where it does.
    """

    names: Names
    id: str
    name: str
    kind: str
    address: str
    holder: str
    record: Any
    below: Location

    @classmethod
    def of(cls, before: Document, after: Document, location: Location, names: Names) -> Place:
        """A milestone, a promise, a programme or a company; in other files the entry that has a name."""
        if after.kind != "company":
            return _entry(before, after, location, names)
        owner, depth, kind = after.id, 0, "company"
        if location[0] == "programmes" and len(location) > 1:
            owner, depth, kind = f"{after.id}/{location[1]}", 2, "programme"
        rest, holder = location[depth:], names.owner(owner)
        if len(rest) > 1 and rest[0] in ("milestones", "promises"):
            record = _either(before, after, location[: depth + 2])
            id, name, address = f"{owner}/{rest[1]}", names.thing(owner, record), f"/companies/{owner}/#{rest[1]}"
            return cls(names, id, name, str(rest[0])[:-1], address, holder, record, rest[2:])
        return cls(names, owner, holder, kind, f"/companies/{owner}/", holder, _either(before, after, location[:depth]), rest)


def address_of(document: Document, anchor: str = "") -> str:
    """Where a file, or what has an anchor of its own in it, stands on the site; "" where that is no one place."""
    return PAGES.get(document.kind, "").format(file=document.id, anchor=anchor)


def _entry(before: Document, after: Document, location: Location, names: Names) -> Place:
    """The innermost part of another file that has a name: an event, a term, a criterion, a point of a series."""
    depth, found, fields = 0, "", set()
    steps = [old if new is None else new for old, new in zip(along(before.record, location), along(after.record, location), strict=True)]
    for length, (holder, one) in enumerate(pairwise(steps), 1):
        if isinstance(holder, Record):
            fields.add(length)
        if isinstance(one, Point):
            depth, found = length, ""  # a point is called by its date, and that is a matter of words
        elif isinstance(one, Record) and (called := _called(one)):
            depth, found = length, called
    keys = [str(part) for length, part in enumerate(location[:depth], 1) if length not in fields]
    key = keys[-1] if keys else ""
    id = key if key and after.kind in PLAIN_IDS else "/".join((after.id, *keys))
    head = title(after)
    anchor = f"#{key}" if key and not key.isdigit() else ""
    address = _of_scale(after, location[:depth]) if after.kind == "trl" else address_of(after, anchor)
    record = steps[depth]
    if isinstance(record, Level):
        id = str(record.number)
    if isinstance(record, Point) and isinstance(after.record, Series) and any(one is record for one in after.record.points):
        id = next(id for id, one in told_points(after.id, after.record) if one is record)
    return Place(names, id, f"{head}: {found}" if found else head, "entry", address, head, record, location[depth:])


def _called(record: Record) -> str:
    known = (told_of(record, name) for name in ("label", "name", "term", "what"))
    return next((short(str(one)) for one in known if one), "")


def _of_scale(document: Document, location: Location) -> str:
    """Where a level or a criterion of the scale has its page."""
    if len(location) > 5 and location[4] == "criteria":
        return f"/ladder/criteria/{location[5]}/"
    if len(location) > 1 and location[0] == "levels" and isinstance(document.record, Scale):
        return f"/ladder/trl-{document.record.levels[int(location[1])].number}/"
    return "/method/"


def _either(before: Document, after: Document, location: Location) -> Any:
    """What stands at a location, on the newer side where it does."""
    found = at(after.record, location)
    return at(before.record, location) if found is None else found
