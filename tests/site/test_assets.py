"""The style sheet and the script are joined from small files: none is forgotten, and the small ones are not sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from solidstate.site.assets import SCRIPTS, STYLES, assets, drawing_style

from ..conftest import ROOT


@pytest.mark.parametrize(("folder", "ending", "listed"), [("style", "css", STYLES), ("script", "js", SCRIPTS)])
def test_every_small_file_is_joined(folder: str, ending: str, listed: tuple[str, ...]) -> None:
    found = {path.name for path in (ROOT / "docs" / "assets" / folder).iterdir()}
    assert found == {f"{name}.{ending}" for name in listed}


def test_a_later_file_follows_an_earlier_one() -> None:
    style, script, search = (read() for _, read in assets(ROOT))
    assert style.index("--paper: #fbfaf7") < style.index("table.data") < style.index("@media print")
    assert search.index("global.MiniSearch = factory()") < search.index("new MiniSearch(")
    assert script.index("window.HowFar = ") < script.index("\n  HowFar.add(")


def test_a_picture_that_stands_for_itself_names_no_other_file() -> None:
    assert not re.search(r"url\(|@import", drawing_style(ROOT))


@pytest.mark.slow
def test_the_site_sends_one_of_each(site: Path) -> None:
    sent = {path.relative_to(site / "assets").as_posix() for path in (site / "assets").rglob("*") if path.suffix in (".css", ".js")}
    assert {name for name in sent if not name.startswith(("javascripts/", "stylesheets/", "vendor/"))} == {
        "site.css",
        "site.js",
        "search.js",
    }


@pytest.mark.slow
def test_every_script_waits_for_the_page(site: Path) -> None:
    """The theme names its own script; ours changes its type, so that it is asked for after the page is on the screen."""
    for page in (site / "index.html", site / "method" / "index.html", site / "404.html"):
        scripts = [tag for tag in re.findall(r"<script[^>]*>", page.read_text("utf-8")) if "src=" in tag]
        assert [Path(re.sub(r".*src=|[\"'>]", "", tag)).name.split(".")[0] for tag in scripts] == ["bundle", "site"]
        assert all('type="after-paint"' in tag for tag in scripts)
