"""What the check accepts is rendered, every file of it and in both layouts: generated records, and records of next to nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.checks import check_folder
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY, sample_project
from ..generating import MOVES, Move, accepted, sample_documents
from ..mutating import Campaign

FEW = settings(
    max_examples=6, phases=[Phase.generate], derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
MANY = settings(FEW, max_examples=2000, phases=[Phase.generate, Phase.shrink])


def render(catalogue: Catalogue, root: Path = ROOT, today: date = TODAY) -> None:
    """Make every file in the site's layout, and hold the addresses of the zip's."""
    website = Website(root, catalogue, today, settings={"site_url": "https://example.org/far/"})
    assert list(website.problems({})) == []
    for uri, entry in website.table.items():
        if not uri.endswith(".png"):
            entry.make()
    for address in website.maker.cards.drafts if website.maker.cards else ():
        website.maker.card_drawing(address)
    assert list(Website(root, catalogue, today, directory_urls=False).problems({})) == []


@pytest.mark.slow
@FEW
@given(MOVES)
def test_what_is_accepted_is_rendered(moves: list[Move]) -> None:
    catalogue, done = accepted(sample_documents(), moves)
    event(f"{len(done)} changes")
    render(catalogue)


@pytest.mark.campaign
@MANY
@given(MOVES)
def test_what_is_accepted_is_rendered_two_thousand_times(moves: list[Move]) -> None:
    render(accepted(sample_documents(), moves)[0])


def without(path: Path, pattern: str) -> None:
    path.write_text(re.sub(pattern, "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


@pytest.mark.slow
def test_a_record_that_begins_is_a_site(tmp_path: Path) -> None:
    root = sample_project(tmp_path)
    render(open_catalogue(root), root, date(1980, 1, 1))  # before anything happened
    data = root / "data"
    for folder in ("companies", "context", "audits", "challenges", "series", "routes"):
        for path in (data / folder).glob("*.yaml"):
            path.unlink()
    assert {problem.field.rpartition(".")[2] for problem in check_folder(root, TODAY)[1]} == {"of"}  # what names a company or route
    without(data / "trl.yaml", r"^( *)not_this:\n(?:\1 +.*\n)+")
    without(data / "glossary.yaml", r"^ *see: (companies|routes|challenges)/.*\n")
    render(open_catalogue(root), root)


@pytest.mark.slow
def test_broken_files_are_accepted_or_refused_in_words() -> None:
    campaign = Campaign(seed=0).run(100, whole=100)
    assert campaign.faults == []
    assert campaign.counts["accepted"] > 5 and campaign.counts["refused"] > 50
