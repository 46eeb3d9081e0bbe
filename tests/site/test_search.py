"""What stands first when somebody searches: the worker of the search box, asked in one page of a browser.

Names with accents, hyphens and letters mistaken, in other scripts and in short; numbers and units; concepts by their words.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST = [
    ("国轩高科", "companies/gotion-high-tech"),
    ("QSE-5", "companies/quantumscape/qse-5"),
    ("QSE5", "companies/quantumscape/qse-5"),
    ("qse 5", "companies/quantumscape/qse-5"),
    ("TRL7", "ladder/trl-7"),
    ("TRL 7", "ladder/trl-7"),
    ("rung 7", "ladder/trl-7"),
    ("level 3", "ladder/trl-3"),
    ("Bollore", "companies/blue-solutions"),
    ("Bolloré", "companies/blue-solutions"),
    ("IM L6", "companies/qingtao-energy/im-l6"),
    ("IML6", "companies/qingtao-energy/im-l6"),
    ("pilot-line-output", "ladder/criteria/pilot-line-output"),
    ("samples delivered", "ladder/criteria/samples-delivered"),
    ("road test", "ladder/criteria/road-test"),
    ("QuantumScape", "companies/quantumscape"),
    ("QuantumScpae", "companies/quantumscape"),
    ("quantumscap", "companies/quantumscape"),
    ("quantum scape", "companies/quantumscape"),
    ("factoral", "companies/factorial"),
    ("Factorail", "companies/factorial"),
    ("factorial energy", "companies/factorial"),
    ("toyta", "companies/toyota"),
    ("Tyoota", "companies/toyota"),
    ("toyota", "companies/toyota"),
    ("トヨタ", "companies/toyota"),
    ("丰田", "companies/toyota"),
    ("samsng sdi", "companies/samsung-sdi"),
    ("samsung", "companies/samsung-sdi"),
    ("삼성SDI", "companies/samsung-sdi"),
    ("현대", "companies/hyundai-kia"),
    ("hyndai", "companies/hyundai-kia"),
    ("卫蓝", "companies/welion"),
    ("welion", "companies/welion"),
    ("日产", "companies/nissan"),
    ("日産", "companies/nissan"),
    ("nisan", "companies/nissan"),
    ("比亚迪", "companies/byd"),
    ("byd", "companies/byd"),
    ("CALT", "companies/catl"),
    ("宁德时代", "companies/catl"),
    ("catl", "companies/catl"),
    ("清陶", "companies/qingtao-energy"),
    ("蔚来", "companies/nio"),
    ("MG4", "companies/qingtao-energy/mg4"),
    ("Bluecar", "companies/blue-solutions/bluecar"),
    ("844", "companies/quantumscape/qse-5"),
    ("844 Wh/L", "companies/quantumscape/qse-5"),
    ("844Wh/L", "companies/quantumscape/qse-5"),
    ("mS/cm", "routes"),
    ("Wh/kg", "energy"),
    ("Wh/L", "energy"),
    ("sulfide electrolyte", "routes/sulfide"),
    ("sulphide electrolyte", "routes/sulfide"),
    ("sulfide", "routes/sulfide"),
    ("oxide electrolyte", "routes/oxide"),
    ("polymer electrolyte", "routes/polymer"),
    ("halide", "routes/halide"),
    ("硫化物", "routes/sulfide"),
    ("argyrodite", "routes/sulfide"),
    ("dendrites", "challenges/dendrites"),
    ("dendrite", "challenges/dendrites"),
    ("denrites", "challenges/dendrites"),
    ("hydrogen sulfide", "challenges/moisture-h2s"),
    ("stack pressure", "challenges/stack-pressure"),
    ("semi-solid", "what-counts"),
    ("semi solid", "what-counts"),
    ("is it solid state", "what-counts"),
    ("definition", "what-counts"),
    ("promises", "promises"),
    ("delays", "promises"),
    ("compare", "compare"),
    ("yardstick", "yardstick"),
    ("lithium-ion price", "yardstick"),
    ("solid power", "companies/solid-power"),
    ("solidpower", "companies/solid-power"),
    ("Donut", "companies/donut-lab"),
    ("donut lab", "companies/donut-lab"),
    ("volkswagen", "companies/volkswagen"),
    ("VW", "companies/volkswagen"),
    ("BMW i7", "companies/solid-power/ev-cell"),
    ("NIO ET7", "companies/welion/nio-150-kwh"),
    ("UN 38.3", "glossary/#un-38-3"),
    ("PEO", "routes/polymer"),
    ("LLZO", "routes/oxide"),
    ("method", "method"),
    ("contribute", "contribute"),
    ("csv", "data"),
    ("sources", "sources"),
    ("the ladder in 2021", "ladder/2021"),
    ("大众", "companies/volkswagen"),
    ("宝马", "companies/bmw"),
    ("丰田汽车", "companies/toyota"),
    ("all solid state battery", "what-counts"),
    ("lithium metal anode", "challenges/lithium-metal"),
    ("garnet", "routes/oxide"),
    ("volkwagen", "companies/volkswagen"),
    ("mercedez", "companies/mercedes-benz"),
    ("idemistu", "companies/idemitsu"),
    ("sunwodda", "companies/sunwoda"),
    ("gotion", "companies/gotion-high-tech"),
    ("jinshi", "companies/gotion-high-tech/jinshi"),
    ("sintring", "challenges/sintering"),
    ("when can i buy one", ""),
    ("ionic conductivty", "glossary/#ionic-conductivity"),
    ("when can I buy", ""),
    ("best solid state battery", ""),
    ("who is ahead", ""),
    ("Toyota 2027", "companies/toyota"),
    ("bmw 2030", "companies/bmw"),
    ("wh/kg record", "energy"),
    ("highest energy density", "energy"),
    ("gotion 350 Wh/kg", "companies/gotion-high-tech/jinshi"),
    ("price per kwh", "yardstick"),
    ("what is trl", "ladder"),
    ("solid-state", "what-counts"),
    ("semi-solid vs all-solid", "what-counts"),
    ("固态电池", "what-counts"),
    ("半固态", "routes/solid-liquid"),
    ("比亚迪 全固态", "companies/byd"),
    ("上汽", "companies/saic"),
    ("ホンダ", "companies/honda"),
    ("현대차", "companies/hyundai-kia"),
    ("삼성 전고체", "companies/samsung-sdi"),
    ("현대차 전고체", "companies/hyundai-kia"),
    ("日産 全固体電池", "companies/nissan"),
    ("전고체 배터리", "what-counts"),
    ("엘지에너지솔루션", "companies/lg-energy-solution"),
    ("is quantumscape real", "companies/quantumscape"),
    ("solid state motorcycle", "companies/donut-lab/donut-battery"),
    ("mercedes eqs", "companies/factorial/fest"),
    ("nio 150kwh", "companies/welion/nio-150-kwh"),
    ("polymr electrolite", "routes/polymer"),
    ("dendrits", "challenges/dendrites"),
    ("hongqi", "companies/faw"),
    ("红旗", "companies/faw"),
    ("ET7", "companies/welion/nio-150-kwh"),
    ("奇瑞", "companies/chery"),
    ("Li6PS5Cl", "routes/sulfide"),
    ("Li7La3Zr2O12", "routes/oxide"),
    ("LGPS", "routes/sulfide"),
    ("solid state drone battery", "companies/panasonic/drone-cell"),
    ("solid state bus", "companies/blue-solutions/lmp"),
    ("toyota 2027", "companies/toyota"),
    ("cost per kwh", "yardstick"),
    ("fake solid state", "what-counts"),
    ("is solid state battery available now", ""),
    ("lithium sulfide price", "challenges/lithium-sulfide-price"),
    ("Jagdeep Singh", "nothing"),  # nobody of this name is in the record, and no like word stands for one
    ("tesla", "nothing"),
]

ASKED = """async queries => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(new URL(config.search, location));
  const told = message => new Promise(done => { worker.onmessage = event => done(event.data.data); worker.postMessage(message); });
  const index = await (await fetch(new URL("search/search_index.json", new URL(config.base + "/", location)))).json();
  await told({ type: 0, data: index });
  const found = [];
  for (const query of queries) found.push((await told({ type: 2, data: query })).items.map(([one]) => one));
  worker.terminate();
  return found;
}"""
"""The messages of the theme's search box, sent as it sends them."""


def test_what_was_meant_stands_first(http_site: str, page: Page) -> None:
    page.goto(f"{http_site}method/")
    answers = page.evaluate(ASKED, [query for query, _ in FIRST])
    first = [(found[0]["location"] if found else "nothing").removesuffix("/") for found in answers]
    assert [(query, at) for (query, _), at in zip(FIRST, first, strict=True)] == FIRST


def test_a_result_says_class_and_rung_and_a_stranger_is_not_found(http_site: str, page: Page) -> None:
    page.goto(http_site)
    programme, stranger, hostile = page.evaluate(ASKED, ["jinshi", "unobtainium", "<img src=x onerror=alert(1)>"])
    assert programme[0]["tags"] == ["all-solid-state", "rung 7, claimed, on weak sources"]
    assert programme[0]["title"] == "Gotion High-Tech <mark>Jinshi</mark>"
    assert stranger == []
    assert not any("<img" in found["title"] + found["text"] for found in hostile)


@pytest.mark.parametrize("start", ["http_site", "file_site"])
def test_the_box_finds_the_same_over_http_and_from_a_file(request: pytest.FixtureRequest, page: Page, start: str) -> None:
    page.goto(request.getfixturevalue(start))
    box, first = page.locator("[data-md-component=search-query]"), page.locator(".md-search-result__link").first
    for query, title in (
        ("QuantumScpae", "QuantumScape"),
        ("卫蓝", "WeLion"),
        ("844 Wh/L", "QuantumScape QSE-5"),
        ("sulphide", "Sulfide route"),
    ):
        box.click()
        box.fill(query)
        page.keyboard.press("End")  # the box listens to keys only
        expect(first.locator("h1, h2").first).to_have_text(title)
    expect(first.locator(".md-tag")).to_have_text(["all-solid-state", "route"])
