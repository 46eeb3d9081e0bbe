"""What is asked of a page for those who read by ear, by keyboard, or with weak eyes: on a wide screen, in the dark, and on a small phone."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

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
  const VALUES = /^(class|role|type|tabindex|scope|hidden|open|lang|dir|aria-(hidden|expanded|pressed|current))$/, seen = new Map(), alike = [];
  const FILTERED = /^data-(application|class|company|country|entry|kind|route|sort|state)$/, NUMBERS = /[\\d.]+/g;
  const look = one => one.tagName + [...one.attributes].filter(({name}) => !FILTERED.test(name))
    .map(({name, value}) => ` ${name}=${name === "style" ? value.replace(NUMBERS, "0") : VALUES.test(name) ? value : !!value}`).join("")
    + ([...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? " text" : "");
  const parts = (one, place, found) => {
    let before = "";
    for (const inner of one.children) {
      const own = look(inner);
      found.add(`${place}>${before}+${own}`);
      parts(inner, `${place}>${own}`, found);
      before = own;
    }
    return found;
  };
  const walk = (parent, place) => {
    for (const one of parent.children) {
      if (one.matches("tr, li, p, details, section, article, figure, tbody, dl > div, option, td a.mark, svg :is(a, g)")) {
        const whole = `${place}|${look(one)}`, found = [...parts(one, whole, new Set([whole]))];
        if (found.every(part => seen.get(part) >= 3)) { alike.push(one); continue; }
        found.forEach(part => seen.set(part, (seen.get(part) || 0) + 1));
      }
      walk(one, `${place}>${one.tagName}.${one.className}`);
    }
  };
  walk(document.body, "");
  alike.forEach(one => one.remove());
}"""
"""Of rows, items and paragraphs those stay that hold something new: axe says the same of the hundredth as of the third.

New is what did not stand thrice at such a place in what stayed: an element with its attributes, what it stands in and what it stands behind.
How far along a line something stands is nothing new, nor by what a row is sorted and filtered.
"""

BROKEN = """async only => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...(only.length ? {runOnly: {type: "rule", values: only}} : {})});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}"""
"""Each rule that is broken on the page as it is now, with the first element that breaks it.

Only what is broken is described: what passes on a long page takes axe five times as long to write down as to find.
"""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 900}


def measured(page: Page) -> list[str]:
    """What is without a name or out of reach, too long a line, and letters of no font of ours."""
    page.set_viewport_size(WIDE)
    found: list[str] = [one for question in (UNNAMED, LONG, FONTS, OUT_OF_REACH) for one in page.evaluate(question)]
    page.set_viewport_size(NARROW)
    return found + [f"320 px: {one}" for one in page.evaluate(OUT_OF_REACH)]


def broken(page: Page) -> list[str]:
    """What axe finds. What is alike on the page is thinned before, so nothing can be asked of it after."""
    page.set_viewport_size(NARROW)
    page.evaluate(THINNED)
    page.evaluate(AXE)
    found = [f"320 px: {one}" for one in page.evaluate(BROKEN, [])]
    page.set_viewport_size(WIDE)
    found += page.evaluate(BROKEN, [])
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in page.evaluate(BROKEN, COLOURS)]
    page.emulate_media(color_scheme="light")
    return found
