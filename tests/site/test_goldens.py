"""Goldens: one page of every kind over the sample data. `make goldens` writes them anew; read the difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from solidstate.derived.survey import Survey
from solidstate.site.pages import PAGES
from solidstate.site.website import site_files

from ..conftest import ROOT, TODAY

GOLDEN = ROOT / "tests" / "golden"
CHOSEN = {
    "home": "index.md",
    "ladder": "ladder/index.md",
    "level": "ladder/trl-8.md",
    "year": "ladder/2024.md",
    "companies": "companies/index.md",
    "company": "companies/samsung-sdi.md",
    "programme": "companies/blue-solutions/lmp.md",
    "routes": "routes/index.md",
    "route": "routes/polymer.md",
    "challenges": "challenges/index.md",
    "challenge": "challenges/sintering.md",
    "milestones": "milestones.md",
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


@pytest.mark.parametrize("kind", CHOSEN)
def test_a_page_is_as_it_was(kind: str, project: Path) -> None:
    text = next(str(file.text) for file in site_files(project, TODAY) if file.uri == CHOSEN[kind])
    lines = "\n".join(line.strip() for line in text.split("\n") if line.strip()) + "\n"
    path = GOLDEN / f"{kind}.html"
    if os.environ.get("GOLDENS") == "write":
        path.write_text(lines, "utf-8")
    assert path.is_file(), "To fix this, run `make goldens`."
    assert lines == path.read_text("utf-8"), "If the change is meant, run `make goldens` and read the difference."
