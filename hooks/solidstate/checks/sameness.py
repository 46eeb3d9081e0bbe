"""Plain data of before and of now: whether they say the same, and steps down in them that never fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..language.values import Window


def same_or_closer(was: Any, is_: Any) -> bool:
    """Whether a date is as it was, or lies within what it was: more exact is no change of what was said.

    An end alone, `..2025-05-04`, is an outer day: another outer day says something else, a beginning beside it says more.
    """
    if str(was) == str(is_):
        return True
    try:
        old, new = Window.parse(was), Window.parse(is_)
    except ValueError:
        return False
    if new.is_undated or old.is_undated:
        return False
    if None in (new.first, new.last):
        return (old.first, old.last) == (new.first, new.last)
    return (old.first is None or (new.first is not None and new.first >= old.first)) and (
        old.last is None or (new.last is not None and new.last <= old.last)
    )


def same_end(was: Any, is_: Any) -> bool:
    """Whether two dates end on the same day and one leaves open when it begins: `..2027` and `2027`."""
    try:
        old, new = Window.parse(was), Window.parse(is_)
    except ValueError:
        return False
    return old.last is not None and old.last == new.last and None in (old.first, new.first)


def corrected(was: dict[str, Any], is_: dict[str, Any]) -> bool:
    """Whether a correction stands there that did not stand there before, in those words."""
    now = _plain(is_.get("corrected"))
    return bool(now) and now != _plain(was.get("corrected"))


def corrects_a_figure(was: dict[str, Any], is_: dict[str, Any]) -> bool:
    """Whether a figure of a record carries a correction that no figure of it carried before."""
    before = [_plain(one.get("corrected")) for one in list_in(was, "figures") if isinstance(one, dict)]
    now = [_plain(one.get("corrected")) for one in list_in(is_, "figures") if isinstance(one, dict)]
    return any(words and words not in before for words in now)


def requoted(was: dict[str, Any], is_: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Quotes of a record that are other ones now, of the same page: the index of the new one, the old and the new words.

    A quote that only grew holds what was quoted, and is no other.
    """
    now = [(index, one) for index, one in enumerate(list_in(is_, "evidence")) if isinstance(one, dict)]
    before = [one for one in list_in(was, "evidence") if isinstance(one, dict)]
    known = [_plain(one.get("quote")) for one in before]
    fresh = [entry for entry in now if _plain(entry[1].get("quote")) not in known]
    for old in before:
        words = _plain(old.get("quote"))
        if words and not any(words in _plain(one.get("quote")) for _, one in now):
            other = next((entry for entry in fresh if entry[1].get("source") == old.get("source")), None)
            if other:
                fresh.remove(other)
                yield other[0], str(old.get("quote")), str(other[1].get("quote"))


def _plain(text: Any) -> str:
    return re.sub(r"[\W_]+", " ", str(text or "")).strip().casefold()


def number(figure: dict[str, Any]) -> tuple[str, ...]:
    """What makes a figure the same one."""
    return tuple(str(figure.get(name)) for name in ("measure", "value", "unit"))


def written(figure: dict[str, Any]) -> str:
    """A figure as people write it."""
    return f"{figure.get('value')} {figure.get('unit')}"


def quotes(record: dict[str, Any]) -> set[str]:
    """The words that a record quotes."""
    return {str(one.get("quote")) for one in list_in(record, "evidence") if isinstance(one, dict)}


def step(data: Any, at: Iterable[str | int]) -> Any:
    """What stands at a location, or None."""
    for part in at:
        data = data[part] if isinstance(data, list) and isinstance(part, int) else data.get(part) if isinstance(data, dict) else None
    return data


def map_in(data: Any, name: str) -> dict[str, Any]:
    """The map of that name, or an empty one."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def list_in(data: Any, name: str) -> list[Any]:
    """The list of that name, or an empty one."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []
