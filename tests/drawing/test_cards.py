"""Share cards: their size, the same bytes for the same data, kept and dropped, names that fit, absent where nothing could link to them."""

from __future__ import annotations

import re
import shutil
import struct
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue
from solidstate.drawing import cards, typefaces
from solidstate.drawing.charts.card import HEIGHT, MARGIN, WIDTH, card_ladder, heading
from solidstate.drawing.charts.ladder import Mark
from solidstate.site.making import card_uri
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY

ADDRESS = {"site_url": "https://example.org/how-far/"}
SERIF = typefaces.typeface(ROOT / typefaces.FOLDER / typefaces.SERIF)
STAGES = [
    ("scientific", "Scientific", "", [1, 2, 3]),
    ("engineering", "Engineering", "valley", [4, 5, 6, 7]),
    ("commercial", "C", "", [8, 9]),
]
LABELS = [(number, f"level {number}") for number in range(1, 10)]


@pytest.fixture(scope="module")
def drawings(real: Catalogue) -> dict[str, str]:
    return drawings_of(real)


def drawings_of(real: Catalogue) -> dict[str, str]:
    website = Website(ROOT, real, TODAY, True, ADDRESS)
    assert website.maker.cards
    return {card_uri(address): website.maker.card_drawing(address) for address in website.maker.cards.drafts}


def mark(level: int, number: int = 0) -> Mark:
    return Mark(f"a/{number}", "A", level, "claimed", None, "/", "", {"class": "all-solid-state"})


def test_every_company_programme_route_and_level_has_a_card(real: Catalogue, drawings: dict[str, str]) -> None:
    expected = {"cards/home.png"} | {f"cards/ladder/trl-{n}.png" for n in range(1, 10)} | {f"cards/routes/{key}.png" for key in real.routes}
    assert set(drawings) == expected | {f"cards/companies/{key}.png" for key in (*real.companies, *real.programmes)}


@pytest.mark.slow
def test_there_is_none_where_nothing_could_link_to_it(sample: Catalogue) -> None:
    for website in (Website(ROOT, sample, TODAY), Website(ROOT, sample, TODAY, False, ADDRESS)):
        assert not any(uri.startswith("cards/") for uri in website.table)
    assert not any(file.card or file.card_told for file in Website(ROOT, sample, TODAY).files())


@pytest.mark.slow
def test_a_card_has_the_size_that_networks_ask_for_and_weighs_little(drawings: dict[str, str]) -> None:
    fonts = typefaces.files(ROOT)
    for name in ("cards/home.png", "cards/ladder/trl-5.png", "cards/routes/sulfide.png", "cards/companies/gotion-high-tech/jinshi.png"):
        png = cards.png(drawings[name], fonts)
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
        assert 10_000 < len(png) < (70_000 if "home" in name else 60_000), name
        assert png == cards.png(drawings[name], fonts)


def test_a_card_says_claimed_and_confirmed_by_shape_and_in_words(drawings: dict[str, str]) -> None:
    jinshi = drawings["cards/companies/gotion-high-tech/jinshi.png"]
    assert (
        "Gotion High-Tech Jinshi, all-solid-state · sulfide · car. TRL 7, claimed, on weak sources. Nothing is confirmed by others yet."
        in jinshi
    )
    assert 'class="stripes"' in jinshi and 'class="cell confirmed"' not in jinshi
    assert "as of 24 November 2026" in jinshi
    bus = drawings["cards/companies/blue-solutions/lmp.png"]
    assert bus.count('class="cell confirmed"') == 8 and bus.count('class="stripes"') == 1
    assert "all-solid-state · polymer · bus" in bus and "Confirmed by others up to rung 8." in bus


@pytest.mark.slow
def test_drawings_are_the_same_for_the_same_data_and_hold_nothing_but_themselves(real: Catalogue, drawings: dict[str, str]) -> None:
    assert drawings_of(real) == drawings
    for name, drawing in drawings.items():
        assert not re.search(r"href=|url\(|<image|<script", drawing), name


def test_the_colours_are_those_of_the_site(drawings: dict[str, str]) -> None:
    css = (ROOT / "docs" / "assets" / "style" / "palette.css").read_text("utf-8")
    light = re.search(r"--paper: .*?\}", css, re.DOTALL)
    assert light
    palette = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", light[0]))
    card = drawings["cards/home.png"]
    for name in ("paper", "ink", "soft", "as", "sl", "un", "scientific", "engineering", "commercial"):
        assert palette[name] in card, name


def test_cards_are_kept_by_their_content_and_dropped_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / typefaces.FOLDER, tmp_path / typefaces.FOLDER)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="6" height="6"/></svg>'
    box = cards.CardBox(tmp_path)
    first = [box.png(one) for one in (drawing, drawing.replace("12", "14"))]
    kept = sorted(path.name for path in (tmp_path / cards.CACHE).iterdir())
    assert len(kept) == 2
    box = cards.CardBox(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(cards, "png", lambda *_: pytest.fail("A card that is kept was drawn again."))
        assert box.png(drawing) == first[0]
    box.drop_unused()
    assert {path.name for path in (tmp_path / cards.CACHE).iterdir()} < set(kept)
    font = tmp_path / typefaces.FOLDER / typefaces.SANS
    font.write_bytes(font.read_bytes() + b"\0")
    box = cards.CardBox(tmp_path)
    box.png(drawing)
    box.drop_unused()
    assert not {path.name for path in (tmp_path / cards.CACHE).iterdir()} & set(kept)


@pytest.mark.parametrize(
    "parts",
    [
        ["Jinshi"],
        ["Gotion High-Tech", "Jinshi"],
        ["Chinese Academy of Sciences", "Dynamically adaptive interphase"],
        ["China All-Solid-State Battery Collaborative Innovation Platform"],
        ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"],
        ["An organisation " * 12],
        [""],
    ],
)
def test_a_name_fits(parts: list[str]) -> None:
    found = heading(parts, SERIF, 608, 176)
    assert 1 <= len(found.lines) <= 3
    assert all(SERIF.width(line, found.size) <= 608 for line, _ in found.lines)
    assert found.bottom < 400
    cut = any(line.endswith("…") for line, _ in found.lines)
    assert cut or " ".join(line for line, _ in found.lines).split() == " ".join(parts).split()


def test_a_line_ends_with_the_company_where_that_costs_little() -> None:
    assert [line for line, _ in heading(["Gotion High-Tech", "Jinshi"], SERIF, 608, 176).lines] == ["Gotion High-Tech", "Jinshi"]


def test_a_name_that_the_font_cannot_write_gives_way() -> None:
    assert SERIF.legible("国轩高科", "Gotion", "gotion-high-tech") == "Gotion"
    assert SERIF.legible("国轩高科 Gotion", "gotion-high-tech") == "gotion-high-tech"
    assert SERIF.legible("国轩 X1", "金石") == "X1"
    assert SERIF.legible("国轩高科", "gotion-high-tech") == "gotion-high-tech"
    assert SERIF.legible("Bolloré Łódź Škoda µ–Ω") == "Bolloré Łódź Škoda µ–Ω"


@pytest.mark.parametrize("number", [0, 1, 7, 40, 400])
def test_marks_stay_on_their_side_and_rung_however_many_they_are(number: int) -> None:
    found = card_ladder(560, ([mark(5, n) for n in range(number)], [mark(5, n) for n in range(number)]), LABELS, STAGES)
    rung = next(rung for rung in found.rungs if rung.number == 5)
    assert len(rung.marks) + rung.more_left + rung.more_right == 2 * number
    for placed in rung.marks:
        assert placed.x - found.mark.radius > 560 + 56 and placed.x + found.mark.radius < WIDTH
        assert (
            not found.rail_left - 4 < placed.x + found.mark.radius < found.rail_right + 8
            or placed.x - found.mark.radius > found.rail_right + 3
        )
        assert abs(placed.y - rung.y) + found.mark.radius < HEIGHT / 18
    assert found.bands[0].top + found.bands[0].height == HEIGHT
    assert found.room + 2 * MARGIN <= found.left + 16
