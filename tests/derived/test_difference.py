"""What a change does for readers: every change that they see has a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from solidstate.catalogue import open_catalogue
from solidstate.derived.difference import compare
from solidstate.derived.survey import Survey

from ..conftest import TODAY


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("data/companies/bmw.yaml", "German carmaker.", "A carmaker of Munich.", ["~ company bmw: summary"]),
        ("data/companies/bmw.yaml", "kind: carmaker", "kind: body", ["~ company bmw: kind"]),
        ("data/companies/blue-solutions.yaml", "class: all-solid-state", "class: unclear", ["~ programme blue-solutions/lmp: class"]),
        ("data/glossary.yaml", "see: ladder", "see: method", ["~ data/glossary.yaml"]),
        (
            "data/companies/samsung-sdi.yaml",
            "confirmed_by: maker",
            "confirmed_by: partner\n        by: A customer",
            ["~ milestone samsung-sdi/solidstack/"],
        ),
    ],
)
def test_every_change_that_readers_see_is_told(project: Path, file: str, old: str, new: str, told: list[str]) -> None:
    before = Survey(open_catalogue(project), TODAY)
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    changes = compare(before, Survey(open_catalogue(project), TODAY))
    assert [line for line in told if not any(change.startswith(line) for change in changes)] == []


def test_a_statement_that_is_gone_is_told(project: Path) -> None:
    before = Survey(open_catalogue(project), TODAY)
    entry = before.catalogue.promises["quantumscape/qse-5/launch"]
    path = project / before.catalogue.path_of("company", entry.company_id)
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip() == f"{entry.key}:")
    first, second = [n for n, line in enumerate(lines) if n > at and line.strip().startswith("- said:")][:2]
    path.write_text("\n".join(lines[:first] + lines[second:]), "utf-8")
    number = len(entry.record.statements)
    changes = compare(before, Survey(open_catalogue(project), TODAY))
    assert f"- promise {entry.id}: 1 of {number} statements" in changes


def test_nothing_is_told_where_nothing_changed(project: Path) -> None:
    assert compare(Survey(open_catalogue(project), TODAY), Survey(open_catalogue(project), TODAY)) == []
