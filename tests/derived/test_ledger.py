"""Promises: slip and state on a day, fair in the hard cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived import promised
from solidstate.derived.ledger import enters, record_of, state_of
from solidstate.derived.slips import slips_between
from solidstate.derived.survey import Survey
from solidstate.language.values import Window
from solidstate.language.vocabulary import CellClass
from solidstate.records import Company, Promise

from ..conftest import TODAY


def promise(*statements: tuple[str, str], **more: Any) -> Promise:
    evidence = [{"source": "a", "quote": "b"}]
    said = [{"said": s, "due": d, "wording": "w", "evidence": evidence} for s, d in statements]
    if "outcome" in more:
        more["outcome"]["evidence"] = evidence
    return Promise.model_validate({"what": "x", "statements": said, **more})


PAGE = {"title": "t", "publisher": "p", "kind": "press", "url": "https://example.org/a", "language": "en", "published": "2022-05-01"}


def company(checked: str = "2026-11-22", **page: str) -> Company:
    raw = {"name": "A", "country": "CN", "kind": "start-up", "summary": "s", "checked": checked, "sources": {"a": {**PAGE, **page}}}
    return Company.model_validate(raw)


@pytest.mark.parametrize(
    ("made", "checked", "name", "slip"),
    [
        (promise(("2024", "2027")), "2026-11-22", "open", 0),
        (promise(("2022", "2025"), ("2025", "2027")), "2026-11-22", "moved", 24),
        (promise(("2022", "2029"), ("2025", "2027")), "2026-11-22", "brought forward", -24),
        (promise(("2022", "2025")), "2026-11-22", "no outcome found", 0),
        (promise(("2022", "2025")), "2026-01-15", "due", 0),
        (promise(("2022", "2026-Q3")), "2026-11-22", "due", 0),
        (promise(("2023", "2030..")), "2026-11-22", "outlook", None),
        (promise(("2023", "undated")), "2026-11-22", "open", None),
        (promise(("2022", "2025"), outcome={"status": "done", "date": "2025"}), "2026-11-22", "kept", 0),
        (promise(("2022", "2025-06"), outcome={"status": "done", "date": "2025"}), "2026-11-22", "kept", 0),
        (promise(("2022", "2024"), outcome={"status": "done", "date": "2025-06"}), "2026-11-22", "kept late", 0),
        (promise(("2022", "2025"), outcome={"status": "withdrawn", "date": "2024"}), "2026-11-22", "withdrawn", 0),
    ],
)
def test_the_state_follows_from_the_dates(made: Promise, checked: str, name: str, slip: int | None) -> None:
    state = state_of(made, company(checked), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.slip) == (name, slip)


def test_a_newspapers_date_is_not_the_companys() -> None:
    made = promise(("2022", "2025"), ("2023", "2029"))
    raw = made.model_dump(by_alias=True)
    raw["statements"][1]["by"] = "A Newspaper"
    state = state_of(Promise.model_validate(raw), company(), "a", (), date(2024, 1, 1))
    assert state is not None
    assert (state.name, state.slip, len(state.statements)) == ("open", 0, 2)
    record = record_of([(made, state)])
    assert (record.slips, record.median_slip) == (0, None)


def test_nothing_was_promised_before_it_was_said() -> None:
    assert state_of(promise(("2024-05-17", "2027")), company(), "a", (), date(2024, 5, 16)) is None


def test_a_vague_date_of_this_year_is_read_once_the_file_was_checked() -> None:
    assert state_of(promise(("2026", "2027")), company(), "a", (), TODAY) is not None
    assert state_of(promise(("2026", "2027")), company(), "a", (), date(2026, 6, 1)) is None


def test_an_outcome_with_an_open_beginning_is_given_the_benefit() -> None:
    made = promise(("2020", "2021"), outcome={"status": "done", "date": "..2022-01"})
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.late, state.is_perhaps_late) == ("kept", None, True)
    assert (record_of([(made, state)]).kept, record_of([(made, state)]).perhaps_late) == (0, 0)  # it would show nothing
    made = promise(("2020", "2021"), would_show=["lab-cell"], outcome={"status": "done", "date": "..2022-01"})
    assert record_of([(made, state)]).perhaps_late == 1


def test_what_happened_within_the_first_window_is_not_perhaps_late() -> None:
    made = promise(("2020", "2021"), ("2021", "2023"), outcome={"status": "done", "date": "..2021-12-31"})
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.is_perhaps_late) == ("kept", False)


def test_a_change_of_scope_names_what_follows(survey: Survey) -> None:
    cars, robots = survey.states["samsung-sdi/solidstack/cars-2027"], survey.states["samsung-sdi/solidstack/robots-2027"]
    assert (cars.name, robots.name) == ("scope changed", "open")
    assert cars.outcome is not None
    assert cars.outcome.becomes == "robots-2027"
    assert not cars.fell_due


def test_not_before_takes_the_date_back(survey: Survey) -> None:
    state = survey.states["bmw/series-car"]
    assert (state.name, state.slip, state.first.due.text, state.latest.due.text) == ("date taken back", None, "2030", "2030..")


@pytest.mark.parametrize(
    ("dues", "name", "slips"),
    [
        (("2030", "2033.."), "moved", (36, None)),
        (("2030", "2030..", "2033.."), "moved", (36, None)),
        (("2026-Q3", "2030.."), "moved", (42, None)),
        (("2027..2030", "2029.."), "moved", (24, None)),
        (("..2026", "2030.."), "moved", (36, None)),
        (("2030", "2029.."), "date taken back", None),
        (("2028..", "2030.."), "outlook", None),
        (("2028..", "2030", "2033.."), "moved", (36, None)),
        (("2030", "2033..", "2032"), "moved", (24, 24)),
    ],
)
def test_who_turns_vague_has_moved_the_date_by_at_least_so_much(dues: tuple[str, ...], name: str, slips: object) -> None:
    made = promise(*((str(2020 + number), due) for number, due in enumerate(dues)), would_show=["series-production"])
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.slips, state.certain_slip) == (name, slips, slips[0] if isinstance(slips, tuple) else 0)
    assert record_of([(made, state)]).slips == bool(slips)


def test_a_date_stands_until_another_is_named() -> None:
    made = promise(("2022", "2024"), ("2024", "2025"), ("2025", "undated"))
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.slip, state.latest.due.text, state.last_word.said.text) == ("no outcome found", 12, "2025", "2025")


def test_a_date_that_only_a_newspaper_gives_counts_against_nobody() -> None:
    made = promise(("2022", "2024"))
    made = made.model_copy(update={"statements": [made.statements[0].model_copy(update={"by": "A newspaper"})]})
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.is_own) == ("no outcome found", False)
    assert record_of([(made, state)]).due == 0


def test_no_headline_is_made_of_a_weak_source() -> None:
    made = promise(("2022", "2024"), ("2024", "2030"))
    for page, weak in (({}, False), ({"grade": "weak"}, True), ({"dated_by": "crawl"}, True), ({"dated_by": "address"}, False)):
        state = state_of(made, company(**page), "a", (), TODAY)
        assert state is not None
        assert state.is_weak is weak


@pytest.mark.parametrize(
    ("key", "name", "slip", "dates"),
    [
        ("toyota/all-solid-state/first-cars", "moved", 60, ["2020..2023", "2025", "2027..2028"]),
        ("samsung-sdi/solidstack/cars-2027", "scope changed", 0, ["2027"]),
        ("lg-energy-solution/all-solid-state/cars", "moved", 24, ["2025..2027", "2030..", "2030", "2029"]),
        ("solid-power/ev-cell/qualification", "kept late", 18, ["2022-01..2022-06", "2022", "2023"]),
        ("quantumscape/qse-5/launch", "no outcome found", 12, ["2024", "2025"]),
        ("nio/pack-150", "kept late", 18, ["2022-Q4", "2023-Q1", "2024-Q2"]),
        ("bmw/series-car", "moved", None, ["2030", "2030.."]),
        ("catl/sulfide-cell/own-scale-7-8", "open", 0, ["2027"]),
    ],
)
def test_the_known_chains_come_out(real: Catalogue, key: str, name: str, slip: int | None, dates: list[str]) -> None:
    state = Survey(real, TODAY).states[key]
    assert (state.name, state.slip) == (name, slip)
    assert [text for text in dates if text not in [s.due.text for s in state.statements]] == []


def test_rent_only_is_kept_late_with_its_but(survey: Survey) -> None:
    state = survey.states["nio/pack-150"]
    assert (state.name, state.late, state.slip) == ("kept late", 17, 3)
    assert state.outcome is not None
    assert state.outcome.but == "rent only, and several hundred packs"


def test_the_fields_own_record_counts_what_fell_due_class_by_class(survey: Survey) -> None:
    found = promised.records(survey.promises)
    assert {cls: (record.due, record.kept, record.kept_late) for cls, record in found.items()} == {
        CellClass.ALL_SOLID_STATE: (2, 0, 0),
        CellClass.UNCLEAR: (1, 0, 0),
        None: (1, 0, 1),
    }
    assert promised.records_of_sale(survey) == found
    assert found[CellClass.UNCLEAR].known == {}
    assert (found[None].known, found[None].unknown) == ({"kept late": 1}, 0)


@pytest.mark.parametrize(
    ("first", "latest", "slips"),
    [
        ("2026", "2027", (12, 12)),
        ("2026", "2027-06", (6, 6)),
        ("2026", "2027..2030", (12, 48)),
        ("2020..2023", "2027..2028", (60, 84)),
        ("2025..2027", "2029", (24, 48)),
        ("2030", "2027..2028", (-24, -36)),
        ("2028..2029", "2025..2029", (0, -36)),  # the beginning moved, the end did not
        ("2024", "2024..2025", (0, 12)),
        ("2024-09..2025-09", "2025-12", (3, 15)),  # thirteen months are longer than a year
        ("2024-10..2025-09", "2025-12", (3, 3)),  # twelve are not
        ("2025..2027", "2026", (-12, -12)),  # the beginning later, the end earlier: the ends decide
        ("..2026-12", "2030", (48, 48)),
        ("2026", "2030..", None),
        ("undated", "2030", None),
    ],
)
def test_a_long_window_makes_a_slip_a_range(first: str, latest: str, slips: tuple[int, int] | None) -> None:
    assert slips_between(Window.parse(first), Window.parse(latest)) == slips


def test_dates_that_only_newspapers_give_move_nothing() -> None:
    evidence = [{"source": "a", "quote": "b"}]
    said = [{"said": s, "due": d, "wording": "w", "by": "The News", "evidence": evidence} for s, d in (("2023", "2025"), ("2025", "2027"))]
    made = promise(statements=said, would_show=["series-production"])
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.is_own, state.name, state.moved, state.slip, state.slips, state.late) == (False, "open", "", None, None, None)
    assert (state.first.due.text, state.latest.due.text) == ("2025", "2027"), "both are kept"


@pytest.mark.parametrize(("ended", "due"), [("2023", False), ("2024", False), ("2025-02", True)])
def test_what_was_withdrawn_before_its_window_was_over_was_never_due(ended: str, due: bool) -> None:
    made = promise(("2022", "2024"), outcome={"status": "withdrawn", "date": ended}, would_show=["series-production"])
    state = state_of(made, company(), "a", (), TODAY)
    assert state is not None
    assert (state.name, state.fell_due) == ("withdrawn", due)


def test_one_rule_says_which_date_moved_furthest(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    found = promised.drifts(survey)
    assert all(enters(entry.record, state) and state.certain_slip > 0 for entry, state in found)
    ranked = [state.certain_slip for _, state in found if not state.is_weak]
    assert ranked == sorted(ranked, reverse=True)
    assert not found[0][1].is_weak
    assert found[0][0].id == survey.promises[0][0].id


def test_what_would_show_no_rung_enters_no_count(real: Catalogue) -> None:
    survey = Survey(real, TODAY)
    counted = [pair for pair in survey.promises if enters(pair[0].record, pair[1])]
    assert 0 < len(counted) < len(survey.promises)
    assert all(entry.record.would_show for entry, _ in counted)
    due = sum(record.due for record in promised.records(survey.promises).values())
    assert due == sum(state.fell_due for _, state in counted)


def test_saics_chain_drifts_by_two_years(real: Catalogue) -> None:
    state = Survey(real, TODAY).states["saic/first-solid-state-car"]
    assert (state.name, state.slip, state.passed) == ("moved", 24, date(2025, 12, 31))
