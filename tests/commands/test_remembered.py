"""A check that has nothing to look at says what it said before; whatever it hangs on changes the question."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from solidstate.commands import remembered
from solidstate.commands.remembered import Remembered
from solidstate.commands.terminal import main

from ..conftest import TODAY, sample_project

BMW = "data/companies/bmw.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample that shares nothing with others."""
    return sample_project(tmp_path)


def ask(root: Path, today: date = TODAY, asked: object = ()) -> Remembered:
    return Remembered(root, today, asked, ())


def test_an_answer_is_given_again(project: Path) -> None:
    assert ask(project).text is None
    ask(project).keep("Nothing.", 1)
    again = ask(project)
    assert (again.text, again.code) == ("Nothing.", 1)


def test_another_day_question_file_or_code_is_another_question(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(project).keep("Nothing.", 0)
    assert ask(project, TODAY + timedelta(1)).text is None
    assert ask(project, asked="json").text is None
    text = (project / BMW).read_text("utf-8")
    (project / BMW).write_text(text + "# a remark\n", "utf-8")
    assert ask(project).text is None
    (project / BMW).write_text(text, "utf-8")
    assert ask(project).text == "Nothing."
    (project / "data" / "new").mkdir()
    assert ask(project).text is None
    (project / "data" / "new").rmdir()
    monkeypatch.setattr(remembered, "bytes_of", lambda folder, pattern: f"{folder} is another".encode())
    assert ask(project).text is None


def test_an_answer_from_elsewhere_is_not_found(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    ask(project).keep("No problems, they say.", 0)
    copied = tmp_path_factory.mktemp("copy") / "project"
    shutil.copytree(project, copied, symlinks=True)
    assert ask(copied).text is None


def test_the_command_says_the_same_twice(project: Path) -> None:
    (project / BMW).write_text((project / BMW).read_text("utf-8").replace("kind: carmaker", "kind: carrmaker"), "utf-8")
    first, second = (CliRunner().invoke(main, ["--root", str(project), "check"]) for _ in range(2))
    assert (first.output, first.exit_code) == (second.output, second.exit_code)
    assert first.exit_code == 1 and "carrmaker" in first.output
