"""Rules across records. A rule is a small generator: its docstring is the rule, its name with hyphens its id.

`CHECKS` are those that look at one file, `WHOLE` those that look at all at once: what they find is a mistake. What
`QUESTIONS` and `WHOLE_QUESTIONS` find may be right: it is asked, and silent once it is answered in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..language.problems import Problem, Severity
from ..reading.loading import Document, load_folder
from .answers import misnamed_answers, unanswered
from .dates import files_are_checked_by_today, milestones_are_past, outcomes_are_past, promises_run_forward, series_run_forward
from .folder import Check, Folder, WholeCheck, unit_factors, walk
from .numbers import measures_and_units_exist, values_stand_in_quotes
from .references import (
    anchors_are_free,
    anchors_are_single,
    confirmations_name_somebody,
    criteria_exist,
    ids_exist,
    origins_exist,
    outcomes_are_whole,
    pages_exist,
)
from .texts import (
    addresses_are_web_addresses,
    countries_exist,
    evidence_names_a_source,
    placeholders_are_filled,
    quotes_are_short,
    sources_are_cited,
    sources_are_dated_in_order,
    text_is_plain,
)
from .whole import one_name_one_place, same_source_same_name, scale_is_whole

CHECKS: tuple[Check, ...] = (
    text_is_plain,
    placeholders_are_filled,
    countries_exist,
    addresses_are_web_addresses,
    evidence_names_a_source,
    sources_are_cited,
    sources_are_dated_in_order,
    quotes_are_short,
    measures_and_units_exist,
    values_stand_in_quotes,
    criteria_exist,
    ids_exist,
    pages_exist,
    origins_exist,
    confirmations_name_somebody,
    files_are_checked_by_today,
    milestones_are_past,
    outcomes_are_past,
    promises_run_forward,
    outcomes_are_whole,
    anchors_are_single,
    anchors_are_free,
    series_run_forward,
    scale_is_whole,
)

WHOLE: tuple[WholeCheck, ...] = (same_source_same_name, one_name_one_place)

QUESTIONS: tuple[Check, ...] = ()

WHOLE_QUESTIONS: tuple[WholeCheck, ...] = ()


def rule_id(rule: Check | WholeCheck) -> str:
    """The id of a rule: its name with hyphens."""
    return rule.__name__.replace("_", "-")


def check_folder(root: Path, today: date | None = None, ask: bool = False) -> tuple[list[Document], list[Problem]]:
    """Read the data below `root` and hold it to every rule. Returns the documents and all mistakes, sorted.

    With `today`, also to the rule that no file was checked after it. With `ask`, also the questions that no file answers.
    """
    documents, problems = load_folder(root)
    folder = Folder.of(documents, today)
    problems.extend(_found(CHECKS, WHOLE, folder, Severity.MISTAKE))
    problems.extend(misnamed_answers(folder, {*map(rule_id, QUESTIONS), *map(rule_id, WHOLE_QUESTIONS)}))
    if ask:
        problems.extend(unanswered(_found(QUESTIONS, WHOLE_QUESTIONS, folder, Severity.QUESTION), folder))
    return documents, sorted(set(problems))


def _found(checks: tuple[Check, ...], whole: tuple[WholeCheck, ...], folder: Folder, severity: Severity) -> Iterator[Problem]:
    for check in checks:
        for document in folder.documents:
            for problem in check(document, folder):
                yield replace(problem, rule=rule_id(check), severity=severity)
    for rule in whole:
        for problem in rule(folder):
            yield replace(problem, rule=rule_id(rule), severity=severity)


__all__ = [
    "CHECKS",
    "Check",
    "Folder",
    "QUESTIONS",
    "WHOLE",
    "WHOLE_QUESTIONS",
    "addresses_are_web_addresses",
    "anchors_are_free",
    "anchors_are_single",
    "check_folder",
    "confirmations_name_somebody",
    "countries_exist",
    "criteria_exist",
    "evidence_names_a_source",
    "files_are_checked_by_today",
    "ids_exist",
    "measures_and_units_exist",
    "milestones_are_past",
    "origins_exist",
    "outcomes_are_past",
    "one_name_one_place",
    "outcomes_are_whole",
    "pages_exist",
    "placeholders_are_filled",
    "promises_run_forward",
    "quotes_are_short",
    "rule_id",
    "same_source_same_name",
    "scale_is_whole",
    "series_run_forward",
    "sources_are_cited",
    "sources_are_dated_in_order",
    "text_is_plain",
    "unit_factors",
    "values_stand_in_quotes",
    "walk",
]
