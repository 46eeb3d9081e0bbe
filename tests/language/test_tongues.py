"""Which language a few words are in, and when two names are one."""

from __future__ import annotations

import pytest
from solidstate.language.intent import intent
from solidstate.language.names import beginnings, name_key
from solidstate.language.otherwise import meant
from solidstate.language.tongues import is_language, language_of_country, other_language, script_of
from solidstate.language.vocabulary import Confirmation, Grade


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ("the line is connected and the cell has 350 Wh/kg", "it", "en"),
        ("la linea è stata collegata e la cella della pila ha 350 Wh/kg", "en", "it"),
        ("die Linie ist mit der Zelle in Betrieb", "en", "de"),
        ("全固态电芯下线", "en", "zh"),
        ("全固体電池のラインを稼働した", "zh", "ja"),
        ("전고체 배터리 라인", "ja", "ko"),
        ("опытная линия запущена", "en", "ru"),
        ("Lishen Battery to Mass Produce Cells", "ja", "en"),
        ("固体電池", "ja", ""),
        ("350 Wh/kg", "zh", ""),
        ("QuantumScape QSE-5", "de", ""),
        ("R&D, <100 Wh/kg, 3 < 5, $100, {x}, #1", "en", ""),
        ("a pilot line", "fr", ""),
    ],
)
def test_another_language_is_found_only_where_it_is_sure(text: str, language: str, other: str) -> None:
    assert other_language(text, language) == other


def test_a_countrys_code_is_no_language() -> None:
    assert [(is_language(code), language_of_country(code)) for code in ("cn", "jp", "kr", "xx", "cz")] == [
        (False, "zh"),
        (False, "ja"),
        (False, "ko"),
        (False, ""),
        (False, "cs"),
    ]
    assert is_language("zh")
    assert is_language("fi")


def test_a_name_says_its_script_where_it_is_not_latin() -> None:
    names = ("トヨタ", "삼성SDI", "卫蓝新能源", "ТВЭЛ", "بطارية", "β-alumina", "Bolloré")
    assert [script_of(name) for name in names] == ["ja", "ko", "und-Hani", "und-Cyrl", "und-Arab", "", ""]


def test_a_name_is_known_again() -> None:
    assert name_key("Solid Power, Inc.") == name_key("SOLID  POWER")
    assert name_key("宁德时代新能源科技股份有限公司") == name_key("宁德时代新能源科技")
    assert name_key("Bolloré") == name_key("Bollore")
    assert name_key("Samsung SDI") != name_key("Samsung")
    assert "factorial" in beginnings("Factorial Energy")
    assert "清陶" in beginnings("清陶能源")
    assert beginnings("SES AI")[0] == "ses"


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("expected mass production in 2026", "en", "expected"),
        ("will begin producing samples", "en", "will"),
        ("began to be delivered to its partners", "en", ""),
        ("计划于2026年量产", "zh", "计划"),
        ("2027年度に量産する予定", "ja", "予定"),
        ("die geplante Linie", "de", "geplante"),
        ("willing to share", "en", ""),
        ("a plant with a planar cell", "en", ""),
    ],
)
def test_words_of_intent(text: str, language: str, word: str) -> None:
    assert intent(text, language) == word


def test_a_word_of_ones_own_is_understood() -> None:
    assert meant(Confirmation, "Newspaper").startswith("Write `reported`: ")
    assert meant(Grade, "strong") == "Leave `grade` out: only what is weak is marked."
    assert meant(Confirmation, "moon") == ""
    assert meant(Confirmation, "") == ""
