"""Whose words a fact rests on: who says it, as a reader is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.vocabulary import Confirmation, SourceKind
from ..records import Evidence, Milestone, Source
from .figures import FigureEntry


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


def voice(confirmed_by: Confirmation, by: str | None, evidence: Sequence[Evidence], sources: Mapping[str, Source]) -> Voice:
    """Who says it: `by`, where it is given; for what is reported, and for a maker who is not heard, the publishers of the pages."""
    heard = confirmed_by is Confirmation.MAKER and any(sources[one.source].kind is SourceKind.COMPANY for one in evidence)
    if by or heard or not confirmed_by.is_claim:
        return Voice(confirmed_by, (by,) if by else (), heard)
    return Voice(confirmed_by, tuple(dict.fromkeys(sources[one.source].publisher or "" for one in evidence)), heard)
