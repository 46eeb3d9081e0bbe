"""What a page says of a date that has passed, in every combination of what was checked, read and promised when."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest
from solidstate.derived.changes import Change
from solidstate.derived.ledger import FATES, UNKNOWN, State, state_of
from solidstate.derived.slips import slips_between
from solidstate.language.values import Window
from solidstate.language.vocabulary import CellClass
from solidstate.records import Company, Promise
from solidstate.site.rendering import change_in_words, project_environment

from ..conftest import ROOT

DAY = date(2026, 11, 26)
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
            "due; the window ended on 30 September 2026; nobody has checked since: the last check was on 22 August 2026",
        ),
        (
            "2026-09-30",
            "2026-09-30",
            "2026-Q3",
            date(2026, 11, 26),
            "due; the window ended on 30 September 2026; nobody has checked since: the last check was on 30 September 2026",
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
            "due; the window ended on 31 December 2025; it came into the record after the last check of its file, and "
            "no search for an outcome is recorded since",
        ),
        (
            "2026-11-22",
            "2026-11-26",
            "2025",
            date(2026, 11, 26),
            "due; the window ended on 31 December 2025; it came into the record after the last check of its file, and "
            "no search for an outcome is recorded since",
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


def test_a_date_that_somebody_else_gave_stands_in_brackets_and_is_no_word_of_its_own() -> None:
    evidence = [{"source": "a", "quote": "q"}]
    said = [
        {"said": when, "due": due, "wording": "w", "evidence": evidence} | ({"by": by} if by else {})
        for when, due, by in (
            ("2022", "2023", "A newspaper"),
            ("2023-05-22", "2024", ""),
            ("2023-06", "2024", "A newspaper"),
            ("2023-07", "2025", "A newspaper"),
            ("2024-05", "2025", ""),
            ("2025", "2025", "A newspaper"),
        )
    ]
    found = state_of(Promise.model_validate({"what": "x", "statements": said}), company("2026-11-22", "2025-02-01"), "a", (), DAY)
    assert words("chain", "promise", found) == "(2023) → 2024 → 2025"
    assert words("verdict", "promise", found) == "no outcome found; no later word of its own since May 2024"


@pytest.mark.parametrize(
    ("dues", "said"),
    [
        (("2030", "2033.."), "moved by at least 36 months, from 2030 to not before 2033"),
        (("2030", "2030.."), "date taken back, 2024: not before 2030"),
    ],
)
def test_who_turns_vague_is_told_so(dues: tuple[str, str], said: str) -> None:
    evidence = [{"source": "a", "quote": "q"}]
    made = [{"said": when, "due": due, "wording": "w", "evidence": evidence} for when, due in zip(("2022", "2024"), dues, strict=True)]
    found = state_of(Promise.model_validate({"what": "x", "statements": made}), company("2026-11-22", "2025-02-01"), "a", (), DAY)
    assert words("verdict", "promise", found) == said
    assert not found.slips or words("drifted", "promise", found) == "+36 months or more"


@pytest.mark.parametrize(
    ("fates", "said"),
    [
        ({"kept": 1, "due": 1, "no outcome found": 2}, "1 kept in time; for 2 no later word was found; 1 still to be looked up."),
        ({"moved": 3}, "3 moved."),
        ({"due": 2}, "2 still to be looked up."),
    ],
)
def test_what_nobody_has_looked_up_is_not_told_as_searched(fates: dict[str, int], said: str) -> None:
    names = {"link": str, "section": str, "catalogue": None, "settings": {}}
    module = project_environment(ROOT).get_template("macros/promise.html.jinja").make_module(names)
    known = {name: number for name, number in fates.items() if name not in UNKNOWN}
    record = SimpleNamespace(due=sum(fates.values()), fates=fates, known=known, weak=0, perhaps_late=0)
    told = " ".join(str(module.fared(record, "promise", "promises")).split())  # type: ignore[attr-defined]
    assert told == f"{record.due} promises fell due: {said}"


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


def test_a_long_promise_is_cut_on_the_first_page() -> None:
    names = {"link": str, "section": str, "catalogue": None, "settings": {}}
    module = project_environment(ROOT).get_template("macros/when.html.jinja").make_module(names)
    said = Window.parse("2025-01-10")
    latest = SimpleNamespace(said=said, due=Window.parse("2027"), by=None)
    found = SimpleNamespace(latest=latest, first=latest, name="open", is_weak=False)
    entry = SimpleNamespace(
        owner="a", key="b", company=SimpleNamespace(name="A"), record=SimpleNamespace(what="Sell a car with words. " * 13)
    )
    told = re.sub(r"<[^>]+>", "", str(module.promised(entry, found, 2027)))  # type: ignore[attr-defined]
    assert len(entry.record.what) > 290
    assert len(" ".join(told.split())) < 140
    assert "… (said Jan 2025)" in " ".join(told.split())


def test_every_fate_looks_like_no_other() -> None:
    """In a bar and in its key, also without colour."""
    css = (ROOT / "docs/assets/style/promises.css").read_text(encoding="utf-8")
    looks = [re.search(rf":is\(\.fates i,\.fate\)\.{name.replace(' ', '-')} {{\s*background: ([^;}}]+)", css) for name in FATES]
    found = [look[1].strip() if look else None for look in looks]
    assert None not in found
    assert len(set(found)) == len(FATES)


@pytest.mark.parametrize(
    ("first", "latest", "outcome", "said"),
    [
        ("2026-12", "2026-10", None, "brought forward by 2 months, from Dec 2026 to Oct 2026"),
        ("2025", "2027..2030", None, "moved by 24–60 months, from 2025 to 2027–2030; the first date passed on 31 December 2025"),
        ("2030", "2027..2028", None, "brought forward by 24–36 months, from 2030 to 2027–2028"),
        ("2024", "2025-06", "2025-08", "kept late, August 2025: it happened 7 months after the first date. To BMW; no delivery was found."),
        ("2024", "2025-06", "2024-08", "kept, August 2024. To BMW; no delivery was found."),
    ],
)
def test_each_delay_says_what_it_is_counted_from(first: str, latest: str, outcome: str | None, said: str) -> None:
    """How far a date moved and how late it was kept are two numbers; neither has a sign."""
    proof = {"evidence": [{"source": "a", "quote": "q"}]}
    statements = [{"said": day, "due": due, "wording": "w", **proof} for day, due in (("2023-01-10", first), ("2024-02-10", latest))]
    raw = {"what": "x", "statements": statements}
    if outcome:
        raw["outcome"] = {"status": "done", "date": outcome, "but": "To BMW; no delivery was found.", **proof}
    found = state_of(Promise.model_validate(raw), company("2026-09-30", "2026-09-30"), "a", (), date(2026, 10, 1))
    assert words("verdict", "promise", found) == said


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("2026", "2027..2030", "moves from 2026 to 2027–2030, 12–48 months"),
        ("2026-12", "2026-10", "moves from December 2026 to October 2026, 2 months earlier"),
        ("2026", "2027", "moves from 2026 to 2027, 12 months"),
        ("2030..", "2032", "moves from not before 2030 to 2032"),
    ],
)
def test_what_changed_in_the_record_counts_months_by_the_same_rule(was: str, now: str, said: str) -> None:
    before, after = Window.parse(was), Window.parse(now)
    facts = {"was": before, "now": after, "slips": slips_between(before, after), "sources": [], "statement": SimpleNamespace(said=after)}
    change = Change("date", "a/b", "B", was, now, facts=facts)
    assert change_in_words(ROOT)(change).startswith(f"B {said} (said")


@pytest.mark.parametrize(
    ("cls", "application", "ended", "said"),
    [
        (CellClass.UNCLEAR, "car", False, "class unclear, car, TRL 2–3, claimed"),
        (CellClass.SOLID_LIQUID, "any", True, "solid–liquid, any use, TRL 2–3, claimed, ended"),
    ],
)
def test_a_new_programme_is_told_in_words_of_pages(cls: CellClass, application: str, ended: bool, said: str) -> None:
    facts = {"programme": SimpleNamespace(class_=cls, application=application), "reservations": ["claimed"], "ended": ended}
    assert change_in_words(ROOT)(Change("programme-new", "a/b", "A B", None, "2–3", facts=facts)) == f"New programme: A B, {said}"


@pytest.mark.parametrize(
    ("takes_back", "said"), [(False, "New promise of A, in 2027: B"), (True, "New promise of A, its date taken back: B")]
)
def test_a_new_promise_is_told_with_its_last_word(takes_back: bool, said: str) -> None:
    last = SimpleNamespace(wording="in 2027", takes_back=takes_back)
    facts = {"holder": "A", "record": SimpleNamespace(statements=[last], what="B")}
    assert change_in_words(ROOT)(Change("promise-new", "a/b", "A", facts=facts)) == said
