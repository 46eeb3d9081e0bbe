"""Dates in words: what is sure has its form, what could be several has none."""

from __future__ import annotations

import pytest
from solidstate.language.datewords import TABLE, suggest, table
from solidstate.language.values import Window


@pytest.mark.parametrize(("words", "row"), [(words, row) for row in TABLE for words in row.words], ids=lambda one: str(one)[:40])
def test_the_table_is_the_rule(words: str, row) -> None:  # type: ignore[no-untyped-def]
    assert suggest(words, Window.parse(row.said) if row.said else None, row.country) == row.date
    assert Window.parse(row.date)


def test_words_that_hang_on_something_are_none_without_it() -> None:
    for row in TABLE:
        if row.said or row.country:
            assert [suggest(words) for words in row.words] == [None] * len(row.words)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2027", "2027"),
        ("2025Q3", "2025-Q3"),
        ("second half of 2026", "2026-H2"),
        ("Sept. 2026", "2026-09"),
        ("4 February 2026", "2026-02-04"),
        ("2027–28", "2027..2028"),
        ("before the third quarter of 2026", "2026-Q2"),
        ("before January 2026", "2025-12"),
        ("not before around 2030", "2030.."),
        ("winter 2026", "2026-12..2027-02"),
        ("31.02.2025", None),
        ("soon", None),
        ("12/03/2025", None),
        ("FY2027", None),
        ("2028-2027", None),
        ("", None),
        ("20250520", "2025-05-20"),
        ("2025–05–20", "2025-05-20"),
        ("2025-5-2", "2025-05-02"),
        ("2025-05-20T10:00:00Z", "2025-05-20"),
        ("2025-13-20", None),
        ("20251320", None),
    ],
)
def test_words_have_the_form_that_is_sure(words: str, date: str | None) -> None:
    assert suggest(words) == date


def test_the_table_is_read_as_rows() -> None:
    rows = list(table())
    assert ("“before 2027”", "2026", "Its end is the end of the year before; so it is with quarters and months.") in rows
    assert rows[-1] == ("“in five years”, “within five years”, “in the next five years”", "2030", "As above. (said 2025-03-02)")
