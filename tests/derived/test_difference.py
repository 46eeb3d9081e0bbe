"""What a change does for readers: every change that they see is told, by its kind and what it is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from solidstate.catalogue import open_catalogue
from solidstate.derived.changes import Change
from solidstate.derived.difference import compare
from solidstate.derived.reviews import reviews
from solidstate.derived.survey import Survey

from ..conftest import TODAY

BMW = "data/companies/bmw.yaml"
BLUE = "data/companies/blue-solutions.yaml"


def told(project: Path, edit: dict[str, tuple[str, str]]) -> list[Change]:
    """The changes that an edit of some files makes: for each path the words that stand there and those in their place."""
    before = open_catalogue(project)
    for file, (old, new) in edit.items():
        path = project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    after = open_catalogue(project)
    return [*compare(Survey(before, TODAY), Survey(after, TODAY)), *reviews(before, after)]


def short(changes: list[Change]) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.kind, c.id, c.before, c.after) for c in changes if c.kind not in ("second-eye", "elsewhere")]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (BMW, "kind: carmaker", "kind: body", [("field", "bmw", "carmaker", "body")]),
        (BLUE, "class: all-solid-state", "class: unclear", [("class", "blue-solutions/lmp", "all-solid-state", "unclear")]),
        ("data/glossary.yaml", "see: ladder", "see: method", [("field", "trl", "ladder", "method")]),
        (
            BLUE,
            "value: 4000\n",
            "value: 4000\n            note: At 80 °C.\n",
            [("field", "blue-solutions/lmp/ecitaro-2020", None, "At 80 °C.")],
        ),
    ],
)
def test_every_change_that_readers_see_is_told(
    project: Path, file: str, old: str, new: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert short(told(project, {file: (old, new)})) == expected


def test_a_number_is_told_with_the_quote_that_gives_it(project: Path) -> None:
    path = project / BLUE
    path.write_text(path.read_text("utf-8").replace("value: 3000", "value: 3100"), "utf-8")
    with pytest.raises(Exception, match="3100 stands in none of its quotes"):
        open_catalogue(project)
    path.write_text(path.read_text("utf-8").replace("value: 3100", "value: 3000"), "utf-8")
    before = open_catalogue(project)
    text = path.read_text("utf-8").replace("value: 3000", "value: 3100").replace("Autolib has 3,000 Blue", "Autolib has 3,100 Blue")
    path.write_text(text, "utf-8")
    changes = compare(Survey(before, TODAY), Survey(open_catalogue(project), TODAY))
    assert short(changes) == [("figure", "blue-solutions/lmp/autolib-2015", "3000 vehicles", "3100 vehicles")]
    assert changes[0].facts["quotes"] == [
        ("Autolib has 3,000 Bluecars and 900 stations in service", "Autolib has 3,100 Bluecars and 900 stations in service")
    ]


def statements(project: Path) -> tuple[Path, list[str], int, int]:
    entry = open_catalogue(project).promises["quantumscape/qse-5/launch"]
    path = project / "data/companies/quantumscape.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip() == f"{entry.key}:")
    first, second = [n for n, line in enumerate(lines) if n > at and line.strip().startswith("- said:")][:2]
    return path, lines, first, second


def test_a_statement_that_is_gone_is_told(project: Path) -> None:
    before = open_catalogue(project)
    path, lines, first, second = statements(project)
    path.write_text("\n".join(lines[:first] + lines[second:]), "utf-8")
    gone = [c for c in compare(Survey(before, TODAY), Survey(open_catalogue(project), TODAY)) if c.gone]
    assert [(c.kind, c.id, c.before) for c in gone] == [("statement-gone", "quantumscape/qse-5/launch", "2024")]


def test_history_that_is_written_anew_is_gone_unless_it_is_corrected(project: Path) -> None:
    before = open_catalogue(project)
    path, lines, first, _ = statements(project)
    due = next(n for n in range(first, len(lines)) if lines[n].strip().startswith("due:"))
    lines[due] = lines[due].replace("2024", "2025")
    path.write_text("\n".join(lines), "utf-8")
    changes = [c for c in compare(Survey(before, TODAY), Survey(open_catalogue(project), TODAY)) if c.kind.startswith("statement-")]
    assert [(c.id, c.before, c.after, c.gone) for c in changes] == [("quantumscape/qse-5/launch", "2024", "2025", True)]
    lines.insert(due, f"{lines[due].partition('due')[0]}corrected: The letter names the year after.")
    path.write_text("\n".join(lines), "utf-8")
    changes = [c for c in compare(Survey(before, TODAY), Survey(open_catalogue(project), TODAY)) if c.kind.startswith("statement-")]
    assert [c.gone for c in changes] == [False]


def test_a_renamed_record_is_the_same_one(project: Path) -> None:
    before = open_catalogue(project)
    path = project / BLUE
    text = path.read_text("utf-8").replace("  lmp:\n", "  polymer-pack:\n    formerly:\n      - lmp\n")
    text = text.replace("      autolib-2011:\n", "      start-2011:\n        formerly:\n          - autolib-2011\n")
    path.rename(path.with_name("bolloré.yaml".replace("é", "e")))
    path.with_name("bollore.yaml").write_text(
        text.replace("kind: cell maker", "kind: cell maker\nformerly:\n  - blue-solutions", 1), "utf-8"
    )
    renamed = (
        (project / "data/companies/bollore.yaml").read_text("utf-8").replace("      - lmp\n", "      - lmp\n      - blue-solutions/lmp\n")
    )
    (project / "data/companies/bollore.yaml").write_text(renamed, "utf-8")
    after = open_catalogue(project)
    changes = [*compare(Survey(before, TODAY), Survey(after, TODAY)), *reviews(before, after)]
    assert [(c.kind, c.id) for c in changes if c.gone or c.kind == "address"] == []


@pytest.mark.parametrize(("key", "formerly"), [("i7-test-2025", ""), ("cells-in-i7-2025", "        formerly:\n          - i7-test-2025\n")])
def test_a_milestone_that_moves_to_another_programme_is_not_gone(project: Path, key: str, formerly: str) -> None:
    """Also where it gets another id there."""
    before = open_catalogue(project)
    path = project / BMW
    text = path.read_text("utf-8")
    start, end = text.index("milestones:"), text.index("promises:")
    moved = "".join(f"    {line}\n" for line in text[start:end].rstrip().split("\n"))
    moved = moved.replace("      i7-test-2025:\n", f"      {key}:\n{formerly}")
    programme = (
        "programmes:\n  test-cell:\n    name: Test cell\n    class: all-solid-state\n    class_evidence:\n"
        "      - source: metalpowder-2025-05\n        quote: pure all-solid-state battery (ASSB) cells\n"
        "    marketed_as: all-solid-state\n    routes: []\n    application: car\n"
    )
    path.write_text(text[:start] + programme + moved + text[end:], "utf-8")
    after = open_catalogue(project)
    changes = [*compare(Survey(before, TODAY), Survey(after, TODAY)), *reviews(before, after)]
    assert ("moved", f"bmw/test-cell/{key}", "bmw/i7-test-2025", f"bmw/test-cell/{key}") in short(changes)
    assert [c.before for c in changes if c.kind == "address"] == ["/companies/bmw/#i7-test-2025"]
    assert not any(c.gone or c.kind == "milestone-new" for c in changes)


SOLO = """
milestones:
  solo-2011:
    date: 2011
    what: Ran cars for rent.
    confirmed_by: maker
    evidence:
      - source: polis-autolib
        quote: It has a lithium metal polymer battery
"""


def test_a_milestone_that_became_part_of_another_one_is_not_gone(project: Path) -> None:
    """It stands where the other one lists its id since then."""
    path, place = project / BLUE, "blue-solutions/lmp/autolib-2011"
    text = path.read_text("utf-8")
    path.write_text(text + SOLO, "utf-8")
    before = open_catalogue(project)
    entry = "      autolib-2011:\n"
    path.write_text(text.replace(entry, f"{entry}        formerly:\n          - solo-2011\n"), "utf-8")
    after = open_catalogue(project)
    changes = compare(Survey(before, TODAY), Survey(after, TODAY))
    assert [one for one in short(changes) if one[0] != "field"] == [("moved", place, "blue-solutions/solo-2011", place)]
    assert not any(one.gone for one in changes)


def test_what_rests_on_little_and_what_else_names_it_is_told(project: Path) -> None:
    changes = told(project, {"data/companies/quantumscape.yaml": ("name: QSE-5\n", "name: QSE-5\n    summary: A cell.\n")})
    assert [(c.kind, c.facts["paths"]) for c in changes if c.kind == "elsewhere"] == [
        ("elsewhere", ["data/companies/ducati.yaml", "data/companies/volkswagen.yaml"])
    ]
    quote = "quote: Après un deuxième incendie, la RATP retire ses 149 Bluebus"
    changes = told(project, {BLUE: (quote, f"{quote} de la marque Bolloré")})
    second = [c for c in changes if c.kind == "second-eye"]
    assert [(c.id, c.after, c.facts["languages"]) for c in second] == [
        (f"{BLUE}#programmes.lmp.milestones.fires-2022", "single, translated", ["fr"])
    ]


def test_a_record_that_is_gone_takes_its_address_with_it(project: Path) -> None:
    before = open_catalogue(project)
    (project / "data/companies/ducati.yaml").unlink()
    path = project / "data/companies/quantumscape.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if "ducati" in line and "name:" in line)
    lines[at] = lines[at].replace("ducati", "Ducati")
    path.write_text("\n".join(lines).replace("by: ducati", "by: Ducati"), "utf-8")
    after = open_catalogue(project)
    changes = [*compare(Survey(before, TODAY), Survey(after, TODAY)), *reviews(before, after)]
    assert [(c.kind, c.id) for c in changes if c.gone] == [
        ("company-gone", "ducati"),
        ("milestone-gone", "ducati/v21l-2025"),
        ("address", "/companies/ducati/"),
    ]


def test_nothing_is_told_where_nothing_changed(project: Path) -> None:
    assert told(project, {}) == []


def test_a_date_that_is_made_more_exact_takes_nothing_back(project: Path) -> None:
    before = open_catalogue(project)
    path, lines, first, _ = statements(project)
    said = lines[first].partition("said: ")[2]
    lines[first] = lines[first].replace(f"said: {said}", "said: 2020..2021-07-30")
    path.write_text("\n".join(lines), "utf-8")
    vague = open_catalogue(project)
    changes = [c for c in compare(Survey(vague, TODAY), Survey(before, TODAY)) if c.kind.startswith("statement-")]
    assert [(c.before, c.after, c.gone) for c in changes] == [("2020..2021-07-30", said, False)]
    changes = [c for c in compare(Survey(before, TODAY), Survey(vague, TODAY)) if c.kind.startswith("statement-")]
    assert [(c.before, c.after, c.gone) for c in changes] == [(said, "2020..2021-07-30", True)]


def test_a_quote_that_is_put_before_another_is_one_quote_more(project: Path) -> None:
    old = "          - source: hantimes-autolib\n            quote: Le 5"
    new = "          - source: hantimes-autolib\n            quote: Autolib’ a cinq ans.\n            translation: Autolib’ is five years old.\n"
    changes = told(project, {BLUE: (old, new + old)})
    assert short(changes) == [("quote-new", "blue-solutions/lmp/autolib-2011", None, "Autolib’ a cinq ans.")]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("data/glossary.yaml", "see: ladder", "see: method", ("field", "trl", "Glossary: technology readiness level", "see")),
        (
            "data/series/bk0968.yaml",
            "    value: ",
            "    note: By the exchange.\n    value: ",
            ("field", "bk0968/2025-04-09-organisation-orient-fortune", "Solid-state battery index BK0968 (series)", "note"),
        ),
        ("data/trl.yaml", "name: Principle", "name: The principle", ("field", "1", "TRL scale: The principle observed", "name")),
    ],
)
def test_what_changes_in_other_files_has_a_name_too(
    project: Path, file: str, old: str, new: str, expected: tuple[str, str, str, str]
) -> None:
    (change, *_) = told(project, {file: (old, new)})
    assert (change.kind, change.id, change.name, change.facts["field"]) == expected


def test_a_correction_says_why_and_only_once(project: Path) -> None:
    why = "The letter names the year after."
    path = project / BLUE
    (change, *_) = told(project, {BLUE: ("value: 4000\n", f"value: 4000\n            note: At 80 °C.\n            corrected: {why}\n")})
    assert (change.kind, change.because) == ("field", why)
    assert why in path.read_text("utf-8")
    (later, *_) = told(project, {BLUE: ("note: At 80 °C.", "note: At 80 degrees.")})
    assert (later.kind, later.because) == ("field", "")
