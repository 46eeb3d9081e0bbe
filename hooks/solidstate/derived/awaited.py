"""What a reader waits for: the promises that stand of a battery in an application, and whether anybody has it already.

In the hands of buyers and made in series are two things: a cell that is made in series is no car that one can buy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..catalogue import ProgrammeEntry, PromiseEntry
from ..language.values import add_months
from ..language.vocabulary import Application, CellClass
from .ledger import State
from .promised import Pair, fell_due, is_for_sale, meant_for
from .rating import SILENT_AFTER_MONTHS, SOLD, Rating
from .survey import Survey


@dataclass(frozen=True)
class Year:
    """Promises whose latest window begins in one year, or had begun before it and is not over."""

    year: int
    promises: Sequence[Pair]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.promises)


AT_FIRST = 6
"""How many promises the list of years shows before a reader asks for more: the first screen is as long whatever is added."""


@dataclass(frozen=True)
class Group:
    """Promises of one kind: those whose date was named within two years, and apart those that nobody has named since."""

    fresh: Sequence[Pair]
    old: Sequence[Pair]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.fresh) + len(self.old)


@dataclass(frozen=True)
class Awaited:
    """The promises that stand, of one class. Each promise is in one of the groups, the soonest first.

    `years`, `later` and `old` are about the application in the hands of those who pay for it: by the first year of the window, the
    soonest `AT_FIRST` and the others, and apart those whose company has not named a date for two years. `series` are about cells for
    that application made in series, `others` about any other use.
    """

    sold: Sequence[tuple[ProgrammeEntry, Rating]]
    """Programmes that go on and whose product is approved or sold, whether or not the rung of that is reached."""
    years: Sequence[Year]
    later: Sequence[Year]
    old: Sequence[Pair]
    series: Group
    others: Group
    due: Sequence[PromiseEntry]
    """Of the application, those that enter the counts and have fallen due: in the hands of those who pay, and made in series."""
    due_series: Sequence[PromiseEntry]


def awaited(survey: Survey, cls: CellClass, application: Application) -> Awaited:
    """What stands promised of a class for an application, by whomever: a date that only a newspaper gives is told as the newspaper's.

    "Not before 2030" names no date. The windows are those by which the ladder draws its promised marks.
    """
    standing = [pair for pair in survey.promises if _stands(survey, *pair) and pair[0].cell_class is cls]
    standing.sort(key=lambda pair: (_begins(survey, pair[1]), pair[1].latest.due.sort_key, pair[0].id))
    own = [pair for pair in standing if meant_for(pair[0]) is application]
    in_hands = [pair for pair in own if _is_use(survey, pair[0])]
    due = [entry for entry, state in fell_due(survey) if entry.cell_class is cls and meant_for(entry) is application]
    uses = _group(in_hands, survey.day)
    return Awaited(
        sold(survey, cls, application),
        _years(survey, uses.fresh[:AT_FIRST]),
        _years(survey, uses.fresh[AT_FIRST:]),
        uses.old,
        _group([pair for pair in own if not _is_use(survey, pair[0])], survey.day),
        _group([pair for pair in standing if meant_for(pair[0]) is not application], survey.day),
        [entry for entry in due if _is_use(survey, entry)],
        [entry for entry in due if not _is_use(survey, entry)],
    )


def _group(pairs: Sequence[Pair], day: date) -> Group:
    return Group([pair for pair in pairs if not is_old(pair[1], day)], [pair for pair in pairs if is_old(pair[1], day)])


def _years(survey: Survey, pairs: Sequence[Pair]) -> list[Year]:
    named = sorted({_begins(survey, state).year for _, state in pairs})
    return [Year(year, [pair for pair in pairs if _begins(survey, pair[1]).year == year]) for year in named]


def sold(survey: Survey, cls: CellClass, application: Application) -> list[tuple[ProgrammeEntry, Rating]]:
    """The programmes of a class in an application that go on and whose product was shown approved or sold, the foremost first."""
    return [pair for pair in survey.going_on(cls, application) if pair[1].total.strands["use"] >= SOLD]


def is_old(state: State, day: date) -> bool:
    """Whether whoever gave the date last spoke of it more than two years ago."""
    said = state.last_word.said.last or state.last_word.said.first
    return said is not None and add_months(said, SILENT_AFTER_MONTHS) < day


def _stands(survey: Survey, entry: PromiseEntry, state: State) -> bool:
    return state.is_open and state.latest.due.last is not None and entry.record.measurable and is_for_sale(survey, entry)


def _begins(survey: Survey, state: State) -> date:
    """The first day of the window that is still ahead."""
    due = state.latest.due
    return max(due.first or due.last or survey.day, survey.day)


def _is_use(survey: Survey, entry: PromiseEntry) -> bool:
    """Whether it would show that somebody has it, and not only that it is made."""
    found = (survey.catalogue.criteria[one] for one in entry.record.would_show)
    return any(one.level.number >= SOLD and one.requirement.strand == "use" for one in found)
