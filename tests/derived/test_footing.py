"""What a rung rests on: pages, publishers, and what it would be without one of them."""

from __future__ import annotations

from datetime import date

import pytest
from solidstate.catalogue import Catalogue, CriterionEntry
from solidstate.derived.counting import Shown, add_up
from solidstate.derived.footing import Footing, footing
from solidstate.derived.rating import Rating
from solidstate.records import Evidence, Milestone, Source

PAGES = {
    "one": {"publisher": "One", "published": "2024-05"},
    "two": {"publisher": "Two", "published": "2025-01-02"},
    "again": {"publisher": "Two", "published": "2023"},
    "weak": {"publisher": "Three", "published": "2025-06", "grade": "weak", "note": "A repost."},
    "own": {"publisher": "Acme", "kind": "company"},
}
SOURCES = {
    key: Source.model_validate(
        {"title": key, "url": f"https://example.org/{key}", "kind": "press", "language": "en", "read": "2026-01-01", **fields}
    )
    for key, fields in PAGES.items()
}


def rating(catalogue: Catalogue, *shown: tuple[str, str], contested: str = "") -> Rating:
    """A rating by milestones of 2024, each a criterion and the pages it rests on, parted by spaces."""
    found = [_shown(catalogue.criteria[criterion], index, pages, criterion == contested) for index, (criterion, pages) in enumerate(shown)]
    scale = catalogue.scale
    weak = [one for one in found if not {e.source for e in one.milestone.evidence} <= {"weak"}]
    undisputed = [one for one in found if one.milestone.contested is None]
    total = add_up(scale, found)
    return Rating(date(2026, 1, 1), scale.levels, total, total, add_up(scale, weak), add_up(scale, undisputed), tuple(found), (), None, ())


def _shown(criterion: CriterionEntry, index: int, pages: str, contested: bool) -> Shown:
    evidence = [{"source": page, "quote": "in 2024"} for page in pages.split()]
    dispute = {"contested": {"by": "x", "why": "y", "evidence": evidence}} if contested else {}
    fields = {"date": "2024", "what": "x", "confirmed_by": "maker", "evidence": evidence, **dispute}
    return Shown(criterion, f"m{index}", Milestone.model_validate(fields), False, 9)


def found(catalogue: Catalogue, *shown: tuple[str, str]) -> Footing:
    result = footing(catalogue.scale, rating(catalogue, *shown), SOURCES)
    assert result
    return result


def fall(one: Footing) -> list[tuple[str, str]]:
    return [(str(page.publisher), rest.label) for page, rest in one.alone]


def test_a_rung_on_one_page_falls_with_it(sample: Catalogue) -> None:
    one = found(sample, ("prototype-cell", "one"), ("lab-cell", "two"))
    assert (len(one.pages), one.publishers, fall(one), str(one.newest)) == (1, ("One",), [("One", "2–3")], "2024-05")


def test_a_milestone_stands_as_long_as_one_of_its_pages_does(sample: Catalogue) -> None:
    one = found(sample, ("prototype-cell", "one two"))
    assert (len(one.pages), one.publishers, fall(one), str(one.newest)) == (2, ("One", "Two"), [], "2025-01-02")


def test_two_pages_of_one_publisher_are_one_voice(sample: Catalogue) -> None:
    assert found(sample, ("prototype-cell", "two again")).publishers == ("Two",)


def test_what_else_meets_the_rung_holds_it(sample: Catalogue) -> None:
    assert fall(found(sample, ("prototype-cell", "one"), ("prototype-cell", "two"))) == []
    assert fall(found(sample, ("road-test", "one"), ("pilot-line-output", "one two"))) == [("One", "4–5")]


def test_weak_pages_and_the_maker_s_own_are_counted(sample: Catalogue) -> None:
    one = found(sample, ("prototype-cell", "weak own"))
    assert (one.weak_pages, one.own) == (1, 1)


@pytest.mark.parametrize(
    ("pages", "contested", "said"),
    [
        ("one", "", []),
        ("weak", "", ["on weak sources"]),
        ("one weak", "", []),
        ("one", "prototype-cell", ["contested"]),
        ("weak", "prototype-cell", ["contested", "on weak sources"]),
    ],
)
def test_what_is_said_with_a_rung_in_one_breath(sample: Catalogue, pages: str, contested: str, said: list[str]) -> None:
    one = rating(sample, ("prototype-cell", pages), ("lab-cell", "two"), contested=contested)
    assert [str(word) for word in one.reservations] == said


def test_below_the_first_rung_what_is_in_progress_may_fall(sample: Catalogue) -> None:
    assert fall(found(sample, ("lab-cell", "one"), ("use-named", "one"))) == [("One", "")]


def test_a_reading_of_a_page_that_holds_the_rung_is_known(sample: Catalogue) -> None:
    found = footing(sample.scale, rating(sample, ("prototype-cell", "one two")), SOURCES)
    assert found is not None
    words = {page: [Evidence.model_validate({"source": page, "quote": "TRL 4"})] for page in ("two", "own")}
    assert [found.rests_on(words[page], SOURCES) for page in ("two", "own")] == [True, False]
