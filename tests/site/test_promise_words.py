"""What a page says of a date that has passed, in every combination of what was checked, read and promised when."""

from __future__ import annotations

from datetime import date

import pytest
from solidstate.derived.ledger import State, state_of
from solidstate.records import Company, Promise
from solidstate.site.rendering import project_environment

from ..conftest import ROOT

PAGE = {"title": "t", "publisher": "p", "kind": "press", "url": "https://example.org/a", "language": "en", "published": "2025-01-10"}


def company(checked: str, read: str) -> Company:
    sources = {"a": {**PAGE, "read": read}}
    raw = {"name": "A", "country": "CN", "kind": "start-up", "summary": "s", "checked": checked, "sources": sources}
    return Company.model_validate(raw)


def state(checked: str, read: str, due: str, day: date) -> State:
    said = {"said": "2025-01-10", "due": due, "wording": "w", "evidence": [{"source": "a", "quote": "q"}]}
    found = state_of(Promise.model_validate({"what": "x", "statements": [said]}), company(checked, read), "a", (), day)
    assert found
    return found


def words(macro: str, template: str, argument: object) -> str:
    names = {"link": str, "section": str, "catalogue": None, "settings": {}}
    module = project_environment(ROOT).get_template(f"macros/{template}.html.jinja").make_module(names)
    return str(getattr(module, macro)(argument)).strip()


@pytest.mark.parametrize(
    ("checked", "read", "due", "day", "said"),
    [
        ("2026-11-22", "2026-11-22", "2026-12", date(2026, 11, 26), "open"),
        (
            "2026-08-22",
            "2026-08-22",
            "2026-Q3",
            date(2026, 11, 26),
            "due; the window ended on 30 September 2026; the file was last checked against its sources on 22 August 2026",
        ),
        (
            "2026-09-30",
            "2026-09-30",
            "2026-Q3",
            date(2026, 11, 26),
            "due; the window ended on 30 September 2026; the file was last checked against its sources on 30 September 2026",
        ),
        (
            "2026-11-26",
            "2026-11-26",
            "2026-Q3",
            date(2026, 11, 26),
            "due; the window ended on 30 September 2026; no outcome was found by 26 November 2026, less than three months later",
        ),
        (
            "2026-11-26",
            "2026-01-10",
            "2025",
            date(2026, 2, 1),
            "due; the window ended on 31 December 2025; no outcome was found by 1 February 2026, less than three months later",
        ),
        (
            "2026-01-15",
            "2026-11-26",
            "2025",
            date(2026, 11, 26),
            "due; the window ended on 31 December 2025; what gives it was read after the whole file was last checked against its sources",
        ),
        (
            "2026-11-22",
            "2026-11-26",
            "2025",
            date(2026, 11, 26),
            "due; the window ended on 31 December 2025; what gives it was read after the whole file was last checked against its sources",
        ),
        ("2026-11-22", "2025-02-01", "2025", date(2026, 11, 26), "no outcome found; no later word since 10 January 2025"),
        ("2026-03-31", "2025-02-01", "2025", date(2026, 11, 26), "no outcome found; no later word since 10 January 2025"),
        (
            "2026-03-30",
            "2025-02-01",
            "2025",
            date(2026, 11, 26),
            "due; the window ended on 31 December 2025; no outcome was found by 30 March 2026, less than three months later",
        ),
    ],
)
def test_what_is_said_of_a_date_is_true(checked: str, read: str, due: str, day: date, said: str) -> None:
    assert words("verdict", "promise", state(checked, read, due, day)) == said


@pytest.mark.parametrize(
    ("checked", "read", "said"),
    [
        ("2026-11-22", "2026-11-20", "checked against its sources on 22 November 2026"),
        ("2026-11-22", "2026-11-26", "checked against its sources on 22 November 2026, and added to since, last on 26 November 2026"),
    ],
)
def test_what_is_added_to_a_file_does_not_check_it(checked: str, read: str, said: str) -> None:
    found = company(checked, read)
    assert words("held", "ui", found) == said
    assert found.touched == date.fromisoformat(max(checked, read))
