"""Examples of criteria: the best by rule, the one that is named, and everybody who shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.derived.examples import best_example, counterexample, showings
from solidstate.derived.survey import Survey

from ..conftest import TODAY

CELL = """\
# yaml-language-server: $schema=../schema/company.schema.json
name: Acme
country: FR
kind: start-up
summary: A company of the tests.
checked: 2026-11-22
sources:
  own: {title: Own, publisher: Acme, kind: company, url: "https://acme.example/a", language: en, published: 2024-03-01}
  one: {title: One, publisher: One, kind: press, url: "https://one.example/a", language: en, published: 2024-03-01}
  two: {title: Two, publisher: Two, kind: press, url: "https://two.example/a", language: en, published: 2024-03-01}
  poor:
    {title: Poor, publisher: Poor, kind: press, url: "https://poor.example/a", language: en, published: 2024-03-01, grade: weak, note: A headline.}
programmes:
  x1:
    name: X1
    class: all-solid-state
    class_evidence: [{source: own, quote: an all-solid-state cell}]
    marketed_as: all-solid-state
    application: car
    milestones:
"""
PARTNER = {"confirmed_by": "partner", "by": "Somebody"}
CONTESTED = {"by": "Somebody else", "why": "It was another cell.", "evidence": [{"source": "one", "quote": "another cell"}]}


def milestone(date: str, *pages: str, **more: Any) -> dict[str, Any]:
    evidence = [{"source": page, "quote": f"a cell was made, said {page}"} for page in pages]
    return {"date": date, "what": "Made a cell.", "shows": ["lab-cell"], "confirmed_by": "maker", "evidence": evidence, **more}


@pytest.fixture
def chosen(project: Path) -> Callable[..., str]:
    """Which of some milestones is the example; every page is cited by one that comes last."""

    def choose(**milestones: dict[str, Any]) -> str:
        last = {"rest": {**milestone("2020", "own", "one", "two", "poor", contested=CONTESTED), "shows": ["use-named"]}}
        lines = [f"      {name}: {json.dumps(one)}\n" for name, one in {**milestones, **last}.items()]
        (project / "data" / "companies" / "acme.yaml").write_text(CELL + "".join(lines), "utf-8")
        for other in ("blue-solutions", "samsung-sdi", "quantumscape", "welion", "donut-lab"):
            path = project / "data" / "companies" / f"{other}.yaml"
            path.write_text(path.read_text("utf-8").replace("- lab-cell\n", "- use-named\n"), "utf-8")
        found = best_example(Survey(open_catalogue(project), TODAY), "lab-cell")
        return found.entry.key if found else ""

    return choose


def test_who_confirms_comes_first(chosen: Callable[..., str]) -> None:
    assert chosen(a=milestone("2023", "own", "one", "two"), b=milestone("2021", "own", **PARTNER)) == "b"
    independent = {"confirmed_by": "independent", "by": "A laboratory"}
    assert chosen(a=milestone("2023", "one", "two", **PARTNER), b=milestone("2021", "one", **independent)) == "b"


def test_then_who_else_published_and_then_the_newest(chosen: Callable[..., str]) -> None:
    assert chosen(a=milestone("2023", "own", "one"), b=milestone("2021", "one", "two")) == "b"
    assert chosen(a=milestone("2023", "own", "one"), b=milestone("2021", "one")) == "a"


def test_what_is_weak_or_contested_comes_last(chosen: Callable[..., str]) -> None:
    assert chosen(a=milestone("2023", "poor", **PARTNER), b=milestone("2021", "own")) == "b"
    assert chosen(a=milestone("2023", "one", "two", contested=CONTESTED, **PARTNER), b=milestone("2021", "poor")) == "b"
    assert chosen(a=milestone("2023", "one", contested=CONTESTED)) == "a"


def test_nobody_shows_it(chosen: Callable[..., str]) -> None:
    assert chosen() == ""


def test_everybody_who_shows_it_is_listed(sample: Catalogue) -> None:
    survey = Survey(sample, TODAY)
    for key in sample.criteria:
        expected = {entry.owner for entry in sample.milestones if key in entry.record.shows and entry.record.date.over_by(TODAY)}
        assert {showing.entry.id for showing in showings(survey, key)} == expected


def test_of_a_promise_stand_the_words_with_which_it_was_made(sample: Catalogue) -> None:
    found = counterexample(sample, "series-production")
    assert found
    assert (found.entry.id, found.is_promise, found.why) == (
        "quantumscape/qse-5/launch",
        True,
        "Something announced: announced is not achieved.",
    )
    assert [one.quote for one in found.evidence] == [
        "We are developing our battery technology with the goal of enabling commercial production in 2024."
    ]
    assert counterexample(sample, "lab-cell") is None


def test_each_criterion_of_the_scale_names_what_does_not_show_it(real: Catalogue) -> None:
    assert [key for key in real.criteria if counterexample(real, key) is None] == []
