"""What a change of something derived comes from: what happened or was said anew, and the reasons that the record gives where it corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..catalogue import ProgrammeEntry
from ..records import Milestone, Outcome, Statement
from .counting import Shown
from .ledger import State


def fresh(before: Iterable[Shown], after: Iterable[Shown], fits: Callable[[Shown], bool] = lambda _: True) -> list[Shown]:
    """What the one shows and the other does not, of what fits: of each strand the highest, the highest first."""
    known = {(one.criterion.id, id) for one in before if fits(one) for id in (one.milestone_id, *one.milestone.formerly)}
    highest: dict[str | None, Shown] = {}
    for one in after:
        ids = (one.milestone_id, *one.milestone.formerly)
        if not fits(one) or not known.isdisjoint((one.criterion.id, id) for id in ids):
            continue
        if one.strand not in highest or one.level > highest[one.strand].level:
            highest[one.strand] = one
    return sorted(highest.values(), key=lambda one: -one.level)


def reasons(before: ProgrammeEntry, after: ProgrammeEntry, concerned: Iterable[Shown]) -> str:
    """Why what some milestones had said was wrong, as the record says since; a reason that it gave before is of an earlier change."""
    return _new_reasons([*before.record.milestones.values()], _concerned(after, concerned))


def _concerned(entry: ProgrammeEntry, shown: Iterable[Shown]) -> list[Milestone]:
    """The milestones of a programme that showed something."""
    ids = {id for one in shown for id in (one.milestone_id, *one.milestone.formerly)}
    return [one for key, one in entry.record.milestones.items() if not ids.isdisjoint((key, *one.formerly))]


def why(before: ProgrammeEntry, after: ProgrammeEntry, came: Iterable[Shown], lost: Sequence[Shown]) -> tuple[str, bool]:
    """Why a rating is another, as the record says since, and whether notes say so: where nothing is called wrong, the notes of milestones
    that show less than before, as far as they are others than before; "" where nothing is written.
    """
    if found := reasons(before, after, (*came, *lost)):
        return found, False
    known = {one.note for one in before.record.milestones.values()}
    return " ".join(dict.fromkeys(one.note for one in _concerned(after, lost) if one.note and one.note not in known)), True


def of_state(before: State, after: State) -> tuple[Outcome | Statement | None, str]:
    """What brought a promise into another state, an outcome or a statement that was not there before, and why what stood there was wrong;
    None where nothing did but a check, a correction or the day."""
    known, now = _told(before), _told(after)
    came = [one for one in now if one is not None and one not in known]
    return next((one for one in came if one is after.outcome or one is after.latest), None), _new_reasons(known, now)


def new_reason(before: State, statement: Statement) -> str:
    """Why a statement is another, where the record says so since."""
    return _new_reasons(before.statements, [statement])


def _told(state: State) -> list[Outcome | Statement]:
    return [*([state.outcome] if state.outcome else []), *state.statements]


def _new_reasons(before: Sequence[Milestone | Outcome | Statement], now: Sequence[Milestone | Outcome | Statement]) -> str:
    known = {one.corrected for one in before}
    return " ".join(dict.fromkeys(one.corrected for one in now if one.corrected and one.corrected not in known))
