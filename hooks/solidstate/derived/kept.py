"""What is derived of one company's file holds as long as that file does: an edit of another one does not derive it anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from ..catalogue import Catalogue
from ..records import Company

S = TypeVar("S")
T = TypeVar("T")

FRAME = "frame"
"""Under which a company keeps what else was looked at."""


class Each(Mapping[str, T], Generic[S, T]):
    """What `make` derives of each of some things, by the same keys: made once, where somebody asks for it."""

    def __init__(self, things: Mapping[str, S], make: Callable[[S], T]) -> None:
        self._things, self._make = things, make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            self._made[key] = self._make(self._things[key])
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)


def kept(catalogue: Catalogue, company: Company, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` derives of a company, of the scale, the measures and which companies there are: made once for each `key`.

    It is kept with the record, which never changes, so that it goes when the record goes.
    """
    found = company.derived
    if found.get(FRAME) is not catalogue.frame:
        if found.get(FRAME) != catalogue.frame:
            found.clear()
        found[FRAME] = catalogue.frame  # the same of another catalogue: one look shows it from now on
    if key not in found:
        found[key] = make()
    made: T = found[key]
    return made
