"""Rules across records. A rule is a small generator: its docstring is the rule, its name with hyphens its id.

`CHECKS` are those that look at one file, `WHOLE` those that look at all at once: what they find is a mistake. What
`QUESTIONS` and `WHOLE_QUESTIONS` find may be right: it is asked, and silent once it is answered in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..language.problems import Problem, Severity
from ..reading.documents import Document
from ..reading.folder import load_folder
from .announced import intent_beside_shows, kept_by_less, one_quote_proves_one_thing, plan_as_a_milestone
from .answers import misnamed_answers, unanswered
from .audits import audits_add_up, audits_are_past, findings_are_whole
from .bounds import best_or_bound, bound_left_out, bounds_stand_in_quotes, how_read_from_nothing, level_unnamed
from .companions import agreements_say_their_condition, dates_are_taken_back_whole, intent_shows_something, the_best_is_a_number
from .dates import (
    as_early_as_left_open,
    due_by_other_words,
    files_are_checked_by_today,
    milestones_are_past,
    outcome_of_another_date,
    outcomes_are_past,
    promises_run_forward,
    reports_follow_what_they_report,
    series_run_forward,
    statements_are_said_once,
    windows_end_with_their_pages,
    wording_in_no_quote,
)
from .examples import examples_of_what_does_not_count
from .folder import Check, Folder, WholeCheck, forget, unit_factors, walk, walked
from .history import HISTORY
from .identity import (
    companies_have_one_file,
    organisations_go_by_their_id,
    programmes_have_one_name,
    same_as_is_one_organisation,
    same_company_in_part,
)
from .numbers import measures_and_units_exist, ranges_run_upwards, values_stand_in_quotes
from .pages import addresses_are_web_addresses, page_weak_elsewhere, pages_are_listed_once, pages_have_the_same_words
from .passed import Passed
from .publishers import publishers_are_single, resolved, sources_are_whole
from .references import (
    anchors_are_free,
    anchors_are_single,
    criteria_exist,
    ids_exist,
    origins_exist,
    outcomes_are_whole,
    pages_exist,
    routes_are_led_to,
)
from .texts import (
    countries_exist,
    evidence_names_a_source,
    placeholders_are_filled,
    quotes_are_short,
    sources_are_cited,
    sources_are_dated_in_order,
    text_is_plain,
)
from .verbatim import (
    languages_exist,
    nobody_is_named,
    quote_in_another_language,
    quotes_are_verbatim,
    translations_translate,
    words_in_brackets,
)
from .whole import one_name_one_place, scale_is_whole
from .witnesses import (
    carmakers_make_cars,
    confirmations_name_somebody,
    confirmed_by_whom,
    partner_without_evidence,
    speakers_have_a_standing,
)
from .wording import level_in_a_proof, level_in_words, names_stand_alone, number_in_no_quote, signs_fit_the_script, weak_without_note

CHECKS: tuple[Check, ...] = (
    text_is_plain,
    placeholders_are_filled,
    countries_exist,
    addresses_are_web_addresses,
    pages_are_listed_once,
    evidence_names_a_source,
    publishers_are_single,
    sources_are_whole,
    sources_are_cited,
    sources_are_dated_in_order,
    quotes_are_short,
    quotes_are_verbatim,
    translations_translate,
    languages_exist,
    one_quote_proves_one_thing,
    measures_and_units_exist,
    ranges_run_upwards,
    values_stand_in_quotes,
    bounds_stand_in_quotes,
    signs_fit_the_script,
    names_stand_alone,
    criteria_exist,
    ids_exist,
    pages_exist,
    origins_exist,
    confirmations_name_somebody,
    speakers_have_a_standing,
    carmakers_make_cars,
    organisations_go_by_their_id,
    programmes_have_one_name,
    files_are_checked_by_today,
    milestones_are_past,
    outcomes_are_past,
    promises_run_forward,
    statements_are_said_once,
    reports_follow_what_they_report,
    windows_end_with_their_pages,
    dates_are_taken_back_whole,
    agreements_say_their_condition,
    intent_shows_something,
    the_best_is_a_number,
    outcomes_are_whole,
    anchors_are_single,
    anchors_are_free,
    series_run_forward,
    scale_is_whole,
    examples_of_what_does_not_count,
    audits_add_up,
    audits_are_past,
    findings_are_whole,
)

WHOLE: tuple[WholeCheck, ...] = (companies_have_one_file, same_as_is_one_organisation, pages_have_the_same_words, one_name_one_place)

QUESTIONS: tuple[Check, ...] = (
    intent_beside_shows,
    plan_as_a_milestone,
    words_in_brackets,
    quote_in_another_language,
    nobody_is_named,
    weak_without_note,
    bound_left_out,
    best_or_bound,
    level_unnamed,
    how_read_from_nothing,
    number_in_no_quote,
    level_in_words,
    level_in_a_proof,
    partner_without_evidence,
    confirmed_by_whom,
    kept_by_less,
    due_by_other_words,
    as_early_as_left_open,
    wording_in_no_quote,
    outcome_of_another_date,
)

WHOLE_QUESTIONS: tuple[WholeCheck, ...] = (same_company_in_part, page_weak_elsewhere)


def rule_id(rule: Check | WholeCheck) -> str:
    """The id of a rule: its name with hyphens."""
    return rule.__name__.replace("_", "-")


def check_folder(
    root: Path, today: date | None = None, ask: bool = False, touched: Iterable[str] = ()
) -> tuple[list[Document], list[Problem]]:
    """Read the data below `root` and hold it to every rule. Returns the documents and all mistakes, sorted.

    With `today`, also to the rule that no file was checked after it. With `ask`, also the questions that no file answers.
    `touched` are the paths of files that somebody works on: where two files disagree, theirs is the mistake.
    """
    documents, problems = load_folder(root)
    documents = resolved(documents)
    folder = Folder.of(documents, today, frozenset(touched))
    passed = None if ask else Passed(root, folder)
    problems = [*routes_are_led_to(problems, documents, folder), *mistakes(folder, once=not ask, passed=passed)]
    if ask:
        found = [problem for document in folder.documents for problem in _found(QUESTIONS, document, folder, severity=Severity.QUESTION)]
        found += _found(WHOLE_QUESTIONS, folder, severity=Severity.QUESTION)
        problems.extend(unanswered(found, folder, _questions()))
    if passed:
        passed.keep()
    return documents, sorted(set(problems))


def mistakes(
    folder: Folder, go_on: Callable[[], bool] = lambda: True, once: bool = False, passed: Passed | None = None
) -> Iterator[Problem]:
    """Every mistake of a folder, as long as `go_on` says so. With `once` what the rules share of a file goes when they are through;
    with `passed` no file is held to rules that it has passed before.
    """
    questions = _questions()
    for document in folder.documents:
        found: list[Problem] = []
        if not (passed and passed.has(document)):
            found = [*mistakes_in([document], folder), *misnamed_answers(document, questions)]
            yield from found
        if passed and not found:
            passed.note(document)
        if once:
            forget(document)
        if not go_on():
            return
    yield from _found(WHOLE, folder)


def mistakes_in(documents: Iterable[Document], folder: Folder) -> Iterator[Problem]:
    """What the rules for one file say of some files of a folder."""
    for document in documents:
        walked(document, keep=True)
        yield from _found(CHECKS, document, folder)


def _questions() -> set[str]:
    """The ids of all rules that ask."""
    return {*HISTORY, *map(rule_id, QUESTIONS), *map(rule_id, WHOLE_QUESTIONS)}


def _found(rules: tuple[Callable[..., Iterator[Problem]], ...], *of: object, severity: Severity = Severity.MISTAKE) -> Iterator[Problem]:
    """What some rules say of a file or of the whole folder."""
    for rule in rules:
        for problem in rule(*of):
            yield replace(problem, rule=rule_id(rule), severity=severity)


__all__ = [
    "CHECKS",
    "Check",
    "Folder",
    "QUESTIONS",
    "WHOLE",
    "WHOLE_QUESTIONS",
    "check_folder",
    "mistakes",
    "mistakes_in",
    "resolved",
    "rule_id",
    "unit_factors",
    "walk",
]
