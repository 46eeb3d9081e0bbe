"""Goldens: one page of every kind over the sample data. `make goldens` writes them anew; read the difference."""

from __future__ import annotations

import os

import pytest
from solidstate.derived.survey import Survey
from solidstate.site.pages import PAGES
from solidstate.site.website import SiteFile

from ..conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
CHOSEN = {
    "home": "index.md",
    "ladder": "ladder/index.md",
    "level": "ladder/trl-8.md",
    "criterion": "ladder/criteria/vehicle-demo.md",
    "year": "ladder/2024.md",
    "companies": "companies/index.md",
    "company": "companies/samsung-sdi.md",
    "programme": "companies/blue-solutions/lmp.md",
    "routes": "routes/index.md",
    "route": "routes/polymer.md",
    "challenges": "challenges/index.md",
    "challenge": "challenges/sintering.md",
    "milestones": "milestones.md",
    "news": "milestones/2025.md",
    "promises": "promises.md",
    "energy": "energy.md",
    "compare": "compare.md",
    "yardstick": "yardstick.md",
    "context": "context.md",
    "glossary": "glossary.md",
    "sources": "sources.md",
    "what-counts": "what-counts.md",
    "data": "data.md",
}


def test_every_kind_has_its_golden(survey: Survey) -> None:
    assert set(CHOSEN) == {kind.name for kind in PAGES}


@pytest.fixture(scope="module")
def pages(sample_files: dict[str, SiteFile]) -> dict[str, str]:
    """Every page of the sample, by its uri."""
    return {uri: str(file.text) for uri, file in sample_files.items() if file.is_page}


@pytest.mark.parametrize("kind", CHOSEN)
def test_a_page_is_as_it_was(kind: str, pages: dict[str, str]) -> None:
    text = pages[CHOSEN[kind]]
    lines = "\n".join(line.strip() for line in text.split("\n") if line.strip()) + "\n"
    path = GOLDEN / f"{kind}.html"
    if os.environ.get("GOLDENS") == "write":
        path.write_text(lines, "utf-8")
    assert path.is_file(), "To fix this, run `make goldens`."
    assert lines == path.read_text("utf-8"), "If the change is meant, run `make goldens` and read the difference."
