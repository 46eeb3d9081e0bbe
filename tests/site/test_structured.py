"""What pages tell machines and networks: descriptions, JSON-LD, Open Graph; hostile names stay names."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.language import prose
from solidstate.site.structured import as_json
from solidstate.site.website import SiteFile, Website

from ..conftest import ROOT, TODAY

SITE = "https://example.org/how-far/"
HOSTILE = "B&W \"> 'x' </script <! Werke"  # as far as the rule against raw HTML lets it through; a browser would end the script here


@pytest.fixture(scope="module")
def whole(real: Catalogue) -> Website:
    return Website(ROOT, real, TODAY, settings={"site_url": SITE})


@pytest.fixture(scope="module")
def site(whole: Website) -> dict[str, SiteFile]:
    """Every file but the pictures, which tell nobody anything and take the longest."""
    return {uri: made for uri, entry in whole.table.items() if not uri.endswith(".png") and (made := entry.make())}


def website(root: Path, address: str = "") -> Website:
    return Website(root, open_catalogue(root), TODAY, settings={"site_url": address})


def nodes(site: dict[str, SiteFile], uri: str) -> dict[str, Any]:
    return {node["@type"]: node for node in json.loads(json.dumps(site[uri].structured))}


def head(file: SiteFile, share: dict[str, str] | None) -> str:
    """What the theme puts into the head of a page, without Material around it."""
    base = {"base.html": "{% block extrahead %}{% endblock %}"}
    env = Environment(loader=ChoiceLoader([DictLoader(base), FileSystemLoader(ROOT / "templates" / "theme")]))  # the host escapes nothing
    env.filters["url"] = str
    config = {"site_name": "How far?", "use_directory_urls": True, "extra": {}}
    return env.get_template("main.html").render(config=config, structured=as_json(file.structured), share=share)


class Head(HTMLParser):
    """What a browser reads of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.tags: set[str] = set()
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.inside = tag == "script"
        if tag == "meta":
            self.meta[str(found.get("property") or found.get("name"))] = str(found["content"])

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts.append(data)


@pytest.mark.slow
def test_every_page_has_a_description_of_its_own(site: dict[str, SiteFile]) -> None:
    told = {uri: file.description for uri, file in site.items() if file.is_page}
    for path in (ROOT / "docs").glob("*.md"):
        found = re.search(r"^description: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        assert found, path
        told[path.name] = found[1]
    assert {uri: text for uri, text in told.items() if not 50 <= len(text) <= 300} == {}
    assert len(set(told.values())) == len(told), sorted(uri for uri, text in told.items() if list(told.values()).count(text) > 1)


def test_a_long_description_ends_with_a_sentence() -> None:
    text = "One sentence of some length that says what the page is about. " * 6
    assert prose.opening(text.strip()) == ("One sentence of some length that says what the page is about. " * 4).strip()
    assert prose.opening("He said “it is a battery of some length, and no other word of it is known.” " * 5, 100).endswith("known.”")
    long = prose.opening("word " * 100)
    assert long.endswith("word…") and len(long) <= 300
    assert prose.opening("Short.") == "Short."


@pytest.mark.slow
def test_the_data_is_a_dataset(site: dict[str, SiteFile]) -> None:
    for uri in ("index.md", "data.md"):
        found = nodes(site, uri)["Dataset"]
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert found["url"] == f"{SITE}data/"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["dateModified"]) and found["temporalCoverage"].endswith("/" + found["dateModified"])
        assert 50 <= len(found["description"]) <= 5000
        for part in found["distribution"]:
            assert part["contentUrl"].startswith(SITE) and part["contentUrl"].removeprefix(SITE) in site, part
    assert nodes(site, "index.md")["WebSite"]["url"] == SITE


@pytest.mark.slow
def test_the_glossary_is_a_set_of_terms(site: dict[str, SiteFile]) -> None:
    found = nodes(site, "glossary.md")["DefinedTermSet"]
    page = str(site["glossary.md"].text)
    assert len(found["hasDefinedTerm"]) == page.count("<dt ")
    for term in found["hasDefinedTerm"]:
        assert term["name"] and term["description"] and "*" not in term["description"]
        assert f'id="{term["url"].partition("#")[2]}"' in page
    assert nodes(site, "ladder/trl-7.md")["DefinedTerm"]["inDefinedTermSet"] == f"{SITE}ladder/"


@pytest.mark.slow
def test_a_company_is_an_organisation_and_a_programme_a_thing_with_a_maker(site: dict[str, SiteFile]) -> None:
    company = nodes(site, "companies/gotion-high-tech.md")["Organization"]
    assert company["name"] == "Gotion High-Tech" and "国轩高科" in company["alternateName"]
    assert company["address"]["addressCountry"] == "CN"
    assert company.get("url", "https://").startswith("http") and SITE not in company.get("url", "")
    page = nodes(site, "companies/gotion-high-tech/jinshi.md")["WebPage"]
    assert [node["@type"] for node in page["about"]] == ["Thing", "Organization"]
    assert page["about"][0]["name"] == "Gotion High-Tech Jinshi"


@pytest.mark.slow
def test_every_page_below_another_says_where_it_is(site: dict[str, SiteFile]) -> None:
    trail = nodes(site, "companies/gotion-high-tech/jinshi.md")["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"]) for item in trail] == [
        (1, "How far?"),
        (2, "Companies"),
        (3, "Gotion High-Tech"),
        (4, "Jinshi"),
    ]
    assert [item["item"].removeprefix(SITE) for item in trail] == [
        "",
        "companies/",
        "companies/gotion-high-tech/",
        "companies/gotion-high-tech/jinshi/",
    ]
    for uri, file in site.items():
        assert ("BreadcrumbList" in nodes(site, uri)) == bool(file.parent), uri


@pytest.mark.slow
def test_without_the_address_of_the_site_all_is_relative(project: Path) -> None:
    catalogue = open_catalogue(project)
    in_folders, in_files = (Website(project, catalogue, TODAY, folders, {"site_url": "" if folders else SITE}) for folders in (True, False))
    for file in (*in_folders.files(), *in_files.files()):
        text = json.dumps(file.structured)
        assert "example.org" not in text and not re.search(r'"(?:item|contentUrl)": "(?:/|https?:)', text), file.uri
    page = in_folders.file("companies/blue-solutions/lmp.md")
    assert page
    assert [item["item"] for item in page.structured[-1]["itemListElement"]] == ["../../../", "../../", "../", "./"]


@pytest.mark.slow
def test_networks_are_told_what_a_page_is(whole: Website, site: dict[str, SiteFile]) -> None:
    shared = whole.shared
    file = site["companies/gotion-high-tech/jinshi.md"]
    share = shared(file, "x", "x", f"{SITE}companies/gotion-high-tech/jinshi/")
    found = Head(head(file, share)).meta
    assert found["og:title"] == "Gotion High-Tech Jinshi: TRL 7, claimed, on weak sources"
    assert found["og:image"] == f"{SITE}cards/companies/gotion-high-tech/jinshi.png"
    assert found["og:image:alt"].startswith("Gotion High-Tech Jinshi, all-solid-state · sulfide · car. TRL 7, claimed, on weak sources.")
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:description"] == file.description and found["og:type"] == "article"
    prose_page = shared(None, "Method", "The rule.", f"{SITE}method/")
    assert prose_page and prose_page["image"] == f"{SITE}cards/home.png" and prose_page["title"] == "Method"
    home = shared(site["index.md"], "Home", "x", SITE)
    assert home and home["type"] == "website" and home["title"] == "How far are solid-state batteries from us?"


@pytest.mark.slow
def test_without_the_address_of_the_site_networks_are_told_nothing(project: Path) -> None:
    made = website(project)
    file = next(entry.make() for entry in made.table.values())
    assert file and made.shared(file, "", "", "") is None
    assert Head(head(file, None)).meta == {}


@pytest.mark.slow
def test_a_hostile_name_stays_a_name(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("name: BMW\n", f"name: {json.dumps(HOSTILE)}\n", 1), "utf-8")
    made = website(project, SITE)
    file = made.file("companies/bmw.md")
    assert file
    found = Head(head(file, made.shared(file, "", "", SITE)))
    assert found.tags == {"meta", "link", "script"}
    ours, told = found.scripts
    assert ours == 'document.documentElement.className="js"'
    graph = json.loads(told)["@graph"]
    assert graph[0]["@type"] == "Organization" and graph[0]["name"] == HOSTILE
    assert found.meta["og:title"].startswith(HOSTILE)
    assert len(re.findall(r"</script", head(file, None))) == 2
