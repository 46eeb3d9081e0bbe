"""Pictures that stand for themselves: whole files without a style sheet, that two programs draw alike."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from solidstate.catalogue import Catalogue
from solidstate.drawing import cards, pictures, typefaces
from solidstate.drawing.painted import painted
from solidstate.drawing.poster import wrapped
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY

ADDRESS = {"site_url": "https://example.org/how-far/"}
SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"all-solid-state": "#1f56a8", "solid-liquid": "#a84c0c", "unclear": "#5d5f66", "shade": "#f3efe6"}


@pytest.fixture(scope="module")
def website(real: Catalogue) -> Website:
    return Website(ROOT, real, TODAY, True, ADDRESS)


@pytest.fixture(scope="module")
def drawings(website: Website) -> dict[str, str]:
    names = ["ladder", *pictures.drawn(website.survey)]
    return {name: str(file.text) for name in names if (file := website.file(f"pictures/{name}.svg"))}


def test_a_style_sheet_becomes_attributes() -> None:
    drawing = (
        f'<svg xmlns="{SVG[1:-1]}"><g class="mark blue"><path class="ring" d="M0 0"/><text class="name">A</text></g>'
        '<path class="due" d="M1 1"/><a class="quiet"><svg viewBox="0 0 1 1"/></a></svg>'
    )
    style = (
        "svg { --blue: #00f; --ink: #111; --serif: Georgia,serif } .blue { --c: var(--blue) } .mark { color: var(--c)!important }"
        ".ring { fill: none; stroke: currentColor; stroke-width: 2px } a:focus-visible { fill: red } .mark { color: red }"
        ".due { stroke: var(--c,var(--ink)) } .mark .name { font: italic 600 13.5px var(--serif) }"
    )
    root = ElementTree.fromstring(painted(drawing, style))
    ring, name = root[0]
    assert ring.attrib == {"d": "M0 0", "fill": "none", "stroke": "#00f", "stroke-width": "2"}
    assert name.attrib == {"font-size": "13.5", "font-family": "Georgia,serif", "font-style": "italic", "font-weight": "600"}
    assert root[1].attrib == {"d": "M1 1", "stroke": "#111"}
    assert root[2].tag == f"{SVG}g" and root[2][0].tag == f"{SVG}g" and root[2][0].attrib == {}


def test_a_title_breaks_between_words() -> None:
    face = typefaces.typeface(ROOT / typefaces.FOLDER / typefaces.SERIF)
    lines = wrapped("The higher the rung, the lower the number", face, 23, 240)
    assert len(lines) > 1 and " ".join(lines) == "The higher the rung, the lower the number"
    assert all(face.width(line, 23) <= 240 for line in lines)


def test_a_picture_has_all_inside(website: Website, drawings: dict[str, str]) -> None:
    for name, drawing in drawings.items():
        assert drawing.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
        assert not any(word in drawing for word in ("<style", "class=", "var(", "currentColor", 'href="../'))
        root = ElementTree.fromstring(drawing)
        title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None and title.text and told is not None and told.text
        texts = [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]
        assert " ".join(title.text.split()) in " ".join(texts)
        end = " ".join(texts[-2:])
        assert "As of 15 July 2026" in end or f"As of {website.survey.day.day} " in end
        assert "CC BY 4.0" in end and f"#{name}" in end and "https://example.org/how-far/" in end


@pytest.mark.slow
def test_two_programs_draw_them_alike(drawings: dict[str, str]) -> None:
    """The colours that tell classes apart cover about as much in both, edges apart; letters are left out, since fonts differ."""
    try:
        import cairosvg
    except OSError:  # the package is there, the system's library is not
        pytest.skip("Cairo is not on this machine. On Debian: sudo apt install libcairo2. On macOS: brew install cairo.")
    image = pytest.importorskip("PIL.Image")
    for name in ("ladder", "specific-energy", "drift", "histories"):
        drawing = drawings[name]
        ours = _colours(image, cards.png(drawing, typefaces.files(ROOT)))
        theirs = _colours(image, cairosvg.svg2png(bytestring=drawing.encode()))
        for word, colour in COLOURS.items():
            one, other = ours[colour], theirs[colour]
            assert max(one, other) <= 60 + 1.6 * min(one, other), (name, word, one, other)


def _colours(image: object, png: bytes) -> Counter[str]:
    pixels = image.open(io.BytesIO(png)).convert("RGB").tobytes()  # type: ignore[attr-defined]
    return Counter(f"#{pixels[at : at + 3].hex()}" for at in range(0, len(pixels), 3))


def test_a_picture_is_published_as_png_where_the_address_is_known(website: Website, real: Catalogue) -> None:
    assert "pictures/drift.png" in website.table
    assert "pictures/drift.png" not in Website(ROOT, real, TODAY).table


def test_a_png_is_twice_as_large_and_kept(website: Website, tmp_path: Path) -> None:
    box = cards.CardBox(ROOT)
    box.folder = tmp_path
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="6"/>'
    png = box.png(drawing, 2)
    assert png[16:24] == (20).to_bytes(4, "big") + (12).to_bytes(4, "big")
    assert box.png(drawing, 2) == png and len(list(tmp_path.glob("*.png"))) == 1
