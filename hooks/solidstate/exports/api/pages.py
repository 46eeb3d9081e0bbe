"""Every page that is cited, as the API tells it, with the things that rest on it by ids that resolve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...catalogue import Citation, SourceEntry
from ...language.identity import page_id
from ...records import Level, Scale, Source
from . import shapes
from .telling import Teller

HELD = {"milestones": "milestone", "promises": "promise"}
LEVELS = "levels"


def source(teller: Teller, entry: SourceEntry, listed: Mapping[str, list[shapes.Listed]]) -> dict[str, Any]:
    """A page with what rests on it. `listed` are the places at which files list it, by its id."""
    more: shapes.SourceMore = {
        "heading": entry.record.heading,
        "weak": entry.record.is_weak,
        "by_machine": entry.record.by_machine,
        "listed": listed[entry.id],
        "cited_by": [
            {"kind": kind, "id": id}
            for kind, id in dict.fromkeys(holder(teller, one) for one in entry.citations)
            if kind not in HELD.values() or id in teller.told
        ],
        "permalink": teller.places.page(f"sources/#{entry.id}"),
    }
    return {**teller.tell(entry.record, entry.id, {}), **more}


def listed(teller: Teller) -> dict[str, list[shapes.Listed]]:
    """For each page the places at which files list it."""
    found: dict[str, list[shapes.Listed]] = {}
    for path, key, page in _listed(teller):
        found.setdefault(page_id(page.url), []).append({"file": path, "key": key})
    return found


def _listed(teller: Teller) -> Iterator[tuple[str, str, Source]]:
    for document in teller.catalogue.documents.values():
        pages: Mapping[str, Source] = getattr(document.record, "sources", {})
        yield from ((document.path, key, page) for key, page in pages.items())


def holder(teller: Teller, citation: Citation) -> tuple[str, str]:
    """The kind and id of the smallest thing with a list of its own that rests on a citation."""
    kind, id, at = citation.kind, citation.id, citation.location
    if kind == "company":
        if at[0] == "programmes":
            kind, id, at = "programme", f"{id}/{at[1]}", at[2:]
        if len(at) > 1 and at[0] in HELD:
            return HELD[str(at[0])], f"{id}/{at[1]}"
        return kind, id
    if kind == "glossary":
        return "term", str(at[1])
    if kind == "trl":
        return _of_scale(teller.catalogue.scale, at)
    return kind, id


def _of_scale(scale: Scale, at: tuple[str | int, ...]) -> tuple[str, str]:
    if at[0] != LEVELS:
        return {"stages": "stage", "strands": "strand"}.get(str(at[0]), "trl"), str(at[1])
    level: Level = scale.levels[int(at[1])]
    if len(at) > 6 and at[4] == "criteria":
        return "criterion", str(at[5])
    return "level", str(level.number)
