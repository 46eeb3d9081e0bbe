"""Rules of what a figure says beyond its number: its bound, what it is measured on, how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ..language.amounts import ABOUT, BEST, LESS, MORE, says
from ..language.problems import Problem
from ..language.values import Quantity
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Evidence, Figure, Series
from .folder import Folder, evidence_beside, measured
from .quotes import numbers, places_of

_LEVELS = {
    "cell": re.compile(
        r"(?<![a-z])(?:cells?|pouch|\w*zellen?|cellules?|cell[ae]|celdas?|células?|celulele?|celul[aă]|cel)(?![a-z])|电芯|電芯|单体|單體|单颗|セル|셀|ячей",
        re.IGNORECASE,
    ),
    "module": re.compile(r"modul|模组|模組|モジュール|모듈", re.IGNORECASE),
    "pack": re.compile(r"(?<![a-z])packs?(?![a-z])|pakete?n?|battery system|电池包|電池包|电池系统|パック|팩|pacc|paquete", re.IGNORECASE),
}
_BEHIND = {  # words of a bound that stand behind the number
    "more": re.compile(r"\s*\w{0,4}\s*[+＋]|[^\d，。,.;；]{0,8}(?:以上|or more|이상)"),
    "less": re.compile(r"[^\d，。,.;；]{0,8}(?:以下|以内|or less|이하)"),
    "about": re.compile(r"[^\d，。,.;；]{0,6}(?:左右|程度|前後|前后|가량|정도|or so)"),
}
_WORDS = {"more": MORE, "less": LESS, "about": ABOUT}
_BEFORE = {kind: re.compile(rf"(?:{words.pattern})[\s$€¥£US]*$", re.IGNORECASE) for kind, words in _WORDS.items()}
_SIGN = {"more": ">", "less": "<", "about": "~"}


def bounds_stand_in_quotes(document: Document, folder: Folder) -> Iterator[Problem]:
    """A value with >, < or ~ rests on words that say so (more than, up to, about, 以上, 约), or `how_read:` tells how it was read."""
    for location, value, figure, evidence in _figures(document):
        if figure.how_read or not evidence or not (kind := _bound(value)):
            continue
        words = " ".join(f"{one.quote} {one.translation or ''}" for one in evidence)
        falls = any(end < 0 for end in value.ends)  # "more than 60 % cheaper" is less than -60 %
        wanted = (MORE, LESS, ABOUT) if kind == "about" else (MORE, LESS) if falls else (_WORDS[kind],)
        if not any(says(pattern, words) for pattern in wanted) and not _BEHIND[kind].search(words):
            plain = re.sub(r"^[<>=~\s]+", "", value.text)
            yield document.problem(
                location,
                f"No quote says {_SPOKEN[kind]}.",
                f"Write {plain}, quote the words that bound it, or say in `how_read:` how it was read.",
            )


_SPOKEN = {
    "more": "'more than', 'at least' or the like",
    "less": "'less than', 'up to' or the like",
    "about": "'about', 'nearly' or the like",
}


def bound_left_out(document: Document, folder: Folder) -> Iterator[Problem]:
    """Where the quote says "more than 350", the value is ">350"; of the best that was reached, `best: true`."""
    for location, value, figure, evidence in _figures(document):
        if figure.how_read or getattr(figure, "best", False) or _bound(value) or value.low is None or value.low != value.high:
            continue
        places = [place for one in evidence for place in places_of(abs(value.low), one.quote)]
        for kind, before in _BEFORE.items():
            found = [before.search(left[-40:]) or _BEHIND[kind].match(right) for left, right in places]
            if found and all(found) and found[0]:
                spoken = found[0].group(0).strip()
                said = f"{value} {spoken}" if found[0].re is _BEHIND[kind] else f"{spoken} {value}"
                remedy = f'Write "{_SIGN[kind]}{value}"'
                if kind == "less" and isinstance(figure, Figure):
                    remedy += ", or add `best: true` where so much was reached"
                yield document.problem(location, f"The quote says '{said}'.", f"{remedy}; where that bounds something else, say so.")
                break


def best_or_bound(document: Document, folder: Folder) -> Iterator[Problem]:
    """What is said to be "up to 23 layers" and was reached is 23 with `best: true`; a bound is for what is not known better."""
    for location, value, figure, evidence in _figures(document):
        if "milestones" not in location or value.low is not None or value.high is None:
            continue
        if figure.manner or figure.best:
            continue
        if any(says(BEST, f"{one.quote} {one.translation or ''}") for one in evidence):
            yield document.problem(
                location,
                f"Was so much reached, or is {value.text} all that is known?",
                f"Where it was reached, write {value.high} with `best: true`; where it is a ceiling, `at_most_by:` says whose.",
            )


def level_unnamed(document: Document, folder: Folder) -> Iterator[Problem]:
    """`of: cell`, `module` or `pack` rests on a word of the quote that names it; a "battery" may be either."""
    told: set[tuple[Location, str]] = set()
    for location, figure in measured(document):
        pattern = _LEVELS.get(str(getattr(figure, "of", "")))
        if pattern is None or isinstance(figure, Series):
            continue
        evidence = evidence_beside(document, location)
        holder = (location[:-2] if "figures" in location else location, figure.of)
        if evidence and holder not in told and not any(pattern.search(f"{one.quote} {one.translation or ''}") for one in evidence):
            told.add(holder)  # the quotes are the same for all its figures
            yield document.problem(
                (*location, "of"),
                f"No quote beside it has a word for {figure.of}.",
                "Quote the word, write `of: unstated`, or say how it is known.",
            )


def how_read_from_nothing(document: Document, folder: Folder) -> Iterator[Problem]:
    """`how_read` tells how the value follows from the words: it repeats some of them, or a number of theirs, or is near one."""
    for location, value, figure, evidence in _figures(document):
        if not figure.how_read or not evidence:
            continue
        words = " ".join(f"{one.quote} {one.translation or ''}" for one in evidence)
        present = numbers(words) | {Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", words)}
        told = numbers(figure.how_read) - {Decimal(1)}
        near = any(abs(abs(end) - number) <= abs(end) * Decimal("0.02") for end in value.ends for number in present)
        if not (told & present) and not near and not _pairs(figure.how_read) & _pairs(words):
            yield document.problem(
                location,
                f"`how_read` does not tell how {value.text} follows from its quotes.",
                "Name the words or the number of the quote from which it is read, and what was reckoned.",
            )


def _figures(document: Document) -> Iterator[tuple[Location, Quantity, Any, list[Evidence]]]:
    """Every value with its place, what holds it, and the evidence that it stands in."""
    for location, figure in measured(document):
        if isinstance(figure, Series):
            yield from (((*location, "points", i, "value"), p.value, p, p.evidence) for i, p in enumerate(figure.points))
            continue
        chosen = getattr(figure, "source", None)
        evidence = [one for one in evidence_beside(document, location) if chosen in (None, one.source)]
        yield (*location, "value"), figure.value, figure, evidence


def _bound(value: Quantity) -> str:
    """Which bound a value has: more, less, about, or none."""
    return "about" if value.about else "more" if value.high is None else "less" if value.low is None else ""


def _pairs(text: str) -> set[tuple[str, str]]:
    """Every two words that follow one another, and each that says something: by these a phrase is known again."""
    found = re.findall(r"[^\W\d_]{3,}", text.lower())
    return {*pairwise(found), *((word, "") for word in found if word not in _EMPTY)}


_EMPTY = frozenset(
    [
        "and",
        "are",
        "for",
        "from",
        "how",
        "its",
        "number",
        "read",
        "that",
        "the",
        "this",
        "value",
        "was",
        "were",
        "with",
        "words",
        "article",
        "page",
        "quote",
        "source",
    ]
)
