"""The JSON files. Each row is made once, however many files hold it, and a file goes out in pieces."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from itertools import chain

from ...derived.survey import Survey
from ...records import RECORDS
from ..citing import listing
from ..places import Places
from ..rows import API_VERSION, ATTRIBUTION, LICENCE, LICENCE_URL, File, Settings, as_json
from ..schema import schemas
from ..shelf import Shelf
from ..version import data_version
from .openapi import openapi
from .resources import COMPANIES, OF_A_COMPANY, RESOURCES, SOURCES, Resource, Row, Rows
from .shapes import About
from .telling import Teller

__all__ = ["Library", "api", "described"]

BETWEEN = "\x1e"
"""What stands between the rows of a company: never in JSON, which writes such a sign in another way."""


class Library:
    """The rows of the API as JSON, those of each company together; made when a file that holds them is asked for."""

    def __init__(self, survey: Survey, settings: Settings, shelf: Shelf | None = None) -> None:
        self.survey, self.settings = survey, settings
        self.teller = Teller(survey, Places.of(settings))
        self._shelf = shelf or Shelf()

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
        """The rows of a list by their ids."""
        return {id: row for company in self._owners(resource) for id, row in self._rows(resource, company).items()}

    def _owners(self, resource: Resource) -> Iterable[str]:
        """The companies in the order in which their rows stand in a list, so that all stand in the order of their ids; "" for none."""
        companies = self.survey.catalogue.companies if resource.of else ()
        return ["", *sorted(companies, key=lambda key: key if resource is COMPANIES else f"{key}/")]

    def _rows(self, resource: Resource, company: str) -> Rows:
        if not company or resource.of is None:
            return resource.rows(self.teller)
        return dict(sorted(resource.of(self.teller, company).items()))

    def part(self, resource: Resource, company: str = "") -> str:
        """The rows of one company, or of none, as JSON, with a sign between them."""
        return self._shelf.text(
            f"api {resource.name}", company, lambda: BETWEEN.join(map(_written, self._rows(resource, company).values()))
        )

    def parts(self, resource: Resource) -> Iterator[str]:
        """All rows of a list, some together. Pages of all companies stand among one another."""
        found = filter(None, (self.part(resource, company) for company in self._owners(resource)))
        return iter(sorted(chain.from_iterable(map(_apart, found)))) if resource is SOURCES else found  # each begins with its id

    def text(self, resource: Resource) -> Iterator[str]:
        """A list as JSON; a single thing as it is."""
        yield "" if resource.is_one else "["
        for number, part in enumerate(self.parts(resource)):
            yield ("," if number else "") + _joined(part)
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
        count = {} if resource.is_one else {"count": [str(sum(part.count(BETWEEN) + 1 for part in self.parts(resource)))]}
        return self.answer({**count, resource.name: self.text(resource)})

    def company(self, key: str) -> Iterator[str]:
        """The file of one company: everything about it, with the pages that it cites."""
        own = {one.name: ["[", _joined(self.part(one, key)), "]"] for one in OF_A_COMPANY}
        return self.answer({"company": [self.part(COMPANIES, key)], **own, "sources": ["[", ",".join(self._pages(key)), "]"]})

    def _pages(self, key: str) -> list[str]:
        """The pages that a company lists; those that others list too are asked for one by one."""
        shared = set(self.survey.catalogue.documents["company", key].pages) - set(listing(self.survey)[key])
        rows = self._shared if shared else {}
        return sorted((*_apart(self.part(SOURCES, key)), *(rows[id] for id in shared)))

    @cached_property
    def _shared(self) -> Mapping[str, str]:
        """The pages that no company lists alone, by their ids."""
        return dict(zip(listing(self.survey)[""], _apart(self.part(SOURCES)), strict=True))

    def everything(self) -> Iterator[str]:
        """All lists in one file."""
        return self.answer({one.name: self.text(one) for one in RESOURCES})

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


def api(survey: Survey, settings: Settings, shelf: Shelf | None = None) -> Iterator[File]:
    """The data API, version 1."""
    library = Library(survey, settings, shelf)
    yield "api/v1/index.json", library.index
    for resource in RESOURCES:
        yield f"api/v1/{resource.name}.json", partial(library.listed, resource)
    for key, company in survey.catalogue.companies.items():
        for name in (key, *company.formerly):
            yield f"api/v1/companies/{name}.json", partial(library.company, key)
    yield "api/v1/everything.json", library.everything


def described(survey: Survey, settings: Settings, shelf: Shelf | None = None) -> Iterator[File]:
    """The schemas of the records, each under its own address where that is known, and the description of the API."""
    made, places, shelf = cache(lambda: schemas(survey.catalogue)), Places.of(settings), shelf or Shelf()

    def schema(kind: str) -> str:
        address = places.file(f"schema/{kind}.schema.json")
        return as_json({**({"$id": address} if places.site_url else {}), **made()[kind]})

    for kind in RECORDS:
        yield f"schema/{kind}.schema.json", partial(shelf.text, f"schema {kind}", "", partial(schema, kind))
    yield "openapi.json", partial(shelf.text, "openapi", "", lambda: as_json(openapi(survey.catalogue, settings)))


def _apart(part: str) -> list[str]:
    return part.split(BETWEEN) if part else []


def _joined(part: str) -> str:
    return part.replace(BETWEEN, ",")


def _written(row: Callable[[], Row]) -> str:
    return as_json(row())
