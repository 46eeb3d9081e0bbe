"""The command `draft`: the text of an issue form is data from a stranger."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from solidstate.commands.drafting import LABELS, filled_in
from solidstate.commands.terminal import main

from ..conftest import ROOT

FORM = {
    "Company": "https://site.example/companies/bmw/#x",
    "Programme": "_No response_",
    "What happened": "Tested cells on roads.",
    "Date": "2026-02",
    "Address of the page": "https://www.reuters.com/x?utm_source=a",
    "Title of the page": 'BMW tests "cells": #1',
    "Publisher": "Reuters",
    "Published": "2026-02-04",
    "Quote": "> tested large cells\n> on roads",
    "Translation": "_No response_",
    "Who says so": "maker",
    "What it shows": "_No response_",
}
OPTIONS = ("--source-kind", "press", "--language", "en")
DRAFT = """\
# data/companies/bmw.yaml, below sources:
  reuters-2026-02:
    title: 'BMW tests "cells": #1'
    publisher: Reuters
    kind: press
    url: https://www.reuters.com/x
    language: en
    published: 2026-02-04
    read: 2026-11-24
# data/companies/bmw.yaml, below milestones:
  tested-cells-roads-2026:
    date: 2026-02
    what: Tested cells on roads.
    confirmed_by: maker
    evidence:
      - source: reuters-2026-02
        quote: tested large cells on roads
"""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24


def draft(root: Path, form: dict[str, str], *options: str) -> tuple[int, str, str]:
    text = "\r\n\r\n".join(f"### {label}\r\n\r\n{answer}" for label, answer in form.items())
    done = CliRunner().invoke(main, ["--root", str(root), "draft", "-", *options], input=text)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def sentence(root: Path, **changes: str) -> str:
    code, out, err = draft(root, FORM | {label.replace("_", " "): answer for label, answer in changes.items()}, *OPTIONS)
    assert (code, out) == (2, "")
    return err.rstrip("\n").rpartition("Error: ")[2]


def test_a_form_becomes_the_lines_of_the_record(project: Path) -> None:
    assert draft(project, FORM, *OPTIONS) == (0, DRAFT, "")


def test_with_write_it_goes_the_way_of_a_new_milestone(project: Path) -> None:
    code, out, _ = draft(project, FORM, *OPTIONS, "--write")
    assert code == 0
    assert out.startswith("data/companies/bmw.yaml: milestones.tested-cells-roads-2026 is written.\n")
    text = (project / "data/companies/bmw.yaml").read_text("utf-8")
    assert all(line in text.split("\n") for line in DRAFT.split("\n") if not line.startswith("#"))


def test_what_is_missing_is_named_and_given_by_options(project: Path) -> None:
    code, _, err = draft(project, FORM)
    assert code == 2
    assert "Missing: --source-kind, --language." in err
    code, _, err = draft(project, FORM | {"Who says so": "partner"}, *OPTIONS)
    assert "Missing: --by." in err
    assert draft(project, FORM | {"Who says so": "partner"}, *OPTIONS, "--by", "nio")[0] == 0


def test_a_company_or_programme_is_found_by_its_names(project: Path) -> None:
    for name in ("BMW", "bmw", "Bayerische Motoren Werke", "companies/bmw"):
        assert draft(project, FORM | {"Company": name}, *OPTIONS)[1] == DRAFT
    form = FORM | {"Company": "QuantumScape", "Programme": "QSE-5", "What it shows": "road-test, pilot-line-output"}
    code, out, _ = draft(project, form, *OPTIONS)
    assert code == 0
    assert "below programmes.qse-5.milestones:\n      road-test-2026:\n" in out


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Company": "../../etc/passwd"}, "No company is named '../../etc/passwd'."),
        ({"Company": "BWM"}, "No company is named 'BWM'. Did you mean 'BMW'?"),
        ({"Company": "Cells"}, "No company is named 'Cells'. Did you mean 'Example Cells'?"),
        ({"Company": "QuantumScape", "Programme": "xyz"}, "No programme is named 'xyz'. Its programmes: qse-5."),
        ({"Company": "\x1b[31mred"}, "No company is named '\\x1b[31mred'."),
        ({"Programme": "nothing"}, "No programme is named 'nothing'."),
        ({"Who_says_so": "me"}, "Who says so: 'me' is not one of 'maker', 'partner', 'reported', 'independent'."),
        (
            {"What_it_shows": "road-tests"},
            "What it shows: 'road-tests' is none. Did you mean 'road-test'? Criteria are defined in data/trl.yaml.",
        ),
        ({"Quote": "a\u202eb"}, "Quote: Found the hidden character U+202E. Remove it."),
    ],
)
def test_what_is_none_is_refused_in_one_sentence(project: Path, changes: dict[str, str], said: str) -> None:
    assert sentence(project, **changes).replace("Did you mean 'bmw'?", "Did you mean 'BMW'?") == said


def test_an_answer_stays_an_answer(project: Path) -> None:
    """No text of a stranger begins a line, becomes a key or a comment, or speaks to a runner of workflows."""
    hostile = "tested: cells # here\n::error::gone\n### Not a field\nkey: {a: b}\n- x\n--- \n&a *b !c | > and so on until the line would be folded"
    code, out, _ = draft(project, FORM | {"What happened": hostile, "Quote": "tested\n::set-output name=a::b"}, *OPTIONS, "--id", "x-2026")
    assert code == 0
    assert not any(line.strip().startswith(("::", "###")) for line in out.split("\n"))
    made = yaml.safe_load(out)["x-2026"]
    assert made["what"] == " ".join(hostile.split())
    assert made["evidence"][0]["quote"] == "tested ::set-output name=a::b"


def test_what_the_check_refuses_ends_with_1(project: Path) -> None:
    before = (project / "data/companies/bmw.yaml").read_bytes()
    code, _, err = draft(project, FORM | {"Address of the page": "javascript:alert(1)"}, *OPTIONS, "--write")
    assert code == 1
    assert "sources.reuters-2026-02.url:" in err
    assert "Nothing is written: data/companies/bmw.yaml is as it was." in err
    assert (project / "data/companies/bmw.yaml").read_bytes() == before
    code, out, err = draft(project, FORM | {"Date": "2027"}, *OPTIONS)
    assert (code, bool(out)) == (1, True)
    assert "milestones.tested-cells-roads-2027.date:" in err


def test_what_is_no_form_is_said(project: Path) -> None:
    code, _, err = draft(project, {"Page": "x"})
    assert code == 2
    assert "This is no form of a milestone: it has no answer below '### Company'." in err
    code, _, err = draft(project, FORM | {"Quote": "x" * 70_000})
    assert "a form has at most 70,000." in err


def test_the_first_answer_to_a_question_counts() -> None:
    assert filled_in("### Company\n\nA\n\n### Company\n\nB")["company"] == "A"


def test_the_form_asks_what_draft_reads() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/milestone.yml").read_text("utf-8"))
    assert {field["attributes"]["label"].lower() for field in form["body"] if field["type"] != "markdown"} == set(LABELS)


def test_marks_round_a_quote_and_a_criterion_in_words_are_read(project: Path) -> None:
    for quote in ("“tested large cells on roads”", '"tested large cells on roads"', "„tested large cells on roads“"):
        assert draft(project, FORM | {"Quote": quote}, *OPTIONS)[1] == DRAFT
    form = FORM | {"Company": "QuantumScape", "Programme": "QSE-5", "What it shows": "Road test\npilot-line-output"}
    code, out, _ = draft(project, form, *OPTIONS)
    assert code == 0
    assert "        shows:\n          - road-test\n          - pilot-line-output\n" in out


def test_a_company_that_is_none_yet_is_to_be_made_first(project: Path) -> None:
    assert sentence(project, Company="Acme Batteries") == (
        "No company is named 'Acme Batteries'. `solidstate new company acme-batteries --name 'Acme Batteries'` first."
    )
