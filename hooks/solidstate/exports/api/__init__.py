"""The JSON files. Each row is made once, however many files hold it, and a file goes out row by row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from typing import Any

from ...derived.survey import Survey
from ...language.identity import page_id
from ...records import RECORDS
from ..places import Places
from ..rows import API_VERSION, ATTRIBUTION, LICENCE, LICENCE_URL, File, Settings
from ..schema import schemas
from ..version import data_version
from .openapi import openapi
from .resources import COMPANIES, OF_A_COMPANY, RESOURCES, SOURCES, Resource, Row, Rows
from .shapes import About
from .shelf import Shelf
from .telling import Teller

__all__ = ["Library", "api", "described"]


class Library:
    """The rows of the API as JSON, each made when a file that holds it is asked for."""

    def __init__(self, survey: Survey, settings: Settings) -> None:
        self.survey, self.settings = survey, settings
        self.teller = Teller(survey, Places.of(settings))
        self._rows: dict[str, Rows] = {}
        self._shelf = Shelf()

    @cached_property
    def about(self) -> About:
        """What every answer begins with."""
        return {
            "api_version": API_VERSION,
            "as_of": self.survey.day.isoformat(),
            "data_version": data_version(self.survey, self.settings.get("root", "")),
            "licence": {"id": LICENCE, "url": LICENCE_URL, "attribution": ATTRIBUTION},
            "site": self.teller.places.site_url or None,
        }

    def rows(self, resource: Resource) -> Rows:
        """The rows of a list by their ids, those of records in the order of the ids."""
        if resource.name not in self._rows:
            rows = resource.rows(self.teller)
            self._rows[resource.name] = dict(sorted(rows.items())) if resource in (COMPANIES, *OF_A_COMPANY, SOURCES) else rows
        return self._rows[resource.name]

    @cached_property
    def _of_companies(self) -> Mapping[str, Mapping[str, list[str]]]:
        """The ids of each list that has rows of companies, by the company."""
        found: dict[str, dict[str, list[str]]] = {one.name: defaultdict(list) for one in OF_A_COMPANY}
        for one in OF_A_COMPANY:
            for id in self.rows(one):
                found[one.name][id.partition("/")[0]].append(id)
        return found

    def text(self, resource: Resource, ids: Iterable[str] | None = None) -> Iterator[str]:
        """A list, or some of it, as JSON; a single thing as it is."""
        rows, before = self.rows(resource), ""
        yield "" if resource.is_one else "["
        for id in rows if ids is None else ids:
            yield before
            yield self._shelf.text((resource.name, id), partial(_written, rows[id]))
            before = ","
        yield "" if resource.is_one else "]"

    def answer(self, parts: Mapping[str, Iterable[str]]) -> Iterator[str]:
        """A file: what every answer begins with, and its parts, each JSON already."""
        yield as_json(self.about)[:-1]
        for name, part in parts.items():
            yield f",{json.dumps(name)}:"
            yield from part
        yield "}"

    def listed(self, resource: Resource) -> Iterator[str]:
        """The file of one list."""
        count = {} if resource.is_one else {"count": [str(len(self.rows(resource)))]}
        return self.answer({**count, resource.name: self.text(resource)})

    def company(self, key: str) -> Iterator[str]:
        """The file of one company: everything about it, with the pages that it cites."""
        own = {one.name: self.text(one, self._of_companies[one.name].get(key, ())) for one in OF_A_COMPANY}
        record = self.survey.catalogue.companies[key]
        pages = sorted({page_id(source.url) for source in record.sources.values()})
        first = "".join(self.text(COMPANIES, [key]))[1:-1]
        return self.answer({"company": [first], **own, "sources": self.text(SOURCES, pages)})

    def everything(self) -> Iterator[str]:
        """All lists in one file: the last one, so that the rows go when it is made. Whoever asks again has them made anew."""
        yield from self.answer({one.name: self.text(one) for one in RESOURCES})
        self._rows.clear()
        self.__dict__.pop("_of_companies", None)

    def index(self) -> Iterator[str]:
        """Where everything is."""
        places = self.teller.places
        files = {one.name: places.file(f"api/v1/{one.name}.json") for one in RESOURCES}
        companies = {key: places.file(f"api/v1/companies/{key}.json") for key in self.survey.catalogue.companies}
        more = {
            "everything": places.file("api/v1/everything.json"),
            "changes": places.file("api/v1/changes.json"),
            "openapi": places.file("openapi.json"),
        }
        return self.answer({"files": [as_json({**files, **more})], "companies": [as_json(companies)]})


def api(survey: Survey, settings: Settings) -> Iterator[File]:
    """The data API, version 1."""
    library = Library(survey, settings)
    yield "api/v1/index.json", library.index
    for resource in RESOURCES:
        yield f"api/v1/{resource.name}.json", partial(library.listed, resource)
    for key, company in survey.catalogue.companies.items():
        for name in (key, *company.formerly):
            yield f"api/v1/companies/{name}.json", partial(library.company, key)
    yield "api/v1/everything.json", library.everything


def described(survey: Survey, settings: Settings) -> Iterator[File]:
    """The schemas of the records, each under its own address where that is known, and the description of the API."""
    made, places = cache(lambda: schemas(survey.catalogue)), Places.of(settings)

    def schema(kind: str) -> Mapping[str, Any]:
        address = places.file(f"schema/{kind}.schema.json")
        return {**({"$id": address} if places.site_url else {}), **made()[kind]}

    for kind in RECORDS:
        yield f"schema/{kind}.schema.json", partial(schema, kind)
    yield "openapi.json", lambda: as_json(openapi(survey.catalogue, settings))


def _written(row: Callable[[], Row]) -> str:
    return as_json(row())


def as_json(value: Any) -> str:
    """JSON without spaces, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
