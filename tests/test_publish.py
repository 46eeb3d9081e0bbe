"""The site as MkDocs writes it: strict, the same bytes twice, the same with ProperDocs, edit links only where they are known."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from pathlib import Path

import pytest

from .building import build, files
from .conftest import SAMPLE
from .previewing import copy_project

pytestmark = pytest.mark.slow


@pytest.fixture
def built(site: Path) -> Path:
    return site


def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert build(tmp_path / "again").returncode == 0
    one, two = files(built), files(tmp_path / "again")
    assert [path for path in one if one[path] != two.get(path)] == []
    assert set(one) == set(two)


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", SAMPLE / "data")
    for host in ("mkdocs", "properdocs"):
        done = build(tmp_path / host, host, project)
        assert done.returncode == 0, done.stderr

    def pages(folder: Path) -> dict[str, bytes]:
        generator = re.compile(rb'<meta name="generator"[^>]*>')
        return {
            path: generator.sub(b"", text) for path, text in files(folder).items() if path.endswith((".html", ".json", ".csv", ".atom"))
        }

    one, two = pages(tmp_path / "mkdocs"), pages(tmp_path / "properdocs")
    assert set(one) == set(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_no_address_is_invented(built: Path) -> None:
    page = (built / "companies" / "gotion-high-tech" / "jinshi" / "index.html").read_text("utf-8")
    assert "canonical" not in page
    assert "og:" not in page and "twitter:" not in page
    assert not (built / "cards").exists()
    assert "data/companies/gotion-high-tech.yaml" in page
    assert "/edit/" not in page


def test_known_addresses_are_used(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", SAMPLE / "data")
    done = build(tmp_path / "site", project=project, SITE_URL="https://example.org/how-far/", REPO_URL="https://example.org/repo")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "companies" / "blue-solutions" / "lmp" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/how-far/companies/blue-solutions/lmp/">' in page
    assert page.count("https://example.org/repo/edit/main/data/companies/blue-solutions.yaml") == 2
    card = "https://example.org/how-far/cards/companies/blue-solutions/lmp.png"
    assert f'<meta property="og:image" content="{card}">' in page
    assert (tmp_path / "site" / "cards" / "companies" / "blue-solutions" / "lmp.png").read_bytes().startswith(b"\x89PNG")
    prose = (tmp_path / "site" / "method" / "index.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/how-far/cards/home.png">' in prose
    assert "og:" not in (tmp_path / "site" / "404.html").read_text("utf-8")
    assert "https://example.org/repo/edit/main/docs/method.md" in prose


def test_structured_data_is_json_on_every_page(built: Path) -> None:
    for path, text in files(built).items():
        for script in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            graph = json.loads(script)
            assert graph["@context"] == "https://schema.org" and graph["@graph"], path
            assert b"example.org" not in script, path
    assert b"application/ld+json" in files(built)["glossary/index.html"]


def test_a_page_written_by_hand_says_that_it_is_one_of_the_site(built: Path) -> None:
    script = re.search(rb'<script type="application/ld\+json">(.*?)</script>', files(built)["method/index.html"], re.DOTALL)
    assert script
    (node,) = json.loads(script[1])["@graph"]
    assert (node["@type"], node["name"], node["url"], node["isPartOf"]["url"]) == ("WebPage", "Method", "./", "../")
    assert node["isBasedOn"] == {"@id": "../data/#dataset"}


def test_the_fonts_of_the_cards_are_not_published(built: Path) -> None:
    assert not [path for path in files(built) if path.endswith((".otf", ".ttf"))]


def test_a_page_asks_for_the_style_and_the_scripts_of_its_own_build(built: Path) -> None:
    page = (built / "companies" / "index.html").read_text("utf-8")
    found = dict(re.findall(r'(?:href|src)="\.\./assets/(site\.\w+)\?v=([0-9a-f]{8})"', page))
    found |= dict(re.findall(r'"search": "\.\./assets/(search\.js)\?v=([0-9a-f]{8})"', page))
    ours = ("site.css", "site.js", "search.js")
    assert found == {name: blake2b((built / "assets" / name).read_bytes(), digest_size=4).hexdigest() for name in ours}


def test_a_page_loads_nothing_from_elsewhere(built: Path) -> None:
    loading = re.compile(r'(?:<script[^>]+src|<img[^>]+src|<link[^>]+rel="(?:stylesheet|preload|icon)"[^>]+href)="(https?:|//)')
    for path, text in files(built).items():
        if path.endswith((".html", ".css")):
            assert not loading.search(text.decode()), path
            assert b"url(http" not in text, path


def test_without_an_address_no_sitemap_names_no_page(built: Path) -> None:
    """An empty one is none by its schema; and the theme, which finds by it what it may fetch, asks for none."""
    assert [path for path in files(built) if "sitemap" in path] == []
    assert "navigation.instant" not in (built / "index.html").read_text("utf-8")


def test_search_knows_every_company_by_each_of_its_names(built: Path) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text("utf-8"))
    by_location = {doc["location"]: f"{doc['title']} {doc['text']} {' '.join(doc.get('names', ()))}" for doc in index["docs"]}
    companies = json.loads((built / "api" / "v1" / "companies.json").read_text("utf-8"))["companies"]
    missing = [
        name
        for row in companies
        for name in [row["name"], *row["also_known_as"]]
        if name not in by_location[row["permalink"]].replace("&amp;", "&")
    ]
    assert missing == []


def test_prose_is_searched_and_holds_its_parts(built: Path) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text("utf-8"))
    assert any(doc["location"].startswith("method/#the-rule") for doc in index["docs"])
    method = (built / "method" / "index.html").read_text("utf-8")
    assert "Not due yet; no statement has changed the date." in method
    assert "<!-- part:" not in method


def test_a_hand_written_page_at_a_generated_address_is_a_problem(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", SAMPLE / "data")
    (project / "docs" / "companies").mkdir()
    (project / "docs" / "companies" / "bmw.md").write_text("# BMW\n", "utf-8")
    (project / "docs" / "method.md").write_text("# Method\n\n<!-- part: statess -->\n", "utf-8")
    done = build(tmp_path / "site", project=project)
    assert done.returncode == 1
    assert (
        "docs/companies/bmw.md:1:1: This page stands where one is made from data/companies/bmw.yaml. Rename it, or remove it."
        in done.stderr
    )
    assert "docs/method.md:3:1: There is no part 'statess'. Did you mean 'states'? Parts are the files in templates/parts/." in done.stderr
    assert "Traceback" not in done.stderr


def test_broken_data_ends_the_build_with_one_clean_list(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", SAMPLE / "data")
    (project / "data" / "companies" / "bmw.yaml").write_text("name: BMW\ncountry: Germany\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site", "utf-8")
    done = build(tmp_path / "site", project=project)
    assert done.returncode == 1
    assert (
        "data/companies/bmw.yaml:2:10: country: Found 'Germany', which is no code of two capital letters. Write DE for Germany."
        in done.stderr
    )
    assert "5 problems in 1 file. Mend them and run `make check` again." in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "the last good site"
