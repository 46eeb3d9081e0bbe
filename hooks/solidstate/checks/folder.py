"""What all rules stand on: the documents by kind and id, and walking through a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from ..language.names import name_key
from ..language.once import once
from ..language.problems import Problem, did_you_mean
from ..language.text import shown
from ..language.values import Quantity, Window
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import (
    Evidence,
    Measure,
    Measures,
    Record,
    Scale,
    Series,
)

PAGES_OF = {"company": "companies", "route": "routes", "challenge": "challenges"}
"""Kinds of record that have a page each, with the folder of those pages."""


@dataclass(frozen=True)
class Folder:
    """All documents whose records could be made, by kind and id, and what the rules look up again and again."""

    documents: tuple[Document, ...]
    by_kind: dict[str, dict[str, Document]] = field(default_factory=dict)
    criteria: dict[str, int] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    today: date | None = None
    """The day of the check; without one nothing is held against it."""
    touched: frozenset[str] = frozenset()
    """The paths of files that somebody works on: where two disagree, these are the newer."""

    @classmethod
    def of(cls, documents: list[Document], today: date | None = None, touched: frozenset[str] = frozenset()) -> Folder:
        """Index the documents."""
        by_kind: dict[str, dict[str, Document]] = defaultdict(dict)
        for document in documents:
            by_kind[document.kind][document.id] = document
        criteria: dict[str, int] = {}
        measures: dict[str, Measure] = {}
        for document in (*by_kind["trl"].values(), *by_kind["measures"].values()):
            if isinstance(document.record, Scale):
                for level in document.record.levels:
                    for requirement in level.requirements.values():
                        criteria |= dict.fromkeys(requirement.criteria, level.number)
            elif isinstance(document.record, Measures):
                measures = document.record.measures
        return cls(tuple(d for d in documents if d.record), dict(by_kind), criteria, measures, today, touched)

    def age(self, document: Document) -> tuple[bool, date, date, str]:
        """Orders files from the oldest to the newest: by the day they were checked, then the last on which a page was read."""
        checked = getattr(document.record, "checked", None)
        read = [s.read.first for s in getattr(document.record, "sources", {}).values() if s.read and s.read.first]
        first = checked.first if checked else date.min
        return (document.path in self.touched, first, max(read, default=date.min), document.path)

    @cached_property
    def company_names(self) -> dict[str, str]:
        """For every name of a company, as `name_key` gives it, its id."""
        found: dict[str, str] = {}
        for identifier, document in self.by_kind.get("company", {}).items():
            for name in (identifier, getattr(document.record, "name", ""), *getattr(document.record, "also_known_as", ())):
                found.setdefault(name_key(name), identifier)
        found.pop("", None)
        return found

    def ids(self, kind: str) -> list[str]:
        """The ids of all files of a kind, also of those with mistakes: a mistake in one file is not one in another."""
        return list(self.by_kind.get(kind, {}))


Check = Callable[[Document, Folder], Iterator[Problem]]
WholeCheck = Callable[[Folder], Iterator[Problem]]


def walk(record: Any, location: Location = ()) -> list[tuple[Location, Any]]:
    """Every value in a record with its location, outermost first."""
    found: list[tuple[Location, Any]] = []
    _walk(record, location, found)
    return found


def _walk(value: Any, location: Location, found: list[tuple[Location, Any]]) -> None:
    found.append((location, value))
    kind: Any = type(value)
    if kind is dict:
        for key, inner in value.items():
            _walk(inner, (*location, key), found)
    elif kind is list:
        for index, inner in enumerate(value):
            _walk(inner, (*location, index), found)
    else:
        for name, alias in _aliases(kind):
            if (inner := value.__dict__[name]) is not None:
                _walk(inner, (*location, alias), found)


@cache
def _aliases(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a record, each with its name in a file; what is no record has none."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items()) if issubclass(kind, Record) else ()


def every(document: Document, kind: Any) -> list[tuple[Location, Any]]:
    """Every value of a type, or of one of several, in a document, with its location."""
    known: dict[Any, list[tuple[Location, Any]]] = document.__dict__.setdefault("_every", {})
    if kind not in known:  # a frozen record never changes, and most rules ask for the same few types
        known[kind] = [entry for found, values in walked(document).items() if issubclass(found, kind) for entry in values]
    return known[kind]


def walked(document: Document, keep: bool = False) -> dict[type, list[tuple[Location, Any]]]:
    """Every value in a document with its location, by its type; with `keep` for those, too, who ask later."""
    known: dict[type, list[tuple[Location, Any]]] | None = document.__dict__.get("_walked")
    if known is None:
        known = defaultdict(list)
        for location, value in walk(document.record):
            known[type(value)].append((location, value))
        if keep:
            document.__dict__["_walked"] = known  # a frozen record never changes: walk it once for all rules
    return known


@contextmanager
def walked_once(document: Document) -> Iterator[None]:
    """What several ask of a document is looked for together, and dropped when they are through, unless it was kept before."""
    is_kept = "_walked" in document.__dict__
    walked(document, keep=True)
    try:
        yield
    finally:
        if not is_kept:
            forget(document)


def forget(document: Document) -> None:
    """Drop what was kept of a walk but where its evidence stands, which every reader of a record asks; who asks for more walks again."""
    evidence = {Evidence: every(document, Evidence), ("evidence",): with_fields(document, "evidence")}
    document.__dict__["_every"] = evidence
    document.__dict__.pop("_walked", None)


@once
def unit_factors(measure: Measure) -> dict[str, Decimal]:
    """For each unit that a measure accepts, the factor that turns it into the canonical unit."""
    return {measure.unit: Decimal(1)} | {unit: Decimal(str(factor)) for unit, factor in measure.units.items()}


def with_fields(document: Document, *names: str) -> list[tuple[Location, Any]]:
    """Every record in a document of a type that has all these fields, with its location."""
    known: dict[Any, list[tuple[Location, Any]]] = document.__dict__.setdefault("_every", {})
    if names not in known:
        known[names] = [entry for kind, values in walked(document).items() if _has(kind, names) for entry in values]
    return known[names]


@cache
def _has(kind: type, names: tuple[str, ...]) -> bool:
    return issubclass(kind, Record) and {*names} <= kind.model_fields.keys()


def measured(document: Document) -> list[tuple[Location, Any]]:
    """Every record in a document that has a measure and a unit: figures, properties, markers, series."""
    return with_fields(document, "measure", "unit")


def values_of(figure: Any, location: Location) -> list[tuple[Location, Quantity]]:
    """The values of a measured record with their locations: one, or one a point of a series."""
    if isinstance(figure, Series):
        return [(("points", index, "value"), point.value) for index, point in enumerate(figure.points)]
    return [((*location, "value"), figure.value)]


def evidence_beside(document: Document, location: Location) -> list[Evidence]:
    """The evidence of the record that a figure belongs to: its own, or that of its milestone."""
    holder: Any = document.record
    found: list[Evidence] = []
    for part in location:
        holder = child(holder, part)
        if isinstance(holder, Record):
            found = holder.__dict__.get("evidence") or found  # most have none, and to be told so by an error takes long
    return found or list(getattr(document.record, "evidence", []))


def language_of(document: Document, evidence: Evidence) -> str:
    """The language of a quote: that of its page."""
    source = getattr(document.record, "sources", {}).get(evidence.source)
    return (source.language if source else None) or "en"


def child(holder: Any, part: str | int) -> Any:
    """One step down in a record: a field, an entry of a map or of a list."""
    if isinstance(holder, Record):
        return getattr(holder, f"{part}_" if part in ("class", "is", "with") else str(part))
    return holder[part]


def words_of(evidence: Evidence) -> str:
    """The words in which a value is looked for."""
    return evidence.quote


def not_quoted(document: Document, location: Location, value: Quantity) -> Problem:
    """The problem of a value that no quote holds."""
    remedy = "Quote the words that give it, or say in `how_read:` how it was read."
    return document.problem(location, f"{value} stands in none of its quotes.", remedy)


def unknown(document: Document, location: Location, noun: str, name: object, choices: Any, where: str) -> Problem:
    """The problem of a name that is none of the choices, with the nearest of them; `where` says where they are listed."""
    remedy = " ".join(part for part in (did_you_mean(name, choices), where) if part)
    return document.problem(location, f"no {noun} is named '{shown(name)}'.", remedy)


def before(one: Window, other: Window) -> bool:
    """Whether one window is over before the other begins: uncertain dates are given the benefit."""
    return one.last is not None and other.first is not None and one.last < other.first
