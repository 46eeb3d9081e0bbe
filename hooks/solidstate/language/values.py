"""Values that are as exact as their source: dates and windows of time, bounded numbers, and units.

A date such as `2025-Q3` or `..2025-10` is a window from a first to a last day, either of which may be open.
A value such as ">600" or "400..500" is a range from low to high, either of which may be open.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from .text import Unfit, shown

UNDATED = "undated"
YEAR = 364  # days from the first of a year to its last
LONGEST = 24  # digits of a number, and how many places the point may be moved
OLDEST, NEWEST = 1750, 2150  # years outside these are slips of the keyboard

_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_VALUE = re.compile(rf"(?P<bound>>=|<=|>|<|~)? ?(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?")
_YEAR = re.compile(r"\.\.[0-9]{4}")
_DATE = r"(1[789]|2[01])[0-9]{2}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
DAY_FORM = r"^(1[789]|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WINDOW_FORM = rf"^({UNDATED}|{_DATE}(\.\.({_DATE})?)?|\.\.{_DATE})$"
VALUE_FORM = rf"^((>=|<=|>|<|~)? ?{_NUMBER}|~? ?{_NUMBER}\.\.{_NUMBER})$".replace("?:", "")
"""The same forms for editors: what is accepted here fits them. That a day exists, or a range runs upward, they cannot say."""


@dataclass(frozen=True)
class Window:
    """A date as exact as its source. `first` and `last` are its outer days; None means open to that side.

    `text` is the date as written. An undated promise has neither day.
    """

    text: str
    first: date | None
    last: date | None

    @classmethod
    def parse(cls, raw: object) -> Window:
        """Read `2025`, `2025-Q3`, `2025-H2`, `2025-05`, `2025-05-17`, `2027..2028`, `..2025-10`, `2030..`, `undated`.

        Raises ValueError with a sentence for the contributor.
        """
        return _window(str(raw))

    @property
    def is_undated(self) -> bool:
        """No date at all."""
        return self.first is None and self.last is None

    @property
    def not_before(self) -> bool:
        """Open to the future, as in "not before 2030"."""
        return self.first is not None and self.last is None

    @property
    def is_vague(self) -> bool:
        """Whether it leaves a whole year or more open, or an end: "2025", "by 2025", "since May 2025". "By 5 May 2026" names a day."""
        if self.last is None:
            return True
        return _YEAR.fullmatch(self.text) is not None if self.first is None else (self.last - self.first).days >= YEAR

    def over_by(self, day: date) -> bool:
        """Whether the whole window is past on that day: what may still happen has not happened."""
        return self.last is not None and self.last <= day

    def until(self, day: date) -> str:
        """How it is written when it ends on that day: `2026` becomes `2026-01-01..2026-11-26`, `..2026` becomes `..2026-11-26`."""
        begin, end = self.text.partition("..")[0], f"{day:%Y-%m}" if _ends_month(day) else str(day)
        if self.first == day:
            return str(day)
        return f"{begin}-01-01..{end}" if begin == str(day.year) else f"{begin}..{end}"

    @cached_property
    def sort_key(self) -> tuple[date, date]:
        """Orders windows by their end, then their beginning; open ends come last, open beginnings first."""
        return (self.last or date.max, self.first or date.min)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _window(text: str) -> Window:
    """One for all who write the same: a large record names few days, many times each."""
    if text == UNDATED:
        return Window(text, None, None)
    if ".." not in text:
        return Window(text, *_outer_days(text))
    left, _, right = text.partition("..")
    if not left and not right:
        raise ValueError(f"'{text}' names no date.")
    start = _outer_days(left)[0] if left else None
    end = _outer_days(right)[1] if right else None
    if start and end and start > end:
        raise ValueError(f"'{shown(text)}' ends before it begins.")
    return Window(text, start, end)


def _outer_days(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"'{shown(text)}' is no date.")
    year = int(match["year"])
    if not OLDEST <= year <= NEWEST:
        raise ValueError(f"The year {year} is not between {OLDEST} and {NEWEST}.")
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if not match["month"]:
        return _months(year, 1, 12)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' has no month {month:02}.")
    if not match["day"]:
        return _months(year, month, 1)
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        raise ValueError(f"'{text}' is a day that does not exist.") from None
    return day, day


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    last = month + number - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another, by the calendar: negative when `later` is earlier."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    if months > 0 and later.day < earlier.day and not _ends_month(later):
        return months - 1
    if months < 0 and later.day > earlier.day and not _ends_month(earlier):
        return months + 1
    return months


@lru_cache(maxsize=8192)
def add_months(day: date, number: int) -> date:
    """The same day so many months on, or the last day of a shorter month; a month's end stays a month's end."""
    index = day.year * 12 + day.month - 1 + number
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length if _ends_month(day) else min(day.day, length))


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound. `low` and `high` are equal for a point; None is open to that side.

    `strict` is true for > and <, `about` for ~. `text` is the value as written.
    """

    text: str
    low: Decimal | None
    high: Decimal | None
    strict: bool = False
    about: bool = False

    @classmethod
    def parse(cls, raw: object) -> Quantity:
        """Read `350`, ">600", ">=400", "<100", "<=5", "~300", "400..500". Raises ValueError with a sentence."""
        if isinstance(raw, bool):
            raise ValueError(f"'{shown(raw)}' is no value.")
        return _quantity(str(raw))

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The numbers that are written in it: one, or the two ends of a range."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    def times(self, factor: Decimal) -> Quantity:
        """The same quantity in another unit."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Quantity(self.text, low, high, self.strict, self.about)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _quantity(text: str) -> Quantity:
    """One for all who write the same."""
    match = _VALUE.fullmatch(text)
    if not match:
        raise ValueError(f"'{shown(text)}' is no value.")
    low = _decimal(match["low"])
    high = _decimal(match["high"]) if match["high"] else low
    bound = match["bound"] or ""
    if match["high"]:
        if bound not in ("", "~"):
            raise ValueError(f"'{shown(text)}' has both a bound and a range.")
        if low > high:
            raise ValueError(f"The range '{shown(text)}' runs from high to low.")
    if bound.startswith(">"):
        return Quantity(text, low, None, strict=bound == ">")
    if bound.startswith("<"):
        return Quantity(text, None, high, strict=bound == "<")
    return Quantity(text, low, high, about=bound == "~")


def _decimal(text: str) -> Decimal:
    """A number that can be reckoned with: not longer than anybody measures, not further from 1 than anything is."""
    number = Decimal(text) if len(text) <= LONGEST else Decimal("Infinity")
    if not number.is_finite() or abs(number.adjusted()) > LONGEST:
        raise ValueError(f"'{text[:LONGEST]}' is no number that anything measures.")
    if number.is_signed() and not number:
        raise Unfit(f"'{text}' is a zero with a minus sign.", "Write 0.")
    return number


@lru_cache(maxsize=8192)
def plain_number(number: Decimal, digits: int = 6) -> str:
    """Write a number without exponent or needless zeros, to so many significant digits."""
    if not number:
        return "0"
    rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
