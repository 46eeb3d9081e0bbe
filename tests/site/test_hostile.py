"""Whatever a text of the record says, it stays a text: on pages, in pictures, feeds, calendars, tables and what machines read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
from solidstate.catalogue import join, open_catalogue
from solidstate.exports.table import FORMULA
from solidstate.site.files import SiteFile
from solidstate.site.policy import guarded, scripts_of
from solidstate.site.structured import as_json
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY
from ..generating import sample_documents
from ..hostile import PAYLOADS, poisoned

LOADS = {"img": "src", "script": "src", "iframe": "src", "link": "href", "object": "data", "embed": "src", "base": "href", "use": "href"}


class Elements(HTMLParser):
    """What of a page could run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        loaded = given.get(LOADS.get(tag, "")) or ""
        if tag in ("script", "iframe", "object", "embed", "base", "meta", "style", "math") or loaded.startswith(("http", "//", "data")):
            self.bad.append(f"{tag} {given}")
        for name, value in attrs:
            where = (value or "").strip().lower()
            if name.startswith("on") or (
                name in ("href", "xlink:href", "action", "formaction") and re.match(r"(java|vb)script:|data:|//", where)
            ):
                self.bad.append(f"{tag} {name}={value}")


def _rows(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text)):
        yield from row


def faults(file: SiteFile) -> Iterator[str]:
    """What is wrong with a file of a poisoned record."""
    uri, text = file.uri, file.text if isinstance(file.text, str) else file.text.decode("utf-8", "replace")
    if uri.endswith((".md", ".html")):
        seen = Elements()
        seen.feed(text if uri.endswith(".md") else "")
        yield from seen.bad
        assert "</" not in as_json(file.structured)
        json.loads(as_json(file.structured) or "[]")
    elif uri.endswith((".svg", ".atom", ".xml")):
        root = ElementTree.fromstring(text)
        yield from (one.tag for one in root.iter() if one.tag.rpartition("}")[2] in ("script", "image", "foreignObject"))
        yield from (f"{one.tag} {name}" for one in root.iter() for name in one.attrib if name.startswith("on"))
    elif uri.endswith((".json", ".geojson")):
        json.loads(text)
    elif uri.endswith(".ics"):
        calendar = icalendar.Calendar.from_ical(text)
        yield from (
            str(one.name) for one in calendar.walk() if one.name not in ("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT")
        )
        yield from (line for line in text.split("\r\n") if re.match(r"(?i)dtstart:19700101|set-cookie", line))
    elif uri.endswith(".csv"):
        yield from (cell for cell in _rows(text) if cell.startswith(FORMULA) and not re.match(r"[-+−]?[0-9]", cell))


@pytest.mark.slow
def test_thirty_hostile_texts_stay_texts() -> None:
    website = Website(ROOT, join(poisoned(sample_documents(), PAYLOADS)), TODAY, settings={"site_url": "https://example.org/far/"})
    made = [file for uri, entry in website.table.items() if not uri.endswith(".png") and (file := entry.make())]
    assert len(made) > 100
    assert list(faults(SiteFile("x.md", "<p onclick=x>"))) and list(faults(SiteFile("x.csv", "=1")))  # it would be seen
    assert [(file.uri, fault) for file in made for fault in faults(file)] == []
    for address in website.maker.cards.drafts if website.maker.cards else ():
        ElementTree.fromstring(website.maker.card_drawing(address))


POLICY = (ROOT / "templates" / "theme" / "partials" / "policy.html").read_text("utf-8")


def test_the_policy_names_the_scripts_of_its_page_and_no_others() -> None:
    page = f'{POLICY}<script>\na()</script><script type="application/json">{{}}</script><script src="x.js"></script><script type="module">b()</script>'
    allowed = scripts_of(page)
    assert len(allowed) == 2
    assert "'unsafe-inline'" not in POLICY.partition("script-src")[2].partition(";")[0]
    once = guarded(page)
    assert f"script-src 'self' {' '.join(allowed)}; style-src" in once
    assert guarded(once) == once
    assert guarded(once + "<script>c()</script>").count("'sha256-") == 3
    assert guarded("<p>nothing</p>") == "<p>nothing</p>"


def test_an_old_address_leads_on_by_a_script_that_its_policy_allows(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("country: DE\n", "country: DE\nformerly: [bayern]\n"), "utf-8")
    website = Website(project, open_catalogue(project), TODAY)
    moved = website.file("companies/bayern/index.html")
    assert moved and str(moved.text).count("'sha256-") == 1
    alone = [uri for uri in website.table if uri.endswith(".html")]  # what has no theme around it
    assert len(alone) > 1
    assert [uri for uri in alone if POLICY.partition("content=")[2][:20] not in str(getattr(website.file(uri), "text", ""))] == []
