"""What stands in the catalogue: a record with where it belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..language.looks import Reservation, reservations
from ..language.names import begins_with
from ..language.vocabulary import CellClass
from ..reading.nodes import Location
from ..records import Company, Criterion, Evidence, Level, Milestone, Programme, Promise, Requirement, Source
from .support import is_weak, known_by_reading


@dataclass(frozen=True)
class ProgrammeEntry:
    """A programme with its company. `id` is `company/programme`, which is also its address."""

    company_id: str
    key: str
    company: Company
    record: Programme

    @cached_property
    def id(self) -> str:
        return f"{self.company_id}/{self.key}"

    @property
    def name(self) -> str:
        """Its name alone."""
        return self.record.name

    @cached_property
    def full_name(self) -> str:
        """Company and name, as in a headline; the company once where the name begins with it."""
        if begins_with(self.record.name, self.company.name):
            return self.record.name
        return f"{self.company.name} {self.record.name}"


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """A milestone with where it belongs. `owner` is a company's or a programme's id, `id` is `owner/key`."""

    owner: str
    key: str
    record: Milestone
    company_id: str
    company: Company
    programme: ProgrammeEntry | None
    id: str = field(init=False)
    is_weak: bool = field(init=False)
    """Whether it rests on weak words alone."""
    by_reading: bool = field(init=False)
    """Whether its day is no more than that on which a page without a date was read."""

    def __post_init__(self) -> None:
        """Every page and table asks for these: of thousands of milestones none needs a dictionary to remember them in."""
        told = self.record.evidence, self.company.sources, self.record.date
        object.__setattr__(self, "id", f"{self.owner}/{self.key}")
        object.__setattr__(self, "is_weak", is_weak(*told))
        object.__setattr__(self, "by_reading", known_by_reading(*told))

    @property
    def turn(self) -> tuple[tuple[date, date], str]:
        """Orders milestones by their dates, and those of one date by their ids."""
        return self.record.date.sort_key, self.id

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What is said in one breath with it wherever it is named without its evidence."""
        return reservations(self.record.contested is not None, False, self.is_weak)


@dataclass(frozen=True)
class PromiseEntry:
    """A promise with where it belongs. `owner` is a company's or a programme's id, `id` is `owner/key`."""

    owner: str
    key: str
    record: Promise
    company_id: str
    company: Company
    programme: ProgrammeEntry | None

    @cached_property
    def id(self) -> str:
        return f"{self.owner}/{self.key}"

    @property
    def cell_class(self) -> CellClass | None:
        """The class promised: the promise's own, else its programme's; None where a company names neither."""
        return self.record.class_ or (self.programme.record.class_ if self.programme else None)


@dataclass(frozen=True)
class CriterionEntry:
    """A criterion with the requirement and the level that it belongs to."""

    id: str
    record: Criterion
    requirement_id: str
    requirement: Requirement
    level: Level


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a source is cited: the record's kind and id, and the location of the evidence in it."""

    kind: str
    id: str
    path: str
    location: Location
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A page, over all files that cite it. `id` is made of its address."""

    id: str
    record: Source
    citations: tuple[Citation, ...]
