"""What stands at the root of the site for programs."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import yaml
from solidstate.derived.survey import Survey
from solidstate.site.programs import for_programs

from ..conftest import ROOT

KNOWN = {"site_url": "https://example.org/far/"}


def made(survey: Survey, settings: dict[str, str]) -> dict[str, str | bytes]:
    return {uri: make() for uri, make in for_programs(ROOT, survey, settings)}


@pytest.fixture(scope="module")
def known(survey: Survey) -> dict[str, str | bytes]:
    return made(survey, KNOWN)


def test_robots_are_told_of_the_sitemap_where_its_address_is_known(known: dict[str, str | bytes], survey: Survey) -> None:
    assert known["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/far/sitemap.xml\n"
    assert made(survey, {"site_url": ""})["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_language_models_get_the_site_in_short(known: dict[str, str | bytes], survey: Survey) -> None:
    text = str(known["llms.txt"])
    assert text.startswith("# How far?\n\n> How far are solid-state batteries from us? ")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Data", "Pages", "Optional"]
    assert "- [statements.csv](https://example.org/far/data/statements.csv): Every time that" in text
    unknown = str(made(survey, {"site_url": ""})["llms.txt"])
    assert "](data/statements.csv)" in unknown and "[The answer](./)" in unknown


def test_the_citation_has_the_version_and_the_day_of_the_site(known: dict[str, str | bytes], tmp_path: Path) -> None:
    found = yaml.safe_load(known["CITATION.cff"])
    assert (found["version"], str(found["date-released"]), found["url"]) == ("2026.11.23", "2026-11-24", "https://example.org/far/")
    repository = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert repository.items() <= found.items()


def test_icons_are_png_of_their_size(known: dict[str, str | bytes]) -> None:
    for width in (180,):
        icon = known[f"assets/icon-{width}.png"]
        assert isinstance(icon, bytes) and icon[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", icon[16:24]) == (width, width)
