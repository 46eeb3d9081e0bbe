"""When the record began to say something, and when that last changed: as the history of data/ tells it, and by a rule where it does not.

Milestones, statements and outcomes go by the first id that each ever had, so that what is renamed stays what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..catalogue import Catalogue, PromiseEntry
from ..records import Evidence, Source
from .changes import Change
from .hashes import hashed
from .identity import first_of, first_statements

OUTCOME = "/outcome"
"""What follows the id of a promise in that of how it ended."""


@dataclass(frozen=True)
class Recorded:
    """The days on which things came into the record and on which they changed, by their first ids, as far as the history goes.

    `base` is what stood in its oldest state already and `base_day` the day of that; `is_whole` says that the record began with it.
    """

    came: Mapping[str, date] = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)
    base: frozenset[str] = frozenset()
    base_day: date | None = None
    is_whole: bool = False

    @cached_property
    def sign(self) -> str:
        """A hash of all of it."""
        days = (sorted(self.came.items()), sorted(self.changed.items()), sorted(self.base), self.base_day, self.is_whole)
        return hashed(days).hex()

    @cached_property
    def _signs(self) -> Mapping[str, str]:
        """A hash of the days of all ids of a company, by the first id that it ever had."""
        found = defaultdict[str, list[object]](list)
        for name, days in (("came", self.came), ("changed", self.changed), ("base", dict.fromkeys(self.base))):
            for id, day in sorted(days.items()):
                found[id.partition("/")[0]].append((name, id, day))
        return {company: hashed(days).hex() for company, days in found.items()}

    def sign_of(self, companies: Iterable[str]) -> str:
        """A hash of what is known of some companies, each by the first id that it ever had."""
        return hashed(([self._signs.get(one) for one in companies], self.base_day, self.is_whole)).hex()

    def days(self, id: str, evidence: Iterable[Evidence], sources: Mapping[str, Source], happened: date, today: date) -> tuple[date, date]:
        """The day on which the record first said something that was over by then, and that of its last change.

        Where its history does not tell the first – it has not been committed, or the copy holds no history, or not so much of it –
        that is the day on which the newest of its pages was read, and none after the oldest state that holds it.
        """
        came = self.came.get(id) or _read(evidence, sources, happened, today)
        if id not in self.came and self.base_day and id in self.base:
            came = self.base_day if self.is_whole else min(came, self.base_day)
        if happened <= today:
            came = max(came, happened)
        return came, max(came, self.changed.get(id, came))


def _read(evidence: Iterable[Evidence], sources: Mapping[str, Source], happened: date, today: date) -> date:
    """The day on which the newest of some pages was read, none after today; where no page has one, that on which it happened."""
    read = [source.read.last for one in evidence if (source := sources[one.source]).read and source.read.last]
    return min(max(read, default=happened), today)


def said(catalogue: Catalogue, companies: Iterable[str]) -> Iterator[str]:
    """The first ids of all that the files of some companies say has happened, was promised or became of a promise."""
    for entry in catalogue.items_by(companies).values():
        if isinstance(entry, PromiseEntry):
            yield from _of_promise(catalogue, entry)
        else:
            yield first_of(catalogue, entry)


def _of_promise(catalogue: Catalogue, entry: PromiseEntry) -> Iterator[str]:
    yield from first_statements(catalogue, entry)
    if entry.record.outcome:
        yield first_of(catalogue, entry) + OUTCOME


def altered(changes: Sequence[Change], catalogue: Catalogue) -> Iterator[str]:
    """The first ids of what some changes are about. What they say of a promise as a whole, they say of every date that it named."""
    companies = dict.fromkeys(one.id.partition("/")[0] for one in changes)
    items = catalogue.items_by(company for company in companies if company in catalogue.companies)
    for one in changes:
        entry = items.get(one.id)
        if not isinstance(entry, PromiseEntry):
            yield from (first_of(catalogue, entry) for _ in (entry,) if entry)
        elif one.kind == "state":
            yield first_of(catalogue, entry) + OUTCOME
        elif "statement" in one.facts:
            yield from (id for id, statement in first_statements(catalogue, entry).items() if statement is one.facts["statement"])
        else:
            yield from _of_promise(catalogue, entry)
