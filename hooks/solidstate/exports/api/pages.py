"""Every page that is cited, as the API tells it, with the things that rest on it by ids that resolve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...catalogue import SourceEntry
from ...derived.survey import Survey
from ...language.identity import page_id
from ...language.once import once
from ...records import Source
from ..citing import citing
from . import shapes
from .telling import Teller


def source(teller: Teller, entry: SourceEntry, listed: Mapping[str, list[tuple[str, str]]]) -> dict[str, Any]:
    """A page with what rests on it. `listed` are the places at which files list it, by its id."""
    cited_by = citing(teller.catalogue, entry, teller.told)
    more: shapes.SourceMore = {
        "heading": entry.record.heading,
        "weak": entry.record.is_weak,
        "by_machine": entry.record.by_machine,
        "listed": [{"file": path, "key": key} for path, key in listed[entry.id]],
        "quote_count": len(entry.citations),
        "cited": len(cited_by),
        "cited_by": cited_by,
        "permalink": teller.places.page(f"sources/#{entry.id}"),
    }
    return {**teller.tell(entry.record, entry.id, {}), **more}


@once
def listed(survey: Survey) -> Mapping[str, list[tuple[str, str]]]:
    """For each page the places at which files list it: the file, and the key there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path, key, page in _listed(survey):
        found.setdefault(page_id(page.url), []).append((path, key))
    return found


def _listed(survey: Survey) -> Iterator[tuple[str, str, Source]]:
    for document in survey.catalogue.documents.values():
        pages: Mapping[str, Source] = getattr(document.record, "sources", {})
        yield from ((document.path, key, page) for key, page in pages.items())
