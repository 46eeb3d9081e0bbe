"""Problems: what is wrong in the data, where, and what to do about it.

A problem has four parts: where (path:line:column, so that a terminal makes it a link), which field, what was found
against what was expected, and the remedy. One class, three printings (text, github, json).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one place. `line` and `column` count from 1; `field` is empty where a whole file is meant."""

    path: str
    line: int
    column: int
    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        return ": ".join(part for part in (where, self.field, self.sentence) if part)

    @property
    def sentence(self) -> str:
        """Message and remedy as one piece of text."""
        return f"{self.message} {self.remedy}".strip()


class DataProblems(Exception):
    """Raised when data cannot be used. `problems` holds every one of them, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(as_text(self.problems))


def as_text(problems: Sequence[Problem]) -> str:
    """Print problems for a person, one a line, with the count at the end."""
    return "\n".join([*map(str, problems), count(problems)])


def count(problems: Sequence[Problem]) -> str:
    """Say in one sentence how many problems there are and what to do next."""
    if not problems:
        return "No problems."
    files = len({problem.path for problem in problems})
    them = "it" if len(problems) == 1 else "them"
    return f"{len(problems)} {plural('problem', len(problems))} in {files} {plural('file', files)}. Mend {them} and run `make check` again."


def as_github(problems: Sequence[Problem]) -> str:
    """Print problems as GitHub workflow commands, which show each at its line in a pull request."""
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.field or 'file')}::{_message(p.sentence)}"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Print problems as a JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)


def plural(noun: str, number: int) -> str:
    """Give the noun with an s unless the number is one."""
    return noun if number == 1 else f"{noun}s"


def did_you_mean(word: object, choices: Iterable[str]) -> str:
    """Suggest the closest of the choices ("Did you mean 'sulfide'?"), or nothing when none is close."""
    near = get_close_matches(str(word).lower(), sorted(set(choices)), n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else ""


def field_name(location: Sequence[str | int]) -> str:
    """Write a location in a record as people do: `programmes.x1.routes[0]`."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
