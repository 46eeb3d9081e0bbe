"""Changes: what one of them is, the closed list of their kinds, and how things of two states are found again in one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..catalogue import Catalogue
from ..catalogue.support import dated
from ..language.values import Window
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Figure, Milestone, Promise, Record, Source, Statement

SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gone": ("company-gone", "programme-gone", "milestone-gone", "promise-gone", "statement-gone", "entry-gone"),
        "ladder": ("company-new", "programme-new", "rating", "confirmed", "class"),
        "promises": ("date", "state", "promise-new", "statement-new", "statement-changed", "statement-restated"),
        "happened": ("milestone-new", "moved"),
        "numbers": ("figure", "figure-new", "figure-gone"),
        "words": ("quote", "quote-new", "quote-gone", "field", "entry-new"),
        "home": ("home",),
        "addresses": ("address",),
        "second-eye": ("second-eye",),
        "elsewhere": ("elsewhere",),
    }
)
"""Every kind of change, in the order in which they are told."""


HAPPENED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("rating", "confirmed", "state"), "caused_by")
    | dict.fromkeys(("date", "statement-new"), "statement")
    | {"milestone-new": "record"}
)
"""Under which name its facts hold what happened or was said, by the kind of change."""


@dataclass(frozen=True)
class Change:
    """One change. `before` and `after` are texts as authored or derived, None where there is nothing; `gone` is true where
    something that was said is no longer said. `facts` is what its sentence needs beside; `because` is the reason that `corrected`
    gives, where what stood there was wrong; `address` is where a reader finds it on the site, "" where that is no one place.
    """

    kind: str
    id: str
    name: str
    before: str | None = None
    after: str | None = None
    gone: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    because: str = ""
    address: str = ""

    @property
    def happened(self) -> Window | None:
        """When what it tells happened or was said, as the record has it: of a rating or a state what brought it about. None where nothing
        did but a correction, a check or the day."""
        thing = self.facts.get(HAPPENED.get(self.kind, ""))
        return dated(thing) if thing else None


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Changes by their section, their kind and what they are about."""
    rank = {kind: number for number, kind in enumerate(kind for kinds in SECTIONS.values() for kind in kinds)}
    return sorted(changes, key=lambda change: (rank[change.kind], change.id))


def paired(old: Catalogue, new: Catalogue) -> Iterator[tuple[Document | None, Document | None]]:
    """The files of both sides; a renamed record is found by an id that it had before."""
    left = dict(old.documents)
    for (kind, key), document in new.documents.items():
        names = (key, *getattr(document.record, "formerly", ()))
        yield next((left.pop((kind, name)) for name in names if (kind, name) in left), None), document
    yield from ((document, None) for document in left.values())


def cited(record: Record | None, thing: Any) -> list[Source]:
    """The pages on which something rests, each once."""
    listed: Mapping[str, Source] = getattr(record, "sources", {})
    return [listed[key] for key in dict.fromkeys(one.source for one in thing.evidence) if key in listed]


def in_gap(location: Location, gaps: Iterable[Location]) -> bool:
    """Whether nothing is known of the older side here; and a page more or less is told by what cites it."""
    return (location[0] == "sources" and len(location) == 2) or any(
        location[: len(gap)] == gap or gap[: len(location)] == location for gap in gaps
    )


def words(value: Any) -> str | None:
    """A value of a record as one text, as it was authored; of a whole record what it is known by."""
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    if isinstance(value, list):
        return ", ".join(words(one) or "" for one in value)
    if isinstance(value, Figure):
        return f"{value.value} {value.unit}"
    if isinstance(value, Statement):
        return value.due.text
    if isinstance(value, (Milestone, Promise)):
        return value.what
    if isinstance(value, Record):
        known = (getattr(value, name, None) for name in ("quote", "name", "title", "term", "what", "status", "by", "value"))
        return next((str(one) for one in known if one), type(value).__name__.lower())
    if isinstance(value, dict):
        return ", ".join(str(key) for key in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
