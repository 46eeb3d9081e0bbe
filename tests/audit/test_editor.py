"""What an editor says while somebody writes a record: the words of closed lists are offered and explained, mistakes underlined."""

from __future__ import annotations

import pytest

from ..conftest import ROOT
from .language_server import Editor

pytestmark = pytest.mark.npm

PATH = ROOT / "data" / "companies" / "acme.yaml"
HEAD = "# yaml-language-server: $schema=../schema/company.schema.json\n"
TEXT = (ROOT / "tests" / "mistakes" / "base" / "acme.yaml").read_text("utf-8")


def at(text: str, words: str) -> tuple[int, int]:
    """The place behind some words, as the protocol counts."""
    before = text[: text.index(words) + len(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_criteria_are_offered_with_what_counts() -> None:
    text = HEAD + TEXT.removeprefix(HEAD).replace("- pilot-line-output", "- ", 1)
    with Editor(PATH, text) as editor:
        offered = editor.completions(*at(text, "shows:\n          - "))
    assert "pilot-line-output" in offered and "road-test" in offered
    assert offered["pilot-line-output"].startswith("Rung 7")
    assert "Does not count:" in offered["road-test"]


def test_a_criterion_is_explained_where_it_stands() -> None:
    text = HEAD + TEXT.removeprefix(HEAD)
    with Editor(PATH, text) as editor:
        said = editor.hover(*at(text, "- pilot-l"))
    assert "Rung 7" in said and "Counts:" in said


def test_fields_and_words_are_explained() -> None:
    text = HEAD + TEXT.removeprefix(HEAD)
    with Editor(PATH, text.replace("confirmed_by: maker", "confirmed_by: ", 1)) as editor:
        offered = editor.completions(*at(text, "confirmed_by: "))
        assert "nam" in offered["reported"]
    with Editor(PATH, text) as editor:
        assert "a claim" in editor.hover(*at(text, "confirmed"))
        assert "Wh" in editor.hover(*at(text, "measure: specific"))
        assert editor.problems() == []


def test_an_unknown_word_is_underlined() -> None:
    text = HEAD + TEXT.removeprefix(HEAD).replace("pilot-line-output", "pilot-line-outputs", 1).replace(
        "confirmed_by: maker", "confirmed_by: press"
    )
    with Editor(PATH, text) as editor:
        found = " ".join(editor.problems())
    assert "maker" in found and "partner" in found
    assert "pilot-line-output" in found
