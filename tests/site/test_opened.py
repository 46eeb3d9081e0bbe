"""What is asked of every kind of page once it is open: where its links land, how long it is, what its tables tear, what axe finds.

To open a page takes longer than most of what is asked of it, so the longest page of each kind is opened once, for all questions.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from ..browsing import kinds, page_file, until_ready
from ..looking.access import broken, measured
from ..looking.landing import LANDED, WIDTHS, aims_of, missed, phone
from ..looking.lengths import LONGEST, SHEETS, Lengths, lengths

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AS_SENT = "opened => document.querySelectorAll('details').forEach((one, number) => { one.open = opened[number]; })"


class Seen(NamedTuple):
    """Of the longest page of a kind: which of its links miss, what is measured of access, its lengths, and what axe finds."""

    address: str
    missed: list[str]
    measured: list[str]
    lengths: Lengths
    broken: list[str]


def look(page: Page, base: str, site: Path, address: str) -> Seen:
    """Open a page and ask it everything: its links first, for which it has to be new, and axe last, for which it is thinned."""
    text = page_file(site, address).read_text("utf-8")
    aims = aims_of(text)
    phone(page)
    until_ready(page, page.goto)(base + address + "".join(aims[:1]))
    misses = missed(page, aims)
    page.evaluate("location.hash = ''")
    page.evaluate(AS_SENT, [" open" in details for details in re.findall("<details[^>]*>", text)])
    return Seen(address, misses, measured(page), lengths(page), broken(page))


class Opened:
    """What is asked of a share of the kinds of pages; each share is a class, so that they run side by side."""

    shares = 3
    share: int

    @pytest.fixture(scope="class")
    @classmethod
    def seen(cls, browser: Browser, http_site: str, site: Path) -> dict[str, Seen]:
        """All pages of the share, by their kind."""
        context = browser.new_context(color_scheme="light", reduced_motion="reduce")
        page = context.new_page()
        share = list(kinds(site).items())[cls.share :: cls.shares]
        found = {kind: look(page, http_site, site, pages[0]) for kind, pages in share}
        context.close()
        return found

    def test_links_of_a_page_land(self, seen: dict[str, Seen]) -> None:
        assert [f"/{one.address} at {miss}" for one in seen.values() for miss in one.missed] == []

    def test_all_is_named_and_within_reach_in_lines_of_our_letters(self, seen: dict[str, Seen]) -> None:
        assert [f"/{one.address}: {what}" for one in seen.values() for what in one.measured] == []

    def test_axe_finds_nothing(self, seen: dict[str, Seen]) -> None:
        assert [f"/{one.address}: {what}" for one in seen.values() for what in one.broken] == []

    def test_no_page_is_too_long(self, seen: dict[str, Seen]) -> None:
        assert {kind: one.lengths.height for kind, one in seen.items() if one.lengths.height > LONGEST} == {}

    def test_no_page_takes_too_much_paper(self, seen: dict[str, Seen]) -> None:
        assert {kind: one.lengths.sheets for kind, one in seen.items() if one.lengths.sheets > SHEETS and kind != "sources"} == {}

    def test_no_cell_tears_a_word_or_a_number(self, seen: dict[str, Seen]) -> None:
        assert {kind: one.lengths.torn for kind, one in seen.items() if one.lengths.torn} == {}

    def test_no_table_is_cut_on_a_tablet(self, seen: dict[str, Seen]) -> None:
        assert {kind: one.lengths.cut for kind, one in seen.items() if one.lengths.cut} == {}


class TestFirstShare(Opened):
    share = 0


class TestSecondShare(Opened):
    share = 1


class TestThirdShare(Opened):
    share = 2


def test_a_click_lands(browser: Browser, http_site: str, site: Path) -> None:
    """A link of a long page, clicked where nothing below it was ever on the screen."""
    missed = []
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 600}, reduced_motion="reduce")
        page = context.new_page()
        for path, link in (("what-counts/", ".picks a"), (kinds(site)["programme"][0], "sup.ref a")):
            until_ready(page, page.goto)(http_site + path)
            clicked = page.locator(link).last
            aim = clicked.evaluate("link => link.hash")
            clicked.click()
            missed += [f"/{path} at {width} px: {one}" for one in page.evaluate(f"hash => ({LANDED})(hash, true)", aim)]
        context.close()
    assert missed == []


def test_no_two_things_of_a_page_have_one_id(site: Path) -> None:
    """On every page, not on the longest alone."""
    ids = re.compile(rb'<[^<>]* id="([^"]+)"')
    twice = {path: [one for one, times in Counter(ids.findall(path.read_bytes())).items() if times > 1] for path in site.rglob("*.html")}
    assert {path.relative_to(site).as_posix(): found for path, found in twice.items() if found} == {}
