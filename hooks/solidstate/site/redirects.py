"""The addresses that records had before: who follows an old link is led on."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalogue import Catalogue


def renamed(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    """Each address at which a page was before, with the one at which it is now."""
    for folder, records in (("companies", catalogue.companies), ("routes", catalogue.routes), ("challenges", catalogue.challenges)):
        for key, record in records.items():
            for old in record.formerly:
                yield f"{folder}/{old}/", f"{folder}/{key}/"
    for key, entry in catalogue.programmes.items():
        for old in entry.record.formerly:
            before = old if "/" in old else f"{entry.company_id}/{old}"
            yield f"companies/{before}/", f"companies/{key}/"
            yield f"embed/{before}/", f"embed/{key}/"  # it stands on pages of others
