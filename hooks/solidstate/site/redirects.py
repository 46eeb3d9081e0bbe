"""The addresses that records had before: who follows an old link is led on."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalogue import Catalogue
from ..derived.identity import former_owners


def renamed(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    """Each address at which a page was before, with the one at which it is now."""
    for folder, records in (("companies", catalogue.companies), ("routes", catalogue.routes), ("challenges", catalogue.challenges)):
        for key, record in records.items():
            for old in record.formerly:
                yield f"{folder}/{old}/", f"{folder}/{key}/"
    for key in catalogue.programmes:
        for before in former_owners(catalogue, key)[1:]:
            yield f"companies/{before}/", f"companies/{key}/"
            yield f"embed/{before}/", f"embed/{key}/"  # it stands on pages of others
