"""What is new is held to every rule before it is written."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..checks import check_folder
from ..language.problems import Problem


def proved(root: Path, path: str, text: str, today: date) -> list[Problem]:
    """The problems that a file would bring, in a copy of the data; those that there were before are not among them.

    `path` is the file's below `root`.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "data", copy / "data")
        with suppress(OSError):  # what is kept of the other files is kept of their copies
            (copy / ".cache").symlink_to(root.resolve() / ".cache")
        (copy / path).write_text(text, "utf-8", newline="")
        found = check_folder(copy, today, ask=True, touched=[path])[1]
    before = {_same(problem) for problem in check_folder(root, today, ask=True)[1]} if found else set()
    return [problem for problem in found if _same(problem) not in before]


def _same(problem: Problem) -> tuple[str, str, str, str]:
    """A problem without its line, which moves when something is added above it."""
    return problem.path, problem.field, problem.message, problem.rule
