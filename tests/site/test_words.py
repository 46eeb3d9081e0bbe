"""The words of the pages as an editor reads them: marks that stand twice, blanks before a mark, words of contributors' files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from solidstate.catalogue import Catalogue
from solidstate.site.citing import cited
from solidstate.site.website import Website
from solidstate.site.written import sentence, stop

from ..conftest import ROOT, TODAY

GOLDEN = sorted((ROOT / "tests/golden").glob("*.html"))
ODD = {
    "a mark twice": r"(?<!\.)[?!.,;:][.,;](?!\.)(?:\s|$)",
    "a blank before a mark": r"\w [.,;:](?:\s|$)",
    "a bracket with a blank": r"\(\s|\s\)",
    "one row a thing": r"\bone row an? ",
    "nobody who is named": r"nobody named|by nobody who",
    "parted": r"\bparted by\b",
}
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg|pre|blockquote|template)\b.*?</\1>|<p class=\"translation\">.*?</p>", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|div|li|t[hdr]|h\d|dt|dd|summary|figcaption|caption|option|label|button|small|span|time|b|i)\b[^>]*>")


@pytest.mark.parametrize("page", GOLDEN, ids=lambda path: path.stem)
def test_no_sentence_is_odd(page: Path) -> None:
    html = UNREAD.sub(" ", CODE.sub("code", page.read_text(encoding="utf-8")))
    lines = [" ".join(Markup(piece).striptags().split()) for piece in BLOCK.sub("\n", html).split("\n")]
    found = {(name, line) for line in lines for name, pattern in ODD.items() if re.search(pattern, line)}
    assert found == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from us?", "From us?"),
        ("To BMW; no delivery was found.", "To BMW; no delivery was found."),
        ("rent only", "Rent only."),
        ("he said “not yet.”", "He said “not yet.”"),
        ("“semi-solid”", "“semi-solid”."),
        ("", ""),
    ],
)
def test_a_remark_is_a_sentence_with_one_mark(text: str, said: str) -> None:
    assert sentence(text) == said
    assert not text or stop(said) == ""


def test_a_title_that_asks_is_cited_without_a_full_stop() -> None:
    found = cited("How far are solid-state batteries from us?", "", "2026.11.24", date(2026, 11, 26))
    assert found["plain"].startswith("The How Far contributors: How far are solid-state batteries from us? How far? Version")


def test_a_criterion_is_named_and_not_by_its_id(real: Catalogue) -> None:
    """Contributors write the id; a page names it and leads there."""
    page = Website(ROOT, real, TODAY).file("ladder/criteria/road-test.md")
    assert page
    assert 'that is <a href="../vehicle-demo/">vehicle or device runs on it</a>' in str(page.text)
