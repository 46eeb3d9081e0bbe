"""The tables: what a cell may hold, one order, one identity, what describes them, and the database of them all."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from solidstate.catalogue import Catalogue, MilestoneEntry
from solidstate.checks.folder import unit_factors
from solidstate.checks.quotes import stands_in
from solidstate.derived.survey import Survey
from solidstate.exports import all_tables, tables, to_csv
from solidstate.exports.api import Library
from solidstate.exports.api.resources import RESOURCES
from solidstate.exports.database import about, database
from solidstate.exports.figures import figures_by
from solidstate.exports.package import package
from solidstate.exports.table import BETWEEN, Column
from solidstate.exports.version import data_version

from ..conftest import ROOT, TODAY

SETTINGS = {"site_url": "https://example.org/far/", "repo_url": ""}


def written(survey: Survey, settings: dict[str, str] = SETTINGS) -> dict[str, Any]:
    """Every file of the tables by its name."""
    return {uri: whole(made) for uri, make in tables(survey, settings) if (made := make()) is not None}


def whole(made: Any) -> Any:
    """What comes in pieces as one, be it text or bytes."""
    parts: list[Any] = list(made) if isinstance(made, Iterator) else []
    return parts[0][:0].join(parts) if parts else made


@pytest.fixture(scope="module")
def files(survey: Survey) -> dict[str, Any]:
    return written(survey)


def rows(files: dict[str, Any], name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their ids."""
    return {row["id"]: row for row in csv.DictReader(io.StringIO(files[f"data/{name}.csv"]))}


def test_a_table_runs_nothing_in_a_spreadsheet() -> None:
    found: list[dict[str, object]] = [{"a": ["=1+1", "b"], "b": "-1+1", "c": "-12.5", "d": "@x", "e": -3}]
    assert to_csv(found) == "a,b,c,d,e\r\n'=1+1 | b,'-1+1,-12.5,'@x,-3\r\n"


@pytest.mark.parametrize(
    "text", ["-20..60", "-20", "−40..150", "-20 °C", "-20..85 °C", "-12 %", "+150 %", "-1.5e-3 S/cm", "−10 °C to 60 °C it said", "−1+1"]
)
def test_a_range_is_no_formula(text: str) -> None:
    assert to_csv([{"a": text}]) == f"a\r\n{text}\r\n"


@pytest.mark.parametrize("text", ["-2+cmd|' /C calc'!A0", "-20 A1 B2", "+A1", "-20..60)", "-2 =1", "-2 cmd|x!A0"])
def test_what_only_begins_as_one_is_made_harmless(text: str) -> None:
    assert to_csv([{"a": text}]) == f"a\r\n'{text}\r\n"


def test_rows_stand_by_their_ids(files: dict[str, Any]) -> None:
    for uri, text in files.items():
        if uri.endswith(".csv") and "pictures/" not in uri:
            found = [row["id"] for row in csv.DictReader(io.StringIO(text))]
            assert found == sorted(set(found)), uri


def test_a_date_has_its_words_and_its_days(files: dict[str, Any]) -> None:
    statements = rows(files, "statements")
    window = statements["quantumscape/qse-5/launch/2021-07-30"]
    assert (window["due"], window["due_first"], window["due_last"]) == ("2024..2025", "2024-01-01", "2025-12-31")
    open_end = statements["bmw/series-car/2023-11-12"]
    assert (open_end["due"], open_end["due_first"], open_end["due_last"]) == ("2030..", "2030-01-01", "")


def test_a_figure_has_what_is_needed_to_draw_it(files: dict[str, Any]) -> None:
    """The unit of the number, its programme and date, its page, its link, and whether a headline uses it."""
    figure = next(row for row in rows(files, "figures").values() if row["measure"] == "cycle-life" and row["best"] == "true")
    assert (figure["value"], figure["canonical_low"], figure["canonical_unit"]) == ("900", "900", "cycles")
    assert figure["programme"] == "example-cells/layer-cell" and figure["sources"] in rows(files, "sources")
    assert figure["permalink"].startswith("https://example.org/far/companies/example-cells/layer-cell/#")


def several(column: Column[Any], cell: Any) -> list[Any]:
    """What a cell holds, one by one."""
    return (cell.split(BETWEEN) if column.many else [cell]) if cell is not None else []


def test_every_reference_leads_to_a_row(survey: Survey, real: Catalogue) -> None:
    for one in (survey, Survey(real, TODAY)):
        found = {table.name: table for table in all_tables(one, SETTINGS)}
        ids = {name: {row[0] for row in table.rows} for name, table in found.items()}
        for table in found.values():
            for place, column in enumerate(table.columns):
                for row in table.rows if column.to else ():
                    assert {*several(column, row[place])} <= ids[column.to], (table.name, column.name, row[0])


def test_every_word_is_of_its_list_and_what_must_be_there_is(survey: Survey) -> None:
    for table in all_tables(survey, SETTINGS):
        for place, column in enumerate(table.columns):
            cells = [row[place] for row in table.rows]
            assert not column.required or None not in cells, (table.name, column.name)
            if column.words:
                words = {one for cell in cells for one in several(column, cell)}
                assert words <= set(column.choices), (table.name, column.name)


def test_every_column_says_what_it_means(files: dict[str, Any]) -> None:
    for resource in files["data/datapackage.json"]["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith("."), (resource["name"], field)


def test_a_column_that_nobody_explains_is_named(survey: Survey) -> None:
    drawn = {"pictures/new": lambda: ({"id": "string", "heat": "number", "of": "string"}, "")}
    with pytest.raises(LookupError, match=r"^Of pictures/new nobody says what heat means\. Add it to PICTURES in exports/package\.py\.$"):
        package(survey, SETTINGS, [], drawn)


def test_the_package_names_every_table_and_when_it_is_of(files: dict[str, Any], survey: Survey) -> None:
    described = files["data/datapackage.json"]
    assert {f"data/{one['path']}" for one in described["resources"]} == {uri for uri in files if uri.endswith(".csv")}
    assert described["created"] == f"{survey.updated.isoformat()}T00:00:00Z"


def test_without_an_address_links_are_those_of_the_folder(survey: Survey) -> None:
    link = rows(written(survey, {"site_url": "", "repo_url": "", "pages": "files"}), "programmes")["example-cells/layer-cell"]["permalink"]
    assert link == "companies/example-cells/layer-cell.html"


def test_the_database_holds_the_same_and_refers_to_nothing_that_is_not_there(survey: Survey, files: dict[str, Any], tmp_path: Path) -> None:
    made = files["data/how-far.sqlite"]
    assert made == b"".join(database(all_tables(survey, SETTINGS), about(survey, SETTINGS)))
    path = tmp_path / "how-far.sqlite"
    path.write_bytes(made)
    with sqlite3.connect(path) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert dict(opened.execute("SELECT name, value FROM about")) == {
            "title": "How far are solid-state batteries from us?",
            "as_of": "2026-11-24",
            **{name: value for name, value in data_version(survey, "").items() if value},
            "licence": "CC-BY-4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "attribution": "The How Far contributors; quotations belong to their sources.",
            "address": "https://example.org/far/data/",
        }
        assert opened.execute("SELECT count(*) FROM milestones").fetchone() == (len(survey.milestones),)
        shown = "SELECT count(*) FROM milestones_shows JOIN criteria ON criteria.id = criteria_id WHERE level = 7"
        assert opened.execute(shown).fetchone()[0] > 0
        asked = "SELECT evidence.of FROM evidence_fts JOIN evidence ON evidence.rowid = evidence_fts.rowid WHERE evidence_fts MATCH 'moved building'"
        assert [one for (one,) in opened.execute(asked) if one.startswith("example-cells/layer-cell/")]
        for word in ("液体", "成熟度"):  # within a sentence that has no spaces
            holding = opened.execute("SELECT id FROM evidence WHERE quote LIKE ?", (f"%{word}%",)).fetchall()
            assert (
                holding
                and opened.execute(
                    "SELECT evidence.id FROM evidence_fts(?) AS found JOIN evidence ON evidence.rowid = found.rowid", (word,)
                ).fetchall()
                == holding
            )


def test_datasette_is_told_of_tables_and_queries(files: dict[str, Any]) -> None:
    about = yaml.safe_load(files["data/metadata.yaml"])["databases"]["how-far"]
    assert about["tables"]["programmes"]["columns"]["reached_confirmed"] == (
        "The rung that others than its maker confirm. Empty where there is none."
    )
    assert about["queries"]["count-rungs"]["sql"].startswith("SELECT reached, class")
    assert about["queries"].keys() & about["tables"].keys() == set(), "A query would stand where the table does."


@pytest.mark.slow
def test_frictionless_finds_nothing_wrong(survey: Survey, files: dict[str, Any], tmp_path: Path) -> None:
    from frictionless import validate

    for uri, made in files.items():
        path = tmp_path / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made if isinstance(made, bytes) else (made if isinstance(made, str) else json.dumps(made)).encode())
    report = validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "fieldName", "rowNumber", "note"])[:10]


def test_one_name_says_the_same_as_json(survey: Survey) -> None:
    """A column and a field of one name that both hold one thing hold the same."""
    library = Library(survey, SETTINGS)
    lists = {one.name: library.rows(one) for one in RESOURCES if not one.is_one}
    for table in all_tables(survey, SETTINGS):
        for row in table.rows if table.name in lists else ():
            told = lists[table.name].get(row[0], dict)()
            for column, cell in zip(table.columns, row, strict=True):
                other = told.get(column.name)
                if column.name in told and isinstance(other, str | bool | int | None) and not isinstance(cell, tuple):
                    assert str(cell) == str(other or None if other == "" else other), (table.name, row[0], column.name)


def test_a_headline_is_made_only_of_what_is_said_to_be_so(survey: Survey) -> None:
    told = [make() for make in Library(survey, SETTINGS).rows(next(one for one in RESOURCES if one.name == "figures")).values()]
    assert any(one["headline"] for one in told) and any(one["manner"] for one in told)
    assert [one["id"] for one in told if one["headline"] and one["manner"]] == []


def test_a_figure_names_the_quotes_in_which_its_number_stands(real: Catalogue) -> None:
    seen, survey = 0, Survey(real, TODAY)
    for row in (row for company in real.companies for row in figures_by(survey, company)):
        factors = unit_factors(real.measures[row.figure.measure])
        held = row.holder.record if isinstance(row.holder, MilestoneEntry) else row.holder.statement
        named = [held.evidence[int(id.rpartition("#")[2]) - 1].quote for id in row.quotes(real)]
        assert named, row.id
        if not row.figure.how_read:
            assert all(stands_in(row.figure.value, row.figure.unit, factors, [one]) for one in named), row.id
            seen += len(named) < len(row.evidence)
    assert seen, "a quote that gives another number is not among them"


NAMED_ALONE = ("partner", "owner", "criterion", "route")
"""Of these a page names the sources alone, and no word of them."""


def test_what_a_quote_proves_is_found_by_its_id_and_stands_where_it_says(files: dict[str, Any], survey: Survey) -> None:
    tables = {"milestone": "milestones", "statement": "statements", "outcome": "outcomes", "property": "properties", "point": "series"}
    tables |= {"contested": "milestones", "context": "context", "reading": "readings", "partner": "partners", "owner": "owners"}
    tables |= {"marker": "markers", "approach": "approaches", "event": "events", "class": "programmes", "criterion": "criteria"}
    tables |= {"challenge": "challenges", "route": "routes"}
    found = {kind: rows(files, name) for kind, name in tables.items()}
    scale = survey.catalogue.scale
    listed = {"term": {*survey.catalogue.glossary.terms}, "stage": {*map(str, scale.stages)}, "strand": {*map(str, scale.strands)}}
    for row in rows(files, "evidence").values():
        kind, of = row["kind"], row["of"]
        if kind in found:
            page, _, place = found[kind][of]["permalink"].partition("#")
            quoted = f"{page}#{place}--quote-{row['id'].rpartition('#')[2]}"
            assert row["permalink"] == (f"{page}{'#' * bool(place)}{place}" if kind in NAMED_ALONE else quoted), row["id"]
        elif kind in listed:
            assert of in listed[kind], row["id"]
        else:
            assert kind in ("material", "strength") and of.partition("/")[0] in found["route"], row["id"]


def test_a_page_is_cited_by_as_many_as_it_says(files: dict[str, Any]) -> None:
    quoted = Counter(row["source"] for row in rows(files, "evidence").values())
    for id, row in rows(files, "sources").items():
        assert int(row["cited"]) == len(list(filter(None, row["cited_by"].split(" | ")))), id
        assert int(row["quote_count"]) == quoted[id], id


def test_a_template_is_no_file_of_the_site() -> None:
    """MkDocs sends all files of a theme but those that it knows as templates by their ending."""
    assert {path.suffix for path in (ROOT / "templates" / "theme").rglob("*") if path.is_file()} <= {".html"}


def test_a_picture_names_facts_by_their_ids(survey: Survey, files: dict[str, Any]) -> None:
    """Each row of a picture that stands somewhere is a row of a table."""
    known = {row[0] for table in all_tables(survey, SETTINGS) for row in table.rows}
    rows = [row for name, text in files.items() if name.startswith("data/pictures/") for row in csv.DictReader(io.StringIO(str(text)))]
    found = {row["id"] for row in rows if "id" in row}
    assert len(found) > 10
    assert found - known == set()


def test_a_column_says_what_it_means_where_it_is_empty(survey: Survey) -> None:
    found = [(table.name, column.name, table.told(column)) for table in all_tables(survey, SETTINGS) for column in table.columns[1:]]
    optional = {(table.name, column.name) for table in all_tables(survey, SETTINGS) for column in table.columns if not column.required}
    assert [one for one in found if one[:2] in optional and "mpty" not in one[2]] == []


CITED = (
    "context_figures",
    "event_figures",
    "figures",
    "milestones",
    "outcomes",
    "owners",
    "partners",
    "properties",
    "readings",
    "series",
    "statements",
    "pictures/lithium-ion-energy",
    "pictures/lithium-ion-price",
)
"""Tables whose rows have a line of their own on a page."""


def test_no_two_rows_are_cited_by_one_address(real: Catalogue) -> None:
    make = dict(tables(Survey(real, TODAY), SETTINGS))
    for name in CITED:
        places = [row["permalink"] for row in rows({f"data/{name}.csv": whole(make[f"data/{name}.csv"]())}, name).values()]
        assert places and len(set(places)) == len(places), name


def test_a_column_of_a_picture_holds_what_it_is_said_to_hold(files: dict[str, Any]) -> None:
    read: dict[str, Any] = {
        "boolean": {"true": True, "false": False}.__getitem__,
        "integer": int,
        "number": Decimal,
        "date": date.fromisoformat,
    }
    seen = set()
    for resource in files["data/datapackage.json"]["resources"]:
        if resource["name"].startswith("pictures-"):
            for row in csv.DictReader(io.StringIO(str(files[f"data/{resource['path']}"]))):
                for column in resource["schema"]["fields"]:
                    seen.add((column["name"], column["type"]))
                    if cell := row[column["name"]]:
                        read.get(column["type"], str)(cell)
                        assert cell in column.get("constraints", {}).get("enum", [cell]), (resource["name"], column["name"])
    assert len({name for name, _ in seen}) == len(seen) > 30, "a name has one type, whatever is drawn"


def test_the_numbers_of_a_picture_say_whose_word_a_date_is_and_its_days(files: dict[str, Any]) -> None:
    drift, fates = (list(csv.DictReader(io.StringIO(files[f"data/pictures/{name}.csv"]))) for name in ("drift", "fates"))
    statements = rows(files, "statements")
    same = ("by_name", "own_word", "weak", "said", "said_first", "said_last", "due", "due_first", "due_last")
    assert drift and all({name: row[name] for name in same} == {name: statements[row["id"]][name] for name in same} for row in drift)
    assert fates and all(0 <= int(row["weak_count"]) <= int(row["promises"]) for row in fates)
