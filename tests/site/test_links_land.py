"""Every in-page link of every kind of page lands on what it names, on a phone, a tablet and a desk.

What is laid out late, folded away or below something sticky makes a link miss; a reader meets that first on a page that was just
opened, so each page is opened at the place that stands last on it, and left by its other links from the bottom up.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..browsing import kinds, page_file, until_ready

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (390, 820, 1440)
NEAR = 120  # px from the top of the window

LANDED = f"""async (hash, settled) => {{
  if (settled) await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const target = document.getElementById(decodeURIComponent(hash.slice(1))), top = target.getBoundingClientRect().top;
  if (!target.getClientRects().length) return [hash + " is folded away"];
  const left = document.documentElement.scrollHeight - innerHeight - scrollY;
  return top < 0 || (top > {NEAR} && left > 1) ? [`${{hash}} stands at ${{Math.round(top)}} px`] : [];
}}"""

FOLLOWED = f"""async ([hashes, opened]) => {{
  const landed = {LANDED}, missed = opened ? await landed(hashes[0], true) : [];
  location.hash = "";
  for (const [number, hash] of hashes.entries()) {{
    location.hash = hash;
    missed.push(...await landed(hash, number % 16 < 2));
  }}
  return missed;
}}"""
"""The first jumps, and some later ones, are looked at when the page has come to rest; all others at once, which costs no drawing."""


def aims_of(text: str) -> list[str]:
    """What the links of a page lead to on itself, the last one on the page first."""
    aims = dict.fromkeys(re.findall(r'href="(#[^"]+)"', text))
    return sorted(aims, key=lambda aim: -text.index(f'id="{aim[1:]}"'))


def test_links_of_a_page_land(browser: Browser, http_site: str, site: Path) -> None:
    """Each kind of page is loaded once, on the screen for which the most is laid out late, and then made wider."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    missed = []
    for address in (pages[0] for pages in kinds(site).values()):
        if aims := aims_of(page_file(site, address).read_text("utf-8")):
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 600})
                if width == WIDTHS[0]:
                    until_ready(page, page.goto)(f"{http_site}{address}{aims[0]}")
                missed += [f"/{address} at {width} px: {one}" for one in page.evaluate(FOLLOWED, [aims, width == WIDTHS[0]])]
    context.close()
    assert missed == []


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
