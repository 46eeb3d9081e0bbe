"""What others show on their pages: whole without the site around it, found by no search engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY

URL = "https://example.org/far/"


def text(website: Website, uri: str) -> str:
    made = website.table[uri].make()
    assert made
    return str(made.text)


@pytest.fixture(scope="module")
def website(sample: Catalogue) -> Website:
    return Website(ROOT, sample, TODAY)


@pytest.mark.parametrize(("uri", "more"), [("ladder", "../../ladder/"), ("quantumscape/qse-5", "../../../companies/quantumscape/qse-5/")])
def test_an_embed_stands_alone_and_leads_to_its_page(website: Website, uri: str, more: str) -> None:
    page = text(website, f"embed/{uri}/index.html")
    assert '<meta name="robots" content="noindex">' in page and '<base target="_top">' in page
    assert f'<a href="{more}">How far?</a>, as of 24 November 2026.' in page
    assert re.search(r'href="(?:\.\./)+assets/site\.css\?v=[0-9a-f]{8}"', page), "A page is not shown with the styles of another build."
    assert page.count("<h1") == 1 and "md-header" not in page and "{{" not in page
    assert not re.search(r'src="|href="https?://', page)


def test_the_line_to_copy_needs_the_address_of_the_site(website: Website, sample: Catalogue) -> None:
    assert "iframe" not in text(website, "ladder/index.md")
    known = Website(ROOT, sample, TODAY, settings={"site_url": URL})
    page = text(known, "companies/quantumscape/qse-5.md")
    assert f'&lt;iframe src="{URL}embed/quantumscape/qse-5/" title="QuantumScape QSE-5"' in page
    assert f'<link rel="canonical" href="{URL}companies/quantumscape/qse-5/">' in text(known, "embed/quantumscape/qse-5/index.html")


def test_every_programme_has_one(website: Website) -> None:
    assert {f"embed/{key}/index.html" for key in website.catalogue.programmes} < set(website.table)


def test_a_programme_that_was_renamed_stays_on_the_pages_of_others(project: Path) -> None:
    path = project / "data" / "companies" / "quantumscape.yaml"
    path.write_text(path.read_text("utf-8").replace("  qse-5:\n", "  qse-5:\n    formerly: [old-cell]\n", 1), "utf-8")
    page = text(Website(project, open_catalogue(project), TODAY), "embed/quantumscape/old-cell/index.html")
    assert 'location.replace("../qse-5/" + location.search + location.hash)' in page


def test_the_programmes_of_a_company_that_was_renamed_are_found_where_they_were(project: Path) -> None:
    old, new = (project / "data" / "companies" / f"{name}.yaml" for name in ("quantumscape", "qs"))
    new.write_text(
        old.read_text("utf-8").replace("  qse-5:\n", "  qse-5:\n    formerly: [old-cell]\n", 1) + "formerly: [quantumscape]\n", "utf-8"
    )
    old.unlink()
    scale = project / "data" / "trl.yaml"
    scale.write_text(scale.read_text("utf-8").replace("of: quantumscape/", "of: qs/"), "utf-8")
    website = Website(project, open_catalogue(project), TODAY)
    for folder in ("companies", "embed"):
        for name in ("quantumscape/qse-5", "quantumscape/old-cell", "qs/old-cell"):
            page = text(website, f"{folder}/{name}/index.html")
            to = "../qse-5/" if name == "qs/old-cell" else "../../qs/qse-5/"
            assert f'location.replace("{to}" + location.search + location.hash)' in page, (folder, name)
