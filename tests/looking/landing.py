"""Whether the links of a page that lead to a place on it land on what they name, on a phone, a tablet and a desk.

What is laid out late, folded away or below something sticky makes a link miss; a reader meets that first on a page that was just
opened, so each page is opened at the place that stands last on it, and left by its other links from the bottom up.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page

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


def phone(page: Page) -> None:
    """Make the window that of a page that is to be opened: on this screen the most is laid out late."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 600})


def missed(page: Page, aims: list[str]) -> list[str]:
    """Which links miss, on a page that was opened at the first of the aims and is then made wider."""
    found = []
    for width in WIDTHS if aims else ():
        page.set_viewport_size({"width": width, "height": 600})
        found += [f"{width} px: {one}" for one in page.evaluate(FOLLOWED, [aims, width == WIDTHS[0]])]
    return found
