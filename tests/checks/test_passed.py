"""A file that has passed the rules is held to them again where anything has changed that they look at."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from solidstate import checks
from solidstate.checks import CHECKS, Folder, check_folder, resolved
from solidstate.reading.folder import load_folder

from ..conftest import SAMPLE

COMPANIES = Path("data") / "companies"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of the sample, which has passed."""
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    assert check_folder(tmp_path)[1] == []
    return tmp_path


def test_what_has_passed_is_not_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(checks, "CHECKS", (lambda document, _: iter(asked.append(document.path) or ()),))
    path = folder / COMPANIES / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: Now. "), "utf-8")
    assert check_folder(folder)[1] == []
    assert [one for one in asked if one.startswith("data/companies/")] == ["data/companies/bmw.yaml"]


@pytest.mark.parametrize(
    ("edited", "old", "new", "found"),
    [
        ("data/companies/nio.yaml", "kind: carmaker", "kind: start-up", "carmakers-make-cars"),
        ("data/companies/nio.yaml", "also_known_as:\n", "also_known_as:\n  - RATP\n", "organisations-go-by-their-id"),
        ("data/publishers.yaml", "", None, "sources-are-whole"),
        ("data/routes/sulfide.yaml", "", None, "ids-exist"),
    ],
)
def test_what_another_file_says_is_held_against_it(folder: Path, edited: str, old: str, new: str | None, found: str) -> None:
    path = folder / edited
    if new is None:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    problems = check_folder(folder)[1]
    shutil.rmtree(folder / ".cache")
    assert problems == check_folder(folder)[1]
    assert found in {problem.rule for problem in problems if problem.path.startswith("data/companies/") and problem.path != edited}


def test_what_was_there_with_a_mistake_and_is_gone_is_missed(folder: Path) -> None:
    naming, named = folder / COMPANIES / "quantumscape.yaml", folder / COMPANIES / "blue-solutions.yaml"
    naming.write_text(naming.read_text("utf-8").replace("name: ducati", "name: blue-solutions"), "utf-8")
    named.write_text(named.read_text("utf-8") + "colour: blue\n", "utf-8")
    assert {problem.path for problem in check_folder(folder)[1]} == {"data/companies/blue-solutions.yaml"}
    named.unlink()
    assert [problem.rule for problem in check_folder(folder)[1]] == ["ids-exist"]


def test_a_rule_looks_at_nothing_else_of_other_companies() -> None:
    documents = resolved(load_folder(SAMPLE)[0])
    whole = Folder.of(documents)
    stubs = {
        key: SimpleNamespace(
            path=one.path,
            id=one.id,
            record=SimpleNamespace(**{field: getattr(one.record, field) for field in ("name", "also_known_as", "kind")}),
        )
        for key, one in whole.by_kind["company"].items()
    }
    for document in whole.by_kind["company"].values():
        alone = Folder((document,), {**whole.by_kind, "company": stubs}, whole.criteria, whole.measures)  # type: ignore[dict-item]
        assert [problem for rule in CHECKS for problem in rule(document, alone)] == []
