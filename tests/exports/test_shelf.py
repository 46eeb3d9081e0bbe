"""What a large record says is made once and goes out in pieces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from solidstate.catalogue import Catalogue
from solidstate.exports import shelf
from solidstate.exports.shelf import Shelf
from solidstate.site.website import Website

from ..conftest import ROOT


@pytest.fixture(scope="module")
def website(sample: Catalogue) -> Website:
    return Website(ROOT, sample, date(2026, 11, 24))


def test_a_text_is_made_once_in_memory_and_on_disk() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    long, known = "é" * shelf.ROOM, Shelf()
    for _ in range(2):
        for number, text in enumerate(("{}", long, '"Ω 固态"')):
            assert known.text(f"rows {number}", "", partial(make, text)) == text
    assert made == ["{}", long, '"Ω 固态"']
    known.tidy()
    assert known.text("rows 0", "", lambda: "made again") == "made again"


def test_the_largest_file_is_nowhere_whole(website: Website) -> None:
    pieces = website.pieces("api/v1/everything.json")
    assert isinstance(pieces, Iterator)
    found = list(pieces)
    made = website.file("api/v1/everything.json")
    assert made and b"".join(found).decode() == made.text
    assert max(map(len, found)) < len(made.text) / 4 and json.loads(made.text)["milestones"]


def test_what_an_export_makes_whole_is_written_as_it_is(website: Website) -> None:
    for uri in ("data/milestones.csv", "data/how-far.sqlite", "schema/trl.schema.json", "companies/index.md"):
        made, pieces = website.file(uri), website.pieces(uri)
        assert made and pieces is not None
        assert b"".join(pieces) == (made.text if isinstance(made.text, bytes) else made.text.encode())
    assert website.pieces("nothing.json") is None
