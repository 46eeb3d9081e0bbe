"""The website as files: links, anchors, hostile data, redirects, exports, the same bytes for the same data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from markupsafe import Markup
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.derived import promised
from solidstate.language.problems import DataProblems
from solidstate.language.vocabulary import HEADINGS, Application, CellClass
from solidstate.site.website import SiteFile, Website, site_files

from ..conftest import ROOT, SAMPLE, TODAY

LINK = re.compile(r'(?:href|src)="([^"]*)"')
PROSE = {"about", "method", "contribute", "how-to-read"}


@pytest.fixture(
    scope="module",
    params=[pytest.param(True, id="folders", marks=pytest.mark.slow), pytest.param(False, id="offline", marks=pytest.mark.slow)],
)
def site(request: pytest.FixtureRequest, real: Catalogue) -> tuple[dict[str, SiteFile], bool]:
    return {file.uri: file for file in Website(ROOT, real, TODAY, request.param).files()}, request.param


def place(uri: str, folders: bool) -> str:
    if not uri.endswith(".md"):
        return uri
    if uri.endswith("index.md"):
        return uri[:-3] + ".html"
    return uri[:-3] + ("/index.html" if folders else ".html")


def ids(file: SiteFile) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', str(file.text))


def test_every_link_and_anchor_leads_somewhere(site: tuple[dict[str, SiteFile], bool]) -> None:
    files, folders = site
    places = {place(uri, folders): file for uri, file in files.items()}
    anchors = {at: {*ids(file)} for at, file in places.items() if at.endswith(".html")}
    dead = []
    for at, file in places.items():
        if not at.endswith(".html"):
            continue
        for target in dict.fromkeys(LINK.findall(str(file.text))):
            if re.match(r"(https?|mailto|data):", target):
                continue
            path, anchor = urldefrag(urljoin(f"/{at}", target))
            path = path.partition("?")[0]  # what is asked for with the hash of its content is the same file
            path = (path + "index.html" if path.endswith("/") else path).lstrip("/")
            if (ROOT / "docs" / path).is_file():
                continue
            if path.removesuffix("/index.html").removesuffix(".html") in PROSE:
                continue
            if path not in places or (anchor and anchor not in anchors[path]):
                dead.append(f"{at} -> {target}")
    assert dead == []


def test_an_id_stands_once_on_a_page(site: tuple[dict[str, SiteFile], bool]) -> None:
    for uri, file in site[0].items():
        if uri.endswith(".md"):
            found = ids(file)
            assert len(found) == len(set(found)), (uri, sorted(one for one in set(found) if found.count(one) > 1))


def test_every_page_says_what_it_is(site: tuple[dict[str, SiteFile], bool]) -> None:
    for uri, file in site[0].items():
        if uri.endswith(".md"):
            assert file.title and file.description, uri
            assert str(file.text).count("<h1") == 1, uri
            assert "{{" not in str(file.text) and "None" not in re.sub(r"None (is|yet|of|says)", "", str(file.text)), uri
            assert file.source.startswith("data/") or uri == "index.md", uri


def test_no_word_runs_into_the_next(site: tuple[dict[str, SiteFile], bool]) -> None:
    for uri, file in site[0].items():
        if uri.endswith(".md"):
            joined = re.findall(r"\w</a><(?:span|a|b|strong|em)\b[^>]*>\w|\w</(?:a|b|strong)>\((?=\w)", str(file.text))
            assert joined == [], uri


def test_nothing_is_loaded_from_anywhere_else(site: tuple[dict[str, SiteFile], bool]) -> None:
    for uri, file in site[0].items():
        if uri.endswith((".md", ".html")):
            assert not re.search(r'(?:src|srcset)="https?:|url\(https?:|<link[^>]+href="https?:', str(file.text)), uri


@pytest.mark.slow
def test_the_same_data_and_day_give_the_same_bytes(project: Path) -> None:
    assert site_files(project, TODAY) == site_files(project, TODAY)


@pytest.mark.slow
def test_pages_that_are_made_at_once_are_those_made_alone(project: Path) -> None:
    website = Website(project, open_catalogue(project), TODAY)
    pages = [uri for uri, entry in website.table.items() if entry.kind and entry.kind.name in {"programme", "company", "level"}][:12]
    alone = [Website(project, website.catalogue, TODAY).file(uri) for uri in pages]
    with ThreadPoolExecutor(6) as pool:
        assert [*pool.map(website.file, pages * 3)] == alone * 3


@pytest.mark.slow
def test_hostile_text_stays_text(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("name: BMW\n", "name: B&W \"><b onmouseover='x'> Werke\n", 1), "utf-8")
    with pytest.raises(DataProblems, match="raw HTML"):
        site_files(project, TODAY)
    path.write_text(path.read_text("utf-8").replace("<b onmouseover='x'>", "< b onmouseover='x' >"), "utf-8")
    pages = {file.uri: str(file.text) for file in site_files(project, TODAY) if file.is_page}
    assert "onmouseover" in pages["companies/bmw.md"]
    assert not any(re.search(r"<\s?b onmouseover", text) for text in pages.values())


@pytest.mark.slow
def test_a_link_of_a_text_leads_to_the_page_from_wherever_it_stands(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(
        path.read_text("utf-8").replace("German carmaker.", "German carmaker, see [NIO](/companies/nio/#pack-150).", 1), "utf-8"
    )
    for folders, link in ((True, "../nio/#pack-150"), (False, "nio.html#pack-150")):
        page = Website(project, open_catalogue(project), TODAY, folders).file("companies/bmw.md")
        assert page and f'<a href="{link}" rel="nofollow">NIO</a>' in str(page.text)


def test_a_programme_does_not_take_the_place_of_its_company(project: Path) -> None:
    path = project / "data" / "companies" / "welion.yaml"
    path.write_text(path.read_text("utf-8").replace("\nprogrammes:\n  ", "\nprogrammes:\n  index:X", 1).replace("X", "", 1), "utf-8")
    text = path.read_text("utf-8")
    first = text.split("\nprogrammes:\n  index:", 1)[1].split(":", 1)[0]
    path.write_text(text.replace(f"index:{first}:", "index:", 1), "utf-8")
    with pytest.raises(DataProblems, match="'index' is the name of a list's own page"):
        site_files(project, TODAY)


@pytest.mark.slow
def test_an_old_address_leads_to_the_new_one(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8") + "formerly:\n  - bayerische-motoren\n", "utf-8")
    website = Website(project, open_catalogue(project), TODAY)
    page = str(website.table["companies/bayerische-motoren/index.html"].make().text)
    assert 'href="../bmw/"' in page
    assert 'location.replace("../bmw/" + location.search + location.hash)' in page
    assert "canonical" not in page
    addressed = Website(project, website.catalogue, TODAY, settings={"site_url": "https://example.org/x/"})
    page = str(addressed.table["companies/bayerische-motoren/index.html"].make().text)
    assert '<link rel="canonical" href="https://example.org/x/companies/bmw/">' in page


@pytest.mark.slow
def test_what_is_renamed_is_nothing_new_to_subscribers(project: Path) -> None:
    def told(uri: str) -> list[str]:
        text = Website(project, open_catalogue(project), TODAY).table[uri].make().text
        return re.findall(r"urn:uuid:[\w-]+", text.decode() if isinstance(text, bytes) else text)

    uris = ("feeds/milestones.atom", "companies/bmw/feed.atom", "calendar/promises.ics")
    before = [told(uri) for uri in uris]
    old, new = project / "data" / "companies" / "bmw.yaml", project / "data" / "companies" / "bayern.yaml"
    new.write_text(old.read_text("utf-8") + "formerly:\n  - bmw\n", "utf-8")
    old.unlink()
    assert [sorted(ids) for ids in map(told, uris)] == [sorted(ids) for ids in before]
    assert told("companies/bayern/feed.atom") == before[1]


@pytest.mark.slow
def test_every_address_in_the_json_leads_to_its_place(site: tuple[dict[str, SiteFile], bool]) -> None:
    files, folders = site
    anchors = {place(uri, folders): {*ids(file)} for uri, file in files.items() if uri.endswith(".md")}

    def addresses(value: object) -> Iterator[str]:
        for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
            if key == "permalink" and one:
                yield str(one)
            yield from addresses(one)

    found = [one for name in ("everything", "changes") for one in addresses(json.loads(files[f"api/v1/{name}.json"].text))]
    lost = []
    for one in found:
        path, _, anchor = one.partition("#")
        path = f"{path}index.html" if folders or not path else path
        if path.removesuffix("/index.html").removesuffix(".html") not in PROSE and (
            path not in anchors or (anchor and anchor not in anchors[path])
        ):
            lost.append(one)
    assert len(found) > 1000
    assert lost == []


def test_json_says_what_the_pages_say(site: tuple[dict[str, SiteFile], bool]) -> None:
    files, _ = site
    programmes = json.loads(files["api/v1/programmes.json"].text)["programmes"]
    jinshi = next(row for row in programmes if row["id"] == "gotion-high-tech/jinshi")
    assert (jinshi["rating"]["label"], jinshi["rating"]["reached_confirmed"], jinshi["class"]) == ("7", None, "all-solid-state")
    milestones = json.loads(files["api/v1/companies/gotion-high-tech.json"].text)["milestones"]
    road = next(row for row in milestones if row["id"] == "gotion-high-tech/jinshi/road-test-2025")
    assert road["date"] == {"text": "..2025-10-31", "first": None, "last": "2025-10-31"}


def test_csv_feeds_and_calendar_are_well_formed(site: tuple[dict[str, SiteFile], bool]) -> None:
    files, _ = site
    figures = list(csv.DictReader(io.StringIO(str(files["data/figures.csv"].text))))
    assert any(row["soc_from"] == "10 %" for row in figures)
    fates = list(csv.DictReader(io.StringIO(str(files["data/pictures/fates.csv"].text))))
    for cls in {row["cell_class"] for row in fates}:
        due = {int(row["due_count"]) for row in fates if (row["cell_class"], row["group"]) == (cls, "all")}
        for group in ("all", "company kind", "rung"):
            assert {sum(int(row["promises"]) for row in fates if (row["cell_class"], row["group"]) == (cls, group))} == due
    rows = list(csv.DictReader(io.StringIO(str(files["data/promises.csv"].text))))
    assert next(row for row in rows if row["id"] == "saic/first-solid-state-car")["slip_months"] == "24"
    for uri, file in files.items():
        if uri.endswith(".atom"):
            feed = ElementTree.fromstring(str(file.text))
            atom = "{http://www.w3.org/2005/Atom}"
            found = [entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")]
            assert len(found) == len(set(found))
            assert all(one and one.startswith("urn:uuid:") for one in found)
    events = Calendar.from_ical(files["calendar/promises.ics"].text).walk("VEVENT")
    assert any("2030" in str(event["description"]) and event["dtend"].dt.isoformat() == "2031-01-01" for event in events)


@pytest.mark.slow
def test_ids_of_feeds_do_not_hang_on_the_address_of_the_site(project: Path) -> None:
    def ids_of(settings: dict[str, str]) -> list[str]:
        feed = Website(project, open_catalogue(project), TODAY, settings=settings).file("feeds/milestones.atom")
        assert feed
        return re.findall(r"<id>([^<]+)</id>", str(feed.text))

    assert ids_of({}) == ids_of({"site_url": "https://example.org/"})


@pytest.mark.slow
def test_the_sample_is_a_project_of_its_own(project: Path) -> None:
    assert {file.uri for file in site_files(project, TODAY) if file.uri.startswith("companies/samsung")} == {
        "companies/samsung-sdi.md",
        "companies/samsung-sdi/solidstack.md",
        "companies/samsung-sdi/feed.atom",
    }
    assert SAMPLE.is_dir()


def test_headings_are_kept_free(site: tuple[dict[str, SiteFile], bool]) -> None:
    """HEADINGS names every anchor that the pages of a kind use, so that no record takes one of them."""
    places = {"company": "companies/", "route": "routes/", "challenge": "challenges/", "yardstick": "yardstick"}
    for kind, prefix in places.items():
        for uri, file in site[0].items():
            if uri.startswith(prefix) and uri.endswith(".md") and not uri.endswith("/index.md"):
                used = {section.id for section in file.sections}
                assert used <= HEADINGS[kind], (uri, used - HEADINGS[kind])


def test_every_name_of_every_company_and_programme_is_in_the_index(real: Catalogue) -> None:
    entries = {place: found() for place, found in Website(ROOT, real, TODAY).searched.items()}
    for key, company in real.companies.items():
        found = " ".join(" ".join((entry.title, *entry.names)) for entry in entries[f"companies/{key}/"])
        assert all(name in found for name in (company.name, *company.also_known_as)), key
    for key, programme in real.programmes.items():
        record = programme.record
        found = " ".join(" ".join((entry.title, *entry.names)) for entry in entries[f"companies/{key}/"])
        assert all(name in found for name in (record.name, *record.also_known_as, *record.products)), key


def test_the_first_answer_is_short_and_true(real: Catalogue) -> None:
    """How far, on whose word, what is missing, what was before, and how promises fared: at most 60 words beside those that say what
    rests on weak sources, and none of what has ended is told as of today."""
    website = Website(ROOT, real, TODAY)
    page = website.first_page()
    survey = website.survey
    answer, fared = (Markup(re.search(pattern, page, re.DOTALL)[1]).striptags() for pattern in (ANSWER, FARED))  # type: ignore[index]
    furthest = survey.foremost(CellClass.ALL_SOLID_STATE, "car")
    assert furthest is not None
    assert "(on weak sources)" in answer
    told = re.sub(r",? ?\(?\bon weak sources\)?|; \d+ rests? on weak sources", "", f"{answer} {fared}")
    assert len(told.split()) <= 60
    assert f"on rung {furthest[1].reached} of 9" in answer
    assert furthest[0].full_name in answer
    for entry, rating in survey.ended(CellClass.ALL_SOLID_STATE, "car"):
        if not rating.sold:
            continue  # it served nobody
        assert rating.last_effect is not None
        if rating.sold is None:  # it never served
            continue
        assert f"{rating.last_effect[1].date.last.year} ({entry.name}); no car since" in answer  # type: ignore[union-attr]
    elsewhere = survey.foremost(CellClass.ALL_SOLID_STATE)
    assert elsewhere is not None
    assert "none since" not in answer, "what goes on outside the car is named"
    assert f"{elsewhere[0].record.application}: {elsewhere[0].full_name} (rung {elsewhere[1].reached}" in answer
    assert not elsewhere[1].is_silent or f"last evidence {elsewhere[1].last_evidence.year}" in answer  # type: ignore[union-attr]
    record = promised.records_of_sale_in(survey, Application.CAR)[0][CellClass.ALL_SOLID_STATE]
    assert fared.startswith(f"{record.due} car promises fell due:")
    assert "no later word" not in fared or record.unknown
    assert "Not today. By this record, no car on sale has an all-solid-state battery." in Markup(page).striptags()


def test_no_page_calls_a_promise_overdue(site: tuple[dict[str, SiteFile], bool]) -> None:
    files, _ = site
    assert [uri for uri, file in files.items() if isinstance(file.text, str) and "overdue" in file.text.lower()] == []


ANSWER, FARED = r'<p class="answer">(.*?)</p>', r'<p class="fared">(.*?)<'
