"""What the format says is told on the pages: the hard cases of the sample's Example Cells, as a reader meets them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from solidstate.site.website import SiteFile

PAGE = "companies/example-cells/layer-cell.md"


def words(html: str) -> str:
    """The text of a page, each element behind a space, without the marks of its sources."""
    bare = re.sub(r'<sup class="ref">.*?</sup>', "", html, flags=re.DOTALL)
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())
    return re.sub(r" ([,.:)])", r"\1", plain)


@pytest.fixture(scope="module")
def pages(sample_files: dict[str, SiteFile]) -> dict[str, str]:
    """The text of every page of the sample, by its uri."""
    return {uri: words(str(file.text)) for uri, file in sample_files.items() if file.is_page}


@pytest.mark.parametrize(
    "told",
    [
        "Example Laboratory confirms what is in the cell.",
        "Opened a pilot line. new → 4–5 the maker’s claim pilot line in operation",
        "the maker’s claim, as reported by The Example Times",
        "reported by The Example Times, which names nobody",
        "reported by Example Research, which names nobody",
        "The Example Times, by 30 June 2024 · date inferred from the day on which it was stored",
        "The Example Times, 1 July 2024, dated by its address",
        "“it moved to a larger building” The Example Times · page without a date",
        "“the company was founded in 2022” The Example Times Related",
        "Example Machine, 1 August 2025 · written by a machine",
        "The Example Times, 6 May 2025 · weak source",
        "全固体電池の分解. [An all-solid-state battery taken apart]. Example Laboratory",
        "900 cycles (cell, the best that was reached)",
        "≤ 2 GWh/year (line, the most that a permit allows)",
        "500 Wh/kg (pack) doubted: No pack of that year held more than 300 Wh/kg, and the report gives no source.",
        "charge time 9 min (not said of what)",
        "signed on a condition On condition: The shareholders of Example Motors agree.",
        "With NIO, Example Motors.",
        "Line capacity shrank from 48 GWh/year (30 Jun 2024) to 800 MWh/year (10 Feb 2026).",
        "Have the cell in a car. date taken back Date taken back, 10 February 2026; the first date passed on 31 December 2025.",
        "It would show nothing that a rung asks for, and so enters no count.",
        "Partners: NIO (carmaker), Example Motors (owner)",
    ],
)
def test_the_page_tells(pages: dict[str, str], told: str) -> None:
    assert told in pages[PAGE]


def test_the_page_of_who_takes_part_tells_it_too(pages: dict[str, str]) -> None:
    page = pages["companies/nio.md"]
    assert "all-solid-state, car; carmaker" in page
    assert "10 Feb 2026, Example Cells Layer Cell: Agreed on a licence for cells." in page
