"""How much a reader downloads: every page of the real site, counted compressed, as a server sends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from ..browsing import kinds
from ..weighing import weigh, weigh_beside

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIMITS = {"company": 150_000, "programme": 150_000}
LIMIT = 350_000  # home, and every other kind
INDEX = 400_000
REQUESTS = 12


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[str]]:
    """Every page by its kind, the longest first."""
    return kinds(site)


def test_no_page_is_too_heavy(site: Path, pages: dict[str, list[str]], record_property: Callable[[str, object], None]) -> None:
    heavy = {}
    for kind, addresses in pages.items():
        weights = {address: sum(weigh(site, address).values()) for address in addresses}
        record_property(f"heaviest {kind}", max(weights.values()))
        heavy |= {address: weight for address, weight in weights.items() if weight > LIMITS.get(kind, LIMIT)}
    assert heavy == {}


def test_no_page_asks_too_often(site: Path, pages: dict[str, list[str]]) -> None:
    often = {address: len(weigh(site, address)) for addresses in pages.values() for address in addresses}
    assert {address: count for address, count in often.items() if count > REQUESTS} == {}


def test_what_comes_beside_the_pages(site: Path, record_property: Callable[[str, object], None]) -> None:
    """The index grows with the record, so it has a budget; the others are only told."""
    beside = weigh_beside(site)
    assert len(beside) == 3, "the index, its worker and the icon; a sitemap only where the address is known"
    for name, weight in beside.items():
        record_property(name, weight)
    assert beside["search/search_index.json"] <= INDEX


@pytest.mark.parametrize("kind", ["home", "company", "programme", "promises"])
def test_a_browser_loads_what_is_counted(site: Path, http_site: str, fresh_page: Page, pages: dict[str, list[str]], kind: str) -> None:
    address = pages[kind][0]
    asked: set[str] = set()
    fresh_page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
    fresh_page.goto(http_site + address, wait_until="load")
    fresh_page.evaluate("document.fonts.ready")
    counted = {name.removesuffix("index.html") for name in weigh(site, address)}
    assert asked - set(weigh_beside(site)) == counted
