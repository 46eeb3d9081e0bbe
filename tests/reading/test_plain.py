"""The short way from YAML to data: whatever takes it is what the careful way makes, and what that complains of takes none."""

from __future__ import annotations

import pytest
import yaml
from solidstate.reading import nodes
from solidstate.reading.plain import LOADER, plain_data

from ..conftest import SAMPLE

TEXTS = [path.read_text("utf-8") for path in sorted((SAMPLE / "data").rglob("*.yaml"))]


def carefully(text: str) -> nodes.Tree:
    tree = nodes.Tree()
    nodes._Builder(tree, text).build(yaml.parse(text, Loader=LOADER))
    return tree


def test_both_ways_lead_to_the_same() -> None:
    short = [text for text in TEXTS if plain_data(text) is not None]
    assert len(short) > len(TEXTS) / 2
    for text in short:
        tree = carefully(text)
        assert (repr(plain_data(text)), tree.complaints) == (repr(tree.data), [])


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "a:", "a: 1\na: 2", "a: &x 1", "a: !x 1", "&x a: 1", "a: {b, c: 1}", "a: b #1", "a: b\t#c", "a: *x", "? [a]\n: 1",
        "a: 1\n---\nb: 2", "a: [", "[" * 17 + "]" * 17, "- 1\n" * 60_000,
    ],
)  # fmt: skip
def test_what_may_be_wrong_is_read_carefully(text: str) -> None:
    assert plain_data(text) is None


def test_the_short_way_keeps_what_was_written() -> None:
    found = plain_data("a: [1, 2.80, NO, 010, 2025-01-02, true, '1', \"x\", 1e3]")
    assert [str(one) for one in found["a"]] == ["1", "2.80", "NO", "010", "2025-01-02", "True", "1", "x", "1e3"]
