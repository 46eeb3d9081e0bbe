"""Figures side by side: which of several numbers a headline uses, and by which rule.

The rule: best confirmed, then most sources, then newest. The others stay on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..catalogue import Catalogue, MilestoneEntry
from ..catalogue.support import is_weak
from ..language.looks import Reservation, reservations
from ..language.values import Quantity
from ..language.vocabulary import Confirmation, FigureLevel
from ..records import Evidence, Figure
from .identity import figure_ids
from .kept import kept

RANK = {Confirmation.REPORTED: 0, Confirmation.MAKER: 1, Confirmation.PARTNER: 2, Confirmation.INDEPENDENT: 3}


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with the milestone it comes with. `canonical` is its value in the measure's own unit."""

    id: str
    """`company/programme/milestone/specific-energy-cell`: derived.identity."""
    figure: Figure
    milestone: MilestoneEntry
    evidence: tuple[Evidence, ...]
    canonical: Quantity | None
    is_weak: bool
    """Whether it rests on weak words alone."""

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What is said wherever the number is named: contested, or else claimed; and that it rests on weak sources."""
        return reservations(self.milestone.record.contested is not None, not self.confirmed, self.is_weak)

    @property
    def confirmed(self) -> bool:
        """Said by somebody other than the maker, and not disputed."""
        return self.milestone.record.contested is None and not self.said_by.is_claim

    @property
    def said_by(self) -> Confirmation:
        """Who says the number: as with the milestone, unless the figure says otherwise."""
        return self.figure.confirmed_by or self.milestone.record.confirmed_by

    @property
    def manner(self) -> str:
        """change, doubted, at most, expected, or "" for what is said to be so."""
        return self.figure.manner

    @property
    def said_by_whom(self) -> str | None:
        """The partner, body or newspaper that says the number, where one is named."""
        return self.figure.by or (None if self.figure.confirmed_by else self.milestone.record.by)

    @property
    def rank(self) -> tuple[int, int, date, str]:
        """Best confirmed, then most sources, then newest; the id last, so that the choice is always the same."""
        contested = self.milestone.record.contested is not None
        confirmation = -1 if contested else RANK[self.said_by]
        sources = len({evidence.source for evidence in self.evidence})
        return confirmation, sources, self.milestone.record.date.last or date.min, self.milestone.id


CHOSEN_BY = ("confirmation", "sources", "date", "id")
"""What a rank is made of, in the order in which it decides."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one measure on one level: comparable but for their conditions. The headline comes first.

    `manner` is "change" for changes from something else, "doubted" for what the record does not believe, "at most" for what
    a licence, a plan or a permit allows, "expected" for plans, and "" for what is said to be so; `variant` names one of
    several cells.
    """

    measure_id: str
    level: FigureLevel
    manner: str
    variant: str
    entries: tuple[FigureEntry, ...]

    @property
    def headline(self) -> FigureEntry:
        """The one that comes first."""
        return self.entries[0]

    @property
    def quotable(self) -> FigureEntry | None:
        """The one that a headline uses; none where they are not said to be so: a change, a doubt, a ceiling, a plan."""
        return None if self.manner else self.headline

    @property
    def chosen_by(self) -> str:
        """What decided for the headline: "only" where there is no other, else confirmation, sources, date or id."""
        if len(self.entries) == 1:
            return "only"
        first, second = (entry.rank for entry in self.entries[:2])
        return next((name for name, one, other in zip(CHOSEN_BY, first, second, strict=True) if one != other), CHOSEN_BY[-1])

    @property
    def disagrees(self) -> bool:
        """Whether two who speak give two numbers. Several quantities that one page gives of one event are variants."""
        if len(self.entries) == 1 or self.manner == "doubted":
            return False
        told = [(e.milestone.id, {one.source for one in e.evidence}, e.canonical) for e in self.entries if e.canonical]
        return any(
            (one.low, one.high) != (other.low, other.high) and (event != another or not pages & others)
            for index, (event, pages, one) in enumerate(told)
            for another, others, other in told[:index]
        )


def figure_entries(catalogue: Catalogue, milestones: tuple[MilestoneEntry, ...]) -> list[FigureEntry]:
    """Every figure of some milestones."""
    return [figure for entry in milestones if entry.record.figures for figure in _figures_of(catalogue, entry)]


def _figures_of(catalogue: Catalogue, entry: MilestoneEntry) -> list[FigureEntry]:
    """The figures of one milestone, made once."""

    def make() -> list[FigureEntry]:
        figures = entry.record.figures
        return [_entry(catalogue, entry, id, figure) for id, figure in zip(figure_ids(entry.id, figures), figures, strict=True)]

    return kept(catalogue, entry.company, ("figures", entry.id), make)


def _entry(catalogue: Catalogue, entry: MilestoneEntry, id: str, figure: Figure) -> FigureEntry:
    evidence = tuple(one for one in entry.record.evidence if figure.source in (None, one.source))
    canonical = None if figure.change_from else catalogue.canonical(figure.measure, figure.value, figure.unit)
    weak = is_weak(evidence, entry.company.sources, entry.record.date)
    return FigureEntry(id, figure, entry, evidence, canonical, weak)


def group(entries: list[FigureEntry]) -> list[FigureGroup]:
    """Put figures of one measure on one level together, the headline first; measures in the order in which they come.

    What is doubted comes last.
    """
    groups: Mapping[tuple[str, FigureLevel, str, str], list[FigureEntry]] = defaultdict(list)
    for entry in entries:
        groups[entry.figure.measure, entry.figure.of, entry.manner, entry.figure.variant or ""].append(entry)
    made = [FigureGroup(*key, tuple(sorted(found, key=lambda e: e.rank, reverse=True))) for key, found in groups.items()]
    return sorted(made, key=lambda one: one.manner == "doubted")
