"""What is kept of pages from one build to the next is what would be made, and never from somewhere else."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, meta
from solidstate.catalogue import Catalogue
from solidstate.reading.folder import load_folder
from solidstate.records import DESCRIBING
from solidstate.site.files import SiteFile
from solidstate.site.kept import KeptFiles
from solidstate.site.website import Website

from ..conftest import ROOT, SAMPLE, TODAY
from ..drawers import damage, drawer
from ..keeping import asked, edits, kept_uris, website

PAGES = ["pages/company.html.jinja", "pages/programme.html.jinja", "embeds/programme.html.jinja"]
SEEN = {
    "survey": "audited change_by footing is_behind milestones_of promises_of ratings resizes_of",
    "catalogue": "challenges companies criteria is_owner measures page_at routes scale",
}
"""What these pages ask, all of which stands in what they are kept by."""
KEPT = SiteFile("companies/acme.md", "<p>é ⟨&⟩</p>", "Acme", structured=({"@type": "Thing"},))


def used_by(templates: list[str]) -> dict[str, str]:
    """The text of these templates and of all that they take in, by their names."""
    found: dict[str, str] = {}
    env = Environment(extensions=["jinja2.ext.do"], autoescape=True)
    while templates:
        name = templates.pop()
        found[name] = (ROOT / "templates" / name).read_text("utf-8")
        templates += [one for one in meta.find_referenced_templates(env.parse(found[name])) if one and one not in found]
    return found


@pytest.mark.parametrize("holder", SEEN)
def test_pages_that_are_kept_ask_for_nothing_else(holder: str) -> None:
    asked = {name for text in used_by([*PAGES]).values() for name in re.findall(rf"\b{holder}\.([a-z_]+)", text)}
    assert asked == {*SEEN[holder].split()}, "Say in derived/seen.py what such a page hangs on, then here what it asks."


def test_no_other_page_asks_for_what_describes_a_company() -> None:
    own = {"pages/company.html.jinja", "pages/programme.html.jinja", "macros/company.html.jinja", "macros/programme.html.jinja"}
    templates = {path.relative_to(ROOT / "templates").as_posix(): path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.jinja")}
    others = [text for name, text in templates.items() if name not in own and not name.startswith("text/")]
    asked = {holder for text in others for holder in re.findall(rf"\b(\w+)\.(?:{'|'.join(DESCRIBING)})\b", text)}
    assert asked <= {"route", "yardstick"}


def test_what_is_kept_is_what_was_made(tmp_path: Path, sample: Catalogue) -> None:
    fresh, site = Website(ROOT, sample, TODAY), Website(ROOT, sample, TODAY)
    for round in range(2):
        site.kept = KeptFiles(tmp_path, site.survey, site.settings, {})
        made = {uri: site.file(uri) for uri in kept_uris(site)}
        assert made == {uri: fresh.file(uri) for uri in made}, round
    site.kept.drop_unused(999)
    assert len(drawer(tmp_path, "pages")) > 20


@pytest.fixture
def keeper(tmp_path: Path, sample: Catalogue) -> KeptFiles:
    """What is kept in an empty folder of the sample's companies."""
    return KeptFiles(tmp_path, Website(ROOT, sample, TODAY).survey, {}, {})


def test_it_is_not_made_again(keeper: KeptFiles) -> None:
    assert keeper.file("bmw", "x", lambda: KEPT) == KEPT
    assert keeper.file("bmw", "x", lambda: pytest.fail("What is kept was made again.")) == KEPT


@pytest.mark.parametrize("other", [b"", b"{}", b"\xff", b"x" * 100, None])
def test_what_is_damaged_or_of_another_place_is_made_again(keeper: KeptFiles, other: bytes | None) -> None:
    keeper.file("bmw", "x", lambda: KEPT)
    keeper.tidy()
    kept = drawer(keeper.root, "pages")
    (made,) = kept.values()
    damage(keeper.root, "pages", made.replace(b"Acme", b"Acne") if other is None else other)
    assert keeper.file("bmw", "x", lambda: KEPT) == KEPT
    keeper.tidy()
    assert drawer(keeper.root, "pages") == kept


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path, sample: Catalogue) -> None:
    (tmp_path / ".cache").write_text("a file where a folder is expected", "utf-8")
    nowhere = KeptFiles(tmp_path, Website(ROOT, sample, TODAY).survey, {}, {})
    assert nowhere.file("bmw", "x", lambda: KEPT) == KEPT
    nowhere.tidy()


def test_what_no_build_asks_for_goes(keeper: KeptFiles) -> None:
    for number in range(9):
        keeper.file("bmw", str(number), lambda: KEPT)
    later = KeptFiles(keeper.root, keeper.survey, {}, {})
    later.file("bmw", "1", lambda: KEPT)
    later.tidy()
    assert len(drawer(keeper.root, "pages")) == 1


def test_a_picture_is_painted_once(project: Path, sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Website(project, sample, TODAY).file("pictures/ladder.svg")
    monkeypatch.setattr("solidstate.site.posters.painted", lambda *words: pytest.fail("What is kept was painted again."))
    assert made and made == Website(project, sample, TODAY).file("pictures/ladder.svg")


@pytest.mark.slow
def test_after_any_edit_what_is_kept_is_what_would_be_made(tmp_path: Path) -> None:
    documents, files, told = load_folder(SAMPLE)[0], dict[bytes, bytes](), SimpleNamespace(found=0, edits=set())
    asked(website(tmp_path, documents, files))
    for name, edited in (edit for one in documents if one.id in ("bmw", "welion") for edit in edits(documents, one)):
        warm, cold = website(tmp_path, edited, dict(files)), website(tmp_path, edited)
        made = asked(warm, name)
        assert [uri for uri, file in asked(cold, name).items() if made[uri] != file] == [], name
        told.found += getattr(warm.kept, "found", 0)
        told.edits.add(name)
    assert told.found > 50
    assert {"new", "gone", "summary", "website", "name", "value", "rung", "programme"} <= told.edits


@pytest.mark.slow
def test_the_page_of_the_tables_shows_what_describes_a_company_now(tmp_path: Path) -> None:
    documents, files = load_folder(SAMPLE)[0], dict[bytes, bytes]()
    (of,) = [one for one in documents if one.id == "blue-solutions"]  # whose row is the example of the table of companies
    edited = dict(edits(documents, of))["website"]
    before, after = (website(tmp_path, these, files).file("data.md") for these in (documents, edited))
    assert before and "https://www.blue-solutions.com" in str(before.text)
    assert after and "https://example.org/moved" in str(after.text)
