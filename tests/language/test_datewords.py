"""Dates in words: what is sure has its form, what could be several has none."""

from __future__ import annotations

import pytest
from solidstate.language.datewords import suggest
from solidstate.language.values import Window


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2027", "2027"),
        ("by 2027", "2027"),
        ("by the end of 2027", "2027"),
        ("Q3 2025", "2025-Q3"),
        ("2025Q3", "2025-Q3"),
        ("the third quarter of 2026", "2026-Q3"),
        ("second half of 2026", "2026-H2"),
        ("March 2026", "2026-03"),
        ("Sept. 2026", "2026-09"),
        ("4 February 2026", "2026-02-04"),
        ("February 4, 2026", "2026-02-04"),
        ("2027-2028", "2027..2028"),
        ("between 2027 and 2028", "2027..2028"),
        ("2027–28", "2027..2028"),
        ("not before 2030", "2030.."),
        ("soon", None),
        ("12/03/2025", None),
        ("FY2027", None),
        ("2028-2027", None),
        ("", None),
    ],
)
def test_words_have_the_form_that_is_sure(words: str, date: str | None) -> None:
    assert suggest(words) == date
    assert date is None or Window.parse(date)
