"""Every kind of page, as axe sees it: on a wide screen, in the dark, and on a small phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from ..browsing import kinds, until_ready

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
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


def violations(page: Page, options: dict[str, Any] | None = None) -> Iterator[str]:
    """Each rule that is broken on the page as it is now, with the first element that breaks it.

    Only what is broken is described: what passes on a long page takes axe five times as long to write down as to find.
    """
    for found in Axe().run(page, options={"resultTypes": ["violations"], **(options or {})}).response["violations"]:
        yield f"{found['id']}: {found['nodes'][0]['html'][:120]}"


def test_axe_finds_nothing(browser: Browser, http_site: str, site: Path) -> None:
    """The longest page of each kind is loaded once and looked at three times."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    found = []
    for address in (pages[0] for pages in kinds(site).values()):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        until_ready(page, page.goto)(http_site + address)
        found += [f"/{address}: {broken}" for broken in violations(page)]
        found += [f"/{address}: {one}" for question in (UNNAMED, LONG, FONTS) for one in page.evaluate(question)]
        page.emulate_media(color_scheme="dark")
        found += [f"/{address}, dark: {broken}" for broken in violations(page, COLOURS)]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 900})
        found += [f"/{address}, 320 px: {broken}" for broken in violations(page)]
    context.close()
    assert found == []
