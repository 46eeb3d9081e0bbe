"""Derived parts in hand-written pages: `<!-- part: NAME -->` stands for the template NAME of templates/parts/."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from ..language.problems import Problem, did_you_mean
from ..language.text import with_plain_ends

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
    """The hand-written pages, the text of each by its uri; what begins with a dot is an editor's, and a link is none of ours."""
    found = {path.relative_to(docs): path for path in sorted(docs.rglob("*.md"))}
    return {
        relative.as_posix(): with_plain_ends(path.read_text("utf-8"))
        for relative, path in found.items()
        if not any(part.startswith(".") for part in relative.parts) and not path.is_symlink()
    }
