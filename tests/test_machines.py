"""A clone on another machine, or elsewhere on this one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .conftest import ROOT

TELLS = '#!/bin/sh\necho "$PIP_TARGET|$PIP_USER|$*"\n'


def test_a_clone_that_was_moved_gets_its_own_command_once(tmp_path: Path) -> None:
    root = tmp_path / "dört 工/with a space"
    (root / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, root / name)
    python = root / ".venv" / "bin" / "python"
    python.write_text(TELLS)
    python.chmod(0o755)
    ready = root / ".venv" / "ready"
    ready.write_text("/somewhere/else\n")
    later = max(path.stat().st_mtime for path in root.iterdir()) + 1
    os.utime(ready, (later, later))
    outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")  # what runs the tests is often make itself
    environment = {key: value for key, value in os.environ.items() if key not in outer} | {"PIP_TARGET": "/elsewhere", "PIP_USER": "1"}
    said = [subprocess.run(["make", "here"], cwd=root, env=environment, capture_output=True, text=True, check=True).stdout for _ in "12"]
    assert said[0] == "|0|-m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .\n"
    assert said[1] in ("", "make: Nothing to be done for 'here'.\n")
    assert ready.read_text() == f"{root}\n"
