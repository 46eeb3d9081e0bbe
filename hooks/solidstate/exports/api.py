"""The JSON files and the description of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from ..derived.survey import Survey
from ..records import RECORDS, as_authored
from .rows import (
    API_VERSION,
    ATTRIBUTION,
    LICENCE,
    Content,
    File,
    Settings,
    audit_data,
    company_data,
    figure_data,
    milestone_data,
    plain,
    programme_data,
    promise_data,
)
from .schema import schemas


def api(survey: Survey, settings: Settings) -> Iterator[File]:
    """The data API, version 1."""
    catalogue = survey.catalogue
    tables: dict[str, Callable[[], list[Any]]] = {
        "companies": lambda: [company_data(key, company) for key, company in catalogue.companies.items()],
        "programmes": lambda: [programme_data(survey, entry) for entry in catalogue.programmes.values()],
        "routes": lambda: [{"id": key, **plain(as_authored(route))} for key, route in catalogue.routes.items()],
        "challenges": lambda: [{"id": key, **plain(as_authored(challenge))} for key, challenge in catalogue.challenges.items()],
        "milestones": lambda: [milestone_data(survey, entry) for entry in survey.milestones],
        "promises": lambda: [promise_data(entry, state, survey.resizes.get(entry.id, ())) for entry, state in survey.promises],
        "figures": lambda: [figure_data(entry) for entry in survey.figures],
        "sources": lambda: [
            {
                "id": entry.id,
                **plain(as_authored(entry.record)),
                "is_weak": entry.record.is_weak,
                "cited_by": sorted({f"{c.kind}/{c.id}" for c in entry.citations}),
            }
            for entry in catalogue.sources.values()
        ],
        "ladder": lambda: [
            {
                "level": level.number,
                "name": level.name,
                "plain": level.plain,
                "programmes": [entry.id for entry, _ in survey.rated(level=level.number)],
            }
            for level in catalogue.scale.levels
        ],
        "audits": lambda: [audit_data(entry) for entry in survey.audits],
    }
    about = {
        "api_version": API_VERSION,
        "as_of": survey.day.isoformat(),
        "data_of": survey.updated.isoformat(),
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }

    def table(name: str) -> Content:
        rows = tables[name]()
        return {**about, "count": len(rows), name: rows}

    def company(key: str) -> Content:
        found = catalogue.companies[key]
        mine = [programme_data(survey, catalogue.programmes[f"{key}/{name}"]) for name in found.programmes]
        return {**about, "company": company_data(key, found), "programmes": mine, "record": plain(as_authored(found))}

    for name in tables:
        yield f"api/v1/{name}.json", partial(table, name)
    index = {**about, "files": {name: f"{name}.json" for name in tables}, "openapi": "../../openapi.json"}
    yield "api/v1/index.json", lambda: index
    for key in catalogue.companies:
        yield f"api/v1/companies/{key}.json", partial(company, key)


def described(survey: Survey, settings: Settings) -> Iterator[File]:
    """The schemas of the records, and a description of the API."""
    made = cache(lambda: schemas(survey.catalogue))
    for kind in RECORDS:
        yield f"schema/{kind}.schema.json", partial(lambda kind: made()[kind], kind)
    yield "openapi.json", _openapi


def _openapi() -> Content:
    names = ("index", "companies", "programmes", "routes", "challenges", "milestones", "promises", "figures", "sources", "ladder", "audits")
    paths = {f"/api/v1/{name}.json": _get(f"{name.capitalize()}, as of the day the site was built.") for name in names}
    paths["/api/v1/companies/{id}.json"] = _get("One company with its programmes and its record as authored.") | {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "How far? data", "version": API_VERSION, "license": {"name": LICENCE, "identifier": LICENCE}},
        "paths": paths,
    }


def _get(summary: str) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}},
        }
    }
