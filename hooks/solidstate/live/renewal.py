"""An edit of the package takes effect in a new process: one that runs does not read its modules again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from ..language.problems import Problem

_PLACE = re.compile(r'File "([^"]+)", line (\d+)')


class Code:
    """The Python files below a folder, as they were when the process began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._signs, self._texts = self._look(), self._read()

    def _look(self) -> dict[Path, tuple[int, int]]:
        return {path: (found.st_mtime_ns, found.st_size) for path in self.folder.rglob("*.py") if (found := path.stat())}

    def _read(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.folder.rglob("*.py")}

    def is_edited(self) -> bool:
        """Whether the process runs something else by now than the folder holds."""
        return self._look() != self._signs and self._read() != self._texts

    def trial(self, module: str) -> Problem | None:
        """Import a module of the folder in a process of its own; what stands in the way, with its place."""
        done = subprocess.run([sys.executable, "-c", f"import {module}"], cwd=self.folder, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode == 0:
            return None
        places = [found for found in _PLACE.findall(done.stderr) if Path(found[0]).is_relative_to(self.folder)]
        path, line = places[-1] if places else (str(self.folder), "1")
        where = (Path(self.folder.name) / Path(path).relative_to(self.folder)).as_posix()
        return Problem(where, int(line), 1, "", done.stderr.strip().rpartition("\n")[2], "The preview starts anew when it is mended.")


def start_anew() -> None:
    """Become a new process with the same command."""
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the preview starts itself anew
