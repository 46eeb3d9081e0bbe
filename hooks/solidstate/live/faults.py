"""An exception as a problem: with the place in the project that it speaks of, so that whoever edits knows where to look."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from ..language.problems import DataProblems, Problem
from ..reading.whole import NO_ROOM

REMEDY = "The site is shown as it was before."


def faults(error: BaseException, root: Path, remedy: str = REMEDY) -> tuple[Problem, ...]:
    """The problems that an exception stands for, each in its line of the project at `root`."""
    cause: BaseException = error
    while cause.__context__ and not isinstance(cause, (TemplateSyntaxError, DataProblems)):
        cause = cause.__context__  # a host puts the findings of others into words of its own
    if isinstance(cause, DataProblems):
        return cause.problems
    where, line = _place(cause, root)
    path = where.relative_to(root).as_posix() if where.is_relative_to(root) else str(where)
    told = (
        cause.name if isinstance(cause, TemplateNotFound) else getattr(cause, "problem", None) or getattr(cause, "strerror", None) or cause
    )
    return (Problem(path, line, 1, "", f"{type(cause).__name__}: {' '.join(str(told).split())}".rstrip(": ") + ".", remedy),)


def _place(cause: BaseException, root: Path) -> tuple[Path, int]:
    """The file and line: that of a parser's mark, the file that the system could not use, or the last line that was at work."""
    walked = traceback.walk_tb(cause.__traceback__)  # extracting it would keep the text of every file that it names
    frames = [(Path(frame.f_code.co_filename), line or 1) for frame, line in walked]
    led = (root / "hooks", root / "hooks" / "solidstate" / "live")  # the host's files, and what leads here: at fault where they end it
    installed = "site-packages"  # below the project, too
    ours = [
        place
        for place in frames
        if place[0].is_relative_to(root) and installed not in place[0].parts and (place[0].parent not in led or place is frames[-1])
    ]
    written = [place for place in ours if place[0].suffix != ".py"]
    if isinstance(cause, TemplateSyntaxError):
        return Path(cause.filename or cause.name or ""), cause.lineno
    if mark := getattr(cause, "problem_mark", None):
        return Path(mark.name), mark.line + 1
    if isinstance(cause, OSError) and cause.filename:
        refused = Path(str(cause.filename))
        if refused.is_relative_to(root) or cause.errno in NO_ROOM:
            return refused, 1
    if isinstance(cause, TemplateNotFound) and cause.name and all(place.suffix == ".py" for place, _ in frames):
        return root / "templates" / cause.name, 1
    if isinstance(cause, TemplateNotFound):  # what a theme's template lacks, the settings asked for
        return (written or [(root / "mkdocs.yml", 1)])[-1]
    return (ours or [(root / "mkdocs.yml", 1)])[-1]


def settings_fault(said: list[str], path: Path) -> DataProblems:
    """What a host says of its settings file, at the line of the setting that it names."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    problems = []
    for text in said or ["The settings cannot be used."]:
        name = re.search(r"'(\w+)'", text)
        line = next((number for number, line in enumerate(lines, 1) if name and line.startswith(f"{name[1]}:")), 1)
        problems.append(Problem(path.name, line, 1, "", " ".join(text.split()), REMEDY))
    return DataProblems(problems)
