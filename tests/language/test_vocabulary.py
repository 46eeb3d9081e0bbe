"""Words for readers: languages by their codes, classes and looks by their labels."""

from __future__ import annotations

import pytest
from solidstate.language.codes import language_name
from solidstate.language.looks import Look
from solidstate.language.vocabulary import CellClass, ContextKind


@pytest.mark.parametrize(("code", "name"), [("ro", "Romanian"), ("zh", "Chinese"), ("zh-Hant", "Traditional Chinese"), ("qqq", "qqq")])
def test_a_language_has_its_english_name(code: str, name: str) -> None:
    assert language_name(code) == name


def test_words_have_labels() -> None:
    assert [word.label for word in CellClass] == ["all-solid-state", "solid–liquid", "class unclear"]
    assert ContextKind.READING.label == "Readings of the whole field"
    assert {str(look): look.label for look in Look} == {
        "confirmed": "confirmed",
        "claimed": "claimed",
        "progress": "in progress",
        "ahead": "evidence ahead",
        "planned": "promised",
    }
    assert [look for look in Look if look.is_standing] == [Look.CONFIRMED, Look.CLAIMED, Look.PROGRESS]
