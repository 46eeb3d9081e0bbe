"""The JSON files and the description of the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..derived.survey import Survey
from ..records import as_authored
from .rows import (
    API_VERSION,
    ATTRIBUTION,
    LICENCE,
    Content,
    Settings,
    company_data,
    figure_data,
    milestone_data,
    plain,
    programme_data,
    promise_data,
)
from .schema import schemas


def api(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The data API, version 1."""
    catalogue = survey.catalogue
    programmes = [programme_data(survey, entry) for entry in catalogue.programmes.values()]
    tables: dict[str, list[Any]] = {
        "companies": [company_data(key, company) for key, company in catalogue.companies.items()],
        "programmes": programmes,
        "routes": [{"id": key, **plain(as_authored(route))} for key, route in catalogue.routes.items()],
        "challenges": [{"id": key, **plain(as_authored(challenge))} for key, challenge in catalogue.challenges.items()],
        "milestones": [milestone_data(survey, entry) for entry in survey.milestones],
        "promises": [promise_data(entry, state) for entry, state in survey.promises],
        "figures": [figure_data(entry) for entry in survey.figures],
        "sources": [
            {"id": entry.id, **plain(as_authored(entry.record)), "cited_by": sorted({f"{c.kind}/{c.id}" for c in entry.citations})}
            for entry in catalogue.sources.values()
        ],
        "ladder": [
            {
                "level": level.number,
                "name": level.name,
                "plain": level.plain,
                "programmes": [entry.id for entry, _ in survey.rated(level=level.number)],
            }
            for level in catalogue.scale.levels
        ],
    }
    about = {
        "api_version": API_VERSION,
        "as_of": survey.day.isoformat(),
        "data_of": survey.updated.isoformat(),
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }
    for name, rows in tables.items():
        yield f"api/v1/{name}.json", {**about, "count": len(rows), name: rows}
    yield "api/v1/index.json", {**about, "files": {name: f"{name}.json" for name in tables}, "openapi": "../../openapi.json"}
    for key, company in catalogue.companies.items():
        mine = [programme_data(survey, catalogue.programmes[f"{key}/{name}"]) for name in company.programmes]
        yield (
            f"api/v1/companies/{key}.json",
            {**about, "company": company_data(key, company), "programmes": mine, "record": plain(as_authored(company))},
        )


def described(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The schemas of the records, and a description of the API."""
    for kind, schema in schemas(survey.catalogue).items():
        yield f"schema/{kind}.schema.json", schema
    names = ("index", "companies", "programmes", "routes", "challenges", "milestones", "promises", "figures", "sources", "ladder")
    paths = {f"/api/v1/{name}.json": _get(f"{name.capitalize()}, as of the day the site was built.") for name in names}
    paths["/api/v1/companies/{id}.json"] = _get("One company with its programmes and its record as authored.") | {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    }
    yield (
        "openapi.json",
        {
            "openapi": "3.1.0",
            "info": {"title": "How far? data", "version": API_VERSION, "license": {"name": LICENCE, "identifier": LICENCE}},
            "paths": paths,
        },
    )


def _get(summary: str) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}},
        }
    }
