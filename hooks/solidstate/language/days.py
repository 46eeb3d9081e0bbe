"""How days and windows are written for people, as exact as their source."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from .values import UNDATED, Window

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(value: date) -> str:
    """17 May 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(window: Window) -> str:
    """A date as exact as its source, for people: 'May 2025', 'third quarter of 2025', 'by October 2025'."""
    return _when(window.text)


@lru_cache(maxsize=8192)
def _when(text: str) -> str:
    if text == UNDATED:
        return "no date"
    left, dots, right = text.partition("..")
    if not dots:
        return _point(left)
    if not left:
        return f"by {_point(right)}"
    if right.startswith(left[:4]) and left in (left[:4], f"{left[:4]}-01-01"):  # "this year, before the page was read"
        return f"{left[:4]}, by {_point(right)}"
    if not right:
        return f"not before {_point(left)}"
    if len(left) == 7 and right[:-3] == left:  # "this month, before the page appeared"
        return f"1–{_point(right)}"
    if len(left) == len(right) == 10 and left[:7] == right[:7]:
        return f"{int(left[8:])}–{_point(right)}"
    if right == left[:4]:  # a year that begins late: 2015-08..2015
        right = f"{right}-{'Q4' if left[5] == 'Q' else 'H2' if left[5] == 'H' else '12'}"
    start, end = _point(left), _point(right)
    return f"{start.removesuffix(left[:4]).rstrip() if start != left[:4] == right[:4] else start} to {end}"


def end(window: Window) -> str:
    """The end of a window, as exact as its source: 'August 2023' of what happened by August 2023, no day of it."""
    last = window.text.rpartition("..")[2]
    return when(window) if window.is_undated or not last else _point(last)


def _point(text: str) -> str:
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    if parts[1][0] in "QH":
        return f"{parts[1]} {parts[0]}"
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"
