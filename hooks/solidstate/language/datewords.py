"""Words into dates: "end of 2025" is 2025-Q4, fiscal 2027 of a Japanese company 2027-04..2028-03. One table for everybody.

`TABLE` is the rule, row by row, as people read it; `suggest` is the rule at work. The tests hold the one to the other.
A window counts by its end, so that "by 2027" and "in 2027" are the same date; the words themselves stand in `wording`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from .values import Window

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
ELSEWHERE = (
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
)
"""The months in German, French, Spanish and Italian."""
FISCAL = {"JP": 4}
"""By country: the month in which a fiscal year begins that is called by the year of its beginning. Elsewhere companies differ."""


@dataclass(frozen=True)
class Row:
    """One row of the table: words, the date that they are, and why. `said` and `country` where the words hang on them."""

    words: tuple[str, ...]
    date: str
    why: str
    said: str | None = None
    country: str | None = None


TABLE: tuple[Row, ...] = (
    Row(("in 2027", "by 2027", "by the end of 2027", "no later than 2027", "within 2027"), "2027", "A window counts by its end."),
    Row(("before 2027",), "2026", "Its end is the end of the year before; so it is with quarters and months."),
    Row(("as early as 2027", "as soon as 2027", "from 2027", "from 2027 onwards", "starting in 2027"), "2027", "What is promised is the beginning, in that window."),
    Row(("最快2027年", "最早2027年", "이르면 2027년", "早ければ2027年"), "2027", "“As early as”, in Chinese, Korean and Japanese: no bound."),
    Row(("around 2027", "about 2027"), "2027", "As if the word were not there; it stands in `wording`."),
    Row(("not before 2030", "after 2030", "2030 at the earliest", "2030 or later", "frühestens 2030"), "2030..", "A negative forecast: never due."),
    Row(("between 2027 and 2028", "2027-2028", "2027–28", "from 2027 to 2028"), "2027..2028", "From the beginning of one to the end of the other."),
    Row(("early 2027", "at the beginning of 2027", "the start of 2027"), "2027-H1", "The first half: what is vague is given the benefit."),
    Row(("mid-2027", "the middle of 2027"), "2027-04..2027-09", "The second and the third quarter."),
    Row(("by mid-2027", "by the middle of 2027"), "2027-H1", "Its end is the middle of the year."),
    Row(("late 2027",), "2027-H2", "The second half."),
    Row(("end of 2027", "at the end of 2027", "towards the end of 2027", "year-end 2027"), "2027-Q4", "The last quarter; with “by” the year."),
    Row(("Q3 2027", "2027 Q3", "the third quarter of 2027"), "2027-Q3", "A quarter."),
    Row(("H2 2027", "the second half of 2027"), "2027-H2", "A half."),
    Row(("spring 2027",), "2027-03..2027-05", "Three months; summer, autumn and the winter that begins in that year likewise."),
    Row(("May 2027", "by the end of May 2027", "2027年5月"), "2027-05", "A month, whatever part of it."),
    Row(("17 May 2027", "May 17, 2027", "17.05.2027", "2027年5月17日"), "2027-05-17", "A day. 05/06/2027 could be two, and is none."),
    Row(("3. November 2026", "3 novembre 2026", "3 de noviembre de 2026"), "2026-11-03", "So it is in German, French, Spanish and Italian."),
    Row(("the early 2020s",), "2020..2023", "Four years."),
    Row(("the mid-2020s",), "2024..2026", "Three years."),
    Row(("the late 2020s",), "2027..2029", "Three years."),
    Row(("by the end of the decade", "this decade", "before the end of this decade"), "2030", "A decade ends with the year that names the next.", "2024-05"),
    Row(("in the second half of the decade",), "2025..2030", "As above.", "2022-01"),
    Row(("in fiscal 2027", "FY2027", "by fiscal year 2027"), "2027-04..2028-03", "A fiscal year is its window. Japan’s is called by the year in which it begins.", None, "JP"),
    Row(("the first half of fiscal 2027",), "2027-04..2027-09", "As above; its first quarter is April to June.", None, "JP"),
    Row(("the fiscal year ending March 2029", "the year ending March 31, 2029"), "2028-04..2029-03", "The twelve months up to then, in any country."),
    Row(("this year", "by the end of the year", "later this year"), "2025", "Counted from the day on which it was said.", "2025-03-02"),
    Row(("next year", "by the end of next year"), "2026", "As above.", "2025-03-02"),
    Row(("in the second half of this year",), "2025-H2", "As above.", "2025-03-02"),
    Row(("in 2-3 years", "in two to three years"), "2027..2028", "By the years: said in 2025.", "2025-03-02"),
    Row(("in five years", "within five years", "in the next five years"), "2030", "As above.", "2025-03-02"),
)  # fmt: skip
"""The table of data/README.md. Each of its words gives its date."""


def suggest(words: str, said: Window | None = None, country: str | None = None) -> str | None:
    """The date as the record writes it, or None where the words are no date or could be several.

    `said` is when they were said, for "next year"; `country` is that of the company, for fiscal years.
    """
    day = said.last if said else None
    text = _counted(" ".join(words.lower().replace("’", "'").split()).strip(" .,"), day)
    text = _ON.sub(r"\1", text)
    return next((found for read in (_open, _before, _span, _plain) if (found := read(text, day, country))), None)


# --- around a date -------------------------------------------------------------------------------------------------

EARLY = re.compile(r"\bas (?:early|soon) as\b|最快|最早|이르면|빠르면|早ければ", re.IGNORECASE)
"""“As early as”, which names a window and is no bound: in English, Chinese, Korean and Japanese. 早くても is “not before”."""

_ON = re.compile(r"^((?:from|starting|beginning)\b.+?),? (?:on|onwards?)$")
_LEAD = re.compile(
    r"(?:最快|最早|이르면|빠르면|早ければ)\s*|(?:by|in|on|at|of|for|during|within|until|till|from|around|about|circa|roughly|approximately|possibly|sometime|"
    r"no later than|not later than|as early as|as soon as|starting|beginning|through|later|before(?= (?:the )?(?:end|decade|year[- ]end)))\s+(?:(?:from|in|of)\s+)?"
)
_THE = re.compile(r"(?:the|a)\s+")
_OPEN = re.compile(
    r"(?:(?:not|no|never|nothing)\s+(?:(?:any\s+)?(?:earlier|sooner)\s+than|before|until)|frühestens)\s+(?P<date>.+)|after\s+(?P<after>.+)"
)
_OPEN_BEHIND = re.compile(r"(?P<date>.+?),?\s+(?:at the earliest|or later|or after|onwards?)")


def _open(text: str, said: date | None, country: str | None) -> str | None:
    match = _OPEN.fullmatch(text) or _OPEN_BEHIND.fullmatch(text)
    if not match:
        return None
    inner = _plain(match["date"] or match["after"], said, country)
    return f"{inner.split('..')[0]}.." if inner else None


def _before(text: str, said: date | None, country: str | None) -> str | None:
    if not text.startswith("before ") or re.match(r"before (?:the )?(?:end\b|decade|year[- ]end)", text):
        return None
    inner = _plain(text.removeprefix("before "), said, country)
    return _previous(inner) if inner else None


def _previous(form: str) -> str | None:
    """The year, quarter, half or month before one."""
    match = re.fullmatch(r"(?P<year>\d{4})(?:-(?P<kind>[QH]?)(?P<number>\d+))?", form)
    if not match:
        return None
    year = int(match["year"])
    if match["number"] is None:
        return str(year - 1)
    number, kind = int(match["number"]) - 1, match["kind"]
    if number == 0:
        year, number = year - 1, {"Q": 4, "H": 2, "": 12}[kind]
    return f"{year}-{kind}{number}" if kind else f"{year}-{number:02}"


_SPAN = re.compile(r"(?:from|between)?\s*(?P<first>20\d\d|19\d\d)\s*(?:-|–|to|and|or|until|/)\s*(?P<last>(?:20|19)?\d\d)")


def _span(text: str, said: date | None, country: str | None) -> str | None:
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    last = match["last"] if len(match["last"]) == 4 else f"{match['first'][:2]}{match['last']}"
    return f"{match['first']}..{last}" if last > match["first"] else None


def _plain(text: str, said: date | None, country: str | None) -> str | None:
    by = bool(re.match(r"(?:by|until|before|no later than|not later than|within)\b", text))
    text = _without(_LEAD, text)
    text = _without(_THE, text)
    if by:
        text = re.sub(r"^(?:the )?(?:very )?(?:end|close) of (?:the )?", "", text)
        text = re.sub(r"^year[- ]end\s+", "", text)
        if match := re.fullmatch(rf"(?:mid|middle of)[- ]?(?P<year>{_YEAR})", text):
            return f"{match['year']}-H1"
    for pattern, make in _FORMS:
        if match := re.fullmatch(pattern, text):
            found = make(match.groupdict(), said, country)
            return found if found and _is_date(found) else None
    return None


def _without(lead: re.Pattern[str], text: str) -> str:
    while match := lead.match(text):
        text = text[match.end() :]
    return text


def _is_date(form: str) -> bool:
    try:
        Window.parse(form)
    except ValueError:
        return False
    return True


# --- dates themselves ------------------------------------------------------------------------------------------------

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_FOREIGN = {name: number for names in ELSEWHERE for number, name in enumerate(names.split(), 1)}
_NAMED = rf"(?P<month>{'|'.join(_FOREIGN)})"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}
_NTH = rf"(?P<nth>{'|'.join(_ORDINAL)})"
_FISCAL = rf"(?:fiscal(?: year)?|fy)[- ]?(?P<year>{_YEAR})|(?P<before>{_YEAR}) fiscal(?: year)?"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

Parts = dict[str, str]
Make = Callable[[Parts, date | None, str | None], str | None]


def _months(year: int, month: int, number: int) -> str:
    """A span of some months from one on, as it is written."""
    end = year * 12 + month + number - 2
    return f"{year}-{month:02}..{end // 12}-{end % 12 + 1:02}"


def _month(found: Parts) -> int:
    name = found["month"]
    return int(name) if name.isdigit() else _FOREIGN.get(name) or [one[:3] for one in MONTHS].index(name[:3]) + 1


def _fiscal(found: Parts, country: str | None, first: int = 0, number: int = 12) -> str | None:
    month = FISCAL.get(country or "")
    year = int(found.get("year") or found.get("before") or 0)
    return _months(year, month + first, number) if month else None


def _decade(said: date | None) -> int | None:
    """The year with which the decade ends in which it was said."""
    return None if said is None else (said.year - 1) // 10 * 10 + 10


def _of_decade(first: int, last: int) -> Make:
    def make(found: Parts, said: date | None, country: str | None) -> str | None:
        start = int(found["decade"])
        return f"{start + first}..{start + last}"

    return make


_FORMS: tuple[tuple[str, Make], ...] = (
    (rf"(?P<year>{_YEAR})[年년]?", lambda f, s, c: f["year"]),
    (rf"q(?P<q>[1-4])[ -/']*(?:of )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-Q{f['q']}"),
    (rf"(?P<year>{_YEAR})\s*[-/]?\s*q(?P<q>[1-4])", lambda f, s, c: f"{f['year']}-Q{f['q']}"),
    (rf"h(?P<h>[12])[ -/']*(?:of )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-H{f['h']}"),
    (rf"(?P<year>{_YEAR})\s*[-/]?\s*h(?P<h>[12])", lambda f, s, c: f"{f['year']}-H{f['h']}"),
    (rf"{_NTH} quarter (?:of )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-Q{_ORDINAL[f['nth']]}"),
    (rf"{_NTH} half (?:of )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-H{_ORDINAL[f['nth']]}"),
    (rf"(?:early|beginning of|start of)[- ]?(?:in )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-H1"),
    (rf"(?:mid|middle of)[- ]?(?P<year>{_YEAR})", lambda f, s, c: _months(int(f["year"]), 4, 6)),
    (rf"(?:late|later|second part of)[- ]?(?:in )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-H2"),
    (rf"(?:towards? the )?(?:very )?(?:end of|year[- ]end) (?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-Q4"),
    (rf"(?P<season>{'|'.join(_SEASONS)}) (?:of )?(?P<year>{_YEAR})", lambda f, s, c: _months(int(f["year"]), _SEASONS[f["season"]], 3)),
    (rf"(?:(?:early|mid|late|end of|middle of|beginning of)[- ])?{_MONTH},? (?:of )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}"),
    (rf"(?P<year>{_YEAR})\s?[年년]\s?(?P<month>\d\d?)\s?[月월]", lambda f, s, c: f"{f['year']}-{_month(f):02}"),
    (rf"{_DAY} (?:of )?{_MONTH},? (?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (rf"(?P<day>\d\d?)(?:\.|er|º|°)? (?:de |di )?{_NAMED} (?:de |del )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (rf"{_NAMED} (?:de |del )?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}"),
    (rf"{_MONTH} {_DAY},? (?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>{_YEAR})", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (rf"(?P<year>{_YEAR})\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (rf"(?P<year>{_YEAR})(?P<month>\d\d)(?P<day>\d\d)", lambda f, s, c: f"{f['year']}-{f['month']}-{f['day']}"),
    (rf"(?P<year>{_YEAR})[-‐‑–−/.](?P<month>\d\d?)[-‐‑–−/.](?P<day>\d\d?)(?:t[\d:.]+(?:z|[+-][\d:]+)?)?", lambda f, s, c: f"{f['year']}-{_month(f):02}-{int(f['day']):02}"),
    (r"early (?P<decade>(?:19|20)\d0)s", _of_decade(0, 3)),
    (r"mid[- ](?P<decade>(?:19|20)\d0)s", _of_decade(4, 6)),
    (r"late (?P<decade>(?:19|20)\d0)s", _of_decade(7, 9)),
    (r"first half of (?:the )?(?P<decade>(?:19|20)\d0)s", _of_decade(0, 4)),
    (r"second half of (?:the )?(?P<decade>(?:19|20)\d0)s", _of_decade(5, 9)),
    (r"(?:end of )?(?:the |this )?decade(?:[- ]end|'s end)?", lambda f, s, c: str(end) if (end := _decade(s)) else None),
    (r"second half of (?:the |this )?decade", lambda f, s, c: f"{end - 5}..{end}" if (end := _decade(s)) else None),
    (_FISCAL, lambda f, s, c: _fiscal(f, c)),
    (rf"first half of (?:{_FISCAL})", lambda f, s, c: _fiscal(f, c, 0, 6)),
    (rf"(?:fiscal )?year ending (?:in )?{_MONTH}(?: \d\d?)?,? (?P<year>{_YEAR})", lambda f, s, c: _months(int(f["year"]) - (_month(f) < 12), _month(f) % 12 + 1, 12)),
    (r"(?:next |coming |another )?(?P<few>\d\d?) ?(?:-|–|to|or) ?(?P<many>\d\d?) years(?: time)?", lambda f, s, c: f"{s.year + int(f['few'])}..{s.year + int(f['many'])}" if s else None),
    (r"(?:next |coming |another )?(?P<few>\d\d?) years?(?: time)?", lambda f, s, c: str(s.year + int(f["few"])) if s else None),
)  # fmt: skip

_NUMBERS = {
    name: str(number) for number, name in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}


def _counted(text: str, said: date | None) -> str:
    """The words with numbers for "three", and with the years for "this year" and "next year" where it is known when it was said."""
    text = re.sub(r"\b(?:a )?couple of\b", "2", text)
    text = re.sub(rf"\b({'|'.join(_NUMBERS)})\b(?= (?:to|or|years?)\b|-)", lambda match: _NUMBERS[match[1]], text)
    if said is None:
        return text
    text = re.sub(r"\blater (?=this year\b|the year\b)", "", text)
    text = re.sub(r"\b(?:this|the current|the same) year\b|\b(?<=end of )the year\b", str(said.year), text)
    return re.sub(r"\b(?:the )?(?:next|coming) year\b(?!s)", str(said.year + 1), text)


def table() -> Iterator[tuple[str, str, str]]:
    """The table as people read it: words, date, and why, with what they hang on."""
    for row in TABLE:
        hangs = [f"said {row.said}" if row.said else "", f"a company in {row.country}" if row.country else ""]
        beside = ", ".join(part for part in hangs if part)
        yield ", ".join(f"“{word}”" for word in row.words), row.date, f"{row.why}{f' ({beside})' if beside else ''}"
