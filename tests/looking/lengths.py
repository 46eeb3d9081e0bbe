"""How long a page is, on a screen and on paper, and whether its tables keep words and numbers whole at any width."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from playwright.sync_api import Page

LONGEST = 12_000
"""Pixels, on a screen of 1,440."""
SHEETS = 12
"""Of A4; the list of all sources takes what it takes."""
WIDTHS = (320, 390, 600, 768, 820, 1100, 1440, 1600)
PAPER = 703
"""Pixels of an A4 sheet within its margins."""

ALL_OF_IT = "*{content-visibility:visible!important}"
MARKED = "document.querySelectorAll('details:not([open])').forEach(one => { one.dataset.folded = ''; })"
UNFOLDED = """document.querySelectorAll('[data-folded]').forEach(one => { one.open = true; });
new Promise(told => requestAnimationFrame(() => requestAnimationFrame(told)))"""
FOLDED = "document.querySelectorAll('[data-folded]').forEach(one => { one.open = false; delete one.dataset.folded; })"
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


class Lengths(NamedTuple):
    """Of one page the height on a wide screen, the sheets of paper, by medium and width what its tables tear, and which of them go on
    beyond the edge of a tablet."""

    height: int
    sheets: int
    torn: dict[str, list[str]]
    cut: list[str]


def lengths(page: Page) -> Lengths:
    """Of one page. It is laid out whole for that, and unfolded; then it is again as it was."""
    page.set_viewport_size({"width": 1440, "height": 900})
    whole = page.add_style_tag(content=ALL_OF_IT)
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.evaluate(MARKED)
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) if height > LONGEST / 3 else 0
    page.evaluate(UNFOLDED)
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
    page.evaluate(FOLDED)
    whole.evaluate("style => style.remove()")
    return Lengths(height, sheets, torn, cut)
