"""The real data, file by file, and what is generated beside it."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import jsonschema
import pytest
from solidstate.catalogue import Catalogue
from solidstate.checks import check_folder
from solidstate.exports import schema
from solidstate.language.codes import country_name
from solidstate.language.tongues import is_language
from solidstate.reading.loading import kind_of
from solidstate.reading.nodes import read

from .conftest import ROOT

FILES = sorted((ROOT / "data").rglob("*.yaml"))


@pytest.fixture(scope="module")
def problems() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in check_folder(ROOT)[1]:
        found.setdefault(problem.path, []).append(str(problem))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "data").as_posix())
def test_a_file_has_no_problem(path: Path, problems: dict[str, list[str]]) -> None:
    assert problems.get(path.relative_to(ROOT).as_posix(), []) == []


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((ROOT / "data" / "schema" / f"{kind}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "data").as_posix())
def test_a_file_names_its_schema_and_fits_it(path: Path) -> None:
    kind = kind_of(path.relative_to(ROOT).as_posix())
    first = path.read_text("utf-8").split("\n", 1)[0]
    up = "../" * (len(path.relative_to(ROOT / "data").parts) - 1)
    assert first == f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"
    found = read(path.read_text("utf-8")).data
    assert [error.message for error in validator(str(kind)).iter_errors(found)] == []


def test_generated_files_are_current(real: Catalogue) -> None:
    assert schema.stale(ROOT, real) == [], "To fix this, run `make schema`."


def test_the_schemas_are_schemas() -> None:
    for path in (ROOT / "data" / "schema").glob("*.json"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_an_editor_knows_the_countries_and_languages_of_the_check() -> None:
    def listed(fields: dict[str, Any], name: str) -> set[str]:
        return set(fields[name]["enum"])

    company, publishers = validator("company").schema, validator("publishers").schema
    pairs = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)]
    spoken = {code for code in pairs if is_language(code)}
    assert listed(company["$defs"]["Source"]["properties"], "language") == spoken
    assert listed(publishers["$defs"]["Publisher"]["properties"], "language") == spoken
    assert spoken.isdisjoint(("jp", "cn")) and len(spoken) > 150
    assert listed(company["properties"], "country") == {code.upper() for code in pairs if country_name(code.upper())}
    assert len(listed(company["properties"], "country")) == 249, "As many as ISO 3166-1 has."


def test_every_word_and_field_is_documented(real: Catalogue) -> None:
    text = schema.readme(real)
    rows = [line for line in text.split("\n") if line.startswith("| `")]
    assert rows
    assert [row for row in rows if row.rstrip(" |").endswith("`")] == []


def test_the_article_is_in_the_data(real: Catalogue) -> None:
    """Every number that the 36Kr article states stands in a quote from it."""
    quotes = " ".join(c.evidence.quote for c in real.sources[real.source_ids["https://eu.36kr.com/en/p/3562058133977985"]].citations)
    numbers = [
        "600 Wh/kg",
        "200 Wh/kg - 300 Wh/kg",
        "400 Wh/kg",
        "700 Wh/kg",
        "350 Wh/kg",
        "368 Wh/kg",
        "150 KWh",
        "360 Wh/kg",
        "1288",
        "2426",
    ]
    numbers += [
        "200 MWh",
        "90%",
        "10,000 kilometers",
        "50% extrusion",
        "1,000 people",
        "2030",
        "2027 - 2028",
        "$7,500/kWh",
        "$100/kWh",
        "1991",
    ]
    numbers += ["1000 degrees", "60 degrees", "third quarter of 2025", "TRL2 - TRL3", "TRL5 - TRL6", "TRL4 - TRL5", "TRL7", "TRL8"]
    assert [number for number in numbers if number not in quotes] == []
