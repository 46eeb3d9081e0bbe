"""Slips: how many months lie between two dates that were promised, where either may be a long window or have no end."""

from __future__ import annotations

from ..language.values import Window, add_months, months_between


def slips_between(first: Window, latest: Window) -> tuple[int, int] | None:
    """The fewest and the most months, either way, from one promised window to another; None where one has no end.

    A window of a year or less is judged by its end. A longer one, "2027 to 2030", makes a range, from beginning to beginning and from
    end to end, the one nearer to 0 first; where the beginning moved one way and the end the other, the ends decide.
    """
    if first.last is None or latest.last is None:
        return None
    by_end = months_between(first.last, latest.last)
    if first.first is None or latest.first is None or not (_is_long(first) or _is_long(latest)):
        return by_end, by_end
    by_beginning = months_between(first.first, latest.first)
    if by_beginning * by_end < 0:
        return by_end, by_end
    return (by_beginning, by_end) if abs(by_beginning) < abs(by_end) else (by_end, by_beginning)


def slip_to_no_end(first: Window, latest: Window) -> tuple[int, None] | None:
    """The least months from a date to a "not before", which is a window without an end: from beginning to beginning, as of every long
    one; from the end of the date where that has no beginning. None where it begins no later."""
    begins = first.first or first.last
    if begins is None or first.last is None or latest.first is None or latest.last is not None:
        return None
    months = months_between(begins, latest.first)
    return (months, None) if months > 0 else None


def _is_long(window: Window) -> bool:
    """Whether a window is longer than a year: "2025" is not, September of one year to September of the next is."""
    return window.first is not None and window.last is not None and window.last >= add_months(window.first, 12)
