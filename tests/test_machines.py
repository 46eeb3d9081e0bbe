"""A clone on another machine, or elsewhere on this one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

TELLS = '#!/bin/sh\necho "$PIP_TARGET|$PIP_USER|$*"\n'


def clone(root: Path) -> Path:
    """A folder that was set up elsewhere; what its Python is told, it says."""
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / "hooks").mkdir()
    shutil.copy2(ROOT / "hooks" / "swap.py", root / "hooks" / "swap.py")
    for name in ("Makefile", "mkdocs.yml", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, root / name)
    python = root / ".venv" / "bin" / "python"
    python.write_text(TELLS)
    python.chmod(0o755)
    ready = root / ".venv" / "ready"
    ready.write_text("/somewhere/else\n")
    later = max(path.stat().st_mtime for path in root.iterdir())
    os.utime(ready, (later, later))
    return root


def surroundings() -> dict[str, str]:
    """Those of somebody whose pip is set to install elsewhere."""
    outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")  # what runs the tests is often make itself
    told = {"PIP_TARGET": "/elsewhere", "PIP_USER": "1", "LC_ALL": "C"}  # the system's own words are compared: in English
    return {key: value for key, value in os.environ.items() if key not in outer} | told


def make(root: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Run a target."""
    return subprocess.run(["make", target], cwd=root, env=surroundings(), capture_output=True, text=True, check=False)


def test_a_clone_that_was_moved_gets_its_own_command_once(tmp_path: Path) -> None:
    root = clone(tmp_path / "dört 工/with a space")
    said = [make(root, "here").stdout for _ in "12"]
    assert said[0] == "|0|-m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .\n"
    assert said[1] in ("", "make: Nothing to be done for 'here'.\n")
    assert (root / ".venv" / "ready").read_text() == f"{root}\n"


@pytest.mark.parametrize("name", ["mkdocs.yml", "hooks/swap.py"])
def test_what_cannot_be_read_is_named_before_the_host_meets_it(name: str, tmp_path: Path) -> None:
    root = clone(tmp_path / "clone")
    (root / name).unlink()
    (root / name).symlink_to(root / name)
    done = make(root, "build")
    assert done.returncode == 2 and done.stdout == ""
    assert f"cat: {name}: Too many levels of symbolic links\n" in done.stderr


def test_what_ends_make_ends_what_it_runs(tmp_path: Path) -> None:
    root = clone(tmp_path / "clone")
    (root / ".venv" / "bin" / "python").write_text('#!/bin/sh\ncase "$*" in *mkdocs*) echo up; exec sleep 30;; esac\n')
    with subprocess.Popen(["make", "-s", "serve"], cwd=root, env=surroundings(), stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout and run.stdout.readline() == "up\n"
        run.terminate()
        run.communicate(timeout=10)  # all that could still write there has ended
    assert run.returncode != 0


def test_a_preview_without_room_says_so_before_the_host_meets_it(tmp_path: Path) -> None:
    root = clone(tmp_path / "clone")
    (root / ".venv" / "bin" / "python").write_text(
        '#!/bin/sh\ncase "$*" in *gettempdir*) echo Traceback >&2; exit 1;; *mkdocs*) echo up;; esac\n'
    )
    done = make(root, "serve")
    told = "The preview needs a folder for what it makes, and can write to none. Make room, or name one: TMPDIR=/elsewhere make serve."
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (2, "", told)
