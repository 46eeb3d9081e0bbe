"""The JSON files: every answer is as the description says, every id leads somewhere, and addresses are true where the site is read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from solidstate.catalogue import Catalogue
from solidstate.derived.survey import Survey
from solidstate.exports import History
from solidstate.exports.api import Library
from solidstate.exports.api.openapi import openapi
from solidstate.exports.api.past import Changes
from solidstate.exports.api.resources import RESOURCES

from ..conftest import TODAY

LAYER = "example-cells/layer-cell"
LISTS = {
    "company": "companies",
    "programme": "programmes",
    "milestone": "milestones",
    "promise": "promises",
    "source": "sources",
    "criterion": "criteria",
    "requirement": "requirements",
    "route": "routes",
    "challenge": "challenges",
    "measure": "measures",
    "stage": "stages",
    "strand": "strands",
    "level": "ladder",
    "term": "glossary",
    "series": "series",
    "context": "context",
    "yardstick": "yardstick",
    "headline": "figures",
    "becomes": "promises",
    "programmes": "programmes",
    "partner_in": "programmes",
    "milestones": "milestones",
    "took_part_in": "milestones",
    "shown_by": "milestones",
    "implied_by": "milestones",
    "promises": "promises",
    "figures": "figures",
    "sources": "sources",
    "pages": "sources",
    "rests_on_one_page": "sources",
    "shows": "criteria",
    "would_show": "criteria",
    "criteria": "criteria",
    "requirements": "requirements",
    "routes": "routes",
    "challenges": "challenges",
}
"""In which list the ids of a field are found, by the name of the field."""
OTHER = {("milestones", "stage"), ("glossary", "term"), ("figures", "headline")}
"""Fields of these names that hold no id."""


def answer(survey: Survey, name: str, **settings: str) -> dict[str, Any]:
    library = Library(survey, settings)
    found: dict[str, Any] = json.loads("".join(library.listed(next(one for one in RESOURCES if one.name == name))))
    return found


def walked(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a file with the name of its field, nested ones too; those of a list with the name of the list."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from walked(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from walked(one, name)
    else:
        yield name, value


def ids_of(rows: Any) -> set[str]:
    return {row["id"] for row in (rows if isinstance(rows, list) else [rows]) if "id" in row}


@pytest.fixture(scope="module")
def everything(real: Catalogue) -> dict[str, Any]:
    """All lists of the real record."""
    found: dict[str, Any] = json.loads("".join(Library(Survey(real, TODAY), {}).everything()))
    return found


@pytest.fixture(scope="module")
def description(sample: Catalogue) -> dict[str, Any]:
    return openapi(sample, {})


def test_every_id_leads_to_something(everything: dict[str, Any]) -> None:
    known = {name: ids_of(everything[name]) for name in set(LISTS.values())}
    lost = []
    for name, resource in everything.items():
        for field, value in walked(resource) if name != "counts" else ():
            if field in LISTS and (name, field) not in OTHER and value is not None and str(value) not in known[LISTS[field]]:
                lost.append((name, field, value))
        for row in resource if isinstance(resource, list) else []:
            lost += [(name, one) for one in row.get("cited_by", ()) if one.partition("/")[2] not in known[LISTS[one.partition("/")[0]]]]
            lost += [(name, "companies", one["id"]) for one in _parties(row) if one["id"] and one["id"] not in known["companies"]]
    assert lost == []


def _parties(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict) and value.keys() == {"id", "name"}:
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _parties(one)


def test_no_id_stands_twice(everything: dict[str, Any]) -> None:
    for name, rows in everything.items():
        if isinstance(rows, list) and rows and "id" in rows[0]:
            found = [row["id"] for row in rows]
            assert len(found) == len(set(found)), name


def test_records_stand_in_the_order_of_their_ids(everything: dict[str, Any]) -> None:
    for name in ("companies", "programmes", "milestones", "promises", "figures", "sources"):
        found = [row["id"] for row in everything[name]]
        assert found == sorted(found), name


def test_every_answer_is_as_the_description_says(survey: Survey, description: dict[str, Any]) -> None:
    library = Library(survey, {})
    files = {f"/api/v1/{one.name}.json": "".join(library.listed(one)) for one in RESOURCES}
    files |= {"/api/v1/index.json": "".join(library.index()), "/api/v1/companies/{id}.json": "".join(library.company("example-cells"))}
    files["/api/v1/changes.json"] = "".join(Changes(History(survey, {}, str)).json())
    assert {*files, "/api/v1/everything.json"} == set(description["paths"])
    wrong = []
    for path, text in files.items():
        schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        checker = Draft202012Validator({**schema, "components": description["components"]})
        wrong += [(path, list(one.absolute_path), one.message) for one in checker.iter_errors(json.loads(text))]
    assert wrong == []


@pytest.mark.slow
def test_the_real_record_is_as_the_description_says(everything: dict[str, Any], description: dict[str, Any]) -> None:
    schema = description["components"]["schemas"]["Everything"] | {"components": description["components"]}
    assert [(list(one.absolute_path), one.message) for one in Draft202012Validator(schema).iter_errors(everything)] == []


@pytest.mark.slow
def test_the_description_is_openapi_3_1(description: dict[str, Any]) -> None:
    from openapi_spec_validator import validate

    validate(description)


def test_every_operation_has_a_name_and_says_what_is_not_there(description: dict[str, Any]) -> None:
    assert description["servers"] == [{"url": ".", "description": "This site."}]
    operations = [path["get"]["operationId"] for path in description["paths"].values()]
    assert len(operations) == len(set(operations))
    assert all({"200", "404"} == path["get"]["responses"].keys() for path in description["paths"].values())
    assert "example-cells" in description["paths"]["/api/v1/companies/{id}.json"]["get"]["parameters"][0]["schema"]["enum"]


def test_every_field_is_described(description: dict[str, Any]) -> None:
    silent = [
        (name, field)
        for name, schema in description["components"]["schemas"].items()
        for field, one in schema.get("properties", {}).items()
        if not one.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("settings", "page", "permalink"),
    [
        ({"pages": "folders"}, "companies/nio/", "companies/example-cells/layer-cell/#line-2025"),
        ({"pages": "files"}, "companies/nio.html", "companies/example-cells/layer-cell.html#line-2025"),
        (
            {"site_url": "https://example.org/x/"},
            "https://example.org/x/companies/nio/",
            "https://example.org/x/companies/example-cells/layer-cell/#line-2025",
        ),
    ],
)
def test_addresses_are_true_where_the_site_is_read(survey: Survey, settings: dict[str, str], page: str, permalink: str) -> None:
    companies, milestones = answer(survey, "companies", **settings), answer(survey, "milestones", **settings)
    assert next(one["permalink"] for one in companies["companies"] if one["id"] == "nio") == page
    assert next(one["permalink"] for one in milestones["milestones"] if one["id"] == f"{LAYER}/line-2025") == permalink


def test_an_answer_says_what_it_is_made_of(survey: Survey) -> None:
    found = answer(survey, "stages")
    assert found["as_of"] == TODAY.isoformat()
    assert found["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["data_version"]["version"] == survey.updated.strftime("%Y.%m.%d")
    assert (found["data_version"]["commit"], len(found["data_version"]["hash"])) == (None, 16)
    assert found["count"] == len(found["stages"])


def test_two_states_of_one_day_differ(survey: Survey, sample: Catalogue) -> None:
    one = answer(Survey(sample, TODAY), "stages")["data_version"]
    assert one == answer(survey, "stages")["data_version"]
    assert one == answer(Survey(sample, date(2026, 11, 23)), "stages")["data_version"] | {"version": one["version"]}


def test_no_fact_is_lost_on_the_way_out(survey: Survey) -> None:
    milestones = {row["id"].rpartition("/")[2]: row for row in answer(survey, "milestones")["milestones"] if row["programme"] == LAYER}
    licence, report = milestones["licence-2026"], milestones["report-2024"]
    assert licence["with"] == [{"id": "nio", "name": "NIO"}, {"id": None, "name": "Example Motors"}]
    assert (licence["stage"], licence["condition"]) == ("conditional", "The shareholders of Example Motors agree.")
    assert report["said_by"] == [{"id": None, "name": "The Example Times"}]
    assert report["evidence"][0]["weak_because"] == "inferred"
    assert report["date"]["text"] and report["date"]["last"] <= TODAY.isoformat()
    promises = {row["id"]: row for row in answer(survey, "promises")["promises"]}
    factory = promises[f"{LAYER}/factory"]
    assert factory["sizes"] == [{"measure": "line-capacity", "first": "48 GWh/year", "latest": "800 MWh/year", "factor": 0.0167}]
    figure = factory["statements"][1]["figures"][0]
    assert (figure["value"], figure["unit"], figure["canonical"]) == ("800", "MWh/year", {"low": 0.8, "high": 0.8, "unit": "GWh/year"})
    assert promises[f"{LAYER}/listing"]["counted"] is False
    programme = next(row for row in answer(survey, "programmes")["programmes"] if row["id"] == LAYER)
    assert (programme["class_confirmed_by"], programme["class_by"]) == ("independent", {"id": None, "name": "Example Laboratory"})
    assert [(one["who"]["name"], one["role"]) for one in programme["partners"]] == [("NIO", "carmaker"), ("Example Motors", "owner")]
    figures = [row for row in answer(survey, "figures")["figures"] if row["programme"] == LAYER]
    assert {row["at_most_by"] for row in figures} == {None, "permit"}
    assert [row["value"] for row in figures if row["doubted"]] == ["500"]
    assert [row["value"] for row in figures if row["best"]] == ["900"]


def test_one_file_holds_all_lists(survey: Survey) -> None:
    library = Library(survey, {})
    found = json.loads("".join(library.everything()))
    assert {one.name: found[one.name] for one in RESOURCES} == {
        one.name: json.loads("".join(library.listed(one)))[one.name] for one in RESOURCES
    }


def test_a_rating_is_told_from_the_evidence_up(survey: Survey) -> None:
    for row in answer(survey, "programmes")["programmes"]:
        rating, found = row["rating"], survey.ratings[row["id"]]
        assert [one["level"] for one in rating["trace"] if one["reached"]] == list(range(1, found.reached + 1))
        if found.is_rated and found.next_level:
            assert {one["requirement"] for one in rating["missing"]} == {one.id for one in found.next_level.missing}
        assert all(one["promises"] and one["level"] > found.reached for one in rating["planned"])


def test_a_headline_says_what_decided_for_it(survey: Survey) -> None:
    rows = answer(survey, "programmes")["programmes"]
    groups = [group for row in rows for group in row["figures"]]
    assert {group["chosen_by"] for group in groups} <= {"only", "confirmation", "sources", "date", "id"}
    assert all((group["chosen_by"] == "only") == (len(group["figures"]) == 1) for group in groups)
    headlines = {row["id"] for row in answer(survey, "figures")["figures"] if row["headline"]}
    assert {group["headline"] for group in groups if group["headline"]} <= headlines
    assert all((group["headline"] is None) == (group["manner"] is not None) for group in groups)


def test_a_company_has_everything_in_one_file(survey: Survey) -> None:
    found = json.loads("".join(Library(survey, {}).company("example-cells")))
    cited = {value for field, value in walked({**found, "sources": []}) if field == "source" and value}
    assert cited <= {row["id"] for row in found["sources"]}
    assert {row["company"] for name in ("programmes", "milestones", "figures", "promises") for row in found[name]} == {"example-cells"}


def test_a_field_says_what_null_means(description: dict[str, Any]) -> None:
    silent = [
        (name, field)
        for name, schema in description["components"]["schemas"].items()
        for field, one in schema.get("properties", {}).items()
        if ("null" in one.get("type", ()) or {"type": "null"} in one.get("anyOf", ())) and "null" not in one["description"].lower()
    ]
    assert silent == []
