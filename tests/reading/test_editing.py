"""An edit changes one thing in the text of a file, and nothing else."""

from __future__ import annotations

import pytest
from solidstate.reading.editing import in_order, scalar, with_texts
from solidstate.reading.nodes import read

TEXT = """\
# a comment
name: Acme   # its name
kind: 'it''s  one'
notes:
  - first: a text that goes
      on in a second  line   # and on
    # about the second
    second: "two\\ttabs"
  - {first: x, second: y}

last:
  deep: 3
# the end
"""


@pytest.mark.parametrize(
    ("location", "new", "line"),
    [
        (("name",), "Acme: Inc", 'name: "Acme: Inc"   # its name'),
        (("name",), "Acne", "name: Acne   # its name"),
        (("kind",), "it's one", "kind: 'it''s one'"),
        (("notes", 0, "first"), "a text that goes on in a second line", "      on in a second line   # and on"),
        (("notes", 0, "second"), "two", '    second: "two"'),
        (("notes", 1, "second"), "z", "  - {first: x, second: z}"),
    ],
)
def test_one_scalar_changes(location: tuple[str | int, ...], new: str, line: str) -> None:
    changed = with_texts(TEXT, {location: new})
    assert [one for one in changed.split("\n") if one not in TEXT.split("\n")] == [line]
    assert with_texts(changed, {location: new}) == changed


def test_what_is_not_there_changes_nothing() -> None:
    assert with_texts(TEXT, {("nobody",): "x", ("notes", 7, "first"): "x"}) == TEXT


def test_fields_are_put_in_order_with_their_comments() -> None:
    first = in_order(TEXT, ("notes", 0), ["second", "first"])
    assert first.split("\n")[4:8] == [
        "  - # about the second",
        '    second: "two\\ttabs"',
        "    first: a text that goes",
        "      on in a second  line   # and on",
    ]
    assert read(first).data == read(TEXT).data
    whole = in_order(TEXT, (), ["last", "name"])
    assert read(whole).data == read(TEXT).data
    assert list(read(whole).data) == ["last", "name", "kind", "notes"]
    assert in_order(TEXT, ("notes", 1), ["second", "first"]) == TEXT


def test_a_scalar_is_written_as_yaml_needs_it() -> None:
    assert [scalar(text) for text in ("plain", "a: b", "# x", "[NIO Day]", "350", "yes")] == [
        "plain",
        '"a: b"',
        '"# x"',
        '"[NIO Day]"',
        '"350"',
        "yes",
    ]
