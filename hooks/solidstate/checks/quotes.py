"""Is the value in the quote? Every figure must be found in the words that are quoted for it.

A value is found as it stands, in another accepted unit (200 MWh for 0.2 GWh), with separators (10,000 or 10.000),
in words ("ten thousand", "double", 万), or as a power of ten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from ..language.values import Quantity

MAX_WORDS = 25
MAX_CHARACTERS = 60  # for scripts that are written without spaces

_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+")
_POWER = re.compile(r"(?:(?P<factor>\d+(?:[.,]\d+)?)\s*[x×·*]\s*)?10\s*[\^(]?\s*(?P<sign>[-−–⁻])\s*(?P<exponent>\d{1,2})\)?")
_MULTIPLE = re.compile(r"\s*(?:-\s*)?(?P<word>[A-Za-zäöüéèО-я]+|[万萬亿億千百만억])")
_MULTIPLES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "tausend": 1000, "mille": 1000, "千": 1000, "百": 100,
    "million": 10**6, "millions": 10**6, "m": 10**6, "mn": 10**6, "mio": 10**6, "millionen": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9, "milliarden": 10**9, "mrd": 10**9, "milliards": 10**9,
    "trillion": 10**12, "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8,
}  # fmt: skip
_WORDS = {
    "zero": 0, "half": 0.5, "one": 1, "single": 1, "once": 1, "first": 1, "two": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2,
    "twice": 2, "both": 2, "second": 2, "three": 3, "triple": 3, "tripled": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "tenfold": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 10**6,
    "billion": 10**9, "decade": 10, "century": 100, "quarter": 0.25,
    "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "hundert": 100, "tausend": 1000, "verdoppelt": 2, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10,
}  # fmt: skip
_CHINESE = {"零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "半": 0.5}
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def stands_in(value: Quantity, unit: str, factors: Mapping[str, Decimal], quotes: Iterable[str]) -> bool:
    """Whether each written end of a value stands in one of the quotes, in its own or another accepted unit.

    `factors` gives for each accepted unit what turns it into the canonical one; an unknown `unit` is looked for as is.
    """
    found = [numbers(quote) for quote in quotes]
    own = factors.get(unit)
    others = {own / factor for factor in factors.values() if factor} if own is not None else set()
    return all(
        any(_close(abs(end) * ratio, number) for ratio in {Decimal(1), *others} for present in found for number in present)
        for end in value.ends
    )


def _close(wanted: Decimal, number: Decimal) -> bool:
    return abs(wanted - number) <= abs(wanted) * Decimal("0.000001")


@lru_cache(maxsize=8192)
def numbers(quote: str) -> frozenset[Decimal]:
    """Every number that a reader could take from the words, without its sign."""
    text = unicodedata.normalize("NFKC", quote)
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(text):
        readings = _readings(match.group(0))
        following = _MULTIPLE.match(text, match.end())
        word = following["word"].lower() if following else ""
        multiple = _MULTIPLES.get(word) or _MULTIPLES.get(word[:1] if word[:1] in "万萬亿億千百만억" else "")
        found |= readings
        if multiple:
            found |= {reading * multiple for reading in readings}
    for match in _POWER.finditer(text):
        factor = next(iter(_readings(match["factor"]))) if match["factor"] else Decimal(1)
        found.add(factor * Decimal(10) ** -int(match["exponent"]))
    return frozenset(found | _in_words(text.lower()))


def places_of(number: Decimal, quote: str) -> list[tuple[str, str]]:
    """Where a number stands in digits in a quote: what is before it and what behind it, for each place."""
    text = unicodedata.normalize("NFKC", quote)
    found = [match for match in _NUMBER.finditer(text) if any(_close(number, reading) for reading in _readings(match.group(0)))]
    return [(text[: match.start()], text[match.end() :]) for match in found]


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|by|since|from|until|till|before|after|of|early|mid|late|end|year|fy|q[1-4]|h[12]|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*"
    r"|oct\w*|nov\w*|dec\w*|im|jahr|bis|ab|seit|ende|mitte|anfang|en|d['’]ici|fin|début|nel|entro|para|hasta)\W{1,2}|[/-])$",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"\s*(?:年|년|$|[.,;:!?)](?!\d)|[-–/]\d|(?:and|or|with|the|for|to|a|an|in|at|as|by|from|on|its|it|that|which|when|after|before|onwards?|model|und|et|e|y)\b)",
    re.IGNORECASE,
)


def as_year_only(end: Decimal, quotes: Iterable[str]) -> bool:
    """Whether a number that could be a year stands in the quotes as nothing else: "by 2026", 2026年, never "2026 km"."""
    if end != end.to_integral_value() or not 1900 <= end <= 2100:
        return False
    places = [place for quote in quotes for place in places_of(end, quote)]
    return bool(places) and all(
        re.match(r"\s*(?:年|년)", right) or (_YEAR_BEFORE.search(left) and _YEAR_BEHIND.match(right)) for left, right in places
    )


def _readings(text: str) -> set[Decimal]:
    """A written number may be read in two ways: 1.500 is a thousand and a half in Europe, one and a half elsewhere."""
    bare = re.sub(r"[\s'’]", "", text)
    found = set()
    for thousands, point in ((",", "."), (".", ",")):
        plain = bare.replace(thousands, "").replace(point, ".")
        if plain.count(".") <= 1:
            found.add(Decimal(plain if not plain.startswith(".") else f"0{plain}"))
    for part in re.findall(r"\d+", text) if " " in text else ():
        found.add(Decimal(part))
    return found


def _in_words(text: str) -> set[Decimal]:
    found: set[Decimal] = set()
    current: Decimal | None = None
    for word in re.findall(r"[a-zäöüßéè]+", text):
        if word in _WORDS:
            value = Decimal(str(_WORDS[word]))
            found.add(value)
            if current is not None and value >= 100:
                current *= value
            elif current is not None and current >= 20 and value < current:
                current += value
            else:
                current = value
            found.add(current)
        elif word != "and":
            current = None
    for match in re.finditer(f"[{''.join(_CHINESE)}百千万亿]+", text):
        found |= _chinese(match.group(0))
    return found


def _chinese(text: str) -> set[Decimal]:
    total = section = digit = Decimal(0)
    found = {Decimal(str(_CHINESE[sign])) for sign in text if sign in _CHINESE}
    for sign in text:
        if sign in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = Decimal(0)
        elif sign in "万亿":
            total += (section + digit or 1) * {"万": 10**4, "亿": 10**8}[sign]
            section = digit = Decimal(0)
        else:
            digit = Decimal(str(_CHINESE[sign]))
    return found | {total + section + digit}


def too_long(quote: str) -> str:
    """Say by how much a quote is too long, or nothing: at most 25 words, or 60 characters in scripts without spaces."""
    if len(_NO_SPACES.findall(quote)) * 3 > len(quote):
        return f"{len(quote)} characters; {MAX_CHARACTERS} are allowed" if len(quote) > MAX_CHARACTERS else ""
    words = len(quote.split())
    return f"{words} words; {MAX_WORDS} are allowed" if words > MAX_WORDS else ""
