"""Problems: what is wrong in the data, where, and what to do about it.

A problem has four parts: where (path:line:column, so that a terminal makes it a link), which field, what was found
against what was expected, and the remedy. It is a mistake, which is refused, or a question, which can be answered in the
file. One class, three printings (text, github, json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from difflib import get_close_matches
from enum import StrEnum

from .text import visible

LONGEST = 500  # signs of a message and of a remedy: a terminal shows what is wrong, not a file


class Severity(StrEnum):
    """What a problem does."""

    MISTAKE = "mistake"
    """It is wrong, and refused."""
    QUESTION = "question"
    """It may be right: the file mends or answers it, or somebody who reviews it does."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake or question in one place. `line` and `column` count from 1; `field` is empty where a whole file is meant.

    `rule` is the id of the rule that found it, `form` where the file could not be read as a record. `location` is the field as a path of keys; `better` the text that would
    be right there, where there is one answer; `beside` the path of the other file, where a question is about two.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    remedy: str = ""
    rule: str = "form"
    severity: Severity = Severity.MISTAKE
    location: tuple[str | int, ...] = attribute(default=(), compare=False, repr=False)
    better: str | None = attribute(default=None, compare=False, repr=False)
    beside: str = attribute(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        """Whatever a stranger's file says or is called: a problem is short and in one line, and nothing in it steers a terminal or a log."""
        for name in ("path", "field", "message", "remedy"):
            text = getattr(self, name)
            object.__setattr__(self, name, visible(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"))

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        text = f"asks: {self.sentence} [{self.rule}]" if self.is_question else self.sentence
        return ": ".join(part for part in (where, self.field, text) if part)

    @property
    def is_question(self) -> bool:
        """Whether it may be right, and only asks."""
        return self.severity is Severity.QUESTION

    @property
    def sentence(self) -> str:
        """Message and remedy as one piece of text."""
        return f"{self.message} {self.remedy}".strip()


class DataProblems(Exception):
    """Raised when data cannot be used. `problems` holds every one of them, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(as_text(self.problems))


def mistakes(problems: Iterable[Problem]) -> list[Problem]:
    """Those that are refused."""
    return [problem for problem in problems if not problem.is_question]


def questions(problems: Iterable[Problem]) -> list[Problem]:
    """Those that only ask."""
    return [problem for problem in problems if problem.is_question]


def as_text(problems: Sequence[Problem]) -> str:
    """Print problems for a person, one a line, with the count at the end."""
    return "\n".join([*map(str, problems), count(problems)])


def count(problems: Sequence[Problem]) -> str:
    """Say how many mistakes and questions there are and what to do next."""
    refused, asked = mistakes(problems), questions(problems)
    lines = []
    if refused:
        them = "it" if len(refused) == 1 else "them"
        lines.append(f"{_number('problem', refused)}. Mend {them} and run `make check` again.")
    if asked:
        lines.append(
            f"{_number('question', asked)}. Mend what {'it asks' if len(asked) == 1 else 'they ask'} about, or answer there: `answers: {{id: one sentence}}`."
        )
    return "\n".join(lines) or "No problems."


def _number(noun: str, problems: Sequence[Problem]) -> str:
    files = len({problem.path for problem in problems})
    return f"{len(problems)} {plural(noun, len(problems))} in {files} {plural('file', files)}"


def as_github(problems: Sequence[Problem]) -> str:
    """Print problems as GitHub workflow commands, which show each at its line in a pull request: mistakes first, since it shows ten."""
    return "\n".join(
        f"::{'warning' if p.is_question else 'error'} file={_property(p.path)},line={p.line},col={p.column},"
        f"title={_property(p.field or 'file')}::{_message(f'{p.sentence} [{p.rule}]' if p.is_question else p.sentence)}"
        for p in [*mistakes(problems), *questions(problems)]
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Print problems as a JSON list of objects; `better`, where there is one, is what would be right there."""
    names = ("path", "line", "column", "field", "message", "remedy", "rule", "severity", "better")
    return json.dumps([{name: getattr(problem, name) for name in names} for problem in problems], ensure_ascii=False, indent=1)


def plural(noun: str, number: int) -> str:
    """Give the noun with an s unless the number is one."""
    return noun if number == 1 else f"{noun}s"


def did_you_mean(word: object, choices: Iterable[str]) -> str:
    """Suggest the one choice of which the word is a part ("gotion" of "gotion-high-tech"), or the closest; nothing when none is close."""
    known, meant = sorted(set(choices)), str(word).lower()
    holding = [choice for choice in known if _parted(meant) in _parted(choice)]
    near = holding if len({_parted(choice) for choice in holding}) == 1 else get_close_matches(meant, known, n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else ""


def field_name(location: Sequence[str | int]) -> str:
    """Write a location in a record as people do: `programmes.x1.routes[0]`."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _parted(text: str) -> str:
    return f" {re.sub(r'[-_/ ]+', ' ', text.lower())} "


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
