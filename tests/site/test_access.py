"""Every kind of page, as axe sees it: on a wide screen, in the dark, and on a small phone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from ..browsing import kinds, until_ready

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]
"""What the palette can change; all else is the same in the dark, and was looked at in the light."""


UNNAMED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
  .filter(one => one.tabIndex >= 0 && one.tagName !== "CODE" && one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
  .filter(one => !(one.ariaLabel || one.title || one.labels?.length || one.hasAttribute("aria-labelledby")
    || (one.getAttribute("tabindex") === null && (one.textContent.trim() || one.querySelector("img[alt], title")))))
  .concat([...document.querySelectorAll(".md-content table")].filter(one => !one.caption))
  .concat([...document.querySelectorAll(".md-content :is(h1, h2, h3) a.headerlink:not([aria-hidden])")])
  .map(one => one.outerHTML.slice(0, 120))"""
"""What the keyboard reaches and nobody can name, tables that do not say what they are, headings that end in a sign."""

LONG = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll(".md-content :is(p, li, dd, blockquote)")].filter(one => one.textContent.trim().length > 150)
    .filter(one => !one.closest("table") && ![...one.children].some(inner => getComputedStyle(inner).display !== "inline"))
    .map(one => {
      const style = getComputedStyle(one), text = one.textContent.trim().replace(/\\s+/g, " ");
      pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      return [Math.round(one.clientWidth * text.length / pen.measureText(text).width), text];
    }).filter(([letters]) => letters > 80).map(([letters, text]) => `${letters} letters a line: ${text.slice(0, 60)}`);
}"""
"""Prose that stands in lines of more than 75 letters, and five for what a line of an uneven edge is short of its room."""

FONTS = """() => [...new Set([...document.querySelectorAll("body, body *")].map(one => getComputedStyle(one).fontFamily))]
  .filter(family => !/(sans-serif|monospace)$/.test(family) && !/^"Source Serif 4"/.test(family))"""
"""Fonts that end in what the browser takes by default."""


OUT_OF_REACH = """() => [...document.querySelectorAll("body *")].filter(one => {
    const {overflowX, overflowY} = getComputedStyle(one), scrolls = /auto|scroll/;
    return (scrolls.test(overflowX) && one.scrollWidth > one.clientWidth + 14) || (scrolls.test(overflowY) && one.scrollHeight > one.clientHeight + 14);
  }).filter(one => one.getClientRects().length && one.tabIndex < 0 && one.tagName !== "CODE")
  .filter(one => ![...one.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].some(inner => inner.tabIndex >= 0))
  .map(one => `out of the keyboard's reach: ${one.cloneNode(false).outerHTML.slice(0, 100)}`)"""
"""What scrolls, by more than a letter, and holds nothing that the keyboard reaches."""

THINNED = """() => {
  const VALUES = /^(class|role|type|style|tabindex|scope|hidden|open|lang|dir|aria-(hidden|expanded|pressed|current))$/, seen = new Map(), alike = [];
  const look = one => one.tagName + [...one.attributes].map(({name, value}) => ` ${name}=${VALUES.test(name) ? value : !!value}`).join("")
    + `(${[...one.childNodes].map(node => node.nodeType === 1 ? look(node) : node.nodeType === 3 && node.data.trim() ? "text" : "").join("")})`;
  const walk = (parent, place) => {
    for (const one of parent.children) {
      if (one.matches("tr, li, p, details, section, article, figure, tbody, dl > div, option, td a.mark, svg :is(a, g)")) {
        const key = place + look(one), count = (seen.get(key) || 0) + 1;
        seen.set(key, count);
        if (count > 3) { alike.push(one); continue; }
      }
      walk(one, `${place}>${one.tagName}.${one.className}`);
    }
  };
  walk(document.body, "");
  alike.forEach(one => one.remove());
}"""
"""Of the rows, items and paragraphs that differ in their words alone three stay: axe says the same of the hundredth as of the third."""

BROKEN = """async only => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...(only.length ? {runOnly: {type: "rule", values: only}} : {})});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}"""
"""Each rule that is broken on the page as it is now, with the first element that breaks it.

Only what is broken is described: what passes on a long page takes axe five times as long to write down as to find.
"""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 900}


def test_axe_finds_nothing(browser: Browser, http_site: str, site: Path) -> None:
    """The longest page of each kind is loaded once: all of it is measured, then what is alike on it is thinned, and axe looks three times."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    found = []
    for address in (pages[0] for pages in kinds(site).values()):
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        until_ready(page, page.goto)(http_site + address)
        found += [f"/{address}: {one}" for question in (UNNAMED, LONG, FONTS, OUT_OF_REACH) for one in page.evaluate(question)]
        page.set_viewport_size(NARROW)
        found += [f"/{address}, 320 px: {one}" for one in page.evaluate(OUT_OF_REACH)]
        page.evaluate(THINNED)
        page.evaluate(AXE)
        found += [f"/{address}, 320 px: {broken}" for broken in page.evaluate(BROKEN, [])]
        page.set_viewport_size(WIDE)
        found += [f"/{address}: {broken}" for broken in page.evaluate(BROKEN, [])]
        page.emulate_media(color_scheme="dark")
        found += [f"/{address}, dark: {broken}" for broken in page.evaluate(BROKEN, COLOURS)]
    context.close()
    assert found == []


def test_no_two_things_of_a_page_have_one_id(site: Path) -> None:
    """On every page, not on the longest alone."""
    ids = re.compile(rb'<[^<>]* id="([^"]+)"')
    twice = {path: [one for one, times in Counter(ids.findall(path.read_bytes())).items() if times > 1] for path in site.rglob("*.html")}
    assert {path.relative_to(site).as_posix(): found for path, found in twice.items() if found} == {}
