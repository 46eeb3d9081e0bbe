"""How well a fact is supported: which of its words are weak, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..language.values import Window
from ..language.vocabulary import Confirmation, Grade, SourceKind
from ..records import Evidence, Milestone, Source
from .figures import FigureEntry

DATES = ("date", "said", "as_of")
"""The fields that say when a fact was so."""


def dated(record: object) -> Window | None:
    """When a fact was so, where it has a date: a milestone, a statement, an outcome, a reading, an event, a point."""
    return next((found for name in DATES if isinstance(found := getattr(record, name, None), Window)), None)


def weak_because(evidence: Evidence, source: Source, when: Window | None) -> str:
    """Why a quote is weak by itself, or "" where it is not.

    "graded": the file says so. "machine": a machine wrote the page. "inferred": the date of the page is worked out.
    "undated": the page has no date, and the year of what it proves stands not in the quote either.
    """
    if Grade.WEAK in (evidence.grade, source.grade):
        return "graded"
    if source.is_weak:
        return "machine" if source.by_machine else "inferred"
    if source.published is None and when is not None and not names_year(evidence.quote, when):
        return "undated"
    return ""


def is_weak(evidence: Iterable[Evidence], sources: Mapping[str, Source], when: Window | None) -> bool:
    """Whether every one of some quotes is weak."""
    return all(weak_because(one, sources[one.source], when) for one in evidence)


def rests_on_weak(milestone: Milestone, sources: Mapping[str, Source]) -> bool:
    """Whether every quote of a milestone is weak."""
    return is_weak(milestone.evidence, sources, milestone.date)


def names_year(quote: str, when: Window) -> bool:
    """Whether a year of the window stands in the words: 2024, '24, 24年."""
    years = {day.year for day in (when.first, when.last) if day}
    if when.first and when.last:
        years = set(range(when.first.year, when.last.year + 1))
    return any(re.search(rf"(?<!\d)(?:{year}(?!\d)|['’]{year % 100:02}(?!\d)|{year % 100:02}\s?年)", quote) for year in years)


@dataclass(frozen=True)
class Voice:
    """Who says it, as a reader is told. `names` are company ids or names: of the partner, the body or the newspapers.

    `is_heard` is true where the maker itself is: one of the pages is its own.
    """

    confirmed_by: Confirmation
    names: tuple[str, ...]
    is_heard: bool

    @property
    def is_claim(self) -> bool:
        """Whether nobody but the maker, or nobody who is named, stands for it."""
        return self.confirmed_by.is_claim


def voice_of(record: Milestone, sources: Mapping[str, Source]) -> Voice:
    """Who says that a milestone happened."""
    return voice(record.confirmed_by, record.by, record.evidence, sources)


def voice_of_figure(entry: FigureEntry, sources: Mapping[str, Source]) -> Voice:
    """Who says a number: who confirms its milestone, unless it has a speaker of its own."""
    return voice(entry.said_by, entry.said_by_whom, entry.evidence, sources)


def voice(confirmed_by: Confirmation, by: str | None, evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> Voice:
    """Who says it: `by`, where it is given; for what is reported, and for a maker who is not heard, the publishers of the pages."""
    pages = [sources[one.source] for one in evidence]
    heard = confirmed_by is Confirmation.MAKER and any(page.kind is SourceKind.COMPANY for page in pages)
    names = (by,) if by else () if heard or not confirmed_by.is_claim else tuple(dict.fromkeys(page.publisher or "" for page in pages))
    return Voice(confirmed_by, names, heard)
