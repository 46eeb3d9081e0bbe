"""How often the record is wrong, as a reader meets it: the whole of each audit, also what it does not list."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from markupsafe import Markup
from solidstate.catalogue import open_catalogue
from solidstate.site.website import Website

from ..conftest import TODAY, sample_project


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    root: Path = sample_project(tmp_path_factory.mktemp("project"))
    return Website(root, open_catalogue(root), TODAY)


def test_the_method_page_says_the_whole_of_every_audit(website: Website) -> None:
    said = " ".join(Markup(website.part("audits", "method.md")).striptags().split())
    for words in (
        "In a sample of 6 facts of this record, drawn at random, 2 were wrong (10–70 %, 95 % interval), "
        "1 true but imprecise and 1 not to be found again.",
        "What is listed was corrected by 21 November 2026; 1 is kept back to test the correction.",
        "1 fact of it is not listed yet: It shows later whether the kinds of error were found or only the places.",
        "2 the wrong speaker.",
        "2 of 6 facts, 20 November 2026: what was wrong with each, and what was changed",
        "wrong: A company that has no file any more made a cell.",
        "Now: The company has no file any more.",
        "No reader has reported an error yet; those that are will be counted here.",
    ):
        assert words in said, words


def test_machines_get_every_finding_and_every_interval(website: Website) -> None:
    rows = list(csv.DictReader(io.StringIO(_text(website, "data/audits.csv"))))
    assert [row["verdict"] for row in rows] == ["right", "wrong", "right", "imprecise", "not-found"]
    assert rows[1]["errors"] == "date | speaker"
    (audit,) = json.loads(_text(website, "api/v1/audits.json"))["audits"]
    assert audit["rates"]["wrong"] == {"hits": 2, "low": 0.0968, "high": 0.7}


def _text(website: Website, uri: str) -> str:
    file = website.file(uri)
    assert file
    return str(file.text)
