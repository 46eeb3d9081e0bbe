"""The command `check`: what it lists, what it mends, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from .test_commands import run

COMPANY = """\
# yaml-language-server: $schema=../schema/company.schema.json
name: Acme   # of the tests
kind: start-up
country: FR
summary: A company  of the tests.
checked: 2026-11-22

sources:
  page-2025:
    title: A page
    publisher: A newspaper
    kind: press
    url: https://example.org/page?utm_source=news
    language: en
    published: 2025-05-22
    read: 2026-11-22

milestones:
  order-2025:
    date: 2025-05-17
    what: An order by a carmaker that is told in a
      sentence of  two lines.   # it goes on
    confirmed_by: partner
    by: Samsung SDI Co., Ltd.
    evidence:
      - quote: an order of Samsung SDI and BMW
        source: page-2025
"""
MENDED = """\
# yaml-language-server: $schema=../schema/company.schema.json
name: Acme   # of the tests
country: FR
kind: start-up
summary: A company of the tests.
checked: 2026-11-22

sources:
  page-2025:
    title: A page
    publisher: A newspaper
    kind: press
    url: https://example.org/page
    language: en
    published: 2025-05-22
    read: 2026-11-22

milestones:
  order-2025:
    date: 2025-05-17
    what: An order by a carmaker that is told in a
      sentence of two lines.   # it goes on
    confirmed_by: partner
    by: samsung-sdi
    evidence:
      - source: page-2025
        quote: an order of Samsung SDI and BMW
"""


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], cwd=folder, check=True, capture_output=True)


def files(project: Path) -> int:
    """How many files the check reads."""
    return len(list((project / "data").rglob("*.yaml")))


@pytest.fixture
def committed(project: Path) -> Path:
    """A project whose main holds the sample."""
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "data")
    git(project, "commit", "-qm", "x")
    return project


def test_fix_mends_what_has_one_right_answer_and_keeps_the_rest(committed: Path) -> None:
    path = committed / "data" / "companies" / "acme.yaml"
    path.write_text(COMPANY, "utf-8")
    code, text = run("check", "--fix", root=committed)
    assert text.splitlines() == [
        "data/companies/acme.yaml:5:10: summary: A company  of the tests. -> A company of the tests.",
        "data/companies/acme.yaml:21:11: milestones.order-2025.what: An order by a carmaker that is told in a sentence of  two lines."
        " -> An order by a carmaker that is told in a sentence of two lines.",
        "data/companies/acme.yaml:13:10: sources.page-2025.url: https://example.org/page?utm_source=news -> https://example.org/page",
        "data/companies/acme.yaml:24:9: milestones.order-2025.by: Samsung SDI Co., Ltd. -> samsung-sdi",
        "data/companies/acme.yaml:26:9: milestones.order-2025.evidence[0]: quote, source -> source, quote",
        "data/companies/acme.yaml:2:1: file: name, kind, country, summary, checked, sources, milestones"
        " -> name, country, kind, summary, checked, sources, milestones",
        f"{files(committed)} files, no problems.",
    ]
    assert (code, path.read_text("utf-8")) == (0, MENDED)
    assert run("check", "--fix", root=committed) == (0, f"{files(committed)} files, no problems.\n")
    assert path.read_text("utf-8") == MENDED
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_fix_leaves_files_alone_that_nobody_touched(committed: Path) -> None:
    path = committed / "data" / "companies" / "acme.yaml"
    path.write_text(COMPANY, "utf-8")
    git(committed, "add", "data")
    git(committed, "commit", "-qm", "y")
    assert run("check", "--fix", root=committed)[1].splitlines()[-1] == "2 problems in 1 file. Mend them and run `make check` again."
    assert path.read_text("utf-8") == COMPANY
    assert run("check", "--fix", str(path), root=committed)[0] == 0
    assert path.read_text("utf-8") == MENDED


def test_what_was_said_is_held_against_where_main_was_left(committed: Path) -> None:
    path = committed / "data" / "companies" / "bmw.yaml"
    git(committed, "checkout", "-qb", "work")
    path.write_text(path.read_text("utf-8").replace("        due: 2030\n", "        due: 2031\n", 1), "utf-8")
    code, text = run("check", root=committed)
    assert code == 1
    assert "statements[0].due: It was 2030 and is 2031. A new date is a new statement below." in text
    git(committed, "commit", "-qam", "changed")
    assert run("check", root=committed)[0] == 1
    assert run("check", "--against", "HEAD", root=committed)[0] == 0
    assert run("check", "--against", "nowhere", root=committed)[0] == 2


def test_questions_of_files_that_nobody_touched_are_counted(committed: Path) -> None:
    path = committed / "data" / "companies" / "welion-energy.yaml"
    path.write_text(MENDED.replace("name: Acme", "name: WeLion Energy").replace("samsung-sdi", "bmw"), "utf-8")
    asked = (
        "data/companies/welion-energy.yaml:2:7: name: asks: Is 'WeLion Energy' the same as 'WeLion' of data/companies/welion.yaml? "
        "If so, keep that file alone; if not, say what tells them apart. [same-company-in-part]\n"
        "1 question in 1 file. Mend what it asks about, or answer there: `answers: {id: one sentence}`.\n"
    )
    assert run("check", root=committed) == (0, asked)
    git(committed, "add", "data")
    git(committed, "commit", "-qm", "y")
    later = f"{files(committed)} files, no problems.\n1 question about files that you did not touch: `solidstate check data` lists them.\n"
    assert run("check", root=committed) == (0, later)
    assert run("check", str(committed / "data"), root=committed)[1].count("[same-company-in-part]") == 1
    found = json.loads(run("check", "--format", "json", root=committed)[1])
    assert [(one["rule"], one["severity"]) for one in found] == [("same-company-in-part", "question")]
    git(committed, "rm", "-q", "--cached", str(path))
    assert run("check", "--format", "github", root=committed)[1].startswith(
        "::warning file=data/companies/welion-energy.yaml,line=2,col=7,title=name::Is 'WeLion Energy'"
    )
    path.write_text(path.read_text("utf-8").replace("country: FR", "country: FR\nanswers:\n  same-company-in-part: Another firm."), "utf-8")
    assert run("check", root=committed) == (0, f"{files(committed)} files, no problems.\n")


def test_fix_mends_what_was_hidden_behind_another_mistake(committed: Path) -> None:
    path = committed / "data" / "companies" / "acme.yaml"
    path.write_text(MENDED.replace("language: en", "language: EN").replace("by: samsung-sdi", "by: Samsung SDI"), "utf-8")
    assert run("check", "--fix", root=committed) == (
        0,
        "data/companies/acme.yaml:14:15: sources.page-2025.language: EN -> en\n"
        "data/companies/acme.yaml:24:9: milestones.order-2025.by: Samsung SDI -> samsung-sdi\n"
        f"{files(committed)} files, no problems.\n",
    )
    assert path.read_text("utf-8") == MENDED
