"""Who shows a criterion on a day, which of it is the best example, and what looks like it and does not show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue import Catalogue, MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..language.once import once
from ..language.vocabulary import Confirmation, SourceKind
from ..records import Evidence, Milestone, Source
from .counting import Shown
from .rating import Rating
from .survey import Survey


@dataclass(frozen=True)
class Showing:
    """A programme that shows a criterion, with every milestone by which it does, the newest first."""

    entry: ProgrammeEntry
    rating: Rating
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Example:
    """A milestone or promise as an example, with the words that stand for it: of a promise those with which it was made."""

    entry: MilestoneEntry | PromiseEntry
    evidence: tuple[Evidence, ...]
    sources: dict[str, Source]
    why: str = ""
    """Why it does not show the criterion, where it does not."""

    @property
    def is_promise(self) -> bool:
        """Whether it is something announced."""
        return isinstance(self.entry, PromiseEntry)

    @property
    def is_claimed(self) -> bool:
        """Whether nobody but the maker, or nobody who is named, stands for it."""
        return isinstance(self.entry, MilestoneEntry) and self.entry.record.confirmed_by.is_claim


@once
def showings(survey: Survey, criterion: str) -> list[Showing]:
    """Every programme that shows a criterion, the foremost first."""
    found = []
    for entry, rating in survey.rated():
        shown = [one for one in rating.shown if one.criterion.id == criterion]
        if shown:
            found.append(Showing(entry, rating, tuple(sorted(shown, key=lambda one: one.milestone.date.sort_key, reverse=True))))
    return found


def best_example(survey: Survey, criterion: str) -> Example | None:
    """The milestone that shows a criterion best, or None where none does.

    What is contested or weak comes last; then it is the best confirmed, that on which most others than its company have
    published, and the newest.
    """
    found = [
        entry
        for showing in showings(survey, criterion)
        for shown in showing.shown
        if isinstance(entry := survey.catalogue.items[f"{showing.entry.id}/{shown.milestone_id}"], MilestoneEntry)
    ]
    ranked = sorted(found, key=lambda entry: (entry.record.date.sort_key, entry.id), reverse=True)
    best = min(ranked, key=_doubts, default=None)
    return _example(best) if best else None


def counterexample(catalogue: Catalogue, criterion: str) -> Example | None:
    """What the scale names as looking like the criterion and not showing it, where it names something."""
    named = catalogue.criteria[criterion].record.not_this
    return _example(catalogue.items[named.of], named.why) if named else None


STANDING = (Confirmation.INDEPENDENT, Confirmation.PARTNER)
"""Who confirms best, first."""


def _doubts(entry: MilestoneEntry) -> tuple[Any, ...]:
    """What speaks against a milestone as an example, the gravest first: the least is the best."""
    record = entry.record
    standing = STANDING.index(record.confirmed_by) if record.confirmed_by in STANDING else len(STANDING)
    others = {source.publisher for source in _pages(record, entry.company.sources) if source.kind is not SourceKind.COMPANY}
    return record.contested is not None, entry.is_weak, standing, -len(others)


def _pages(record: Milestone, sources: dict[str, Source]) -> Iterator[Source]:
    return (sources[evidence.source] for evidence in record.evidence)


def _example(entry: MilestoneEntry | PromiseEntry, why: str = "") -> Example:
    evidence = entry.record.evidence if isinstance(entry, MilestoneEntry) else entry.record.statements[0].evidence
    return Example(entry, tuple(evidence), entry.company.sources, why)
