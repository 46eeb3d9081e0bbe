"""What happens in a browser: search, sorting, filters and their addresses, over http and from file://, and nothing leaves the machine."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from .building import build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = [
    "",
    "ladder/",
    "ladder/trl-7/",
    "ladder/2024/",
    "companies/",
    "companies/gotion-high-tech/",
    "companies/gotion-high-tech/jinshi/",
    "routes/",
    "routes/sulfide/",
    "challenges/",
    "challenges/moisture-h2s/",
    "milestones/",
    "promises/",
    "yardstick/",
    "what-counts/",
    "context/",
    "glossary/",
    "sources/",
    "method/",
    "data/",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None) or next((path for path in MAC if Path(path).is_file()), None)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def http_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    target = tmp_path_factory.mktemp("http")
    done = build(target)
    assert done.returncode == 0, done.stderr
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(target)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def file_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("offline") / "how far ü"
    done = build(target, OFFLINE="true")
    assert done.returncode == 0, done.stderr
    return (target / "index.html").as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not ask any other machine for anything, nor log an error."""
    opened = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    opened.on(
        "request",
        lambda request: None if request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")) else foreign.append(request.url),
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert foreign == []
    assert errors == []


def search(page: Page, query: str) -> str:
    """Type into the real search box and open the first hit; gives the address that it led to."""
    page.keyboard.press("Escape")
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").fill(query)
    page.keyboard.press("End")  # Material listens to keys only
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    return str(first.evaluate("link => link.href"))


@pytest.mark.parametrize("site", ["http_site", "file_site"])
@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("国轩高科", "companies/gotion-high-tech"),
        ("QSE-5", "companies/quantumscape/qse-5"),
        ("QSE5", "companies/quantumscape/qse-5"),
        ("TRL7", "ladder/trl-7"),
        ("Bollore", "companies/blue-solutions"),
        ("IM L6", "companies/qingtao-energy/im-l6"),
    ],
)
def test_search_lands_on_the_right_page(request: pytest.FixtureRequest, page: Page, site: str, query: str, where: str) -> None:
    page.goto(request.getfixturevalue(site))
    href = search(page, query).partition("?")[0]
    assert href.removesuffix("/").removesuffix(".html").endswith(where)


@pytest.mark.parametrize("site", ["http_site", "file_site"])
def test_a_table_sorts_by_number_and_remembers(request: pytest.FixtureRequest, page: Page, site: str) -> None:
    base = request.getfixturevalue(site)
    page.goto(base + "promises/" if base.endswith("/") else base.replace("index.html", "promises.html"))
    button = page.get_by_role("button", name="Slip, months")
    button.click()
    button.click()
    slips = [
        int(text) if text.lstrip("-").isdigit() else 0
        for text in page.locator("table[data-filterable] tbody td:nth-child(4)").all_inner_texts()
    ]
    assert slips == sorted(slips, reverse=True)
    assert 48 in slips
    assert slips[0] > slips[-1]
    assert "sort=-3" in page.url
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Slip, months")
    page.reload()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Slip, months")


def test_a_filter_dims_the_ladder_and_stands_in_the_address(http_site: str, page: Page) -> None:
    page.goto(f"{http_site}ladder/")
    marks = page.locator("svg.ladder .mark:not(.is-out)")
    everything = marks.count()
    page.locator("[data-ladder] .filters select").nth(1).select_option("sulfide")
    assert 0 < marks.count() < everything
    assert "route=sulfide" in page.url
    page.goto(page.url)
    assert 0 < page.locator("svg.ladder .mark:not(.is-out)").count() < everything


def test_the_finder_finds_a_car(http_site: str, page: Page) -> None:
    page.goto(f"{http_site}what-counts/?find=im+l6")
    rows = page.locator("table.finder tbody tr:not(.is-out)")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("solid–liquid")


def test_instant_navigation_keeps_the_tables_alive(http_site: str, page: Page) -> None:
    page.goto(http_site)
    page.locator(".md-tabs").get_by_role("link", name="Promises").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The promise ledger")
    page.get_by_role("button", name="Who").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Who")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, http_site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for address in PAGES:
        page.goto(http_site + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    context.close()
    assert wide == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe_finds_nothing(browser: Browser, http_site: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    found = []
    for address in PAGES:
        page.goto(http_site + address)
        for violation in Axe().run(page).response["violations"]:
            found.append(f"/{address}: {violation['id']}: {violation['nodes'][0]['html'][:120]}")
    context.close()
    assert found == []


def test_without_script_everything_is_there(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site)
    expect(page.locator(".answer").first).to_contain_text("on rung 7 of 9")
    expect(page.locator("svg.ladder .mark").first).to_be_visible()
    page.goto(f"{http_site}companies/gotion-high-tech/jinshi/")
    expect(page.locator("#why")).to_be_visible()
    expect(page.locator("#road-test-2025 blockquote").first).to_contain_text("more than 10,000 kilometers")
    context.close()


@pytest.mark.parametrize(
    ("address", "budget"), [("", 350_000), ("companies/gotion-high-tech/", 150_000), ("companies/gotion-high-tech/jinshi/", 150_000)]
)
def test_a_page_keeps_its_budget(http_site: str, page: Page, address: str, budget: int) -> None:
    """Counted compressed, as a server sends it: the page and what its HTML and CSS load."""
    import gzip

    seen: dict[str, int] = {}
    page.on("response", lambda response: seen.setdefault(response.url, len(gzip.compress(response.body())) if response.ok else 0))
    page.goto(http_site + address, wait_until="load")
    page.evaluate("document.fonts.ready")
    apart = ("search_index.json", "workers/search", "sitemap.xml", "favicon")
    counted = {url: size for url, size in seen.items() if not any(part in url for part in apart)}
    assert len(counted) <= 12, counted
    assert sum(counted.values()) <= budget, counted
