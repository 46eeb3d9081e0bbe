"""Exploring in a browser: the slider, the filters, picking and comparing, over http, from file:// and after instant navigation.

What is chosen stands in the address, and the address alone brings it back.
"""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STANDING = """marks => marks.map(mark => [
  mark.closest("tr").dataset.level, mark.closest("td").dataset.lane, mark.querySelector("span").textContent,
  mark.querySelector("small").textContent, ...["confirmed", "claimed", "planned", "climbs", "ended"].filter(one => mark.classList.contains(one)),
].join(" | "))"""
"""What a reader sees of each mark: its rung, its lane, its name, its year and its look."""


def standing(page: Page) -> list[str]:
    found: list[str] = page.locator(MARKS).evaluate_all(STANDING)
    return found


SITES = ["http_site", "file_site"]


@pytest.fixture(params=SITES)
def base(request: pytest.FixtureRequest) -> str:
    """Where the site starts: a server, or a file on disk."""
    return str(request.getfixturevalue(request.param))


def address(base: str, path: str, state: str = "") -> str:
    """A page of the site with its state: in the query over http, behind the hash from a file."""
    if base.startswith("http"):
        return f"{base}{path}{'?' + state if state else ''}"
    indexes = {"", "ladder/", "companies/"}
    name = f"{path}index.html" if path in indexes else f"{path.rstrip('/')}.html"
    return base.replace("index.html", name) + (f"#?{state}" if state else "")


FOLLOWED = """() => addEventListener("click", event => {
  window.followed = event.defaultPrevented ? null : event.target.closest("a").href;
  event.preventDefault();
}, {once: true})"""
"""Where the next click would lead, without going there: nowhere, if it picks."""

MARKS = "table.ladder .mark"


def visible(page: Page) -> int:
    return page.locator(MARKS).count()


class TestReplay:
    """The ladder and its years."""

    def test_the_slider_replays_the_ladder_by_keyboard_and_by_pointer(self, base: str, page: Page) -> None:
        page.goto(address(base, "ladder/"))
        slider = page.get_by_role("slider", name="Year of the ladder")
        expect(slider).to_be_visible()
        today, last = visible(page), slider.input_value()
        slider.press("Home")
        first = slider.input_value()
        assert int(first) < 2015 < int(last)
        assert f"year={first}" in page.url
        assert 0 < visible(page) < today
        expect(page.locator("[data-year-link]")).to_have_attribute("href", f"{first}/" if base.startswith("http") else f"{first}.html")
        slider.press("ArrowRight")
        assert f"year={int(first) + 1}" in page.url
        box = slider.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert int(first) + 1 < int(slider.input_value()) < int(last)
        slider.press("End")
        assert slider.input_value() == last
        assert "year=" not in page.url
        assert visible(page) == today

    def test_a_year_in_the_address_shows_the_ladder_of_that_year(self, base: str, page: Page) -> None:
        page.goto(address(base, "ladder/", "year=2021"))
        expect(page.locator(".slider output")).to_have_text("2021")
        blue = page.locator(f"{MARKS}[data-id='blue-solutions/lmp']")
        expect(blue).to_have_class(re.compile(r"\bclaimed climbs\b"))
        replayed = standing(page)
        page.goto(address(base, "ladder/2021/"))
        expect(page.get_by_role("heading", level=1)).to_have_text("The ladder at the end of 2021")
        assert replayed == standing(page)

    def test_replay_runs_and_stops(self, http_site: str, fresh_page: Page) -> None:
        fresh_page.clock.install(time=datetime(2026, 11, 24, 8))
        fresh_page.goto(f"{http_site}ladder/")
        fresh_page.clock.pause_at(datetime(2026, 11, 24, 9))  # from here on only the test lets time pass
        play = fresh_page.get_by_role("button", name="Replay")
        play.click()
        first = fresh_page.locator(".slider output").inner_text()
        fresh_page.clock.run_for(2500)
        expect(fresh_page.locator(".slider output")).to_have_text(str(int(first) + 2))
        fresh_page.get_by_role("button", name="Stop").click()
        fresh_page.clock.run_for(5000)
        expect(fresh_page.locator(".slider output")).to_have_text(str(int(first) + 2))

    def test_the_phone_ladder_follows_the_slider(self, http_site: str, page: Page) -> None:
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{http_site}ladder/?year=2014")
        highest = page.locator("tr[data-level='9']")
        expect(highest).not_to_contain_text("LMP")
        page.get_by_role("slider").press("End")
        expect(highest.locator("[data-lane='all-solid-state']")).to_contain_text("Blue Solutions LMP")
        expect(highest.locator("[data-lane='solid-liquid']")).to_be_hidden()

    def test_every_mark_has_its_name_its_place_and_room_for_a_finger(self, http_site: str, page: Page) -> None:
        """At each width: the name is to be seen, in one piece, as a link of at least 24 by 24, and the keyboard goes from rung to rung."""
        page.goto(f"{http_site}ladder/")
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            seen = page.locator(MARKS).evaluate_all(
                "marks => marks.map(mark => [mark.innerText.trim(), mark.offsetWidth, mark.offsetHeight, mark.getClientRects().length])"
            )
            assert len(seen) > 60
            assert [one for one in seen if not one[0] or one[1] < 24 or one[2] < 24 or one[3] != 1] == []
            assert len({one[0] for one in seen}) == len(seen), "a mark that is promised says when"
            levels = page.locator("table.ladder a").evaluate_all("links => links.map(link => +link.closest('tr').dataset.level)")
            assert levels == sorted(levels, reverse=True)

    def test_the_first_screen_holds_the_answer_and_what_reads_the_ladder(self, http_site: str, page: Page) -> None:
        for path, screens in (
            ("ladder/", [(1440, 900, [".ladder-key", ".slider", ".filters"])]),
            (
                "",
                [
                    (1440, 900, [".answer", ".sale-years", ".ladder-key", ".slider"]),
                    (390, 844, [".answer", ".answer-strip", ".sale-years li:first-child"]),
                ],
            ),
        ):
            page.goto(f"{http_site}{path}")
            for width, height, there in screens:
                page.set_viewport_size({"width": width, "height": height})
                for what in there:
                    box = page.locator(what).first.bounding_box()
                    assert box is not None
                    assert box["y"] + box["height"] <= height, f"/{path} {width}: {what}"


class TestPicking:
    """Programmes picked wherever they stand, and compared."""

    def test_picked_in_a_table_compared_side_by_side(self, base: str, page: Page) -> None:
        page.goto(address(base, "ladder/"))
        table = page.locator("table[data-comparable]")
        table.get_by_role("checkbox", name="Compare Gotion High-Tech Jinshi").check()
        expect(page.locator(".tray").last).to_contain_text("pick one more")
        table.get_by_role("checkbox", name="Compare Solid Power EV cell").check()
        page.locator(".tray").last.get_by_role("link", name="Compare 2").click()
        side = page.locator("table.side")
        expect(side.locator("thead th")).to_have_text(["Gotion High-Tech Jinshi", "Solid Power EV cell"])
        expect(side.get_by_role("row", name="Electrolyte")).to_have_class("same")
        assert "with=gotion-high-tech/jinshi,solid-power/" in page.url
        page.reload()
        expect(side.locator("thead th")).to_have_count(2)
        page.locator("table.compare tbody .pick input:not(:checked)").first.check()
        expect(side.locator("thead th")).to_have_count(3)

    def test_picked_on_the_ladder(self, http_site: str, page: Page) -> None:
        page.goto(http_site)
        page.get_by_role("button", name="Pick to compare").click()
        page.locator("table.ladder .mark[data-id='gotion-high-tech/jinshi']").click()
        page.locator("table.ladder .mark[data-id='blue-solutions/lmp']").click()
        assert page.url.startswith(f"{http_site}?with=")
        page.locator(".tray").get_by_role("link", name="Compare 2").click()
        expect(page.locator("table.side thead th")).to_have_count(2)
        page.goto(http_site)
        page.locator("table.ladder .mark[data-id='gotion-high-tech/jinshi']").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Gotion High-Tech Jinshi")

    def test_picked_in_any_list_of_programmes(self, base: str, page: Page) -> None:
        """In each list: picked, found again by the address, and led on to the same comparison and the same programme, opened once."""
        tray, table = page.locator(".tray"), page.locator("[data-filterable] tbody")
        comparisons: dict[str, str] = {}
        programmes: dict[str, str | None] = {}
        for path in ("promises/", "milestones/", "companies/"):
            page.goto(address(base, path))
            pick = page.get_by_role("button", name="Pick to compare")
            pick.click()
            table.locator("a[href*='toyota/all-solid-state']").first.click()
            nissan = table.locator("a[href*='nissan/all-solid-state']").first
            nissan.click()
            assert "with=toyota/all-solid-state,nissan/all-solid-state" in page.url, path
            expect(tray, path).to_contain_text("Toyota all-solid-state battery · Nissan all-solid-state battery")
            pick.click()
            page.reload()
            assert table.locator("a.picked").count() >= 2, path
            comparisons[path] = tray.get_by_role("link", name="Compare 2").evaluate("link => link.href")
            page.evaluate(FOLLOWED)
            nissan.click()
            programmes[path] = page.evaluate("window.followed")
        assert len(set(comparisons.values())) == 1, comparisons
        assert len({str(one).partition("#")[0] for one in programmes.values()}) == 1, programmes
        nissan.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nissan all-solid-state battery")
        page.go_back()
        tray.get_by_role("link", name="Compare 2").click()
        expect(page.locator("table.side thead th")).to_have_text(["Toyota all-solid-state battery", "Nissan all-solid-state battery"])

    def test_a_programme_offers_its_comparison(self, base: str, page: Page) -> None:
        page.goto(address(base, "companies/gotion-high-tech/jinshi/"))
        page.get_by_role("link", name="Compare with others").click()
        expect(page.locator("table.side thead th")).to_have_text(["Gotion High-Tech Jinshi"])


class TestFinding:
    """The filters, the finder, and what opens at a number; all of it again after instant navigation, and what is there without script."""

    def test_one_filter_serves_the_ladder_and_its_table(self, base: str, page: Page) -> None:
        page.goto(address(base, "ladder/"))
        marks = page.locator(f"{MARKS}:visible")
        rows = page.locator("table[data-comparable] tbody tr:not(.is-out)")
        all_marks, all_rows = marks.count(), rows.count()
        page.locator("[data-ladder] .filters").get_by_label("Route").select_option("sulfide")
        assert "route=sulfide" in page.url
        assert 0 < marks.count() < all_marks
        expect(page.locator("[data-ladder] .count")).to_have_text(re.compile(rf"^{rows.count()} of {all_rows}$"))
        assert (
            page.locator(MARKS).evaluate_all(
                "marks => marks.filter(mark => mark.offsetWidth && !mark.dataset.route.includes('sulfide')).length"
            )
            == 0
        )
        assert 0 < rows.count() < all_rows
        expect(page.locator("[data-ladder] ~ * .filters, .filters").last.get_by_label("Route")).to_have_value("sulfide")
        page.goto(address(base, "ladder/", "class=solid-liquid&application=car"))
        expect(page.locator("table[data-comparable] tbody tr:not(.is-out)").first).to_contain_text("solid–liquid")
        expect(page.locator("[data-ladder] .filters").get_by_label("Class")).to_have_value("solid-liquid")

    def test_a_word_that_no_filter_knows_changes_nothing(self, http_site: str, page: Page) -> None:
        page.goto(f"{http_site}ladder/?route=%3Cb%3Ecream%3C%2Fb%3E&year=1066&with=nobody/nothing&sort=99")
        expect(page.locator("table.ladder .is-out")).to_have_count(0)
        expect(page.locator(".slider output")).not_to_have_text("1066")
        expect(page.locator(".tray").first).to_be_hidden()
        page.goto(f"{http_site}ladder/?year=constructor&with=constructor,toString")
        expect(page.locator(".slider output")).not_to_have_text("constructor")
        expect(page.locator(".tray").first).to_be_hidden()

    def test_the_finder_answers(self, base: str, page: Page) -> None:
        page.goto(address(base, "what-counts/"))
        rows = page.locator("table.finder tbody tr:not(.is-out)")
        for words, company, cls in (
            ("IM L6", "QingTao", "solid–liquid"),
            ("MG4", "QingTao", "solid–liquid"),
            ("NIO 150 kWh", "WeLion", "solid–liquid"),
            ("Ducati V21L", "QuantumScape", ""),
            ("eCitaro", "Blue Solutions", "all-solid-state"),
            ("Donut", "Donut Lab", ""),
        ):
            page.get_by_label("Car, cell or company").fill("")
            expect(rows.nth(3), "what was found before is gone").to_be_visible()
            page.get_by_label("Car, cell or company").fill(words)
            expect(rows.filter(has_text=company).first, words).to_contain_text(cls)
            assert rows.count() <= 3, words
            expect(rows.first.locator(".why blockquote").first, words).to_be_visible()

    def test_a_source_pops_up_at_its_number(self, http_site: str, page: Page) -> None:
        page.goto(f"{http_site}companies/gotion-high-tech/jinshi/")
        mark = page.locator("ol.trace > li sup.ref a").first
        mark.focus()
        expect(page.get_by_role("tooltip")).to_contain_text("36Kr")
        page.keyboard.press("Escape")
        expect(page.locator("#popover")).to_be_hidden()
        # What is there to be cited is chosen when the keyboard reaches it: to copy it needs no permission.
        page.get_by_text("Cite this page", exact=True).focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        bibtex = page.get_by_role("group", name="As BibTeX")
        expect(bibtex).to_be_focused()
        assert page.evaluate("getSelection().toString().trim()") == bibtex.inner_text().strip()

    def test_everything_again_after_instant_navigation(self, known_site: str, page: Page) -> None:
        page.goto(known_site)
        page.evaluate("window.sameDocument = true")
        tabs = page.locator(".md-tabs")
        tabs.get_by_role("link", name="Promises").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("The promise ledger")
        page.get_by_role("button", name="Who").click()
        expect(page.locator("th[aria-sort=ascending]")).to_have_text("Who")
        tabs.get_by_role("link", name="Ladder").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("The ladder")
        page.get_by_role("slider", name="Year of the ladder").press("Home")
        assert "year=" in page.url
        page.locator("[data-ladder] .filters").get_by_label("Class").select_option("solid-liquid")
        expect(page.locator("[data-ladder] .count")).to_have_text("0 of 1")
        expect(page.locator(f"{MARKS}:visible")).to_have_count(0)
        page.get_by_role("slider", name="Year of the ladder").press("End")
        assert 0 < page.locator(f"{MARKS}:visible").count() < page.locator(MARKS).count()
        expect(page.locator("[data-ladder] .count")).not_to_have_text("0 of 1")
        page.locator("[data-ladder] .filters").get_by_label("Class").select_option("")
        page.get_by_role("checkbox", name="Compare Blue Solutions LMP").check()
        expect(page.locator(".tray").last).to_contain_text("Blue Solutions LMP")
        tabs.get_by_role("link", name="Is it solid-state?").click()
        page.get_by_label("Car, cell or company").fill("ducati")
        expect(page.locator("table.finder tbody tr:not(.is-out)")).to_have_count(1)
        assert page.evaluate("window.sameDocument") is True

    def test_without_script_the_pages_say_the_same(self, browser: Browser, base: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address(base, "ladder/"))
        expect(page.locator("[data-slider]")).to_be_hidden()
        expect(page.locator(MARKS).first).to_be_visible()
        page.get_by_role("link", name="2022", exact=True).first.click()
        expect(page.get_by_role("heading", level=2, name="What changed in 2022")).to_be_visible()
        page.goto(address(base, "energy/"))
        expect(page.locator("svg.plot .mark").first).to_be_visible()
        page.locator("summary", has_text="The numbers behind it").first.click()
        expect(page.locator("details[open] table tbody tr").first).to_be_visible()
        page.goto(address(base, "promises/"))
        expect(page.locator("svg.timeline .due").first).to_be_visible()
        page.goto(address(base, "compare/"))
        expect(page.locator("table.compare tbody tr").first).to_be_visible()
        context.close()
