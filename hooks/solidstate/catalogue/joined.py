"""The catalogue: all records, joined both ways and frozen. What is derived, rendered and published reads only this."""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from ..checks import check_folder, resolved, unit_factors
from ..checks.folder import every
from ..language.identity import page_id
from ..language.names import order as in_alphabet
from ..language.once import once
from ..language.problems import DataProblems
from ..language.values import Quantity
from ..reading.folder import forget_files
from ..reading.loading import Document
from ..records import (
    RECORDS,
    Audit,
    Challenge,
    Company,
    Context,
    Evidence,
    Glossary,
    Measure,
    Measures,
    Programme,
    Report,
    Reports,
    Route,
    Scale,
    Series,
    Source,
    Yardstick,
)
from .entries import Citation, CriterionEntry, MilestoneEntry, ProgrammeEntry, PromiseEntry, SourceEntry


@dataclass(frozen=True)
class Catalogue:
    """Everything there is to publish, and how it hangs together."""

    documents: Mapping[tuple[str, str], Document]
    scale: Scale
    measures: Mapping[str, Measure]
    routes: Mapping[str, Route]
    challenges: Mapping[str, Challenge]
    companies: Mapping[str, Company]
    series: Mapping[str, Series]
    context: Mapping[str, Context]
    yardstick: Yardstick
    glossary: Glossary
    audits: Mapping[str, Audit]
    reports: tuple[Report, ...]

    @cached_property
    def programmes(self) -> Mapping[str, ProgrammeEntry]:
        """Every programme by `company/programme`."""
        return {entry.id: entry for company_id, company in self.companies.items() for entry in _programmes_in(company, company_id)}

    @cached_property
    def frame(self) -> tuple[Scale, Mapping[str, Measure], str]:
        """What is looked at beside the file of a company: the scale, the measures, and the ids of all companies, on which hangs what a
        name in a record may mean."""
        return self.scale, self.measures, sys.intern(" ".join(self.companies))  # of two catalogues one object: it is compared often

    @cached_property
    def milestones(self) -> tuple[MilestoneEntry, ...]:
        """Every milestone, newest first."""
        return self.milestones_of(*dict(self._holders()))

    def milestones_of(self, *owners: str) -> tuple[MilestoneEntry, ...]:
        """The milestones of companies and programmes by their ids, newest first."""
        found = [self._milestones_of(owner) for owner in owners]
        return found[0] if len(found) == 1 else _newest_first(chain.from_iterable(found))

    @once
    def _milestones_of(self, owner: str) -> tuple[MilestoneEntry, ...]:
        owner, company_id, programme, holder = self._holder(owner)
        company, made = self.companies[company_id], holder.milestones.items()
        return _newest_first(MilestoneEntry(owner, key, record, company_id, company, programme) for key, record in made)

    @cached_property
    def promises(self) -> Mapping[str, PromiseEntry]:
        """Every promise by `owner/key`."""
        return self.promises_of(*dict(self._holders()))

    def promises_of(self, *owners: str) -> Mapping[str, PromiseEntry]:
        """The promises of companies and programmes by their ids."""
        return {entry.id: entry for owner in owners for entry in self._promises_of(owner)}

    @once
    def _promises_of(self, owner: str) -> tuple[PromiseEntry, ...]:
        owner, company_id, programme, holder = self._holder(owner)
        company = self.companies[company_id]
        return tuple(PromiseEntry(owner, key, record, company_id, company, programme) for key, record in holder.promises.items())

    @cached_property
    def items(self) -> Mapping[str, MilestoneEntry | PromiseEntry]:
        """Every milestone and promise by `owner/key`, which is also its address: on one page no two have one key."""
        return {**{entry.id: entry for entry in self.milestones}, **self.promises}

    def items_by(self, companies: Iterable[str]) -> Mapping[str, MilestoneEntry | PromiseEntry]:
        """Those of some companies and of their programmes; of the first few asked of a catalogue, the others are not looked at."""
        owners = [owner for company in companies for owner in self.owners_of(company)]
        return {**{entry.id: entry for entry in self.milestones_of(*owners)}, **self.promises_of(*owners)}

    def programmes_of(self, company_id: str) -> list[ProgrammeEntry]:
        """The programmes of a company."""
        return [*_programmes_in(self.companies[company_id], company_id)]

    def owners_of(self, company_id: str) -> list[str]:
        """The ids by which a company and its programmes own milestones and promises."""
        return [company_id, *(f"{company_id}/{key}" for key in self.companies[company_id].programmes)]

    def _holders(self) -> Iterator[tuple[str, Company | Programme]]:
        for company_id, company in self.companies.items():
            yield company_id, company
            for key, programme in company.programmes.items():
                yield f"{company_id}/{key}", programme

    def _holder(self, owner: str) -> tuple[str, str, ProgrammeEntry | None, Company | Programme]:
        programme = self.programmes.get(owner)
        return (owner, programme.company_id, programme, programme.record) if programme else (owner, owner, None, self.companies[owner])

    @cached_property
    def criteria(self) -> Mapping[str, CriterionEntry]:
        """Every criterion by id, lowest level first."""
        return {
            criterion_id: CriterionEntry(criterion_id, criterion, requirement_id, requirement, level)
            for level in self.scale.levels
            for requirement_id, requirement in level.requirements.items()
            for criterion_id, criterion in requirement.criteria.items()
        }

    @cached_property
    def partnerships(self) -> Mapping[str, tuple[ProgrammeEntry, ...]]:
        """For each company the programmes of others in which it takes part."""
        found: dict[str, list[ProgrammeEntry]] = defaultdict(list)
        for entry in self.programmes.values():
            for partner in entry.record.partners:
                found[partner.name].append(entry)
        return {company: tuple(entries) for company, entries in found.items()}

    @cached_property
    def involvements(self) -> Mapping[str, tuple[MilestoneEntry, ...]]:
        """For each company the milestones of others in which it took part, newest first."""
        found: dict[str, list[MilestoneEntry]] = defaultdict(list)
        joint = [owner for key, company in self.companies.items() if _is_joint(company) for owner in self.owners_of(key)]
        for entry in self.milestones_of(*joint):
            for name in entry.record.with_:
                found[name].append(entry)
        return {company: tuple(entries) for company, entries in found.items()}

    @cached_property
    def by_route(self) -> Mapping[str, tuple[ProgrammeEntry, ...]]:
        """For each route the programmes that follow it."""
        return {r: tuple(e for e in self.programmes.values() if r in e.record.routes) for r in self.routes}

    @cached_property
    def challenges_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each route the ids of its challenges, in their order."""
        return {r: tuple(key for key, c in self.challenges.items() if r in c.routes) for r in self.routes}

    @cached_property
    def sources(self) -> Mapping[str, SourceEntry]:
        """Every page by an id of its own, in the order of the files; the same page of several files is one entry."""
        citations: dict[str, list[Citation]] = defaultdict(list)
        for (kind, key), document in self.documents.items():
            listed: Mapping[str, Source] = getattr(document.record, "sources", {})
            for location, evidence in every(document, Evidence):
                citations[page_id(listed[evidence.source].url)].append(Citation(kind, key, document.path, location, evidence))
        return {key: SourceEntry(key, record, tuple(citations[key])) for key, record in self._pages.items()}

    def page_at(self, url: str) -> tuple[str, Source]:
        """The page at an address: the id of its source, and what is said of it where most is said."""
        return page_id(url), self._pages[page_id(url)]

    @cached_property
    def source_ids(self) -> Mapping[str, str]:
        """For each address of a page the id of its source."""
        return {source.url: key for key, source in self._listed()}

    @cached_property
    def _pages(self) -> Mapping[str, Source]:
        """Every page by its id, as the file describes it that says most of it: which comes first decides nothing."""
        listed = [document.pages for document in self.documents.values()]
        found: dict[str, Source] = {}
        shared: set[str] = set()
        for pages in listed:
            before = len(found)
            found |= pages
            if len(found) < before + len(pages):  # another file speaks of some of them
                shared |= pages.keys()
        several: dict[str, list[Source]] = {key: [] for key in shared}
        for pages in listed if shared else ():
            for key in shared & pages.keys():
                several[key].append(pages[key])
        return found | {key: max(sources, key=_said) for key, sources in several.items()}

    def _listed(self) -> Iterator[tuple[str, Source]]:
        for document in self.documents.values():
            yield from document.pages.items()

    def forget_texts(self) -> None:
        """Drop the texts of the files, when no problem is told any more: nobody else asks where something stands."""
        for document in self.documents.values():
            document.forget_text()

    def path_of(self, kind: str, key: str) -> str:
        """The file in which a record is written, relative to the project's root."""
        return self.documents[kind, key].path

    def is_owner(self, name: str, company_id: str) -> bool:
        """Whether `name` (a company id or a name) holds shares in the company."""
        named = {name, self.companies[name].name} if name in self.companies else {name}
        return any(owner.name in named for owner in self.companies[company_id].owners)

    def canonical(self, measure_id: str, value: Quantity, unit: str) -> Quantity | None:
        """The value in the measure's canonical unit, or None for a change given in % or times."""
        if unit == self.measures[measure_id].unit:
            return value
        factor = unit_factors(self.measures[measure_id]).get(unit)
        return None if factor is None else value.times(factor)


@once
def _programmes_in(company: Company, company_id: str) -> tuple[ProgrammeEntry, ...]:
    """The programmes of a company: the same entries as long as its file stays the same."""
    return tuple(ProgrammeEntry(company_id, key, company, record) for key, record in company.programmes.items())


@once
def _is_joint(company: Company) -> bool:
    """Whether others took part in anything that a company, or a programme of it, has shown."""
    holders: list[Company | Programme] = [company, *company.programmes.values()]
    return any(record.with_ for holder in holders for record in holder.milestones.values())


def _newest_first(entries: Iterable[MilestoneEntry]) -> tuple[MilestoneEntry, ...]:
    return tuple(sorted(entries, key=attrgetter("turn"), reverse=True))


def _said(source: Source) -> tuple[int, str]:
    """How much is said of a page; of as much, by the words."""
    return len(source.model_fields_set), repr(source)


def open_catalogue(root: Path, once: bool = False) -> Catalogue:
    """Read, check and join the data below `root`. Raises DataProblems with every mistake of every file.

    With `once` nobody reads it again: of what was read only the catalogue stays.
    """
    gc.disable()  # what is read stays until the end: to look for what could be thrown away would take a sixth of the time
    try:
        documents, problems = check_folder(root)
        if problems:
            raise DataProblems(problems)
        for document in documents:
            document.let_go()
        if once:
            forget_files()
        return join(documents)
    finally:
        gc.freeze()
        gc.enable()


def join(documents: list[Document]) -> Catalogue:
    """Make a catalogue of documents that have no problems."""
    documents = resolved(documents)
    of: dict[str, dict[str, Any]] = {kind: {} for kind in RECORDS}
    for document in documents:
        of[document.kind][document.id] = document.record

    def in_order(kind: str) -> dict[str, Any]:
        return dict(sorted(of[kind].items(), key=lambda item: (item[1].order, item[0])))

    return Catalogue(
        documents={(document.kind, document.id): document for document in documents},
        scale=cast(Scale, of["trl"]["trl"]),
        measures=cast(Measures, of["measures"]["measures"]).measures,
        routes=in_order("route"),
        challenges=in_order("challenge"),
        companies=dict(sorted(of["company"].items(), key=lambda item: in_alphabet(item[1].name))),
        series=of["series"],
        context=of["context"],
        yardstick=of["yardstick"]["yardstick"],
        glossary=of["glossary"]["glossary"],
        audits=of["audit"],
        reports=tuple(cast(Reports, of["reports"]["reports"]).reports),
    )
