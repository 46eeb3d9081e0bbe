"""What counts for the rating of a programme, and what it adds up to.

The rule is design section 3 and the method page; the scale and its criteria are data/trl.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..catalogue import Catalogue, CriterionEntry, ProgrammeEntry
from ..catalogue.support import is_weak, known_by_reading
from ..language.looks import Reservation, reservations
from ..language.once import once
from ..language.vocabulary import Application
from ..records import Level, Milestone, Scale
from .kept import kept

OTHER_APPLICATION_LIMIT = 6  # evidence from another application counts up to this level (NASA's heritage rule)


@dataclass(frozen=True, slots=True)
class Shown:
    """A criterion that a milestone shows, and up to which level it counts."""

    criterion: CriterionEntry
    milestone_id: str
    milestone: Milestone
    confirmed: bool
    counts_to: int
    weak: bool = False
    """Whether the milestone rests on weak words alone."""
    by_reading: bool = False
    """Whether no more is known of its day than when a page without a date was read."""

    @property
    def level(self) -> int:
        """The level at which it counts."""
        return min(self.criterion.level.number, self.counts_to)

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What is said in one breath with the milestone."""
        return reservations(self.milestone.contested is not None, False, self.weak)

    @property
    def strand(self) -> str | None:
        """use, making, or none."""
        return self.criterion.requirement.strand


@dataclass(frozen=True)
class Sum:
    """What a set of evidence adds up to: the level reached (0: none), the one in progress, and the two strands.

    `ahead` holds levels beyond the one in progress for which there is evidence; they are drawn and not counted.
    """

    reached: int
    in_progress: int | None
    strands: dict[str, int]
    ahead: tuple[int, ...]

    def falls_short_of(self, other: Sum) -> bool:
        """Whether less is reached than in another; where that has reached nothing, whether its next level is not in progress."""
        return self.reached < other.reached or (not other.reached and self.in_progress != other.in_progress)

    @cached_property
    def label(self) -> str:
        """'7', '5–6', or '' where nothing is shown."""
        if not self.reached and not self.in_progress:
            return ""
        return f"{self.reached}–{self.in_progress}" if self.in_progress else str(self.reached)


def is_confirmed(milestone: Milestone) -> bool:
    """Said by a partner or independently, and disputed by nobody."""
    return not milestone.confirmed_by.is_claim and milestone.contested is None


def shown_by(catalogue: Catalogue, entry: ProgrammeEntry, day: date) -> list[Shown]:
    """What a programme had shown by a day, the highest criterion first: only milestones that are over by then count."""

    def ever() -> list[Shown]:
        return sorted(_shown(catalogue, entry), key=lambda s: (-s.criterion.level.number, s.milestone.date.sort_key))

    return [one for one in kept(catalogue, entry.company, ("shown", entry.id), ever) if one.milestone.date.over_by(day)]


def _shown(catalogue: Catalogue, entry: ProgrammeEntry) -> Iterator[Shown]:
    """What the milestones of a programme show, each criterion with the level up to which it counts for it."""
    for key, milestone in entry.record.milestones.items():
        limit, sources = counts_to(entry, milestone.used_in), entry.company.sources
        weak = is_weak(milestone.evidence, sources, milestone.date)
        by_reading = known_by_reading(milestone.evidence, sources, milestone.date)
        for criterion in milestone.shows:
            yield Shown(catalogue.criteria[criterion], key, milestone, is_confirmed(milestone), limit, weak, by_reading)


def counts_to(entry: ProgrammeEntry, used_in: Application | None) -> int:
    """Up to which level something of that application counts for a programme."""
    own = entry.record.application
    return OTHER_APPLICATION_LIMIT if own is not Application.ANY and used_in not in (None, own) else 9


def add_up(scale: Scale, shown: Sequence[Shown]) -> Sum:
    """What a set of evidence adds up to. Only which criteria it shows matters, and how far each counts: few sets are many programmes'."""
    known, criteria = _sums(scale), frozenset([(one.criterion.id, one.counts_to) for one in shown])
    if criteria not in known:
        known[criteria] = _sum(scale.levels, shown)
    return known[criteria]


@once
def _sums(scale: Scale) -> dict[frozenset[tuple[str, int]], Sum]:
    return {}


def _sum(levels: Sequence[Level], shown: Sequence[Shown]) -> Sum:
    """Apply the rule to a set of evidence. rating.py says the same of one requirement, with the evidence that meets it."""
    direct = {s.criterion.id for s in shown if s.level == s.criterion.level.number}
    above: dict[str | None, int] = {}
    for one in shown:
        # Evidence meets every requirement below its level; where it is capped, also those of the level it is capped to.
        covers = one.level - (one.level == one.criterion.level.number)
        for strand in (None, one.strand):
            above[strand] = max(above.get(strand, 0), covers)
    met = [
        [
            not direct.isdisjoint(requirement.criteria) or above.get(requirement.strand, 0) >= level.number
            for requirement in level.requirements.values()
        ]
        for level in levels
    ]
    reached = max((number for number, found in enumerate(met, 1) if all(found)), default=0)
    in_progress = reached + 1 if reached < len(met) and any(met[reached]) else None
    beyond = in_progress or reached
    return Sum(
        reached,
        in_progress,
        {strand: max((s.level for s in shown if s.strand in (None, strand)), default=0) for strand in ("use", "making")},
        tuple(sorted({s.level for s in shown if s.level > beyond})),
    )
