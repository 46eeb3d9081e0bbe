"""Records as plain data: every field, null where nothing is said; dates with their outer days, ids that resolve, words without marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...catalogue import Catalogue
from ...catalogue.support import dated, weak_because
from ...derived.identity import LISTED
from ...derived.survey import Survey
from ...language import prose
from ...language.identity import page_id
from ...language.values import Quantity, Window
from ...records import Evidence, Record, Source
from ..citing import told
from ..places import Places
from .fields import Field, fields
from .shapes import Canonical, Party, Quoted, Span


def span(window: Window) -> Span:
    """A date as it is written, with its outer days; null to a side on which it is open."""
    return {
        "text": window.text,
        "first": window.first.isoformat() if window.first else None,
        "last": window.last.isoformat() if window.last else None,
    }


def span_or_none(window: Window | None) -> Span | None:
    """The same where there may be none."""
    return span(window) if window else None


ALONE: Mapping[str, Callable[[Any], Any]] = {"window": span, "value": str, "word": str, "prose": prose.to_text}
"""How values are told of which nothing else need be known, by the kind of their fields."""


@dataclass(frozen=True)
class Teller:
    """What is needed to tell a record: what is derived of it, the names of companies, the units of measures, the addresses of pages."""

    survey: Survey
    places: Places

    @property
    def catalogue(self) -> Catalogue:
        """All records."""
        return self.survey.catalogue

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the milestones and promises that are told: of a later day none is."""
        return told(self.survey)

    def tell(self, record: Record, id: str | None, sources: Mapping[str, Source], without: tuple[str, ...] = ()) -> dict[str, Any]:
        """A record, with its id where it has one. `sources` are the pages of its file."""
        found: dict[str, Any] = {} if id is None else {"id": id}
        said = record.__dict__
        for field in fields(type(record), without):
            value = said[field.name]
            as_it_is = value is None or (field.kind == "plain" and field.shape != "map")  # of a map a key may be a number
            found[field.alias] = value if as_it_is else self._value(record, field, value, id or "", sources)
        if "value" in found and "measure" in found:
            found["canonical"] = self.canonical(record)
        return found

    def canonical(self, record: Any) -> Canonical | None:
        """The value of a figure in the unit of its measure; None for a change from something else."""
        if getattr(record, "change_from", None):
            return None
        return self.in_unit(record.measure, record.value, record.unit)

    def in_unit(self, measure: str, value: Quantity, unit: str) -> Canonical | None:
        """A value in the unit of its measure; an end that is open is null."""
        known = self.catalogue.canonical(measure, value, unit)
        if known is None:
            return None
        low, high = (None if end is None else float(end) for end in (known.low, known.high))
        return {"low": low, "high": high, "unit": self.catalogue.measures[measure].unit}

    def party(self, name: str) -> Party:
        """A company by its id and name, or somebody who has no file."""
        company = self.catalogue.companies.get(name)
        return {"id": name if company else None, "name": company.name if company else name}

    def quoted(self, evidence: Evidence, sources: Mapping[str, Source], when: Window | None = None) -> Quoted:
        """A quote with its page. `when` is the date of what it proves."""
        source = sources[evidence.source]
        return {
            "source": page_id(source.url),
            "quote": evidence.quote,
            "translation": evidence.translation,
            "language": source.language or "",
            "title": source.heading,
            "publisher": source.publisher or "",
            "published": span_or_none(source.published),
            "url": source.url,
            "weak_because": weak_because(evidence, source, when) or None,
            "note": prose.to_text(evidence.note) if evidence.note else None,
        }

    def _value(self, record: Record, field: Field, value: Any, id: str, sources: Mapping[str, Source]) -> Any:
        if field.shape == "list":
            ids = LISTED[field.model](id, value) if field.model in LISTED else [None] * len(value)
            return [self._one(record, field, one, key, sources) for key, one in zip(ids, value, strict=True)]
        if field.shape == "map":
            if field.kind == "record":
                return [self._one(record, field, one, f"{id}/{key}" if id else str(key), sources) for key, one in value.items()]
            return {str(key): self._one(record, field, one, None, sources) for key, one in value.items()}
        return self._one(record, field, value, None, sources)

    def _one(self, record: Record, field: Field, value: Any, id: str | None, sources: Mapping[str, Source]) -> Any:
        if make := ALONE.get(field.kind):
            return make(value)
        if field.kind == "plain":
            return value
        if field.kind == "party":
            return self.party(value)
        if field.kind == "page":
            return page_id(sources[value].url)
        return self.quoted(value, sources, dated(record)) if isinstance(value, Evidence) else self.tell(value, id, sources)
