"""How well a fact is supported: which of its words are weak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..language.values import Window
from ..language.vocabulary import Grade
from ..records import Evidence, Source

DATES = ("date", "said", "as_of")
"""The fields that say when a fact was so."""


def dated(record: object) -> Window | None:
    """When a fact was so, where it has a date: a milestone, a statement, an outcome, a reading, an event, a point."""
    said = record.__dict__  # to ask a record for a field that it has not takes it long
    return next((found for name in DATES if isinstance(found := said.get(name), Window)), None)


def weak_because(evidence: Evidence, source: Source, when: Window | None) -> str:
    """Why a quote is weak by itself, or "" where it is not.

    "machine": a machine wrote the page. "graded": the file says so. "inferred": the date of the page is worked out.
    "undated": the page has no date, and the year of what it proves stands not in the quote either.
    """
    if source.by_machine:
        return "machine"
    if Grade.WEAK in (evidence.grade, source.grade):
        return "graded"
    if source.is_inferred:
        return "inferred"
    if source.published is None and when is not None and not names_year(evidence.quote, when):
        return "undated"
    return ""


def is_weak(evidence: Iterable[Evidence], sources: Mapping[str, Source], when: Window | None) -> bool:
    """Whether every one of some quotes is weak."""
    return all(weak_because(one, sources[one.source], when) for one in evidence)


def known_by_reading(evidence: Iterable[Evidence], sources: Mapping[str, Source], when: Window) -> bool:
    """Whether no more is known of the end of a window than that it was over when a page was read that does not say its own day: what
    happened may be much older, and is no news."""
    pages = [sources[one.source] for one in evidence]
    return all(_ends_when_read(page.published, page) for page in pages) and any(_ends_when_read(when, page) for page in pages)


def _ends_when_read(when: Window | None, page: Source) -> bool:
    """Whether a window ends only with the day on which a page was read; a page that has no date may be as young as that."""
    return when is None or (when.first != when.last and page.read is not None and when.last == page.read.last)


def names_year(quote: str, when: Window) -> bool:
    """Whether a year of the window stands in the words: 2024, '24, 24年."""
    years = {day.year for day in (when.first, when.last) if day}
    if when.first and when.last:
        years = set(range(when.first.year, when.last.year + 1))
    return any(re.search(rf"(?<!\d)(?:{year}(?!\d)|['’]{year % 100:02}(?!\d)|{year % 100:02}\s?年)", quote) for year in years)
