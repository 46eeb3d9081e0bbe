"""Derived parts in hand-written pages: `<!-- part: NAME -->` stands for the template NAME of templates/parts/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..language.problems import Problem

Part = Callable[[str, str], str]
"""Renders a part: its name and the uri of the page on which it stands; KeyError with a sentence where there is none."""

_MARKER = re.compile(r"<!--\s*part:\s*([\w-]+)\s*-->")


def fill(text: str, uri: str, part: Part) -> str:
    """The text of the hand-written page at `uri` with its parts in their places. Raises KeyError for an unknown one."""
    return _MARKER.sub(lambda match: part(match[1], uri), text)


def unknown_parts(text: str, uri: str, part: Part) -> Iterator[Problem]:
    """Each part of a hand-written page that does not exist, with its place."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in _MARKER.finditer(line):
            try:
                part(match[1], uri)
            except KeyError as error:
                remedy = "Parts are the files in templates/parts/."
                yield Problem(f"docs/{uri}", number, match.start() + 1, "", str(error.args[0]), remedy)
