"""Rules of our own words: numbers that rest on a quote, no rating typed by hand, punctuation of the script, reasons for what is weak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..language.problems import Problem
from ..language.values import Quantity, Window
from ..language.vocabulary import Grade
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Milestone, Programme, Reading, Source
from .folder import Folder, every
from .quotes import numbers

_OURS = ("what", "summary", "note", "class_note", "why", "reason", "but", "condition")
_NUMBER = re.compile(r"(?<![\w.,:/⁻−–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,:/]\d|-\w)")
_WRITTEN = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")  # in a quote, where a page may write it with either sign
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_NAMED = ("name", "label", "title", "described", "title_translation", "wording", "how_read", "variant", "change_from")
_LISTED = frozenset(("also_known_as", "products", "conditions"))
_LEVEL = re.compile(r"(?<![\w-])(?:TRL|(?:technology )?readiness level)s?\s*-?\s*[1-9](?!\d)", re.IGNORECASE)
_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_SIGNS = {
    "，": ",",
    "。": ".",
    "；": ";",
    "：": ":",
    "！": "!",
    "？": "?",
    "（": "(",
    "）": ")",
    "、": ",",
    "％": "%",
    "～": "~",
    "＞": ">",
    "＜": "<",
    "＋": "+",
    "／": "/",
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}０-９Ａ-Ｚａ-ｚ]")


def number_in_no_quote(document: Document, folder: Folder) -> Iterator[Problem]:
    """A number in our own words stands in a quote of the file, or in a value that rests on one. Years and dates are left out.

    A file that cites no pages, such as an audit, speaks of other files and their quotes.
    """
    if not hasattr(document.record, "sources"):
        return
    quoted: set[str] | None = None
    proved: set[Decimal] | None = None
    for location, text in every(document, str):
        if not location or location[-1] not in _OURS:
            continue
        for match in _NUMBER.finditer(text):
            if _is_date_or_count(match, text):
                continue
            if quoted is None:
                quoted = {number for _, evidence in every(document, Evidence) for number in _WRITTEN.findall(evidence.quote)}
            if match.group(0) in quoted:
                continue  # as nearly all do: to reckon with other units and words takes longer
            proved = _proved(document) if proved is None else proved
            number = Decimal(match.group(0).replace(",", ""))
            if number not in proved and not any(abs(number - one) <= abs(number) * Decimal("0.005") for one in proved):
                yield document.problem(
                    location,
                    f"{match.group(0)} stands in no quote of this file.",
                    "Quote the words that give it, leave it out, or say how it is known.",
                )
                break


def _is_date_or_count(match: re.Match[str], text: str) -> bool:
    """Whether this is a year, the day of a month, or a number so small that it counts things."""
    number = match.group(0)
    if "." in number or "," in number:
        return False
    before, behind = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    of_month = behind.startswith(tuple(_MONTHS)) or before.endswith(tuple(_MONTHS))
    return 1750 <= int(number) <= 2150 or of_month or int(number) < 10


def _proved(document: Document) -> set[Decimal]:
    """Every number of a file that a quote, a name, a date or a value gives."""
    found: set[Decimal] = set()
    for _, evidence in every(document, Evidence):
        found |= numbers(evidence.quote) | numbers(evidence.translation or "")
    for location, text in every(document, str):
        if location and (location[-1] in _NAMED or not _LISTED.isdisjoint(location)):
            found |= numbers(text)
    for _, quantity in every(document, Quantity):
        found |= {abs(end) for end in quantity.ends}
    for _, window in every(document, Window):
        found |= {Decimal(part) for part in re.findall(r"\d+", window.text)}
    return found


def level_in_words(document: Document, folder: Folder) -> Iterator[Problem]:
    """Nobody types a rating, in words neither: a TRL in our own words is somebody else's, and stands as a reading."""
    if not isinstance(document.record, Company):
        return
    readings = {location[:2] for location, _ in every(document, Reading)}
    for location, text in every(document, str):
        if (
            location
            and location[-1] in ("summary", "what", "marketed_as")
            and (match := _LEVEL.search(text))
            and location[:2] not in readings
        ):
            yield document.problem(
                location,
                f"'{match.group(0)}' is a rating, and nobody types one.",
                "Leave it out; the level that somebody else gave belongs into `readings:` with its quote.",
            )


def level_in_a_proof(document: Document, folder: Folder) -> Iterator[Problem]:
    """Words that hold somebody's level prove no criterion: the rung would rest on a reading of it."""
    for location, milestone in every(document, Milestone):
        for index, evidence in enumerate(milestone.evidence if milestone.shows else []):
            if match := _LEVEL.search(evidence.quote):
                yield document.problem(
                    (*location, "evidence", index, "quote"),
                    f"'{match.group(0)}' is a reading, and the milestone shows {' and '.join(milestone.shows)}.",
                    "Quote the words beside it; the level belongs into `readings:`.",
                )


def weak_without_note(document: Document, folder: Folder) -> Iterator[Problem]:
    """Why a page or a quote is weak stands in its note; a date that is inferred says so itself."""
    for location, record in every(document, Source | Evidence):
        if record.grade is Grade.WEAK and not record.note and not getattr(record, "dated_by", None):
            yield document.problem(
                (*location, "grade"),
                "It is weak, and nobody says why.",
                "Say in `note:` what it is: a headline, a repost, a machine's summary.",
            )


def signs_fit_the_script(document: Document, folder: Folder) -> Iterator[Problem]:
    """Our own words and translations have no Chinese punctuation and no full-width signs, but between signs of such a script."""
    for location, text in every(document, str):
        if not location or not (location[-1] in _OURS or location[-1] in ("translation", "wording", "name", "how_read", "marketed_as")):
            continue
        plain, found = _plain_signs(text)
        if found:
            yield document.problem(location, f"Found the full-width sign '{found}'.", f"Write '{_narrow(found)}'.", better=plain)


def _plain_signs(text: str) -> tuple[str, str]:
    """The text with plain signs where no sign of an eastern script stands beside them, and the first that was none."""
    if text.isascii() or not _SIGN.search(text):
        return text, ""
    first = ""
    pieces: list[str] = []
    for index, sign in enumerate(text):
        beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        if _SIGN.match(sign) and not _EASTERN.search(beside):
            first = first or sign
            pieces.append(_narrow(sign) + (" " if sign in "，。；：！？、" and text[index + 1 : index + 2].strip() else ""))
        else:
            pieces.append(sign)
    return "".join(pieces), first


def _narrow(sign: str) -> str:
    return _SIGNS.get(sign) or chr(ord(sign) - 0xFEE0)


def names_stand_alone(document: Document, folder: Folder) -> Iterator[Problem]:
    """Each other name is an entry of its own."""
    record = document.record
    holders: list[tuple[Location, object]] = [((), record)]
    holders += [(location, programme) for location, programme in every(document, Programme)]
    for location, holder in holders:
        for index, name in enumerate(getattr(holder, "also_known_as", ())):
            parts = [part.strip() for part in re.split("[，、；;]|(?<=[\u3400-\u9fff]),", name) if part.strip()]
            if len(parts) > 1:
                listed = " and ".join(f"'{part}'" for part in parts)
                sign = next(mark for mark in name if mark in "，、；;,")
                yield document.problem(
                    (*location, "also_known_as", index), f"'{sign}' joins several names to one.", f"Write {listed} as entries of their own."
                )
