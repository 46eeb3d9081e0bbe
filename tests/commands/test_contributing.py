"""What CONTRIBUTING.md tells a newcomer to type works as it stands, in the order in which it says so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from solidstate.checks import check_folder
from solidstate.records import Figure

from ..conftest import ROOT
from .test_commands import run

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PARTS = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##)", GUIDE, re.MULTILINE | re.DOTALL))
PREFIX = ".venv/bin/solidstate "


def commands(part: str) -> list[list[str]]:
    """The commands of one part of the guide."""
    blocks = re.findall(r"```sh\n(.*?)```", PARTS[part], re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").split("\n")
    return [shlex.split(line.removeprefix(PREFIX), comments=True) for line in lines if line.startswith(PREFIX)]


def test_the_commands_of_the_first_five_minutes_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")  # 2026-11-27
    for part in ("A new company", "A news item", "A date that moved"):
        assert commands(part), part
        for words in commands(part):
            code, text = run(*words, root=project)
            assert code == 0, text
    _, problems = check_folder(project, ask=True, touched=["data/companies/acme.yaml"])
    assert [str(problem) for problem in problems if problem.path.endswith("acme.yaml")] == []
    code, text = run("show", "acme/x1", root=project)
    assert "TRL 4–5, claimed" in text
    promise = yaml.safe_load((project / "data/companies/acme.yaml").read_text("utf-8"))["programmes"]["x1"]["promises"]["first-car"]
    assert [str(statement["due"]) for statement in promise["statements"]] == ["2028", "2030"]


def test_every_command_of_the_guides_is_one(project: Path) -> None:
    guides = [GUIDE, (ROOT / "docs" / "contribute.md").read_text("utf-8"), (ROOT / "README.md").read_text("utf-8")]
    named = {tuple(found.split()) for text in guides for found in re.findall(r"\.venv/bin/solidstate ((?:new )?[a-z]+)", text)}
    assert ("new", "milestone") in named
    for words in named:
        assert run(*words, "--help", root=project)[0] == 0, words


def test_the_corrected_number_is_a_figure() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", PARTS["A number that is wrong"], re.DOTALL)
    (figure,) = yaml.safe_load(block)["figures"]
    assert Figure.model_validate(figure).corrected
