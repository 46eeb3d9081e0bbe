"""Templates one can read: short lines, one branch a line, a contract at the head, pages that are outlines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup
from solidstate.site.website import SiteFile
from solidstate.site.written import counted, one_line

from ..conftest import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = sorted([*FOLDER.rglob("*.jinja"), *FOLDER.rglob("*.html")])
WIDEST = 140
LONGEST = {"pages": 80, "macros": 200, "pictures": 80, "parts": 80, "charts": 140, "text": 240}
"""How many lines a template may have, by its folder."""

PATH = re.compile(r'\bd="[^"]*"')
TAG = re.compile(r"\{%[-+]?\s*(\w+)")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def problems(text: str) -> list[str]:
    """What is wrong with the form of a template, as number of the line and a sentence."""
    found = [f"{n}: {len(line)} letters" for n, line in enumerate(text.split("\n"), 1) if len(PATH.sub("", line)) > WIDEST]
    bare = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for number, line in enumerate(bare.split("\n"), 1):
        tags = TAG.findall(line)
        alone = len(tags) == 1 and re.fullmatch(r"\{%.*", line.strip())
        whole = len(tags) == 2 and tags[1] == f"end{tags[0]}"
        if tags and not alone and not whole:
            found.append(f"{number}: more than one branch: {' '.join(tags)}")
    return found


def test_the_form_is_judged() -> None:
    assert problems("{% if a %}\n<p>{{ a }}</p>\n{% endif %}\n") == []
    assert problems("<td>{% if a %} {{ a }}{% endif %}</td>\n") == []
    assert problems('<path d="' + "M0 0" * 40 + '"/>\n') == []
    assert problems("x" * 141) == ["1: 141 letters"]
    assert problems("{#- two\nlines -#}\n{% if a %}a{% else %}b{% endif %}\n") == ["3: more than one branch: if else endif"]
    assert problems("<p>{% for a in b %}\n</p>\n") == ["1: more than one branch: for"]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_can_be_read(path: Path) -> None:
    text = path.read_text("utf-8")
    assert problems(text) == []
    assert text.startswith("{#"), "It opens with what it is and what names it uses: {#- … -#}"
    assert len(text.splitlines()) <= LONGEST.get(path.parent.name, 200)


def test_a_sentence_on_several_lines_becomes_one_and_keeps_its_narrow_spaces() -> None:
    assert one_line(Markup("≤\u202f7,500 dollars\n\n  in 1991,\nup to 300 \n")) == Markup("≤\u202f7,500 dollars in 1991, up to 300")
    assert counted(1, "month") == "1 month"
    assert counted(0, "month") == "0 months"


def test_the_strip_of_a_phone_looks_as_the_wide_one(sample_files: dict[str, SiteFile]) -> None:
    pages = [file for file in sample_files.values() if file.uri.startswith("companies/") and 'class="strip ' in str(file.text)]
    assert any('<i class="ahead">' in str(page.text) for page in pages)
    for page in pages:
        text = str(page.text)
        wide = re.findall(r'<rect class="cell (\w+)"', text)
        small = [look or "empty" for look in re.findall(r'<i class="(\w*)">\d</i>', text)]
        assert small == wide, page.uri
