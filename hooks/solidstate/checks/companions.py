"""Rules of fields that belong together: one explains another, and stands not without it."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.problems import Problem
from ..language.vocabulary import AgreementStage
from ..reading.loading import Document
from ..records import Figure, Milestone, Promise
from .folder import Folder, every


def agreements_say_their_condition(document: Document, folder: Folder) -> Iterator[Problem]:
    """A conditional agreement says on what condition, and no other does."""
    for location, milestone in every(document, Milestone):
        if milestone.stage is AgreementStage.CONDITIONAL and not milestone.condition:
            yield document.problem(
                (*location, "stage"), "It does not say on what condition.", "Add `condition:` with what must happen first."
            )
        elif milestone.condition and milestone.stage is not AgreementStage.CONDITIONAL:
            remedy = "Write `stage: conditional`, or say it in `note:` where it has been met."
            yield document.problem((*location, "condition"), "Only a conditional agreement has a condition.", remedy)


def intent_shows_something(document: Document, folder: Folder) -> Iterator[Problem]:
    """`shows_because` explains what a milestone shows."""
    for location, milestone in every(document, Milestone):
        if milestone.shows_because and not milestone.shows:
            yield document.problem((*location, "shows_because"), "It shows nothing.", "Add `shows:`, or write it as `note:`.")


def the_best_is_a_number(document: Document, folder: Folder) -> Iterator[Problem]:
    """The best of several that was reached is a number of its own: neither a bound nor a range, nor a plan."""
    for location, figure in every(document, Figure):
        if figure.best and (figure.value.low is None or figure.value.low != figure.value.high):
            number = figure.value.high if figure.value.high is not None else figure.value.low
            remedy = f"Write `value: {number}`: it was reached; or remove `best:` where nobody reached it."
            yield document.problem((*location, "value"), f"'{figure.value}' is a bound, and `best` says that it was reached.", remedy)
        elif figure.best and (figure.expected or figure.at_most_by):
            other = "expected" if figure.expected else "at_most_by"
            yield document.problem((*location, "best"), f"`{other}` says that nobody has reached it.", "Keep one of the two.")


def dates_are_taken_back_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """A statement that takes a date back names none, and stands below one that named a date."""
    for location, promise in every(document, Promise):
        for index, statement in enumerate(promise.statements):
            at = (*location, "statements", index)
            if not statement.takes_back:
                continue
            if not statement.due.is_undated:
                remedy = "Write `due: undated`; a new date is a statement of its own."
                yield document.problem((*at, "due"), "It takes a date back and names one.", remedy)
            elif all(earlier.due.is_undated for earlier in promise.statements[:index]):
                yield document.problem(
                    (*at, "takes_back"), "No statement above it names a date.", "Add the one that it takes back, or remove this."
                )
