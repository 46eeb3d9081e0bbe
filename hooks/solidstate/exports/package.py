"""The description of the tables as a Data Package: what each column means, its type, its unit, its words and what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..derived.survey import Survey
from ..language.conclusions import PromiseState
from ..language.vocabulary import Application, CellClass, CompanyKind, SeriesBasis, Track, Word
from .places import Places
from .promises import SLIP_LEAST, SLIP_MOST
from .rows import ATTRIBUTION, LICENCE, LICENCE_URL, Content, Settings
from .table import BETWEEN, Column, Table

APART = f"Several stand apart by '{BETWEEN}'."

PICTURES = {
    "id": "The id of the fact in the tables and in JSON.",
    "as_of": "The day of which it is drawn.",
    "full_name": "The programme: company and name.",
    "class": "The cell class of the programme.",
    "cell_class": "The cell class promised; empty for promises of companies that name none.",
    "reached": "The rung that it has reached.",
    "in_progress": "The rung of which some requirements are met; empty where there is none.",
    "reached_confirmed": "The rung that others than its maker confirm; empty where there is none.",
    "reservations": f"What is said in one breath with the rung; empty where nothing need be. {APART}",
    "promised": "The highest rung above it that an open promise would bring closer; empty where there is none.",
    "routes": f"The routes of the programme, by id; empty where its sources do not say. {APART}",
    "country": "Of its seat, ISO 3166-1 alpha-2.",
    "kind": "What sort of organisation it is.",
    "ended": "Whether it stopped for good.",
    "class_confirmed": "Whether others than the maker say what is in the cell.",
    "last_evidence": "The last evidence that counts: the last day of its newest milestone that shows a criterion; of what is only known to have been over when a page without a date was read, none.",
    "permalink": "Where it stands on the site.",
    "application": "What it is made for.",
    "confirmed_by": "Who says the number; contested where somebody disputes it.",
    "conditions": "How it was measured, in words; empty where that is not said.",
    "of": "What it is measured on.",
    "route_name": "The name of the route.",
    "material": "The material that was measured.",
    "who": "The programme, or the company where the promise has none.",
    "what": "What happened or was promised.",
    "said": "The date of the statement.",
    "due": "The date that it names.",
    "wording": "The words that name it.",
    "state": "What has become of the promise.",
    "own_word": "Whether the company, or one that takes part, said it: only that moves its date.",
    "rating_weak": "Whether the rung rests on weak sources.",
    "due_count": "How many promises of the group were due by the day.",
    "weak_count": "How many of those rest on weak sources, with their dates or with what became of them.",
    **{f"{name}_first": f"The first day that {name} leaves open; empty where it is open to the past." for name in ("date", "said", "due")},
    **{f"{name}_last": f"The last day that {name} leaves open; empty where it is open to the future." for name in ("date", "said", "due")},
    "basis": "In what money it was told: of its year, or without inflation.",
    "money_of": "The year of that money, where it is without inflation; else empty.",
    "by_name": "Who counted or said it; empty where nobody is named.",
    "note": "What else must be known; empty where nothing must.",
    "track": "Which of the two histories it belongs to.",
    "years_since": "Whole years since the first event of its history, each date taken at the middle of its window: from 1970..1974 to 1991 are 19.",
    "levels": f"The rungs of which it is an example; empty where it is of none. {APART}",
    "group": "Which promises are counted.",
    "promises": "How many of the group have this state.",
    "value": "As stated, with its bound.",
    "low": "The lower end in the unit of the picture; where it is open, where the picture lets it end.",
    "high": "The upper end in the unit of the picture; where it is open, where the picture lets it end.",
    "unit": "The unit of the picture.",
    "weak": "Whether it rests on weak sources alone.",
    "url": "The address of the first page that gives it.",
    "date": "The date as it was said.",
    "slip_months_least": SLIP_LEAST,
    "slip_months_most": SLIP_MOST,
}
"""What columns of pictures mean."""


WORDS: Mapping[str, type[Word]] = {
    "class": CellClass,
    "cell_class": CellClass,
    "application": Application,
    "kind": CompanyKind,
    "state": PromiseState,
    "track": Track,
    "basis": SeriesBasis,
}
"""The closed lists from which columns of pictures take their words."""


KINDS: Mapping[str, Sequence[str]] = {
    "boolean": ("ended", "class_confirmed", "rating_weak", "weak", "own_word"),
    "integer": (
        *("reached", "in_progress", "reached_confirmed", "promised", "slip_months_least", "slip_months_most"),
        *("promises", "due_count", "weak_count", "money_of", "years_since"),
    ),
    "number": ("low", "high"),
    "date": ("as_of", "last_evidence", *(f"{name}_{end}" for name in ("date", "said", "due") for end in ("first", "last"))),
}
"""What columns of pictures hold that is no text, whatever is drawn on a day."""


OF_ONE: Mapping[str, Mapping[str, str]] = {
    "pictures/fates": {
        "of": "Which kind of company, which rung or which use the group is; empty where it is all of them.",
    }
}
"""What a column of one picture means that means something else in others."""


def package(
    survey: Survey, settings: Settings, tables: Sequence[Table[Any]], drawn: Mapping[str, Callable[[], tuple[Mapping[str, str], str]]]
) -> Content:
    """The Data Package of all tables. `drawn` are the numbers of each picture: the types of its columns, and the text."""
    pictures = [_picture(name, columns) for name, numbers in drawn.items() if (columns := numbers()[0])]
    home = Places.of(settings).page("")
    return {
        "profile": "tabular-data-package",
        "name": "how-far",
        "title": "How far are solid-state batteries from us?",
        "description": "Programmes of solid-state battery cells, what happened, what was promised, and the quoted words that prove it.",
        **({"homepage": home, "id": Places.of(settings).file("data/datapackage.json")} if settings.get("site_url") else {}),
        "version": f"{survey.updated:%Y.%m.%d}",
        "created": f"{survey.updated.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": "The How Far contributors", "role": "author"}],
        "attribution": ATTRIBUTION,
        "keywords": ["solid-state battery", "semi-solid battery", "technology readiness level", "TRL"],
        "resources": [_resource(table.name, table.about, _schema(table)) for table in tables] + pictures,
    }


def _resource(path: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": path.replace("/", "-"),
        "path": f"{path}.csv",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _schema(table: Table[Any]) -> dict[str, Any]:
    refers = [
        {"fields": column.name, "reference": {"resource": column.to, "fields": "id"}}
        for column in table.columns
        if column.to and not column.many
    ]
    return {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": table.columns[0].name,
        "missingValues": [""],
        **({"foreignKeys": refers} if refers else {}),
    }


def _field(table: Table[Any], column: Column[Any]) -> dict[str, Any]:
    told = table.told(column)
    if column.many:
        kind = f", each an id of {column.to}" if column.to else f", each of: {', '.join(column.choices)}" if column.words else ""
        told = f"{told} Several stand apart by '{BETWEEN}'{kind}."
    constraints: dict[str, Any] = {}
    if column.required or column is table.columns[0]:
        constraints["required"] = True
    if column.words and not column.many:
        constraints["enum"] = column.choices
    return {
        "name": column.name,
        "type": column.kind,
        "description": told,
        **({"constraints": constraints} if constraints else {}),
        **({"unit": "month"} if column.name.endswith("_months") else {}),
    }


def _picture(name: str, columns: Mapping[str, str]) -> dict[str, Any]:
    meanings = {**PICTURES, **OF_ONE.get(name, {})}
    if unsaid := [key for key in columns if key not in meanings]:
        raise LookupError(f"Of {name} nobody says what {', '.join(unsaid)} means. Add it to PICTURES in exports/package.py.")
    fields = [
        {"name": key, "type": kind, "description": meanings[key]}
        | ({"constraints": {"enum": [*map(str, WORDS[key])]}} if key in WORDS else {})
        for key, kind in columns.items()
    ]
    key = {"primaryKey": "id"} if "id" in columns else {}
    return _resource(name, "The numbers of a picture, exactly as drawn.", {"fields": fields, **key, "missingValues": [""]})


def types(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The type of each column of a picture's numbers; nothing where there is nothing to draw."""
    return {key: next((kind for kind, names in KINDS.items() if key in names), "string") for key in rows[0]} if rows else {}
