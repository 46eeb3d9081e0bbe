"""Facts: every claim of the record that rests on evidence, and a sample of them that anybody can draw again."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue import Catalogue
from ..checks.folder import child, evidence_beside, walked
from ..language.problems import field_name
from ..language.values import Quantity, Window
from ..reading.documents import Document
from ..reading.models import records_below
from ..reading.nodes import Location
from ..records import RECORDS, Evidence, Figure, Point, Programme, Record, Source, as_authored

CLASS, FIGURE = "class", "figure"
CLASS_FIELDS = ("class", "marketed_as", "class_confirmed_by", "class_by", "class_note")
FIGURE_FIELDS = ("date", "said", "confirmed_by", "by")
"""What a figure takes from the record to which it belongs, where it does not say it itself."""
SERIES_FIELDS = {"what": "measured", "measure": "measure", "unit": "unit", "of": "of"}
"""What a point takes from its series, and how it is called beside it: a number without its unit claims nothing."""
NOT_CLAIMED = frozenset(
    {"evidence", "class_evidence", "sources", "answers", "corrected", "formerly", "order", "source", "figures", "contested"}
)
"""Fields of a record that are no part of what it claims; figures and disputes are facts of their own."""


@dataclass(frozen=True)
class Fact:
    """A claim with the evidence that it rests on. `kind` is what the record calls it: milestone, statement, figure, class …"""

    kind: str
    document: Document
    location: Location
    record: Record
    evidence: tuple[Evidence, ...]

    @property
    def place(self) -> str:
        """Where it is written: data/companies/acme.yaml#programmes.x1.milestones.line-2025."""
        return f"{self.document.path}#{field_name(self.location)}" if self.location else self.document.path

    @property
    def belongs_to(self) -> tuple[str, ...]:
        """What it is said of, the outermost first: the company, the programme, the promise, the milestone."""
        holders: list[Any] = [self.document.record]
        for part in self.location:
            holders.append(child(holders[-1], part))
        above = holders if self.kind == CLASS else holders[:-1]
        named = [getattr(one, "name", None) or getattr(one, "what", None) for one in above if isinstance(one, Record)]
        return tuple(name for name in named if name)

    @property
    def claims(self) -> dict[str, str]:
        """What it claims, field by field as it was written; nested records are facts of their own, or part of another."""
        authored = as_authored(self.record)
        if self.kind == FIGURE:
            spoken = ("by",) if "confirmed_by" in authored else ()  # who confirms the milestone does not say this number
            above = {name: value for name, value in as_authored(self._holder).items() if name in FIGURE_FIELDS and name not in spoken}
            authored = above | authored
        if isinstance(self.record, Point):
            series = as_authored(self._holder)
            authored = {called: series[name] for name, called in SERIES_FIELDS.items()} | authored
        names = [name for name in CLASS_FIELDS if name in authored] if self.kind == CLASS else list(authored)
        found = {name: _told(authored[name]) for name in names if name not in NOT_CLAIMED}
        return {name: told for name, told in found.items() if told}

    @property
    def _holder(self) -> Record:
        """The record to which a figure belongs, and the series of a point."""
        holder: Any = self.document.record
        for part in self.location[:-2]:
            holder = child(holder, part)
        held: Record = holder
        return held

    @property
    def pages(self) -> tuple[Source, ...]:
        """The page of each piece of evidence, in its order."""
        listed: dict[str, Source] = getattr(self.document.record, "sources", {})
        return tuple(listed[one.source] for one in self.evidence)


def fact_kinds() -> tuple[str, ...]:
    """Every kind of fact that the records can hold, by name."""
    models = {model for top, _ in RECORDS.values() for model in records_below(top)}
    return tuple(sorted({_kind(model) for model in models if "evidence" in model.model_fields} | {CLASS, FIGURE}))


def facts(catalogue: Catalogue, kinds: Collection[str] = ()) -> list[Fact]:
    """Every fact, or those of some kinds, in the order of their places."""
    found = (fact for document in catalogue.documents.values() for fact in _facts(document))
    return sorted((fact for fact in found if fact.evidence and (not kinds or fact.kind in kinds)), key=lambda fact: fact.place)


def sample(catalogue: Catalogue, size: int, seed: int, kinds: Collection[str] = ()) -> list[Fact]:
    """Facts at random, in the order in which they were drawn; the same seed and data give the same, on every machine.

    Each fact in the order of places gets the next number of Python's generator `random.Random(seed)`, whose sequence is the
    same in every version; those with the smallest numbers are drawn. A larger sample begins with the smaller one.
    """
    generator = random.Random(seed)  # noqa: S311 - drawn so that it can be drawn again; nothing is kept secret
    return sorted(facts(catalogue, kinds), key=lambda _: generator.random())[:size]


def _facts(document: Document) -> Iterator[Fact]:
    for model, values in walked(document).items():
        for location, value in values:
            if issubclass(model, Programme):
                yield Fact(CLASS, document, location, value, tuple(value.class_evidence))
            elif issubclass(model, Figure):
                beside = evidence_beside(document, location)
                yield Fact(FIGURE, document, location, value, tuple(one for one in beside if value.source in (None, one.source)))
            elif issubclass(model, Record) and "evidence" in model.model_fields:
                yield Fact(_kind(model), document, location, value, tuple(value.evidence))


def _kind(model: type[Record]) -> str:
    return model.__name__.lower()


def _told(value: Any) -> str:
    """A field as text: a list of words in one line, a small record field by field; records in lists or maps say it themselves."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) if not any(isinstance(one, dict) for one in value) else ""
    if isinstance(value, dict):
        flat = all(isinstance(one, str | Window | Quantity) for one in value.values())
        return ", ".join(f"{name} {one}" for name, one in value.items()) if flat else ""
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
