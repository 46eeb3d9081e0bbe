"""A hundred kills, each at a random step of a command that writes: what stands then is the old or the new, and the next run mends the rest."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..building import EPOCH, files
from ..conftest import SAMPLE
from ..previewing import copy_project

SEED = 20261127
KILLS = """\
import atexit, os, signal, sys
left, taken = int(os.environ["KILL_AT"]), 0
def count(event, given):
    global taken
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"):
        taken += 1
        if taken == left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
atexit.register(lambda: open(os.environ["STEPS"], "w").write(str(taken)))
"""
"""Kills a process at one of its steps in the file system, or counts them: no clock is asked."""


@dataclass(frozen=True)
class Case:
    """A command that writes, what makes its result another one, and where the result stands."""

    words: list[str]
    edit: str
    result: Callable[[Path], dict[str, bytes]]
    kills: int


def _of(*names: str) -> Callable[[Path], dict[str, bytes]]:
    def result(root: Path) -> dict[str, bytes]:
        return {name: (root / name).read_bytes() for name in names if (root / name).is_file()}

    return result


CASES = {
    "build": Case(["mkdocs", "build", "--strict"], "docs/method.md", lambda root: files(root / "site"), 40),
    "pack": Case(["solidstate", "pack", "folder", "far.zip"], "folder/index.html", _of("far.zip", "far.zip.sha256"), 20),
    "schema": Case(["solidstate", "schema"], "data/README.md", _of("data/README.md", "data/schema/company.schema.json"), 20),
    "new": Case(
        [
            "solidstate",
            "new",
            "company",
            "anode-works",
            "--name=Anode Works",
            "--country=FR",
            "--kind=start-up",
            "--summary=It makes anodes.",
        ],
        "",
        lambda root: files(root / "data"),
        20,
    ),
}


def _run(root: Path, words: list[str], kill_at: int = 0) -> tuple[int, int]:
    """The exit status, and how many steps a run that came to its end took."""
    steps = root.parent / "steps"
    environment = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "REPO_URL", "OFFLINE")}
    environment |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "STEPS": str(steps), "KILL_AT": str(kill_at)}
    environment["PYTHONPATH"] = os.pathsep.join((str(root.parent / "killing"), str(root / "hooks")))
    done = subprocess.run([sys.executable, "-m", *words], cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, -9), done.stderr.decode()
    return done.returncode, int(steps.read_text()) if done.returncode == 0 else 0


@pytest.mark.campaign
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_killed_command_leaves_is_whole(case: Case, tmp_path: Path) -> None:
    (tmp_path / "killing").mkdir()
    (tmp_path / "killing" / "sitecustomize.py").write_text(KILLS)
    root, before = copy_project(tmp_path / "project", SAMPLE / "data"), tmp_path / "before"
    (root / "folder").mkdir()
    (root / "folder" / "index.html").write_text("old")
    if case.edit:
        _run(root, case.words)
        with (root / case.edit).open("a", encoding="utf-8") as text:
            text.write("\nEdited.\n")
    old = case.result(root)
    shutil.copytree(root, before)
    _, steps = _run(root, case.words)
    new = case.result(root)
    assert new != old and steps > 20

    chance, killed = random.Random(SEED), 0
    while killed < case.kills:
        shutil.rmtree(root)
        shutil.copytree(before, root)
        status, _ = _run(root, case.words, chance.randint(1, steps))
        killed += status == -9
        found = case.result(root)
        assert all(content in (old.get(path), new.get(path)) for path, content in found.items())
        if case.words[0] == "mkdocs":
            assert found in (old, new), "Of a site no file is of another build."
    if found == old or case.edit:
        _run(root, case.words)
    assert case.result(root) == new, "The next run ends what a killed one began."
