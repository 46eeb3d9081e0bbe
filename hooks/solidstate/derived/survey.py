"""The survey: everything that is derived from the catalogue for one day, computed once and read by all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, partial

from ..catalogue import Catalogue, MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..language.looks import Reservation
from ..language.names import order
from ..language.once import once
from ..language.vocabulary import Application, CellClass, ErrorKind
from ..records import Finding, Report
from .audits import AuditEntry, Held, Rate, all_of, audited, audits, findings_by_owner, kinds_of_error
from .figures import FigureEntry, FigureGroup, figure_entries, group
from .footing import Footing, footing
from .kept import Each, kept
from .ledger import State, state_on
from .moves import Change, by_year
from .rating import Rating, rate, sum_on
from .shares import Share, share
from .sizes import Resize, resizes
from .tally import Tally, tally


class Survey:
    """All ratings, states and counts as of one day."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self.catalogue = catalogue
        self.day = day
        self._others: dict[date, Survey] = {day: self}

    def as_of(self, day: date) -> Survey:
        """The survey of the same records on another day; made once."""
        if day not in self._others:
            self._others[day] = Survey(self.catalogue, day)
        return self._others[day]

    def at_the_end_of(self, year: int) -> Survey:
        """The survey of the last day of a year, or of this day where the year is not over."""
        return self.as_of(min(date(year, 12, 31), self.day))

    @cached_property
    def shares(self) -> list[Share]:
        """What each company adds to what is said of the whole record; derived anew of one that was edited."""
        companies = self.catalogue.companies.items()
        return [kept(self.catalogue, company, ("share", self.day), partial(self._share, key)) for key, company in companies]

    def _share(self, company_id: str) -> Share:
        ratings = [(entry, self.ratings[entry.id]) for entry in self.catalogue.programmes_of(company_id)]
        states = [state for owner in self.catalogue.owners_of(company_id) for _, state in self.promises_of(owner)]
        return share(self.catalogue.companies[company_id], ratings, self.milestones_by(company_id), states)

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The rating of each programme, by its id; a page of one programme asks for one."""
        return Each(self.catalogue.programmes, self.rating_of)

    def rating_of(self, entry: ProgrammeEntry) -> Rating:
        """The rating of one programme."""
        key = entry.id
        return kept(self.catalogue, entry.company, ("rating", key, self.day), lambda: rate(self.catalogue, entry, self.day))

    @cached_property
    def states(self) -> dict[str, State]:
        """The state of each promise that had been made by the day, by its id."""
        return {key: state for key, entry in self.catalogue.promises.items() if (state := self.promise_state(entry))}

    def promise_state(self, entry: PromiseEntry) -> State | None:
        """The state of one promise; None where nothing had been said by the day."""
        return state_on(self.catalogue, entry.company_id, entry.id, entry.record, self.day)

    def rated(
        self, cls: CellClass | str | None = None, application: str | None = None, level: int | None = None
    ) -> list[tuple[ProgrammeEntry, Rating]]:
        """Rated programmes, the foremost first; of one class, one application or one level where asked."""
        if (cls, application, level) == (None, None, None):
            return self._ranked
        return [
            (entry, rating)
            for entry, rating in self._ranked
            if cls in (None, entry.record.class_) and application in (None, entry.record.application) and level in (None, rating.reached)
        ]

    @cached_property
    def _ranked(self) -> list[tuple[ProgrammeEntry, Rating]]:
        found = [(entry, self.ratings[key]) for key, entry in self.catalogue.programmes.items() if self.ratings[key].is_rated]
        return sorted(found, key=lambda pair: (*(-step for step in _height(pair[1])), order(pair[0].full_name)))

    def ranked(self, entries: Iterable[ProgrammeEntry]) -> list[tuple[ProgrammeEntry, Rating]]:
        """Those of some programmes that are rated, the foremost first."""
        places = {self._places[entry.id] for entry in entries if entry.id in self._places}
        return [self._ranked[place] for place in sorted(places)]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.id: place for place, (entry, _) in enumerate(self._ranked)}

    def footing(self, entry: ProgrammeEntry) -> Footing | None:
        """What the rung of a programme rests on, or None where it is not rated."""
        scale, rating, sources = self.catalogue.scale, self.ratings[entry.id], entry.company.sources
        return kept(self.catalogue, entry.company, ("footing", entry.id, self.day), lambda: footing(scale, rating, sources))

    @cached_property
    def _held(self) -> dict[str, list[Held]]:
        return findings_by_owner(self.catalogue, self.day)

    def audited(self, owner: str) -> list[tuple[date, Finding]]:
        """The facts of a programme that somebody held against their pages, with the days."""
        return audited(self.catalogue, owner, self._held)

    def shared_reservations(self, pairs: Sequence[tuple[ProgrammeEntry, Rating]]) -> tuple[Reservation, ...]:
        """What is to be said of every programme that stands as high as the first of some, so that it is said of their rung."""
        leaders = [rating for _, rating in pairs if rating.reached == pairs[0][1].reached]
        return tuple(word for word in Reservation if leaders and all(word in rating.reservations for rating in leaders))

    @cached_property
    def unrated(self) -> list[ProgrammeEntry]:
        """Programmes for which no criterion is shown."""
        return [entry for key, entry in self.catalogue.programmes.items() if not self.ratings[key].is_rated]

    def going_on(self, cls: CellClass | str | None = None, application: str | None = None) -> list[tuple[ProgrammeEntry, Rating]]:
        """Rated programmes that have not ended: who stands where today is read off these."""
        return [pair for pair in self.rated(cls, application) if not pair[1].has_ended]

    def ended(self, cls: CellClass | str | None = None, application: str | None = None) -> list[tuple[ProgrammeEntry, Rating]]:
        """Rated programmes that have ended. A level never falls, so they keep their rung, and stand apart from the others."""
        return [pair for pair in self.rated(cls, application) if pair[1].has_ended]

    def foremost(self, cls: CellClass, application: Application | str | None = None) -> tuple[ProgrammeEntry, Rating] | None:
        """The foremost programme that goes on, of one class, and of one application where asked."""
        return next(iter(self.going_on(cls, application)), None)

    def leaders(self, cls: CellClass | str, application: str | None = None) -> list[tuple[ProgrammeEntry, Rating]]:
        """All programmes of a class that go on and stand as high as its foremost."""
        ranked = self.going_on(cls, application)
        return [pair for pair in ranked if pair[1].reached == ranked[0][1].reached] if ranked else []

    @cached_property
    def changes(self) -> list[Change]:
        """For each milestone of a programme up to the day, newest first, what it did to the rating."""
        return [change for milestone in self.catalogue.milestones if (change := self.change_by(milestone))]

    @cached_property
    def moves(self) -> Mapping[int, list[Change]]:
        """The changes that moved a rating, newest first, by the year."""
        return by_year(change for change in self.changes if change.moved)

    @cached_property
    def read_late(self) -> Mapping[int, list[Change]]:
        """The changes since which a rating differs because a page without a date was read, by the year in which it was: moves of no year."""
        return by_year(change for change in self.changes if change.differs and change.by_reading)

    def change_by(self, milestone: MilestoneEntry) -> Change | None:
        """What one milestone did to the rating; None where it rates nothing, or lies after the day."""
        programme, last = milestone.programme, milestone.record.date.last
        if programme is None or last is None or last > self.day:
            return None
        return kept(self.catalogue, programme.company, ("change", milestone.id), lambda: self._change(milestone, programme, last))

    def _change(self, milestone: MilestoneEntry, programme: ProgrammeEntry, last: date) -> Change:
        after = sum_on(self.catalogue, programme, last)
        before = sum_on(self.catalogue, programme, last - timedelta(days=1)) if milestone.record.shows else after
        return Change(milestone, before, after, milestone.by_reading)

    @cached_property
    def milestones(self) -> list[MilestoneEntry]:
        """All milestones that are over by the day, newest first."""
        return self._over(self.catalogue.milestones)

    @once
    def milestones_of(self, owner: str) -> list[MilestoneEntry]:
        """The milestones of a company or programme, newest first."""
        return self._over(self.catalogue.milestones_of(owner))

    @once
    def milestones_by(self, company_id: str) -> list[MilestoneEntry]:
        """The milestones of a company and of all its programmes, newest first."""
        return self._over(self.catalogue.milestones_of(*self.catalogue.owners_of(company_id)))

    def _over(self, found: Iterable[MilestoneEntry]) -> list[MilestoneEntry]:
        return [entry for entry in found if entry.record.date.over_by(self.day)]

    @once
    def promises_of(self, owner: str) -> list[tuple[PromiseEntry, State]]:
        """The promises of a company or programme with their states, the soonest due first."""
        found = [(entry, state) for entry in self.catalogue.promises_of(owner).values() if (state := self.promise_state(entry))]
        return sorted(found, key=lambda pair: (pair[1].latest.due.sort_key, pair[0].id))

    def is_behind(self, entry: PromiseEntry, state: State) -> bool:
        """Whether an open promise would show only what stands no higher than the rung that its programme has reached."""
        programme, record = entry.programme, entry.record
        if programme is None or not record.would_show or not state.is_open or entry.cell_class != programme.record.class_:
            return False
        highest = max(self.catalogue.criteria[one].level.number for one in record.would_show)
        return record.used_in in (None, programme.record.application) and highest <= self.ratings[programme.id].reached

    @cached_property
    def promises(self) -> list[tuple[PromiseEntry, State]]:
        """Every promise with its state, the longest slip first; no rank is made of a slip that rests on weak sources alone."""
        found = [(self.catalogue.promises[key], state) for key, state in self.states.items()]
        return sorted(found, key=lambda pair: (-_ranked_slip(pair[1]), pair[1].latest.due.sort_key, pair[0].id))

    def resizes_of(self, entry: PromiseEntry, state: State) -> tuple[Resize, ...]:
        """How the size of a promise changed between its statements."""
        return resizes(self.catalogue, entry, state)

    @cached_property
    def promise_days(self) -> tuple[date, date]:
        """The first and the last day that any promise names or was made on; this day where there is none."""
        named = [day for share in self.shares for day in share.promise_days]
        return min(named, default=self.day), max(named, default=self.day)

    @cached_property
    def figures(self) -> list[FigureEntry]:
        """Every figure of every milestone."""
        return figure_entries(self.catalogue, tuple(self.milestones))

    def figures_of(self, owner: str) -> list[FigureGroup]:
        """The figures of a company or programme, grouped, the headline of each group first."""

        def made() -> list[FigureGroup]:
            return group(figure_entries(self.catalogue, tuple(self.milestones_of(owner))))

        return kept(self.catalogue, self.catalogue.companies[owner.partition("/")[0]], ("figure groups", owner, self.day), made)

    @cached_property
    def tally(self) -> Tally:
        """How well the record is supported."""
        return tally(self.catalogue, self.day, self.milestones, self.ratings.values(), self.states.values(), len(self.figures))

    @cached_property
    def audits(self) -> list[AuditEntry]:
        """The audits of this record, the newest first."""
        return audits(self.catalogue, self.day)

    @cached_property
    def wrong_in_all(self) -> Rate:
        """How many facts of all audits together were wrong."""
        return all_of(self.audits, "wrong")

    @cached_property
    def kinds_of_error(self) -> list[tuple[ErrorKind, int]]:
        """What was wrong with facts of this record, in audits and in reports of readers, the most frequent kind first."""
        return kinds_of_error([*(finding for audit in self.audits for finding in audit.record.findings), *self.reports])

    @cached_property
    def reports(self) -> list[Report]:
        """The errors that readers reported."""
        return [report for report in self.catalogue.reports if report.day.over_by(self.day)]

    @cached_property
    def _standing(self) -> Counter[tuple[str, int]]:
        return Counter(rung for share in self.shares for rung in share.rungs)

    def count(self, cls: CellClass | str, level: int) -> int:
        """How many programmes of a class stand on a level."""
        return self._standing[str(cls), level]

    def weak_count(self, cls: CellClass | str, level: int) -> int:
        """How many of them stand there on weak sources."""
        return self._weak[str(cls), level]

    @cached_property
    def _weak(self) -> Counter[tuple[str, int]]:
        return Counter((str(entry.record.class_), rating.reached) for entry, rating in self.rated() if rating.is_weak)

    @cached_property
    def years(self) -> list[int]:
        """The years from the first milestone of a rated programme to the day."""
        first = min((share.first_shown for share in self.shares if share.first_shown), default=None)
        return list(range(first.year, self.day.year + 1)) if first else []

    @cached_property
    def updated(self) -> date:
        """The newest day on which something was held against a page: the data's own date."""
        return max((share.touched for share in self.shares if share.touched), default=self.day)

    @cached_property
    def newest(self) -> MilestoneEntry | None:
        """The newest milestone of which the month is known: how fresh the record is."""
        known = (m for m in self.milestones if (w := m.record.date).first and w.last and (w.last - w.first).days <= 31)
        return next(known, None)


def _ranked_slip(state: State) -> int:
    return 0 if state.is_weak else max(state.certain_slip, 0)


def _height(rating: Rating) -> tuple[int, int, int]:
    return rating.reached, rating.in_progress or 0, rating.confirmed.reached
