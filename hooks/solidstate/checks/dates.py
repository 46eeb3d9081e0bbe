"""Rules of time: what has happened is past, and promises run forward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..language.datewords import EARLY, suggest
from ..language.problems import Problem
from ..language.values import Window
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import (
    Company,
    Event,
    Milestone,
    Outcome,
    Promise,
    Reading,
    Series,
    Source,
    Statement,
)
from .folder import Folder, before, every

ENDED = {Milestone: "date", Outcome: "date", Event: "date", Statement: "said", Reading: "as_of"}
"""What was over when its pages told of it, with the field that says when it was."""


def files_are_checked_by_today(document: Document, folder: Folder) -> Iterator[Problem]:
    """Nobody has checked a file tomorrow: with such a day, plans would pass for milestones."""
    checked = getattr(document.record, "checked", None)
    if folder.today and checked and checked.first > folder.today:
        yield document.problem(("checked",), f"{checked} lies ahead; today is {folder.today}.", "Write the day on which you checked it.")


def milestones_are_past(document: Document, folder: Folder) -> Iterator[Problem]:
    """A milestone has happened by the day the file was checked; what lies ahead is a promise."""
    for location, milestone in every(document, Milestone):
        yield from _has_happened(document, location, milestone.date, "A milestone", "What lies ahead is a promise.")


def outcomes_are_past(document: Document, folder: Folder) -> Iterator[Problem]:
    """What became of a promise has become of it by the day the file was checked."""
    for location, promise in every(document, Promise):
        if promise.outcome:
            at = (*location, "outcome")
            yield from _has_happened(document, at, promise.outcome.date, "An outcome", "An outcome that lies ahead is none: leave it out.")


def _has_happened(document: Document, location: Location, when: Window, what: str, remedy: str) -> Iterator[Problem]:
    checked = getattr(document.record, "checked", None)
    at = (*location, "date")
    if when.is_undated or when.not_before:
        yield document.problem(at, f"{what} has a date with an end, not '{when}'.", 'Write "..2025-10" for "had happened by".')
    elif checked and (when.first or when.last or checked.first) > checked.last:
        yield document.problem(at, f"{when} lies after the day the file was checked ({checked}).", remedy)


def statements_are_said_once(document: Document, folder: Folder) -> Iterator[Problem]:
    """A statement stands once below its promise: the same day, date, words and quote are the same statement."""
    for location, promise in every(document, Promise):
        known: dict[tuple[object, ...], int] = {}
        for index, statement in enumerate(promise.statements):
            for evidence in statement.evidence:
                words = (" ".join(text.casefold().split()) for text in (statement.wording, evidence.quote))
                first = known.setdefault((statement.said.text, statement.due.text, evidence.source, *words), index)
                if first != index:
                    yield document.problem(
                        (*location, "statements", index), f"This statement stands there already, as statements[{first}].", "Remove one."
                    )
                    break


def promises_run_forward(document: Document, folder: Folder) -> Iterator[Problem]:
    """Statements stand oldest first and promise days after they were said; an outcome follows the first of them."""
    for location, promise in every(document, Promise):
        for index, statement in enumerate(promise.statements):
            at = (*location, "statements", index)
            if index and before(statement.said, promise.statements[index - 1].said):
                yield document.problem(
                    (*at, "said"),
                    f"{statement.said} comes before the statement above it ({promise.statements[index - 1].said}).",
                    "Oldest first.",
                )
            if statement.due.last and statement.said.first and statement.due.last < statement.said.first:
                yield document.problem(
                    (*at, "due"),
                    f"{statement.due} was over when it was said ({statement.said}).",
                    "Mend one of the dates; what had happened is a milestone.",
                )
            if statement.said.first is None or statement.said.last is None:
                yield document.problem(
                    (*at, "said"), f"'{statement.said}' does not say when.", "Give the day, month or year of the statement."
                )
        if promise.outcome and before(promise.outcome.date, promise.statements[0].said):
            yield document.problem(
                (*location, "outcome", "date"),
                f"The outcome ({promise.outcome.date}) comes before the first statement.",
                "Mend one of the dates.",
            )


def reports_follow_what_they_report(document: Document, folder: Folder) -> Iterator[Problem]:
    """Nobody reports what comes later: a statement was said, and a milestone had happened, by the day of the last page that tells of it."""
    sources = getattr(document.record, "sources", {})
    for location, record in every(document, Statement | Milestone):
        name = "said" if isinstance(record, Statement) else "date"
        when: Window = record.said if isinstance(record, Statement) else record.date
        pages = [sources[one.source] for one in record.evidence if one.source in sources]
        days = [
            (page.published.last if page.published and page.published.last else page.read.last if page.read else None) for page in pages
        ]
        if not when.first or not days or None in days:
            continue
        last = max(day for day in days if day)
        checked = getattr(document.record, "checked", None)
        ahead = name == "date" and checked and when.first > checked.last  # has a rule of its own
        if when.first > last and not ahead:
            verb = "said" if name == "said" else "dated"
            yield document.problem(
                (*location, name),
                f"It is {verb} {when}, and its last page is of {last}.",
                "Mend one of the dates, or cite the page that tells of it.",
            )


def windows_end_with_their_pages(document: Document, folder: Folder) -> Iterator[Problem]:
    """What was said was said by the day of the first page that tells it, and what happened had happened by the month of the last."""
    sources = getattr(document.record, "sources", {})
    for kind, name in ENDED.items():
        for location, record in every(document, kind):
            pages = [sources[one.source] for one in record.evidence if one.source in sources]
            days = [day for page in pages if (day := _appeared(page, read=kind is Event))]
            first = kind in (Statement, Reading)
            at, when = (*location, name), getattr(record, name)
            yield from _ends_by(
                document, at, when, (min if first else max)(days, default=None), f"of its {'first' if first else 'last'} page"
            )
    for key, page in sources.items():
        at, read = ("sources", key, "published"), page.read.last if page.read else None
        yield from _ends_by(document, at, page.published, read, "on which the page was read")


def _appeared(page: Source, read: bool) -> date | None:
    """The last day on which a page can have appeared, by its date and by the day on which it was read; or by that alone."""
    days = [one.last for one in (None if read else page.published, page.read) if one and one.last]
    return min(days, default=None)


def _ends_by(document: Document, at: Location, when: Window | None, day: date | None, which: str) -> Iterator[Problem]:
    if not when or not when.last or not day or not (when.first or date.min) <= day < when.last:
        return
    to_the_month = at[-1] in ("date", "published") and (day.year, day.month) == (when.last.year, when.last.month)
    if to_the_month:  # as most pages tell it
        return
    better = when.until(day)
    yield document.problem(at, f"{when} ends after the day {which} ({day}).", f"Write {better}", better=better)


def outcome_of_another_date(document: Document, folder: Folder) -> Iterator[Problem]:
    """An outcome and the milestone by which the promise was kept are one event, with one date."""
    record = document.record
    for location, outcome in every(document, Outcome):
        if not isinstance(record, Company) or not outcome.milestone:
            continue
        owner = record.programmes[str(location[1])] if location[0] == "programmes" else record
        milestone = owner.milestones.get(outcome.milestone)
        if milestone and (milestone.date.first, milestone.date.last) != (outcome.date.first, outcome.date.last):
            yield document.problem(
                (*location, "date"),
                f"The outcome is dated {outcome.date}, and {outcome.milestone}, by which the promise was kept, {milestone.date}.",
                "Write the narrower of the two that is true in both.",
            )


def series_run_forward(document: Document, folder: Folder) -> Iterator[Problem]:
    """The points of a series stand oldest first."""
    if isinstance(document.record, Series):
        points = document.record.points
        for index in range(1, len(points)):
            if before(points[index].date, points[index - 1].date):
                yield document.problem(
                    ("points", index, "date"),
                    f"{points[index].date} comes before the point above it ({points[index - 1].date}).",
                    "Oldest first.",
                )


def _other(meant: Window, due: Window) -> bool:
    """Whether a date is not the one of the table: it ends on another day, or leaves open or takes in what the table does not."""
    wider = meant.first is not None and (due.first is None or due.first < meant.first)
    return meant.last != due.last or wider


def due_by_other_words(document: Document, folder: Folder) -> Iterator[Problem]:
    """The same words name the same date in every file: the table of data/README.md says which."""
    country = getattr(document.record, "country", None)
    for location, statement in every(document, Statement):
        meant = suggest(statement.wording, statement.said, country)
        if meant and _other(Window.parse(meant), statement.due):
            yield document.problem(
                (*location, "due"),
                f"'{statement.wording}' is {meant}, and the date here is {statement.due}.",
                f"Write {meant}, or mend `wording:`; the words into dates stand in data/README.md.",
            )


def as_early_as_left_open(document: Document, folder: Folder) -> Iterator[Problem]:
    """“As early as”, 最快, 最早, 이르면 and 早ければ name a window; only a negative forecast, such as frühestens, has no end."""
    for location, statement in every(document, Statement):
        if not statement.due.not_before:
            continue
        words = (statement.wording, *(text for one in statement.evidence for text in (one.quote, one.translation or "")))
        if match := next(filter(None, map(EARLY.search, words)), None):
            yield document.problem(
                (*location, "due"),
                f"'{match[0]}' names a window, and {statement.due} has no end.",
                f"Write {str(statement.due).removesuffix('..')}, or the part of it that is named.",
            )


_NAMED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:early|mid|middle|late|end|beginning|start|spring|summer|autumn|winter|decade)\b", re.IGNORECASE
)


def wording_in_no_quote(document: Document, folder: Folder) -> Iterator[Problem]:
    """The year that `wording` names, and the part of it, stand in a quote or in its translation: a quote begins before them."""
    for location, statement in every(document, Statement):
        words = " ".join(text for one in statement.evidence for text in (one.quote, one.translation or "")).lower()
        for match in _NAMED.finditer(statement.wording):
            named = match[0].lower()
            if named not in words and not re.search(rf"(?<!\d){named[2:]}年|['’]{named[2:]}\b", words if named.isdigit() else ""):
                yield document.problem(
                    (*location, "wording"),
                    f"No quote of this statement holds '{match[0]}'.",
                    "Let the quote begin before the date, or write the words of the quote.",
                )
                break
