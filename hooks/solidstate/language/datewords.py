"""Dates in words -> the form in which the record writes them, where that is sure: "third quarter of 2026" is 2026-Q3."""

from __future__ import annotations

import re

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_LEAD = r"(?:(?:by|in|on|during|within|until|before)\s+)?(?:the\s+)?(?:(?:end|course)\s+of\s+)?(?:the\s+)?"
_FORMS: tuple[tuple[str, str], ...] = (
    (_YEAR, "{year}"),
    (rf"q(?P<quarter>[1-4])\s*(?:of\s+)?{_YEAR}", "{year}-Q{quarter}"),
    (rf"{_YEAR}\s*[-/]?\s*q(?P<quarter>[1-4])", "{year}-Q{quarter}"),
    (rf"h(?P<half>[12])\s*(?:of\s+)?{_YEAR}", "{year}-H{half}"),
    (rf"{_YEAR}\s*[-/]?\s*h(?P<half>[12])", "{year}-H{half}"),
    (rf"(?P<nth>{'|'.join(_ORDINAL)})\s+quarter\s+(?:of\s+)?{_YEAR}", "{year}-Q{nth}"),
    (rf"(?P<nth>first|1st|second|2nd)\s+half\s+(?:of\s+)?{_YEAR}", "{year}-H{nth}"),
    (rf"{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}", "{year}-{month}"),
    (rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}", "{year}-{month}-{day}"),
    (rf"{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\s*,?\s+{_YEAR}", "{year}-{month}-{day}"),
)
_SPAN = re.compile(rf"(?:from|between)?\s*{_YEAR}\s*(?:-|–|to|and|or|until|/)\s*(?P<last>(?:20)?\d\d)")
_NOT_BEFORE = re.compile(rf"(?:not|no(?:t any)?\s+earlier|no\s+sooner)\s+(?:before|than)\s+{_YEAR}")


def suggest(words: str) -> str | None:
    """The date as the record writes it, or None where the words are no date or could be several."""
    text = " ".join(words.lower().split()).strip(" .,")
    for pattern, form in _FORMS:
        match = re.fullmatch(_LEAD + pattern, text)
        if match:
            return _filled(form, match.groupdict())
    span = _SPAN.fullmatch(text)
    if span:
        last = span["last"] if len(span["last"]) == 4 else f"{span['year'][:2]}{span['last']}"
        return f"{span['year']}..{last}" if last > span["year"] else None
    later = _NOT_BEFORE.fullmatch(text)
    return f"{later['year']}.." if later else None


def _filled(form: str, found: dict[str, str]) -> str:
    month = found.get("month")
    parts = {
        **found,
        "nth": str(_ORDINAL.get(found.get("nth", ""), "")),
        "month": f"{[name[:3] for name in MONTHS].index(month[:3]) + 1:02}" if month else "",
        "day": f"{int(found['day']):02}" if found.get("day") else "",
    }
    return form.format(**parts)
