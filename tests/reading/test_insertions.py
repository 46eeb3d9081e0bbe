"""Insertions: the new lines are where they belong, and no other line changes."""

from __future__ import annotations

from difflib import ndiff

import pytest
from solidstate.reading import nodes
from solidstate.reading.insertions import Insertion, as_lines, inserted
from solidstate.reading.models import field_names
from solidstate.reading.nodes import Location
from solidstate.records import Company

from ..conftest import SAMPLE

FILE = """\
# a head
name: Acme   # its name
sources:
  first: {title: A, url: 'https://a.example'}   # in one line
  # the second is better
  second:
    title: >
      folded over
      lines
    url: https://b.example

# about the cells
programmes:
  cell:
    name: Cell
    routes: []
    milestones:
      start:
        date: 2025
        evidence:
        - source: first
          quote: "with a # sign,
            over two lines"
    # what was promised
    promises:
      car:
        statements:
        - said: 2024
          due: 2026
        # the newest
        - said: 2025
          due: 2027
  pack: {name: Pack}
"""


def order(location: Location) -> list[str]:
    return field_names(Company, location)


def put(text: str, location: Location, key: str | None, value: object, index: int | None = None) -> str:
    return inserted(text, Insertion(location, key, value, index), order)


def added(old: str, new: str) -> list[str]:
    """The lines that came; nothing may have gone."""
    changes = [line for line in ndiff(old.split("\n"), new.split("\n")) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in changes)
    return [line[2:] for line in changes]


@pytest.mark.parametrize(
    ("location", "key", "value", "lines", "after"),
    [
        (("sources",), "third", {"title": "C: 3"}, ["  third:", "    title: 'C: 3'"], "    url: https://b.example"),
        (
            ("programmes", "cell", "milestones"),
            "next",
            {"date": "2026-02-04"},
            ["      next:", "        date: 2026-02-04"],
            '            over two lines"',
        ),
        (("programmes", "cell"), "anode", "silicon", ["    anode: silicon"], "    routes: []"),
        (
            ("programmes", "cell", "promises", "car", "statements"),
            None,
            {"said": "2026", "due": "NO"},
            ["        - said: '2026'", "          due: NO"],
            "          due: 2027",
        ),
        (
            ("milestones",),
            "money",
            {"what": "x"},
            ["", "milestones:", "  money:", "    what: x"],
            "  pack: {name: Pack}",
        ),
    ],
)
def test_an_entry_is_put_where_it_belongs(location: Location, key: str | None, value: object, lines: list[str], after: str) -> None:
    new = put(FILE, location, key, value)
    assert sorted(added(FILE, new)) == sorted(lines)
    assert f"{after}\n" + "\n".join(lines) + "\n" in new


def test_a_list_is_filled_between_its_entries_above_their_comments() -> None:
    new = put(FILE, ("programmes", "cell", "promises", "car", "statements"), None, {"said": "2024-06"}, 1)
    assert "          due: 2026\n        - said: 2024-06\n        # the newest\n        - said: 2025\n" in new


def test_an_empty_map_or_list_becomes_lines_below_its_key() -> None:
    assert put("name: A\nsources: {}  # none\n", ("sources",), "a", {"url": "b"}) == "name: A\nsources:  # none\n  a:\n    url: b\n"
    new = put(FILE, ("programmes", "cell", "routes"), None, "sulfide")
    assert "    routes:\n      - sulfide\n    milestones:\n" in new


def test_what_holds_it_is_made_where_there_is_none() -> None:
    new = put("name: A\nsources: {}\n", ("programmes", "x", "milestones"), "m", {"date": 2025})
    assert new == "name: A\nsources: {}\n\nprogrammes:\n  x:\n    milestones:\n      m:\n        date: 2025\n"


def test_line_ends_and_a_missing_last_one_are_kept() -> None:
    assert put("name: A\r\nsources: {}", ("sources",), "a", {"url": "b"}) == "name: A\r\nsources:\r\n  a:\r\n    url: b\r\n"


@pytest.mark.parametrize(
    ("text", "location", "key", "message"),
    [
        ("sources: {a: {url: b}}\n", ("sources",), "c", "The layout of the file leaves no place that is sure."),
        ("sources:\n  a: {url: b}\n", ("sources",), "a", "'a' stands there already."),
        ("xs: [{a: 1}]\n", ("xs",), None, "The list is written in brackets: write it on lines of its own first."),
    ],
)
def test_where_no_place_is_sure_nothing_is_written(text: str, location: Location, key: str | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        put(text, location, key, {"url": "x"})


TEXTS = (
    *("plain", "a: b", "a #b", "- a", "'q' \"q\"", "2025-01-02", "NO", "010", "350", "true", "null", "~", "", ">600", "é 中文 “x”", "@x"),
    *("%", "x:", "word " * 60, "中" * 200, "a\tb", "\x1b[31m", "{a}", "[a", "*a", "&a", "!a", "|", "trailing "),
)


@pytest.mark.parametrize("value", TEXTS)
def test_every_text_is_read_as_it_was_written(value: str) -> None:
    tree = nodes.read("\n".join(as_lines({"a": {"b": [value], "c": value}}, 4)))
    assert tree.data == {"a": {"b": [value], "c": value}}


def test_every_file_of_the_sample_takes_a_milestone_and_keeps_every_line() -> None:
    for path in sorted((SAMPLE / "data" / "companies").glob("*.yaml")):
        text = path.read_text("utf-8")
        for location in [(), *(("programmes", key) for key in nodes.read(text).data.get("programmes", {}))]:
            new = put(text, (*location, "milestones"), "new-one", {"date": "2026-02-04", "evidence": [{"source": "x", "quote": "y"}]})
            assert "new-one:" in "\n".join(added(text, new))
