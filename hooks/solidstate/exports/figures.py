"""Every figure of the record as tables and JSON tell it: of milestones, and of statements, which only expect it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, MilestoneEntry
from ..catalogue.support import is_weak
from ..checks.folder import unit_factors, words_of
from ..checks.quotes import stands_in
from ..derived.energy import drawn
from ..derived.figures import FigureEntry
from ..derived.identity import anchor, figure_ids
from ..derived.promised import promises_by
from ..derived.survey import Survey
from ..language.values import Quantity, Window
from ..language.vocabulary import Confirmation
from ..records import Evidence, Figure
from .promises import StatementRow, said


@dataclass(frozen=True)
class FigureRow:
    """A figure of a milestone, or of a statement, which is expected."""

    id: str
    figure: Figure
    canonical: Quantity | None
    holder: MilestoneEntry | StatementRow
    entry: FigureEntry | None
    """What is derived of a figure of a milestone."""
    headline: bool = False
    is_drawn: bool = False
    disagrees: bool = False

    @property
    def owner(self) -> str:
        """The company or programme whose page it is on."""
        return self.holder.owner if isinstance(self.holder, MilestoneEntry) else self.holder.promise.owner

    @property
    def company_id(self) -> str:
        """The company in whose file it is."""
        return self.holder.company_id if isinstance(self.holder, MilestoneEntry) else self.holder.promise.company_id

    @property
    def programme_id(self) -> str | None:
        """Its programme, where it has one."""
        held = self.holder if isinstance(self.holder, MilestoneEntry) else self.holder.promise
        return held.programme.id if held.programme else None

    @property
    def date(self) -> Window:
        """When it was so, or said."""
        return self.holder.record.date if isinstance(self.holder, MilestoneEntry) else self.holder.statement.said

    @property
    def manner(self) -> str:
        """What it is, where it is not said to be so."""
        return self.figure.manner or ("expected" if isinstance(self.holder, StatementRow) else "")

    @property
    def confirmed_by(self) -> Confirmation | None:
        """Who says the number; of what is promised nobody can but who promises it."""
        return self.entry.said_by if self.entry else self.figure.confirmed_by

    @property
    def by(self) -> str | None:
        """The partner, body or newspaper that says it, where one is named."""
        return self.entry.said_by_whom if self.entry else self.figure.by

    @property
    def confirmed(self) -> bool:
        """Whether somebody other than the maker says it, and nobody disputes it."""
        return self.entry is not None and self.entry.confirmed

    @property
    def is_contested(self) -> bool:
        """Whether somebody disputes its milestone."""
        return self.entry is not None and self.entry.milestone.record.contested is not None

    @property
    def anchor(self) -> str:
        """Where it stands on its owner's page."""
        return anchor(self.id, self.owner)

    @property
    def evidence(self) -> list[Evidence]:
        """The words that give it."""
        held = self.holder.record if isinstance(self.holder, MilestoneEntry) else self.holder.statement
        return [one for one in held.evidence if self.figure.source in (None, one.source)]

    def quotes(self, catalogue: Catalogue) -> list[str]:
        """The ids of the quotes in which the number stands; of all that give it where it stands in none, as it was read from a picture."""
        held = self.holder.record if isinstance(self.holder, MilestoneEntry) else self.holder.statement
        places = {id(one): f"{self.holder.id}#{number}" for number, one in enumerate(held.evidence, 1)}
        given, figure = self.evidence, self.figure
        if len(given) > 1:  # one alone is named whether it holds the number or not
            factors = unit_factors(catalogue.measures[figure.measure])
            given = [one for one in given if stands_in(figure.value, figure.unit, factors, [words_of(one)])] or given
        return [places[id(one)] for one in given]

    def is_weak(self, survey: Survey) -> bool:
        """Whether it rests on weak words alone."""
        if self.entry:
            return self.entry.is_weak
        return is_weak(self.evidence, survey.catalogue.companies[self.company_id].sources, self.date)


def figures_by(survey: Survey, company_id: str) -> Iterator[FigureRow]:
    """Every figure of a company and of its programmes: those of milestones with what is derived of them, then those of statements made
    by the day."""
    catalogue, of_energy = survey.catalogue, drawn(survey, company_id)
    for owner in catalogue.owners_of(company_id):
        for group in survey.figures_of(owner):
            quotable, disagrees = group.quotable, group.disagrees
            for entry in group.entries:
                first, is_drawn = entry is quotable, entry.id in of_energy
                yield FigureRow(entry.id, entry.figure, entry.canonical, entry.milestone, entry, first, is_drawn, disagrees)
    for row in said(promises_by(survey, company_id)):
        figures = row.statement.figures
        for name, figure in zip(figure_ids(row.id, figures), figures, strict=True):
            value = None if figure.change_from else catalogue.canonical(figure.measure, figure.value, figure.unit)
            yield FigureRow(name, figure, value, row, None)
