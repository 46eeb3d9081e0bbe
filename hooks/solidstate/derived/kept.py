"""What is derived of one company's file holds as long as that file does: an edit of another one does not derive it anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from ..catalogue import Catalogue
from ..records import Company

T = TypeVar("T")


def kept(catalogue: Catalogue, company: Company, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` derives of a company, of the scale, the measures and which companies there are: made once for each `key`.

    It is kept with the record, which never changes, so that it goes when the record goes.
    """
    frame = (catalogue.scale, catalogue.measures, catalogue.ids, company.sources)
    known = company.__dict__.get("_kept")
    if known is None or not all(one is other or one == other for one, other in zip(known[0], frame, strict=True)):
        known = company.__dict__["_kept"] = (frame, {})
    found: dict[Hashable, T] = known[1]
    if key not in found:
        found[key] = make()
    return found[key]
