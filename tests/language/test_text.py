"""One notion of lines and of text: what a field may hold, and how a stranger's word stands in a message."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from solidstate.language.names import begins_with, order
from solidstate.language.problems import LONGEST, Problem, as_github, as_text
from solidstate.language.prose import raw_html
from solidstate.language.text import SHOWN, Unfit, line, paragraph, shown

from ..conftest import ROOT

PLAIN = ["R&D", "<100 Wh/kg", "3 < 5", "$100", "{x}", "#1", "100 % *new*", "a<b>c", "Type <A>", "C:\\cells", "x|y", "::error::", "=1+1"]
SCRIPTS = [
    "卫蓝新能源",
    "전고체 배터리",
    "全固体電池",
    "सॉलिड\u200dस्टेट",
    "می\u200cخواهم",
    "батарея",
    "בטריה",
    "葛\U000e0100城",
    "Bolloré",
    "😀",
]


@pytest.mark.parametrize("text", PLAIN + SCRIPTS)
def test_no_legitimate_text_is_refused(text: str) -> None:
    assert line(text) == paragraph(text) == text
    assert raw_html(text) == ""


@pytest.mark.parametrize("sign", "\u00ad\u200b\u2028\u2029\u202e\u2066\u061c\u3164\u115f\u2800\ue000\uffff\ud800\x07\x1b\x85\U000e0041")
@pytest.mark.parametrize("where", ["{}Acme", "Ac{}me", "Acme{}", "{}"])
def test_a_sign_that_nobody_sees_is_refused_wherever_it_stands(sign: str, where: str) -> None:
    for read in (line, paragraph):
        try:
            kept = read(where.format(sign))
        except Unfit as fault:
            assert str(fault) in (f"Found the hidden character U+{ord(sign):04X}.", "It has nothing that one can read.")
        else:
            assert kept == "Acme"  # white space at an end is not kept


@pytest.mark.parametrize("text", ["\u200dAcme", "Acme\ufe0f", "Acme\u200c", "\u0301", " ", "\u3000", "\u00a0", "\t\n"])
def test_joiners_and_blanks_are_refused_where_they_are_nothing_else(text: str) -> None:
    with pytest.raises(Unfit):
        line(text)


def test_what_is_kept_is_composed_and_without_white_space_around_it() -> None:
    assert line(" Bollore\u0301 \n") == "Bolloré"
    assert paragraph("One line\n  and another\n\nand a third.\n") == "One line and another and a third."
    with pytest.raises(Unfit, match="more than one line") as fault:
        line("Acme\nBattery")
    assert fault.value.better == "Acme Battery"


def test_patterns_of_the_format_know_the_ten_digits_and_no_others() -> None:
    files = ["language/values.py", "records/base.py", "reading/nodes.py", "reading/kept.py", "exports/table.py"]
    assert [name for name in files if r"\d" in (ROOT / "hooks/solidstate" / name).read_text("utf-8")] == []


def test_a_strangers_word_is_short_and_steers_nothing() -> None:
    assert shown("\x1b]52;c;aGk=\x07") == r"\x1b]52;c;aGk=\x07"
    assert shown("a\u202eb\U000e0041") == r"a\u202eb\U000e0041"
    assert len(shown("x" * 900_000)) == SHOWN
    problem = Problem("data/\x1b[31m.yaml", 1, 1, "a\nb", "x\n::error::" + "y" * 900_000, "\u202e")
    for text in (str(problem), as_text([problem]), as_github([problem])):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert len(text) < LONGEST + 200
    assert str(problem).startswith(r"data/\x1b[31m.yaml:1:1: a\x0ab: x\x0a::error::yyy")
    assert "\n" not in str(problem)


def test_a_name_begins_with_another_only_where_that_ends_at_a_word() -> None:
    assert not begins_with("Ionic 5", "ION")
    assert begins_with("ION 5", "ION")
    assert begins_with("Bolloré LMP", "bolloré")
    assert begins_with("清陶能源", "清陶")


def test_names_stand_as_a_reader_looks_for_them() -> None:
    names = ["Zeta", "Škoda", "ĀB", "acme", "Solid", "Ångström", "卫蓝"]
    assert sorted(names, key=order) == ["ĀB", "acme", "Ångström", "Škoda", "Solid", "Zeta", "卫蓝"]


def test_the_real_data_is_composed(tmp_path: Path) -> None:
    for path in (ROOT / "data").rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path
