"""Whatever a text of the record says, it stays a text: on pages, in pictures, feeds, calendars, tables and what machines read."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
import yaml
from solidstate.catalogue import join, open_catalogue
from solidstate.exports.table import FORMULA
from solidstate.site.files import SiteFile
from solidstate.site.policy import guarded, scripts_of
from solidstate.site.structured import as_json
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY
from ..generating import sample_documents
from ..hostile import PAYLOADS, poisoned

NEVER = ("script", "iframe", "object", "embed", "base", "meta", "style", "math")
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LOADS = {"img": "src", "script": "src", "iframe": "src", "link": "href", "object": "data", "embed": "src", "base": "href", "use": "href"}


class Elements(HTMLParser):
    """What of a page could run or load something."""

    def __init__(self, alone: Collection[str] = NEVER) -> None:
        super().__init__()
        self.alone = alone
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        loaded = given.get(LOADS.get(tag, "")) or ""
        if tag in self.alone or loaded.startswith(("http", "//", "data")):
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
    if file.uri.endswith(".sqlite"):
        yield from _in_database(file.text if isinstance(file.text, bytes) else b"")
        return
    uri, text = file.uri, file.text if isinstance(file.text, str) else file.text.decode("utf-8", "replace")
    yield from STEERS.findall(text)
    if uri.endswith((".md", ".html")):
        seen = Elements() if uri.endswith(".md") else Elements(set(NEVER) - {"base", "meta", "script"})
        seen.feed(re.sub(r'<link rel="canonical"[^>]*>', "", text))
        yield from seen.bad
        if not uri.endswith(".md") and text.count("<script") > 1:
            yield "two scripts where one is ours"
        assert "</" not in as_json(file.structured)
        json.loads(as_json(file.structured) or "[]")
    elif uri.endswith((".svg", ".atom", ".xml")):
        root = ElementTree.fromstring(text)
        yield from (one.tag for one in root.iter() if one.tag.rpartition("}")[2] in ("script", "image", "foreignObject"))
        yield from (f"{one.tag} {name}" for one in root.iter() for name in one.attrib if name.startswith("on"))
    elif uri.endswith((".json", ".geojson")):
        json.loads(text)
    elif uri.endswith((".yaml", ".cff")):
        yaml.safe_load(text)
    elif uri.endswith(".ics"):
        calendar = icalendar.Calendar.from_ical(text)
        yield from (
            str(one.name) for one in calendar.walk() if one.name not in ("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT")
        )
        yield from (line for line in text.split("\r\n") if re.match(r"(?i)dtstart:19700101|set-cookie", line))
    elif uri.endswith(".csv"):
        yield from (cell for cell in _rows(text) if cell.startswith(tuple(FORMULA)) and not re.match(r"[-+−]?[0-9]", cell))


def _in_database(content: bytes) -> Iterator[str]:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    yield from (line for (line,) in database.execute("pragma integrity_check") if line != "ok")
    yield from map(str, database.execute("pragma foreign_key_check"))
    for (name,) in database.execute("select name from sqlite_master where type = 'table' and sql not like '%virtual%'").fetchall():
        for row in database.execute(f'select * from "{name}"'):
            yield from (value for value in row if isinstance(value, str) and STEERS.search(value))


@pytest.mark.slow
def test_thirty_hostile_texts_stay_texts() -> None:
    website = Website(ROOT, join(poisoned(sample_documents(), PAYLOADS)), TODAY, settings={"site_url": "https://example.org/far/"})
    made = [file for uri, entry in website.table.items() if not uri.endswith(".png") and (file := entry.make())]
    assert len(made) > 100
    for uri, text in (("x.md", "<p onclick=x>"), ("x.csv", "=1"), ("x.txt", "\x1b[31m"), ("x.html", "<script></script><script>")):
        assert list(faults(SiteFile(uri, text))), "It would be seen."
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
