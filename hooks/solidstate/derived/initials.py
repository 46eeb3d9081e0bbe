"""Every page cited, by the first letter of who published it: a list that one can open in pieces."""

from __future__ import annotations

from ..catalogue import Catalogue, SourceEntry

DIGITS, OTHERS = "0–9", "Other scripts"


def by_initial(catalogue: Catalogue) -> dict[str, list[tuple[str, SourceEntry]]]:
    """The sources by the initial of their publisher, digits first, other scripts last; within one by publisher and id."""
    found: dict[str, list[tuple[str, SourceEntry]]] = {}
    for key, entry in sorted(catalogue.sources.items(), key=lambda item: ((item[1].record.publisher or "").lower(), item[0])):
        found.setdefault(initial(entry.record.publisher or ""), []).append((key, entry))
    return dict(sorted(found.items(), key=lambda item: (item[0] == OTHERS, item[0])))


def initial(name: str) -> str:
    """The Latin letter under which a name is listed, or what stands in place of one."""
    first = name[:1].upper()
    if first.isdecimal():
        return DIGITS
    return first if first.isascii() and first.isalpha() else OTHERS
