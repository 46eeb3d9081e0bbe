"""What exports make of each company, and of several: kept from one build to the next, and made again where anything has changed that it
is made of.

A list that holds rows of all companies is so joined of what is known. Companies are kept some together, a line each: thousands of small
files would cost more than they save, and one large one would fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path

from ..derived.hashes import hashed
from ..derived.seen import Seen, seen
from ..derived.survey import Survey
from ..reading.cache import Cache, made_by_all
from .rows import Settings
from .shelf import Shelf

TOGETHER = 100
"""The lines of so many companies stand in one file."""
ROOM = 3
"""So many times what the last build asked for may be kept: rows for a zip and for an address, and of some edits."""


class Kept(Shelf):
    """A shelf on which a text stands already that was made before of the same: of one company, or of several. `settings` are all that it is made with
    beside a survey; what else a text hangs on is said by its name.
    """

    def __init__(self, root: Path, survey: Survey, settings: Settings) -> None:
        super().__init__()
        self.cache = Cache(root, "rows", made_by_all())
        self._seen, self._settings = seen(survey), settings
        self._open: dict[tuple[str, int], Together] = {}

    def text(self, name: str, company: str, make: Callable[[], str], sign: str = "") -> str:
        """A text, made where it is not kept."""
        return super().text(name, company, partial(self._line if company else self._whole, name, company, make, sign))

    def _whole(self, name: str, company: str, make: Callable[[], str], sign: str) -> str:
        content = hashed((*self._frame, self._seen.of_several, name, sign))
        if (known := self.cache.get(content)) is not None:
            return known.decode()
        made = make()
        self.cache.put(content, made.encode())
        return made

    def _line(self, name: str, company: str, make: Callable[[], str], sign: str) -> str:
        place = name, self._numbers[company]
        if place not in self._open:
            self._open[place] = Together(self.cache, hashed((*self._frame, *place)), self._seen, self._companies[place[1]])
        found = self._open[place].line(company, make, sign)
        if self._open[place].is_done:
            self._open.pop(place).close()
        return found

    @cached_property
    def _frame(self) -> tuple[object, ...]:
        return self._seen.frame, sorted(self._settings.items())

    @cached_property
    def _companies(self) -> list[list[str]]:
        every = sorted(self._seen.survey.catalogue.companies)
        return [every[start : start + TOGETHER] for start in range(0, len(every), TOGETHER)]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {company: number for number, companies in enumerate(self._companies) for company in companies}

    def tidy(self) -> None:
        """Write what is still open, and let go what no build asks for any more."""
        while self._open:
            self._open.popitem()[1].close()
        super().tidy()
        self.cache.drop_unused(ROOM * self.cache.asked)


class Together:
    """The lines of some companies, each under the hash of all that is looked at of its company."""

    def __init__(self, cache: Cache, content: bytes, seen: Seen, companies: list[str]) -> None:
        self._cache, self._content = cache, content
        self._keys = {company: seen.of(company).hex() for company in companies}
        kept = (cache.get(content) or b"").decode().split("\n")
        self._lines = {key: (sign, text) for key, sign, text in (line.split(" ", 2) for line in kept if line)}
        self._left, self._is_new = set(companies), False

    @property
    def is_done(self) -> bool:
        """Whether all lines were asked for."""
        return not self._left

    def line(self, company: str, make: Callable[[], str], sign: str) -> str:
        """That of one company, made where it is not known, or known of another sign."""
        known, text = self._lines.get(self._keys[company], (None, ""))
        if known != sign:
            text = make()
            self._lines[self._keys[company]], self._is_new = (sign, text), True
        self._left.discard(company)
        return text

    def close(self) -> None:
        """Keep them, where one is new; those of what the companies were before go."""
        if self._is_new:
            lines = (f"{key} {' '.join(self._lines[key])}\n" for key in self._keys.values() if key in self._lines)
            self._cache.put(self._content, "".join(lines).encode())
