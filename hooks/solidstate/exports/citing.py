"""What rests on a page: the smallest things with a list of their own, by kind and id."""

from __future__ import annotations

from collections.abc import Container, Mapping

from ..catalogue import Catalogue, Citation, SourceEntry
from ..derived.survey import Survey
from ..language.once import once
from ..records import Level, Scale

HELD = {"milestones": "milestone", "promises": "promise"}
LEVELS = "levels"


def told(survey: Survey) -> frozenset[str]:
    """The ids of the milestones and promises that are told: of a later day none is."""
    return frozenset((*(entry.id for entry in survey.milestones), *survey.states))


@once
def listing(survey: Survey) -> Mapping[str, list[str]]:
    """The ids of the pages that a company alone lists, by the company; of "" those that others list too, or no company does."""
    by: dict[str, str] = {}
    for (kind, key), document in survey.catalogue.documents.items():
        owner = key if kind == "company" else ""
        for page in document.pages:
            by[page] = owner if page not in by else ""
    found: dict[str, list[str]] = {key: [] for key in ("", *survey.catalogue.companies)}
    for page, owner in by.items():
        found[owner].append(page)
    return found


def citing(catalogue: Catalogue, entry: SourceEntry, told: Container[str]) -> list[str]:
    """Everything that rests on a page, each once, as its kind and its id: `milestone/acme/cell/sample-2025`; of milestones and promises
    those that are told.
    """
    found = dict.fromkeys(_holder(catalogue, one) for one in entry.citations)
    return [f"{kind}/{id}" for kind, id in found if kind not in HELD.values() or id in told]


def _holder(catalogue: Catalogue, citation: Citation) -> tuple[str, str]:
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
        return _of_scale(catalogue.scale, at)
    return kind, id


def _of_scale(scale: Scale, at: tuple[str | int, ...]) -> tuple[str, str]:
    if at[0] != LEVELS:
        return {"stages": "stage", "strands": "strand"}.get(str(at[0]), "trl"), str(at[1])
    level: Level = scale.levels[int(at[1])]
    if len(at) > 6 and at[4] == "criteria":
        return "criterion", str(at[5])
    return "level", str(level.number)
