"""The forms of the repository are opened from a page with what it knows; without the repository's address nothing is."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.site.website import SiteFile, Website

from ..conftest import ROOT, TODAY, sample_project

REPO, SITE = "https://example.org/how-far", "https://far.example.org/"
FORM = re.compile(r'<a href="(https://example\.org/how-far/issues/new\?[^"]*)">([^<]*)</a>')
WITHOUT = {"index.md", "compare.md", "data.md"}
"""Pages that show no record of their own: the foot of every page says how to correct something."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_project(tmp_path_factory.mktemp("sample"))


def pages(root: Path, **settings: str) -> dict[str, SiteFile]:
    table = Website(root, open_catalogue(root), TODAY, settings=settings).table
    return {uri: made for uri, entry in table.items() if uri.endswith(".md") and (made := entry.make())}


def forms(page: SiteFile) -> dict[str, dict[str, str]]:
    """The forms that a page opens: what each is called, and what is filled in."""
    return {label: dict(parse_qsl(urlsplit(html.unescape(address)).query)) for address, label in FORM.findall(str(page.text))}


@pytest.mark.slow
def test_a_page_opens_the_forms_with_its_record(root: Path) -> None:
    found = pages(root, repo_url=REPO, site_url=SITE)
    assert forms(found["companies/bmw.md"]) == {
        "Something is wrong here": {"template": "wrong.yml", "record": "https://far.example.org/companies/bmw/"},
        "A milestone is missing": {"template": "milestone.yml", "company": "bmw"},
    }
    assert forms(found["companies/blue-solutions/lmp.md"]) == {
        "Something is wrong here": {"template": "wrong.yml", "record": "https://far.example.org/companies/blue-solutions/lmp/"},
        "A milestone is missing": {"template": "milestone.yml", "company": "blue-solutions", "programme": "lmp"},
    }
    assert forms(found["ladder/criteria/road-test.md"]) == {
        "Something is wrong here": {"template": "wrong.yml", "record": "https://far.example.org/ladder/criteria/road-test/"},
        "A milestone is missing": {"template": "milestone.yml"},
    }
    assert {uri for uri, page in found.items() if len(forms(page)) != 2} == WITHOUT


@pytest.mark.slow
def test_where_the_site_is_unknown_the_page_goes_by_its_place(root: Path) -> None:
    found = pages(root, repo_url=REPO)
    assert forms(found["companies/bmw.md"])["Something is wrong here"]["record"] == "/companies/bmw/"


@pytest.mark.slow
def test_what_is_filled_in_is_a_field_of_the_form(root: Path) -> None:
    for uri, page in pages(root, repo_url=REPO).items():
        for filled in forms(page).values():
            path = ROOT / ".github" / "ISSUE_TEMPLATE" / filled.pop("template")
            assert filled.keys() <= {field.get("id") for field in yaml.safe_load(path.read_text("utf-8"))["body"]}, uri


@pytest.mark.slow
def test_without_the_repository_the_page_says_which_file_it_is(root: Path) -> None:
    for uri, page in pages(root).items():
        assert "issues/new" not in str(page.text), uri
        assert uri in WITHOUT or "Something wrong here?\n" in str(page.text), uri
    text = str(pages(root)["companies/bmw.md"].text)
    assert "The data of this page is in\n<code>data/companies/bmw.yaml</code>." in text


@pytest.mark.parametrize("repo", ["", REPO])
def test_the_repository_is_linked_where_its_address_is_known(sample: Catalogue, repo: str) -> None:
    """In the words by which hand-written pages say how to reach it; a copy that knows none says so and links nothing."""
    part = Website(ROOT, sample, TODAY, settings={"repo_url": repo}).part("forms", "about.md")
    assert (f'<a href="{REPO}">' in part) == bool(repo)
    assert ("made without the address of its repository" in part) == (not repo)
    assert ("<a" in part) == bool(repo)
    for page in ("about.md", "contribute.md"):
        assert "<!-- part: forms -->" in (ROOT / "docs" / page).read_text(encoding="utf-8")
