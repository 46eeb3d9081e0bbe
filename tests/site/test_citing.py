"""How a page is cited: by what is on it, with the version of the data and the day."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from html import unescape

import pytest
from solidstate.catalogue import Catalogue
from solidstate.exports.tables import all_tables
from solidstate.language.identity import slug
from solidstate.site.citing import cited
from solidstate.site.parts import fill
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY

DAY = date(2026, 11, 26)


def test_a_page_is_cited_in_three_forms() -> None:
    found = cited("B&W: 100 % solid_state", "https://example.org/far/companies/bw/", "2026.11.24", DAY)
    assert found["plain"] == (
        "The How Far contributors: B&W: 100 % solid_state. How far? Version 2026.11.24, as of 26 November 2026. "
        "https://example.org/far/companies/bw/"
    )
    assert found["bibtex"].splitlines() == [
        "@misc{how-far-b-w-100-solid-2026-11-24,",
        "  author = {{The How Far contributors}},",
        r"  title = {{B\&W: 100 \% solid\_state}},",
        "  howpublished = {How far?},",
        "  version = {2026.11.24},",
        "  year = {2026},",
        "  month = {11},",
        "  url = {https://example.org/far/companies/bw/},",
        "  urldate = {2026-11-26}",
        "}",
    ]
    (item,) = json.loads(found["csl"])
    assert (item["title"], item["URL"], item["issued"]) == (
        "B&W: 100 % solid_state",
        "https://example.org/far/companies/bw/",
        {"date-parts": [[2026, 11, 26]]},
    )


def test_without_an_address_none_is_invented() -> None:
    found = cited("Toyota", "", "2026.11.24", DAY)
    assert found["plain"].endswith("as of 26 November 2026.")
    assert "url = " not in found["bibtex"] and "URL" not in json.loads(found["csl"])[0]


@pytest.mark.slow
def test_every_permalink_of_a_table_leads_to_its_place(project: object, sample: Catalogue) -> None:
    website = Website(project, sample, TODAY)  # type: ignore[arg-type]
    anchors: dict[str, Sequence[str]] = {}
    quotes: dict[str, str] = {}
    for path in (ROOT / "docs").glob("*.md"):
        text = fill(path.read_text("utf-8"), path.name, website.part)
        headings = re.findall(r"^##+ (.*)$", text, re.MULTILINE)
        anchors[path.stem] = [*map(slug, headings), *re.findall(r'\sid="([^"]*)"', text)]
    for uri, entry in website.table.items():
        if entry.kind and (made := entry.make()):
            page = uri.removesuffix("index.md").removesuffix(".md").rstrip("/")
            anchors[page] = re.findall(r'\sid="([^"]*)"', str(made.text))
            found = re.findall(r'<figure class="quote" id="([^"]*)">\s*<blockquote[^>]*>(.*?)</blockquote>', str(made.text), re.DOTALL)
            quotes |= {f"{page}/#{anchor}": _letters(unescape(words)) for anchor, words in found}
    assert [page for page, found in anchors.items() if len({*found}) < len(found)] == []
    dead, told = [], {}
    for table in all_tables(website.survey, {}):
        names = [column.name for column in table.columns]
        for row in table.rows if "permalink" in names else ():
            link = str(row[names.index("permalink")])
            page, _, anchor = link.partition("#")
            if page.rstrip("/") not in anchors or (anchor and anchor not in anchors[page.rstrip("/")]):
                dead.append((table.name, link))
            if table.name == "evidence" and "--quote-" in link:
                told[link] = _letters(str(row[names.index("quote")]))
    assert dead == []
    assert told == quotes, "every quote of a page that has a place is a row, which leads to these very words"


def _letters(text: str) -> str:
    """A text without marks, which a page sets in its own way."""
    return re.sub(r"[\W_]", "", text)
