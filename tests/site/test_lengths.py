"""How long a page of each kind is, on a screen and on paper, and whether its tables keep words and numbers whole at any width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from ..browsing import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONGEST = 12_000
"""Pixels, on a screen of 1,440."""
SHEETS = 12
"""Of A4; the list of all sources takes what it takes."""
WIDTHS = (320, 390, 600, 768, 820, 1100, 1440, 1600)
PAPER = 703
"""Pixels of an A4 sheet within its margins."""

ALL_OF_IT = "*{content-visibility:visible!important}"
TORN = """() => {
  const found = new Set(), word = /[\\p{L}\\p{N}][\\p{L}\\p{N}.,’']*/gu, runs = /\\S+/g, own = /[\\p{Script=Han}\\p{Script=Kana}\\p{Script=Hira}\\p{Script=Hang}]/u;
  const range = document.createRange();
  for (const cell of document.querySelectorAll("table.data :is(td, th)")) {
    const box = cell.getBoundingClientRect();
    if (!box.width || getComputedStyle(cell).clipPath !== "none" || (cell.closest("thead") || cell).clientWidth < 5) continue;
    if (cell.scrollWidth > cell.clientWidth + 1) found.add(`wider than its cell: ${cell.textContent.trim().slice(0, 60)}`);
    if (box.height < 36) continue;  // one line
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest(".visually-hidden, svg, select")) continue;
      range.selectNodeContents(text);
      if (range.getClientRects().length < 2) continue;
      const long = [...text.data.matchAll(runs)].filter(one => one[0].length > 20);  // an address, a formula: nothing holds it
      for (const match of text.data.matchAll(word)) {
        if (match[0].length < 2 || own.test(match[0])) continue;
        if (long.some(run => run.index <= match.index && match.index < run.index + run[0].length)) continue;
        range.setStart(text, match.index);
        range.setEnd(text, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].filter(one => one.width > 0).map(one => Math.round(one.top)));
        if (lines.size > 1) found.add(`torn: ${match[0]}`);
      }
    }
  }
  return [...found].slice(0, 5);
}"""


TABLET = 820
CUT = """() => [document.documentElement, ...document.querySelectorAll(".scroll:not(.numbers-behind *)")]
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => one.getAttribute("aria-label") || "the page")"""

MEDIA: tuple[tuple[Literal["screen", "print"], tuple[int, ...]], ...] = (("screen", WIDTHS), ("print", (PAPER,)))


class Seen(NamedTuple):
    """Of one page the height on a wide screen, the sheets of paper, by medium and width what its tables tear, and which of them go on
    beyond the edge of a tablet."""

    height: int
    sheets: int
    torn: dict[str, list[str]]
    cut: list[str]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window, of which the size changes."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def longest(site: Path) -> dict[str, str]:
    """The longest page of each kind."""
    return {kind: pages[0] for kind, pages in kinds(site).items()}


@pytest.fixture(scope="module")
def seen(page: Page, site: Path, longest: dict[str, str]) -> dict[str, Seen]:
    """What is seen of the longest page of each kind, which is loaded once."""
    found: dict[str, Seen] = {}
    for kind, address in longest.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto((site / address / "index.html").as_uri())
        page.add_style_tag(content=ALL_OF_IT)
        height = int(page.evaluate("document.documentElement.scrollHeight"))
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) if height > LONGEST / 3 else 0
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        torn: dict[str, list[str]] = {}
        cut: list[str] = []
        for medium, widths in MEDIA:
            page.emulate_media(media=medium)
            for width in widths if page.query_selector("table.data") else ():
                page.set_viewport_size({"width": width, "height": 900})
                if faults := page.evaluate(TORN):
                    torn[f"{medium}, {width}"] = faults
                cut += page.evaluate(CUT) if width == TABLET else []
        page.emulate_media(media="null")
        found[kind] = Seen(height, sheets, torn, cut)
    return found


def test_no_page_is_too_long(seen: dict[str, Seen]) -> None:
    assert {kind: one.height for kind, one in seen.items() if one.height > LONGEST} == {}


def test_no_page_takes_too_much_paper(seen: dict[str, Seen]) -> None:
    assert {kind: one.sheets for kind, one in seen.items() if one.sheets > SHEETS and kind != "sources"} == {}


def test_no_cell_tears_a_word_or_a_number(seen: dict[str, Seen]) -> None:
    assert {kind: one.torn for kind, one in seen.items() if one.torn} == {}


def test_no_table_is_cut_on_a_tablet(seen: dict[str, Seen]) -> None:
    assert {kind: one.cut for kind, one in seen.items() if one.cut} == {}
