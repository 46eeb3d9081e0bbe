"""Questions and their answers: any record may hold `answers:`, by the id of a question one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..language.problems import Problem, Severity, did_you_mean
from ..reading.documents import Document
from ..reading.nodes import Location
from ..records import Record
from .folder import Folder, child, with_fields
from .history import HISTORY

IDLE = "answers-ask-nothing"


def misnamed_answers(document: Document, rules: set[str]) -> Iterator[Problem]:
    """An answer names a question that the check asks."""
    for location, record in with_fields(document, "answers"):
        for rule in record.answers:
            if rule not in rules and rule != IDLE:
                message = f"The check asks no question '{rule}'."
                remedy = did_you_mean(rule, rules) or "Its id stands in square brackets at the end of the question."
                yield document.problem((*location, "answers", rule), message, remedy, key=True)


def unanswered(problems: Iterable[Problem], folder: Folder, rules: set[str]) -> Iterator[Problem]:
    """The questions that no record at their place, or above it, answers; and the answers to nothing that was asked."""
    documents = {document.path: document for document in folder.documents}
    used: set[tuple[str, Location]] = set()
    for problem in problems:
        answers = [(problem.path, _answer(documents[problem.path].record, problem.location, problem.rule))]
        if problem.beside:
            answers.append((problem.beside, _answer(documents[problem.beside].record, (), problem.rule)))
        given = {(path, location) for path, location in answers if location is not None}
        used |= given
        if not given:
            yield problem
    for document in folder.documents:
        for location, record in with_fields(document, "answers"):
            for rule in record.answers:
                at = (*location, "answers", rule)
                if (document.path, at) not in used and rule in rules - {*HISTORY}:
                    found = document.problem(at, "Nothing here asks this question any more.", "Remove the answer.", key=True)
                    yield Problem(found.path, found.line, found.column, found.field, found.message, found.remedy, IDLE, Severity.QUESTION)


def _answer(record: Any, location: Location, rule: str) -> Location | None:
    """Where a question about the record at a location is answered: there, or in what it belongs to."""
    holder, found = record, None
    for depth in range(len(location) + 1):
        if isinstance(holder, Record) and rule in holder.__dict__.get("answers", {}):
            found = (*location[:depth], "answers", rule)
        if depth < len(location):
            holder = child(holder, location[depth])
    return found
