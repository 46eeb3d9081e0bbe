"""An edit of the package takes effect in a new process: one that runs does not read its modules again.

Before the preview starts itself anew, another process rehearses that: it starts by the same command, makes a file of each
kind, and ends. So what does not work leaves the old one up.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from ..language.problems import Problem
from .traces import WHOLE

REHEARSAL = "SOLIDSTATE_REHEARSAL"
"""Set in the environment of a process that only rehearses."""

PATIENCE = 60  # seconds in which a rehearsal must end, on a busy machine too
REMEDY = "The preview starts anew when it is mended."

_PLACE = re.compile(r'File "([^"]+)", line (\d+)')

Signs = dict[str, tuple[int, int]]


class Code:
    """The Python files below a folder, as they were when the process began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._signs, self._texts = self._look(), self._read()
        self._tried: tuple[Signs, tuple[Problem, ...]] = ({}, ())

    def _look(self) -> Signs:
        return {path: (found.st_mtime_ns, found.st_size) for path in self._files() for found in _stat(path)}

    def _files(self) -> list[str]:
        return [f"{folder}/{name}" for folder, _, names in os.walk(self.folder) for name in names if name.endswith(".py")]

    def _read(self) -> dict[Path, bytes]:
        texts = {}
        for path in self._files():
            with suppress(OSError):
                texts[Path(path)] = Path(path).read_bytes()
        return texts

    def is_edited(self) -> bool:
        """Whether the process runs something else by now than the folder holds."""
        return self._look() != self._signs and self._read() != self._texts

    def rehearsed(self) -> tuple[Problem, ...]:
        """What would stand in the way of a start, with its place. The same files are tried once, unless they had too little time."""
        signs = self._look()
        if self._tried[0] == signs:
            return self._tried[1]
        try:
            problems = self._rehearse()
        except subprocess.TimeoutExpired:
            return (self._problem([], f"It did not end within {PATIENCE} seconds."),)
        self._tried = signs, problems
        return problems

    def _rehearse(self) -> tuple[Problem, ...]:
        with TemporaryDirectory() as folder:  # a host that fails early leaves its own there
            done = subprocess.run(  # noqa: S603 - the command that runs already
                [sys.executable, *sys.orig_argv[1:]],
                env=os.environ | {REHEARSAL: "1", WHOLE: "1", "TMPDIR": folder},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=PATIENCE,
                check=False,
            )
        if done.returncode == 0:
            return tuple(Problem(**told) for told in json.loads(done.stdout.splitlines()[-1]))
        is_told = re.search("^Traceback", done.stderr, re.MULTILINE) is None  # by the host, in a sentence
        said = (done.stdout if is_told else done.stderr).split("\n")
        text = next((line.strip() for line in reversed(said) if line.strip()), f"It ended with status {done.returncode}")
        return (self._problem(_PLACE.findall(done.stderr), text.rstrip(".") + "."),)

    def _problem(self, frames: list[tuple[str, str]], text: str) -> Problem:
        """A problem in the last line of the folder that was at work, else in the first of the files that were edited."""
        edited = sorted(path for path, text in self._read().items() if self._texts.get(path) != text)
        places = [(Path(path), int(line)) for path, line in frames if Path(path).is_relative_to(self.folder)]
        path, line = (places or [(path, 1) for path in edited] or [(self.folder, 1)])[-1 if places else 0]
        return Problem(path.relative_to(self.folder.parent).as_posix(), line, 1, "", text, REMEDY)


def is_rehearsal() -> bool:
    """Whether this process only rehearses."""
    return REHEARSAL in os.environ


def end_rehearsal(problems: tuple[Problem, ...]) -> None:
    """Tell what stands in the way, and end."""
    sys.stdout.write("\n" + json.dumps([asdict(problem) for problem in problems]) + "\n")
    sys.stdout.flush()
    sys.exit(0)


def start_anew() -> None:
    """Become a new process with the same command."""
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the preview starts itself anew


def _stat(path: str) -> list[os.stat_result]:
    try:
        return [os.stat(path)]  # noqa: PTH116 - after each edit all are asked
    except OSError:
        return []  # it went while we looked
