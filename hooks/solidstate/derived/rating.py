"""The rating rule: which level a programme has reached on a day, by which evidence, and what is missing.

The rule is design section 3 and the method page; the scale and its criteria are data/trl.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from sys import intern

from ..catalogue import Catalogue, ProgrammeEntry
from ..language.looks import Look, Reservation, reservations
from ..language.values import Window, add_months
from ..language.vocabulary import Confirmation, Effect
from ..records import Level, Milestone, Requirement
from .counting import Shown, Sum, add_up, counts_to, shown_by
from .ledger import state_on

SILENT_AFTER_MONTHS = 24  # evidence older than this is pointed out
SOLD = 8  # the level that a battery reaches when it is sold


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a requirement is met. `shown` meets it directly, `implied` by evidence of a higher level."""

    id: str
    requirement: Requirement
    shown: tuple[Shown, ...]
    implied: tuple[Shown, ...]

    @property
    def met(self) -> bool:
        return bool(self.shown or self.implied)

    @property
    def evidence(self) -> tuple[Shown, ...]:
        """What meets it: the direct evidence, or else that of higher levels."""
        return self.shown or self.implied

    @property
    def confirmed(self) -> bool:
        """Whether somebody other than the maker says so."""
        return any(shown.confirmed for shown in (*self.shown, *self.implied))


@dataclass(frozen=True, slots=True)
class LevelTrace:
    """One level with its requirements and whether it is reached."""

    level: Level
    verdicts: tuple[Verdict, ...]
    reached: bool

    @property
    def missing(self) -> tuple[Verdict, ...]:
        """The requirements that are not met."""
        return tuple(verdict for verdict in self.verdicts if not verdict.met)


@dataclass(frozen=True)
class Rating:
    """What a programme has reached on a day, with its trace."""

    day: date
    levels: Sequence[Level]
    total: Sum
    confirmed: Sum
    sound: Sum
    """The same over milestones that do not rest on weak words alone."""
    undisputed: Sum
    """The same over milestones that nobody contests."""
    shown: tuple[Shown, ...]
    promised: Mapping[int, Window]
    """The levels above the one reached that an open promise would bring closer, each with the soonest date that is named for it."""
    newest: Window | None
    """The date of the newest milestone that shows a criterion; one that is only known to be over when a page was read has none."""
    effects: tuple[tuple[str, Milestone], ...]
    """What happened beside the ladder by that day, oldest first: suspended, resumed, ended, transferred."""

    @cached_property
    def trace(self) -> tuple[LevelTrace, ...]:
        """Every level with its requirements, what meets each, and whether it is reached; made where somebody asks."""
        return tuple(
            LevelTrace(
                level,
                tuple(_verdict(level.number, key, requirement, self.shown) for key, requirement in level.requirements.items()),
                level.number <= self.total.reached,
            )
            for level in self.levels
        )

    @property
    def is_rated(self) -> bool:
        """Whether any criterion is shown."""
        return bool(self.shown)

    @property
    def reached(self) -> int:
        return self.total.reached

    @property
    def in_progress(self) -> int | None:
        return self.total.in_progress

    @property
    def planned(self) -> tuple[int, ...]:
        """The levels above the one reached of which an open promise would show a criterion."""
        return tuple(self.promised)

    @property
    def label(self) -> str:
        """The rating in short: '5–6', '7', or '' where not rated."""
        return self.total.label

    @property
    def is_claimed(self) -> bool:
        """Whether the level reached rests on the maker's word: nobody else confirms as much."""
        return self.confirmed.reached < self.total.reached

    @property
    def claimants(self) -> tuple[Confirmation, ...]:
        """Who says what others have not confirmed: the maker, reports that name nobody, or both."""
        claims = [one for one in self.shown if not one.confirmed and one.level > self.confirmed.reached]
        return tuple(word for word in Confirmation if word.is_claim and any(one.milestone.confirmed_by is word for one in claims))

    @property
    def is_weak(self) -> bool:
        """Whether the rung would fall if all weak words were withdrawn."""
        return self.sound.falls_short_of(self.total)

    @property
    def is_contested(self) -> bool:
        """Whether the rung would fall without what somebody disputes."""
        return self.undisputed.falls_short_of(self.total)

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What is said wherever the rung is named: contested, or else claimed; and that it rests on weak sources."""
        return reservations(self.is_contested, self.is_claimed, self.is_weak)

    @property
    def last_evidence(self) -> date | None:
        """The last day of the newest milestone that shows a criterion."""
        return self.newest.last if self.newest else None

    @property
    def is_silent(self) -> bool:
        """Whether the last evidence is more than 24 months old, of what has not ended."""
        return not self.has_ended and self.last_evidence is not None and add_months(self.last_evidence, SILENT_AFTER_MONTHS) < self.day

    @property
    def last_effect(self) -> tuple[str, Milestone] | None:
        """What last happened beside the ladder and still holds: None also where use or production was resumed."""
        last = self.effects[-1] if self.effects else None
        return None if last is None or last[1].effect is Effect.RESUMED else last

    @property
    def has_ended(self) -> bool:
        """Whether the programme, its product or its company stopped for good."""
        return self.last_effect is not None and self.last_effect[1].effect is Effect.ENDED

    @cached_property
    def sold(self) -> Window | None:
        """The date of the first evidence that it was in commercial verification; None where there is none."""
        dates = [s.milestone.date for s in self.shown if s.level >= SOLD]
        return min(dates, key=lambda date: date.sort_key, default=None)

    @property
    def is_at_rest(self) -> bool:
        """Whether it was stopped or handed on, or nothing has been heard of it for long."""
        return self.last_effect is not None or self.is_silent

    @cached_property
    def looks(self) -> dict[int, Look]:
        """How each level is drawn, where there is something to draw. The only place that decides it."""
        found: dict[int, Look] = {}
        for number in range(1, len(self.levels) + 1):
            if number <= self.confirmed.reached:
                found[number] = Look.CONFIRMED
            elif number <= self.reached:
                found[number] = Look.CLAIMED
            elif number == self.in_progress:
                found[number] = Look.PROGRESS
            elif number in self.total.ahead:
                found[number] = Look.AHEAD
            elif number in self.planned:
                found[number] = Look.PLANNED
        return found

    @property
    def unconfirmed(self) -> tuple[int, tuple[Verdict, ...]] | None:
        """The highest level reached of which nobody but the maker, or nobody who is named, says something, with that; None where all is
        confirmed."""
        for trace in reversed(self.trace[self.confirmed.reached : self.reached]):
            if wanting := tuple(verdict for verdict in trace.verdicts if not verdict.confirmed):
                return trace.level.number, wanting
        return None

    @property
    def next_level(self) -> LevelTrace | None:
        """The level above the one reached, with what it still asks; None above 9."""
        return self.trace[self.reached] if self.reached < len(self.levels) else None


def rate(catalogue: Catalogue, entry: ProgrammeEntry, day: date) -> Rating:
    """Rate a programme on a day: only milestones that are over by then count, and only the criteria they show."""
    shown, scale = shown_by(catalogue, entry, day), catalogue.scale
    total = add_up(scale, shown)
    dates = [s.milestone.date for s in shown if s.milestone.date.last and not s.by_reading]
    beside = [(k, m) for k, m in entry.record.milestones.items() if m.effect and m.date.over_by(day)]
    return Rating(
        day=day,
        levels=scale.levels,
        total=total,
        confirmed=add_up(scale, [s for s in shown if s.confirmed]),
        sound=add_up(scale, [s for s in shown if not s.weak]),
        undisputed=add_up(scale, [s for s in shown if s.milestone.contested is None]),
        shown=tuple(shown),
        promised=_promised(catalogue, entry, day, total.reached),
        newest=max(dates, key=lambda date: (date.last, len(date.text.rpartition("..")[2])), default=None),
        effects=tuple(sorted(beside, key=lambda item: item[1].date.sort_key)),
    )


def labels_on(catalogue: Catalogue, entry: ProgrammeEntry, day: date) -> tuple[str, str]:
    """The rating of a programme on a day in short, and what others than the maker confirm of it, without anything beside them."""
    shown, scale = shown_by(catalogue, entry, day), catalogue.scale
    return add_up(scale, shown).label, add_up(scale, [one for one in shown if one.confirmed]).label


def sum_on(catalogue: Catalogue, entry: ProgrammeEntry, day: date) -> Sum:
    """What the evidence of a programme adds up to on a day, without anything beside it."""
    return add_up(catalogue.scale, shown_by(catalogue, entry, day))


def _verdict(level: int, key: str, requirement: Requirement, shown: Sequence[Shown]) -> Verdict:
    """A criterion counts for its own requirement, and for all below it of the same strand or of none."""
    direct, implied = [], []
    for one in shown:
        if one.criterion.id in requirement.criteria and one.level >= level:
            direct.append(one)
        elif (one.level > level or (one.level == level < one.criterion.level.number)) and requirement.strand in (None, one.strand):
            implied.append(one)
    return Verdict(key, requirement, tuple(direct), tuple(implied))


_NOTHING: Mapping[int, Window] = {}
"""Of most programmes in most years nothing is promised."""


def _promised(catalogue: Catalogue, entry: ProgrammeEntry, day: date, reached: int) -> Mapping[int, Window]:
    """The levels above the one reached of which an open promise would show a criterion, each with the soonest date named for it."""
    found: dict[int, Window] = {}
    for key, promise in entry.record.promises.items():
        state = state_on(catalogue, entry.company_id, intern(f"{entry.id}/{key}"), promise, day)  # one text for the days of all years
        if state and state.is_open and promise.class_ in (None, entry.record.class_):
            due, limit = state.latest.due, counts_to(entry, promise.used_in)
            for level in {min(catalogue.criteria[one].level.number, limit) for one in promise.would_show}:
                if level > reached:
                    found[level] = min(due, found.get(level, due), key=lambda one: one.sort_key)
    return dict(sorted(found.items())) if found else _NOTHING
