"""What happens in a browser: search, sorting, filters and their addresses, over http and from file://."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ..browsing import until_ready

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("start", ["http_site", "file_site"])
def test_a_table_sorts_by_number_and_remembers(request: pytest.FixtureRequest, page: Page, start: str) -> None:
    base = request.getfixturevalue(start)
    page.goto(base + "promises/" if base.endswith("/") else base.replace("index.html", "promises.html"))
    button = page.get_by_role("button", name="Moved by, months")
    button.click()
    button.click()
    texts = page.locator("[data-filterable] table").first.locator("tbody td:nth-child(4)").all_inner_texts()
    slips = [int(text.split()[0]) * (-1 if "earlier" in text else 1) for text in texts if text.split()[0].isdigit()]
    assert slips == sorted(slips, reverse=True)
    assert 48 in slips
    assert slips[0] > slips[-1]
    assert "sort=-3" in page.url
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Moved by, months")
    page.reload()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Moved by, months")


def test_without_script_everything_is_there(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(http_site)
    expect(page.locator("body")).to_have_css("background-color", "rgb(17, 20, 27)")
    expect(page.locator(".answer").first).to_contain_text("on rung 7 of 9")
    expect(page.locator("table.ladder .mark").first).to_be_visible()
    page.goto(f"{http_site}companies/gotion-high-tech/jinshi/")
    expect(page.locator("#why")).to_be_visible()
    expect(page.locator("#road-test-2025 blockquote").first).to_contain_text("more than 10,000 kilometers")
    context.close()


def test_paper_is_light_whatever_the_screen_was(browser: Browser, http_site: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{http_site}promises/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(17, 20, 27)")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("h1")).to_have_css("color", "rgb(27, 33, 48)")
    expect(page.locator(".filters").first).to_be_hidden()
    context.close()


def test_where_there_is_no_page_the_nearest_are_named(http_site: str, page: Page) -> None:
    page.goto(f"{http_site}companies/quantumscap/qse5")
    expect(page.locator("[data-nearest] a").first).to_have_text("QuantumScape QSE-5")
    page.locator("[data-nearest] a").first.click()
    expect(page.locator("h1")).to_have_text("QuantumScape QSE-5")


def test_the_keyboard_meets_what_is_seen_and_nothing_else(http_site: str, page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 at 200 %
    until_ready(page, page.goto)(http_site)
    menu, first = page.locator(".menu-button"), page.locator(".md-nav--primary > .md-nav__list > .md-nav__item a").nth(1)
    expect(menu).to_be_attached()
    expect(first).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_visible()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    skip = page.locator(".md-skip")
    skip.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{http_site}#content")
    expect(skip).not_to_be_focused()  # The browser goes on from where it jumped a frame after the address says so.
    page.keyboard.press("Tab")
    expect(page.locator(".answer a").first).to_be_focused()


def test_a_jump_within_a_page_leaves_it_as_the_reader_has_it(http_site: str, page: Page) -> None:
    start = f"{http_site}companies/gotion-high-tech/jinshi/"
    until_ready(page, page.goto)(start)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    fold = page.locator("details.cite").first
    fold.locator("summary").click()
    page.locator("sup.ref a").first.click()
    expect(page).to_have_url(re.compile(r"#source-\d+$"))
    expect(page.locator("li:target")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(start)
    expect(fold).to_have_attribute("open", "")
    assert not [url for url in fetched if url.partition("#")[0] == start]
    page.get_by_role("link", name="Promises").first.click()
    expect(page.locator("h1")).to_contain_text("romise")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Gotion High-Tech Jinshi")
