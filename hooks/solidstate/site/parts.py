"""Derived parts in hand-written pages: `<!-- part: NAME -->` stands for the template NAME of templates/parts/."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from ..language.problems import DataProblems, Problem, did_you_mean
from ..reading.leftovers import is_left_behind
from ..reading.loading import text_of

Part = Callable[[str, str], str]
"""Renders a part: its name and the uri of the page on which it stands; KeyError where there is none."""

_MARKER = re.compile(r"<!--\s*part:\s*([\w-]+)\s*-->")


def fill(text: str, uri: str, part: Part) -> str:
    """The text of the hand-written page at `uri` with its parts in their places; one that does not exist is left out."""

    def found(match: re.Match[str]) -> str:
        try:
            return part(match[1], uri)
        except KeyError:
            return ""  # `unknown_parts` tells of it

    return _MARKER.sub(found, text)


def unknown_parts(text: str, uri: str, known: Collection[str]) -> Iterator[Problem]:
    """Each part of a hand-written page that does not exist, with its place; `known` are the names of those that do."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _MARKER.finditer(line):
            if match[1] not in known:
                remedy = "Parts are the files in templates/parts/."
                yield Problem(f"docs/{uri}", number, match.start() + 1, "", no_part(match[1], known), remedy)


def no_part(name: str, known: Collection[str]) -> str:
    """The sentence that says that a part does not exist, with the nearest that does."""
    return f"There is no part '{name}'. {did_you_mean(name, known)}".strip()


def hand_written(docs: Path) -> dict[str, str]:
    """The hand-written pages, the text of each by its uri; a link is none of ours. Raises DataProblems for those that are no text."""
    found = [path for path in sorted(docs.rglob("*.md")) if not is_left_behind(path.relative_to(docs)) and not path.is_symlink()]
    read = {path.relative_to(docs).as_posix(): text_of(path, f"docs/{path.relative_to(docs).as_posix()}") for path in found}
    if problems := [problem for _, problems in read.values() for problem in problems]:
        raise DataProblems(problems)
    return {uri: text for uri, (text, _) in read.items()}
