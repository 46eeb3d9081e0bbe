"""Every kind of page in a browser: nothing moves, nothing is too wide, nothing is asked of another machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from ..browsing import HERE, READY, kinds, pages_built
from ..serving import SlowServer, running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) for (const {node} of entry.sources) {
    if (node && node.nodeType === 3 && !node.data.trim()) continue;  // a space at the end of what has come so far: nothing to see
    const element = node && (node.nodeType === 1 ? node : node.parentElement);
    shifts.push(element ? element.cloneNode(false).outerHTML.slice(0, 100) : "something that is gone");
  }
}).observe({type: "layout-shift", buffered: true});
"""
LATE = re.compile(r"\.js$")
PAINTED = """new Promise(done => {
  const look = () => performance.getEntriesByName('first-contentful-paint').length ? done() : requestAnimationFrame(look);
  look();
})"""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
SETTLED = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))"


@dataclass(frozen=True)
class Visit:
    """What was seen of a page while it loaded."""

    address: str
    width: int
    moved: tuple[str, ...]
    foreign: tuple[str, ...]
    errors: tuple[str, ...]


@contextmanager
def late(page: Page) -> Iterator[None]:
    """Hold the scripts back until the page is painted: the slowest network, without a clock."""
    held: list[Route] = []
    painted = False
    page.route(LATE, lambda route: route.continue_() if painted else held.append(route))
    yield
    page.evaluate(PAINTED)  # the policy of a page lets nobody compile a text, a test neither
    painted = True
    for route in held:
        route.continue_()


@contextmanager
def heard(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """What is asked of other machines, and the errors, of one visit."""
    foreign: list[str] = []
    errors: list[str] = []
    listeners: dict[str, Callable[[Any], None]] = {
        "request": lambda request: None if request.url.startswith(HERE) else foreign.append(request.url),
        "pageerror": lambda error: errors.append(str(error)),
        "console": lambda message: errors.append(message.text) if message.type == "error" else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield foreign, errors
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def visit(page: Page, server: SlowServer, address: str) -> Visit:
    """Load a page: it comes in pieces, each painted before the next, and its scripts after all of it. What is routed is never kept."""
    with heard(page) as (foreign, errors):
        with late(page):
            page.goto(server.address + address, wait_until="commit")
            for _ in range(server.pieces - 1):
                page.evaluate(FRAMES)
                server.send_next()
        page.wait_for_selector(READY, state="attached")
        page.wait_for_load_state("load")
        page.evaluate(SETTLED)
        page.unroute(LATE)
        return Visit(
            address,
            page.evaluate("document.documentElement.scrollWidth"),
            tuple(page.evaluate("shifts")),
            tuple(foreign),
            tuple(errors),
        )


def steady(page: Page, server: SlowServer, address: str) -> Visit:
    """A visit at which what moved has moved at the same cuts twice: a browser that other work holds up pauses within a line too, and
    where it does is chance."""
    seen = visit(page, server, address)
    if not seen.moved:
        return seen
    again = visit(page, server, address).moved
    return replace(seen, moved=tuple(what for what in seen.moved if what in again))


@pytest.fixture(scope="module")
def addresses(site: Path) -> list[str]:
    """The longest page of each kind."""
    return [pages[0] for pages in kinds(site).values()]


def test_every_page_is_of_a_known_kind(site: Path) -> None:
    known = {address for pages in kinds(site).values() for address in pages}
    assert set(pages_built(site)) == known


class Loading:
    """What is asked of the longest page of each kind while it loads, at one width; each width is a class, so that they run side by side."""

    width: int
    pieces = 8
    """Into how many a page is cut. Both phones lay out the same, so they share the cuts, and one makes those between the other's."""
    shift = 0.0

    @pytest.fixture(scope="class")
    @classmethod
    def visits(cls, browser: Browser, site: Path, addresses: list[str]) -> list[Visit]:
        """All pages, one after the other in one window: to open a window for each takes a third of the time."""
        page = browser.new_page(viewport={"width": cls.width, "height": 900})
        page.set_default_timeout(20_000)
        page.add_init_script(WATCH)
        # Whether the font comes within its tenth of a second is chance; here it never does, and what stands in for it stays.
        page.route("**/*.woff2", lambda route: route.fulfill(body=b"", content_type="font/woff2"))
        with running(SlowServer(site, cls.pieces, cls.shift)) as server:
            seen = [steady(page, server, address) for address in addresses]
        page.close()
        return seen

    def test_nothing_is_wider_than_the_screen(self, visits: list[Visit]) -> None:
        assert {seen.address: seen.width for seen in visits if seen.width > self.width} == {}

    def test_nothing_moves_while_a_page_loads(self, visits: list[Visit]) -> None:
        assert [f"/{seen.address}: {what}" for seen in visits for what in dict.fromkeys(seen.moved)] == []

    def test_no_other_machine_is_asked_and_no_error_logged(self, visits: list[Visit]) -> None:
        assert {seen.address: (*seen.foreign, *seen.errors) for seen in visits if seen.foreign or seen.errors} == {}


class TestWideScreen(Loading):
    width = 1280
    pieces = 16


class TestPhone(Loading):
    width = 390


class TestSmallPhone(Loading):
    width = 320
    shift = 0.5
