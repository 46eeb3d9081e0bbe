"""The description of the API in OpenAPI 3.1, made of the same records and shapes as the files themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, get_args, get_origin, get_type_hints

from ...catalogue import Catalogue
from ...derived.identity import LISTED
from ...language.vocabulary import Word
from ...records import Evidence, Record
from ...records.documentation import sentences
from ..rows import API_VERSION, LICENCE, LICENCE_URL, Settings
from .fields import Field, fields
from .resources import COMPANIES, OF_A_COMPANY, RESOURCES, SOURCES, Resource, Shape
from .shapes import About, Canonical, ChangeData, Index, Known, Party, Quoted, Span

Schema = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
WITH_IDS = (*LISTED,)
NONE, UNSAID = "Null where there is none.", "Null where nothing is said of it."
"""What null means, where a field says nothing else."""
COUNT = {"type": "integer", "description": "How many there are."}


def openapi(catalogue: Catalogue, settings: Settings) -> Schema:
    """The description. The ids of companies are listed, so that a wrong one is found before it is asked for."""
    components = Components()
    head = components.typed(About)
    paths = {f"/api/v1/{one.name}.json": _path(_operation(one), one.told, components.answer(head, one)) for one in RESOURCES}
    everything = components.file("Everything", head, {one.name: components.held(one) for one in RESOURCES}, "All lists in one file.")
    paths["/api/v1/everything.json"] = _path("getEverything", "All lists in one file.", everything)
    index = components.file("Index", head, components.typed(Index)["properties"], "Where everything is.")
    paths["/api/v1/index.json"] = _path("getIndex", "Where everything is.", index)
    told = "What changed in the record for readers, day by day, as far as its history is known."
    rows = _described(_several(components.typed_reference(ChangeData)), "The newest day first.")
    known = _described(components.typed_reference(Known), "How far back they are told.")
    past = components.file("ChangesFile", head, {"known": known, "count": COUNT, "changes": rows}, told)
    paths["/api/v1/changes.json"] = _path("getChanges", told, past)
    own = {one.name: components.held(one) for one in (*OF_A_COMPANY, SOURCES)}
    company = components.file(
        "CompanyFile",
        head,
        {"company": _described(components.shape(COMPANIES.shape), "The company."), **own},
        "One company and all about it.",
    )
    ids = sorted({name for key, one in catalogue.companies.items() for name in (key, *one.formerly)})
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The id of the company, also one that it had before.",
        "schema": {"type": "string", "enum": ids},
    }
    paths["/api/v1/companies/{id}.json"] = _path("getCompany", "One company and all about it.", company, [parameter])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "How far? data",
            "version": API_VERSION,
            "summary": "Dated, quoted evidence on solid-state batteries, and the ratings that follow from it.",
            "description": "Static JSON files, made anew with the site. Every id resolves in the list of its kind.",
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": settings.get("site_url", "").rstrip("/") or ".", "description": "This site."}],
        "security": [],
        "tags": [{"name": "data", "description": "Everything is there to read, without a key."}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(components.found.items()))},
    }


def _operation(resource: Resource) -> str:
    return "get" + resource.name.capitalize() if resource.name != COMPANIES.name else "listCompanies"


def _path(operation: str, summary: str, answer: Schema, parameters: list[Schema] | None = None) -> Schema:
    content = {"application/json": {"schema": answer}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary.rstrip("."),
            "tags": ["data"],
            **({"parameters": parameters} if parameters else {}),
            "responses": {
                "200": {"description": summary, "content": content},
                "404": {"description": "There is no such file.", "content": {"text/html": {"schema": {"type": "string"}}}},
            },
        }
    }


class Components:
    """The schemas of everything that is told, each once."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def answer(self, head: Schema, resource: Resource) -> Schema:
        """The file of one list."""
        count = {} if resource.is_one else {"count": COUNT}
        return self.file(f"{resource.name.capitalize()}File", head, {**count, resource.name: self.held(resource)}, resource.told)

    def held(self, resource: Resource) -> Schema:
        """A list, or a single thing."""
        thing = self.shape(resource.shape)
        return _described(thing if resource.is_one else _several(thing), resource.told)

    def file(self, name: str, head: Schema, properties: Mapping[str, Schema], told: str) -> Schema:
        """A file with what every answer begins with."""
        return self._named(name, _object({**head["properties"], **properties}, told))

    def shape(self, shape: Shape) -> Schema:
        """A thing: the fields of its record, and what is added."""
        if shape.name not in self.found:
            properties: dict[str, Schema] = {}
            told = ""
            if shape.record:
                properties = {"id": _ID, **self._record_fields(shape.record, (*shape.without, *(shape.nested or {})))}
                told = (shape.record.__doc__ or "").strip()
            for part in shape.more:
                more = self.typed(part)
                properties |= more["properties"]
                told = told or more["description"]
            for name, nested in (shape.nested or {}).items():
                inner, how = nested
                one = _several(self.shape(inner)) if how == "list" else _or_null(self.shape(inner))
                properties[name] = _with_null(one, sentences(shape.record or object)[name], NONE)
            self._named(shape.name, _object(properties, told))
        return _reference(shape.name)

    def typed(self, model: type) -> Schema:
        """The schema of a typed dictionary; those in it become components."""
        told = sentences(model)
        properties = {name: _with_null(self._annotated(one), told[name], NONE) for name, one in get_type_hints(model).items()}
        return _object(properties, (model.__doc__ or "").strip())

    def _annotated(self, annotation: Any) -> Schema:
        """The schema of what a typed dictionary says of a field."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is list:
            return _several(self._annotated(inner[0]))
        if origin is dict:
            return {"type": "object", "additionalProperties": self._annotated(inner[1])}
        if inner:
            return _or_null(self._annotated(next(one for one in inner if one is not type(None))))
        if annotation is Any:
            return {}
        return {"type": JSON_TYPES[annotation]} if annotation in JSON_TYPES else self.typed_reference(annotation)

    def typed_reference(self, model: type) -> Schema:
        """The name of the schema of a typed dictionary."""
        return _reference(model.__name__) if model.__name__ in self.found else self._named(model.__name__, self.typed(model))

    def _record(self, model: type[Record], with_id: bool) -> Schema:
        """A record that stands in another one."""
        if issubclass(model, Evidence):
            return self.typed_reference(Quoted)
        if model.__name__ not in self.found:
            own = self._record_fields(model)
            told = " ".join((model.__doc__ or "").split())
            self._named(model.__name__, _object({"id": _ID, **own} if with_id else own, told))
        return _reference(model.__name__)

    def _record_fields(self, model: type[Record], without: Collection[str] = ()) -> dict[str, Schema]:
        """The fields of a record as the Teller tells them."""
        told = sentences(model)
        found = {
            field.alias: _with_null(self._field(field), told.get(field.name, ""), UNSAID)
            for field in fields(model)
            if field.alias not in without
        }
        if "value" in found and "measure" in found:
            found["canonical"] = _described(
                _or_null(self.typed_reference(Canonical)), "The value in the unit of its measure; null for a change from something else."
            )
        return found

    def _field(self, field: Field) -> Schema:
        one = self._one(field)
        if field.shape == "list" or (field.shape == "map" and field.kind == "record"):
            one = _several(one)
        elif field.shape == "map":
            one = {"type": "object", "additionalProperties": one}
        return _or_null(one) if field.optional else one

    def _one(self, field: Field) -> Schema:
        if field.kind == "window":
            return self.typed_reference(Span)
        if field.kind == "party":
            return self.typed_reference(Party)
        if field.kind == "word":
            return self._word(field.model)
        if field.kind == "record":
            return self._record(field.model, field.shape == "map" or field.model in WITH_IDS)
        return {"type": "string"} if field.kind in ("value", "prose") else {"type": JSON_TYPES[field.model]}

    def _word(self, model: type[Word]) -> Schema:
        told = " ".join((model.__doc__ or "").split())
        return self._named(model.__name__, {"type": "string", "enum": [str(word) for word in model], "description": told})

    def _named(self, name: str, schema: Schema) -> Schema:
        if self.found.setdefault(name, schema) != schema:
            raise ValueError(f"Two things of the API are called {name}.")
        return _reference(name)


_ID = {"type": "string", "description": "Its id, for ever."}


def _object(properties: Mapping[str, Schema], told: str) -> Schema:
    return {
        "type": "object",
        "description": told,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": REFERENCE.format(model=name)}


def _several(one: Schema) -> Schema:
    return {"type": "array", "items": one}


def _or_null(one: Schema) -> Schema:
    if isinstance(one.get("type"), str) and "enum" not in one:
        return {**one, "type": [one["type"], "null"]}
    return {"anyOf": [one, {"type": "null"}]}


def _with_null(schema: Schema, told: str, nothing: str) -> Schema:
    """A field with its sentence, and with what null means in it where that says nothing of it."""
    is_optional = "null" in schema.get("type", ()) or {"type": "null"} in schema.get("anyOf", ())
    return _described(schema, f"{told} {nothing}" if is_optional and "null" not in told.lower() else told)


def _described(schema: Schema, told: str) -> Schema:
    return {**schema, "description": told} if told else schema
