"""One name, one meaning: each row of a table and the same row in JSON hold the same under every name that both have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived.survey import Survey
from solidstate.exports import all_tables
from solidstate.exports.api import Library
from solidstate.exports.api.resources import RESOURCES
from solidstate.exports.table import BETWEEN, Column, Table
from solidstate.language.conclusions import YardstickPart
from solidstate.language.vocabulary import Verdict

from ..conftest import TODAY

SETTINGS = {"site_url": "https://example.org/far/", "repo_url": ""}
Row = Mapping[str, Any]

INSIDE: Mapping[str, tuple[str, str]] = {
    "statements": ("promises", "promise"),
    "properties": ("routes", "route"),
    "outcome": ("promises", "promise"),
    "points": ("series", "series"),
    "findings": ("audits", "audit"),
    "readings": ("programmes", "programme"),
    "partners": ("programmes", "programme"),
    "owners": ("companies", "company"),
    "markers": ("challenges", "challenge"),
    "approaches": ("challenges", "challenge"),
}
"""Rows that stand in JSON within others: in which list, and what a table calls the one that holds them."""

BY = {"by": "by.id", "by_name": "by.name"}

PLACES: Mapping[str, Mapping[str, str]] = {
    "programmes": {
        "use": "rating.strands.use",
        "making": "rating.strands.making",
        "page_count": "support.pages#",
        "publisher_count": "support.publishers#",
        "partner_names": "partners.who.name",
        "partners": "partners.who.id",
        "class_by": "class_by.id",
        "class_by_name": "class_by.name",
        "planned_due": "rating.planned.due",
        **{
            name: f"rating.{name}" for name in ("reached", "in_progress", "reached_confirmed", "planned", "reservations", "ended", "silent")
        },
        **{name: f"rating.{name}" for name in ("last_evidence", "missing", "shown")},
        **{name: f"support.{name}" for name in ("own_pages", "weak_pages", "rests_on_one_page", "newest_page", "audited_facts")},
    },
    "milestones": {
        **{"sources": "evidence.source", "page_count": "evidence.source#", **BY},
        **{"said_by": "said_by.id", "said_by_names": "said_by.name", "with": "with.id", "with_names": "with.name"},
    },
    "statements": {"sources": "evidence.source", **BY},
    "outcomes": {"sources": "evidence.source"},
    "properties": {"sources": "evidence.source", "temperature": "conditions.temperature"},
    "readings": {"sources": "evidence.source", "by_name": "by"},
    "partners": {"sources": "evidence.source", "who_name": "who.name", "who": "who.id"},
    "owners": {"sources": "evidence.source", "who_name": "who.name", "who": "who.id"},
    "markers": {"sources": "evidence.source", "temperature": "conditions.temperature"},
    "approaches": {"sources": "evidence.source", "who_names": "who.name", "who": "who.id"},
    "events": {"sources": "evidence.source"},
    "audit_samples": {str(verdict).replace("-", "_"): f"rates.{verdict}.hits" for verdict in Verdict},
    "series": {"sources": "evidence.source", "by_name": "by"},
    "context": {"sources": "evidence.source"},
    "context_figures": BY,
    "event_figures": BY,
    "figures": {
        **BY,
        **{
            name: f"conditions.{name}"
            for name in ("temperature", "pressure", "charge_rate", "discharge_rate", "soc_from", "soc_to", "cycles", "retained")
        },
    },
}
"""Where JSON has what a table has at the top; with # the number of them."""

OF_OTHERS: Mapping[str, set[str]] = {
    "programmes": {"rated"},
    "milestones": {"is_contested", "level"},
    "promises": {"company_kind", "level", "outcome_weak"},
    "statements": {"number", "first", "latest"},
    "figures": {"bound"},
    "properties": {"bound", "conditions"},
    "readings": {"weak", "permalink", "trl_low", "trl_high"},
    "partners": {"weak", "permalink"},
    "owners": {"weak", "permalink", "share_low", "share_high"},
    "markers": {"bound", "conditions"},
    "series": {"bound", "name", "measure", "unit"},
    "context": {"is_contested", "weak", "trl_low", "trl_high"},
    "context_figures": {"bound", "date", "date_first", "date_last", "is_contested", "manner", "permalink", "weak"},
    "event_figures": {"bound", "date", "date_first", "date_last", "manner", "permalink", "weak"},
    "criteria": {"level_name", "requirement_name"},
    "audits": {"day", "programme", "permalink"},
    "audit_samples": {"kept_back", "permalink"},
}
"""What a table has beside it, from other rows, or in words, so that nothing need be joined: JSON has it there."""

NAMES = ("requirement", "criterion", "level", "id", "name")
"""By what a table names a thing in a list: the first of these that it has."""


def told(survey: Survey) -> dict[str, list[Row]]:
    """The rows of JSON by the tables' names."""
    library = Library(survey, SETTINGS)
    lists: dict[str, list[Row]] = {one.name: [make() for make in library.rows(one).values()] for one in RESOURCES if not one.is_one}
    own = lists["audits"]
    for inner, (outer, called) in INSIDE.items():
        name = {"outcome": "outcomes", "points": "series", "findings": "audits"}.get(inner, inner)
        found = ((row["id"], row[inner] if isinstance(row[inner], list) else filter(None, [row[inner]])) for row in lists[outer])
        lists[name] = [{**one, called: id} for id, several in found for one in several]
    yardstick = next(one for one in RESOURCES if one.name == "yardstick")
    (told,) = (make() for make in library.rows(yardstick).values())
    lists["events"] = [{**one, "part": str(part)} for part in YardstickPart for one in told[str(part)]]
    for name, holders, called in (("context_figures", "context", "context"), ("event_figures", "events", "event")):
        lists[name] = [{**one, called: holder["id"]} for holder in lists[holders] for one in holder["figures"]]
    lists["audit_samples"] = own
    lists["audits"] += [{**one, "audit": None} for one in lists["reports"]]
    return lists


def at(row: Row, path: str) -> Any:
    """What stands at a place; of a list at that place in each."""
    found: Any = row
    for name in path.rstrip("#").split("."):
        if found is None:
            return None
        found = [one[name] for one in found] if isinstance(found, list) else found[name]
    if isinstance(found, list) and "." in path:
        found = [one for one in map(as_cell, found) if one is not None]
        found = found if path.endswith(".due") else list(dict.fromkeys(found))
    return len(found) if path.endswith("#") else found


def as_cell(value: Any) -> Any:
    """A value of either side as both would say it: a date by its text, somebody by the id or the name, a list by what names each."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, list | tuple):
        return tuple(as_cell(str(named) if isinstance(named := as_cell(one), float) else named) for one in value) or None
    if not isinstance(value, dict):
        return None if value == "" else value
    if "kind" in value:
        return f"{value['kind']}/{value['id']}"
    if "text" in value:
        return value["text"]
    of_thing = next((value[name] for name in NAMES if value.get(name) is not None), None)
    return as_cell(of_thing) if of_thing is not None else as_cell([f"{key}: {one}" for key, one in value.items()])


def place(table: str, column: str, row: Row) -> str | None:
    """Where a row of JSON has what is in a column; None where it has it nowhere."""
    own = PLACES.get(table, {})
    base, _, end = column.rpartition("_")
    if end in ("first", "last") and (own.get(base) or (base in row and base != "")):
        return f"{own.get(base, base)}.{end}"
    if column in own or column in row:
        return own.get(column, column)
    head, _, rest = column.partition("_")
    held = row.get(head, "")
    return f"{head}.{rest}" if held is None or (isinstance(held, dict) and rest in held) else None


def differences(table: Table[Any], rows: list[Row]) -> Iterator[tuple[str, str, Any, Any]]:
    """Each cell that JSON tells otherwise, each column that it has nowhere, and each row that one side lacks."""
    known = {row["id"]: row for row in rows}
    cells = {row[0]: {one.name: typed(one, cell) for one, cell in zip(table.columns, row, strict=True)} for row in table.rows}
    yield from (("row", id, id in cells, id in known) for id in known.keys() ^ cells.keys())
    for id in known.keys() & cells.keys():
        for column, cell in cells[id].items():
            if column in OF_OTHERS.get(table.name, ()):
                continue
            where = place(table.name, column, known[id])
            if where is None:
                yield column, id, cell, "nowhere"
            elif _as_text(as_cell(cell)) != _as_text(as_cell(at(known[id], where))):
                yield column, id, cell, at(known[id], where)


def typed(column: Column[Any], cell: Any) -> Any:
    """A cell as the number or the list that it tells of."""
    if cell is None or column.kind == "number":
        return cell and float(cell)
    return cell.split(BETWEEN) if column.many else cell


def _as_text(value: Any) -> Any:
    """Numbers in lists are text in a table."""
    return tuple(one.removesuffix(".0") if isinstance(one, str) else one for one in value) if isinstance(value, tuple) else value


def disagreements(survey: Survey) -> dict[str, list[tuple[str, str, Any, Any]]]:
    lists = told(survey)
    compared = [table for table in all_tables(survey, SETTINGS) if table.name != "evidence"]
    assert {table.name for table in compared} <= lists.keys()
    return {table.name: found for table in compared if (found := list(differences(table, lists[table.name])))}


def test_tables_and_json_say_the_same(survey: Survey) -> None:
    assert disagreements(survey) == {}


@pytest.mark.slow
def test_tables_and_json_say_the_same_of_the_real_record(real: Catalogue) -> None:
    assert disagreements(Survey(real, TODAY)) == {}


@pytest.mark.slow
def test_what_is_counted_are_the_rows_of_the_tables(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    rows = {table.name: len(table.rows) for table in all_tables(survey, SETTINGS)}
    counted = ("companies", "programmes", "milestones", "promises", "statements", "figures", "sources")
    assert {name: getattr(survey.tally, name) for name in counted} == {name: rows[name] for name in counted}


def test_what_is_in_no_table_is_named(survey: Survey) -> None:
    """What JSON has and no table: things with parts of their own, and words of the record that explain."""
    lists = told(survey)
    found = {}
    for table in all_tables(survey, SETTINGS):
        rows = lists.get(table.name) or [{}]
        names = {column.name for column in table.columns}
        used = {(place(table.name, name, row) or "").partition(".")[0] for row in rows for name in names}
        found[table.name] = sorted({name for row in rows for name in row} - used - names)
    assert found == IN_JSON_ALONE


IN_JSON_ALONE: Mapping[str, list[str]] = {
    "companies": ["file", "milestones", "owners", "partner_in", "promises", "took_part_in", "touched"],
    "programmes": ["class_evidence", "company_name", "figures", "in_short", "milestones", "promises", "readings"],
    "milestones": ["figures", "reservations", "shows_because"],
    "promises": ["class", "sizes", "statements"],
    "statements": ["figures"],
    "outcomes": ["corrected"],
    "figures": ["expected", "reservations"],
    "properties": [],
    "standings": [],
    "readings": [],
    "partners": [],
    "owners": [],
    "series": [],
    "evidence": [],
    "sources": ["archived", "by_machine", "grade", "heading", "listed"],
    "criteria": ["basis", "evidence", "milestones", "not_this"],
    "routes": ["challenges", "evidence", "materials", "order", "programmes", "properties", "roles", "strengths"],
    "challenges": ["approaches", "evidence", "markers", "order"],
    "markers": [],
    "approaches": [],
    "events": ["figures"],
    "event_figures": ["conditions", "confirmed_by", "doubted", "expected"],
    "measures": ["range"],
    "context": ["contested", "figures"],
    "context_figures": [],
    "audit_samples": ["counts", "findings"],
    "audits": [],
}


def test_a_quote_is_the_same_in_both(survey: Survey) -> None:
    lists, table = told(survey), next(one for one in all_tables(survey, SETTINGS) if one.name == "evidence")
    quotes = {row[0]: dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows}
    seen = 0
    for name in (
        "milestones",
        "statements",
        "outcomes",
        "readings",
        "partners",
        "owners",
        "properties",
        "markers",
        "approaches",
        "events",
        "series",
    ):
        for row in lists[name]:
            for number, one in enumerate(row["evidence"], 1):
                cells = quotes[f"{row['id']}#{number}"]
                assert {key: one[key] for key in cells.keys() & one.keys()} == {key: cells[key] for key in cells.keys() & one.keys()}
                seen += 1
    assert seen


def test_every_word_of_a_closed_list_is_told_with_its_meaning(survey: Survey) -> None:
    meanings = {(row["list"], row["word"]): row["definition"] for row in told(survey)["words"]}
    for table in all_tables(survey, SETTINGS):
        for column in table.columns:
            for word in column.words or ():
                assert meanings[column.words.__name__, str(word)].endswith((".", "?")), (table.name, column.name, word)


def test_what_is_contested_is_found_by_its_id(survey: Survey) -> None:
    tables = {table.name: table for table in all_tables(survey, SETTINGS)}
    milestones = {row[0] for row in tables["milestones"].rows}
    names = [column.name for column in tables["evidence"].columns]
    rows = [dict(zip(names, row, strict=True)) for row in tables["evidence"].rows]
    found = {row["id"]: row["of"] for row in rows if row["kind"] == "contested"}
    assert found and set(found.values()) <= milestones
    assert all(id.startswith(f"{of}#contested-") for id, of in found.items())
    assert all(row["date_last"] for row in rows if row["kind"] in ("milestone", "statement", "outcome"))
