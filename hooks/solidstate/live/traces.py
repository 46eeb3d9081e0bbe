"""A mistake of the code in one sentence. Only the standard library is imported here: what this speaks of may be any other module."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

WHOLE = "TRACEBACK"
"""Set in the environment of a process that shows the whole way to a mistake."""

_ROOT = Path(__file__).resolve().parents[3]


def tell_in_short() -> None:
    """From here on what ends this process is told with its file and its line, and not by whom it was called."""
    if not os.environ.get(WHOLE):
        sys.excepthook = _tell


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    path, line = _place(error)
    where = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path
    text = " ".join(str(getattr(error, "msg", None) or getattr(error, "message", None) or error).split())
    told = f"{where}:{line}: {kind.__name__}: {text}".rstrip(": ").removesuffix(".")
    sys.stderr.write(f"{ascii(told)[1:-1]}. Mend it there; with {WHOLE}=1 before the command the whole way to it is shown.\n")


def _place(error: Exception) -> tuple[Path, int]:
    """The line that cannot be read, else the last line of the project that was at work, else the last one."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if file and line:  # of Python or of a template
        return Path(file), line
    frames = [(Path(frame.f_code.co_filename), line or 1) for frame, line in traceback.walk_tb(error.__traceback__)]
    ours = [place for place in frames if any(place[0].is_relative_to(_ROOT / name) for name in ("hooks", "templates"))]
    return (ours or frames or [(_ROOT, 1)])[-1]
