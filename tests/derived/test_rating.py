"""The rule, held to the five placements of the article and to the hard cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from solidstate.catalogue import Catalogue, CriterionEntry
from solidstate.derived.counting import Shown, add_up
from solidstate.derived.rating import rate
from solidstate.derived.survey import Survey
from solidstate.language.vocabulary import CellClass
from solidstate.records import Milestone

from ..conftest import TODAY

# The page has no date; pages with neighbouring numbers put it between 19 and 25 November 2025.
ARTICLE = date(2025, 11, 25)


@pytest.mark.parametrize(
    ("programme", "label", "use", "making"),
    [
        ("cas/adaptive-interphase", "2–3", 3, 2),
        ("cas/polymer-cathode", "2–3", 3, 2),
        ("chery/rhino-s", "4–5", 5, 4),
        ("quantumscape/qse-5", "5–6", 6, 5),
        ("sunwoda/xin-bixiao", "5–6", 5, 6),
        ("gotion-high-tech/jinshi", "7", 7, 7),
    ],
)
def test_the_rule_gives_the_placements_of_the_article(real: Catalogue, programme: str, label: str, use: int, making: int) -> None:
    rating = rate(real, real.programmes[programme], ARTICLE)
    assert (rating.label, rating.total.strands) == (label, {"use": use, "making": making})


def test_nothing_counts_before_its_window_is_over(real: Catalogue) -> None:
    jinshi = real.programmes["gotion-high-tech/jinshi"]
    assert rate(real, jinshi, date(2025, 10, 30)).label == "6–7"
    assert rate(real, jinshi, date(2025, 10, 31)).label == "7"
    assert rate(real, jinshi, date(2024, 5, 16)).label == ""


def shown(catalogue: Catalogue, *criteria: str, counts_to: int = 9) -> list[Shown]:
    milestone = Milestone.model_validate(
        {"date": 2025, "what": "x", "confirmed_by": "maker", "evidence": [{"source": "a", "quote": "b"}]},
    )
    return [Shown(catalogue.criteria[name], "m", milestone, False, counts_to) for name in criteria]


@pytest.mark.parametrize(
    ("criteria", "label", "ahead"),
    [
        (["principle-published"], "1", ()),
        (["use-named"], "2", ()),
        (["lab-cell"], "2–3", ()),
        (["prototype-cell"], "4", ()),
        (["vehicle-demo"], "4–5", (6,)),
        (["pilot-line-output"], "4–5", (7,)),
        (["vehicle-demo", "samples-delivered"], "5–6", ()),
        (["road-test", "pilot-line-output"], "7", ()),
        (["service-year", "pilot-process"], "6–7", (9,)),
        (["service-year", "sustained-production"], "9", ()),
    ],
)
def test_evidence_adds_up_by_strand(sample: Catalogue, criteria: list[str], label: str, ahead: tuple[int, ...]) -> None:
    found = add_up(sample.scale, shown(sample, *criteria))
    assert (found.label, found.ahead) == (label, ahead)


def test_another_application_counts_up_to_level_6(sample: Catalogue) -> None:
    found = add_up(sample.scale, shown(sample, "service-year", "sustained-production", counts_to=6))
    assert found.label == "6"


def test_contested_evidence_is_claimed_only(survey: Survey) -> None:
    donut = survey.ratings["donut-lab/donut-battery"]
    assert (donut.label, donut.confirmed.label, donut.is_claimed) == ("4–5", "", True)


def test_what_happened_since_stands_beside_the_level(survey: Survey) -> None:
    lmp = survey.ratings["blue-solutions/lmp"]
    assert (lmp.label, [str(m.effect) for _, m in lmp.effects]) == ("8", ["suspended", "resumed"])
    pack = survey.ratings["welion/nio-150-kwh"]
    assert (pack.label, pack.confirmed.label, [str(m.effect) for _, m in pack.effects]) == ("8", "8", ["ended"])


def test_a_motorcycle_says_little_about_a_car(sample: Catalogue) -> None:
    trace = rate(sample, sample.programmes["quantumscape/qse-5"], TODAY)
    demo = next(s for s in trace.shown if s.criterion.id == "vehicle-demo")
    assert (demo.counts_to, demo.confirmed, trace.label, trace.confirmed.label) == (6, True, "6", "5–6")


def test_what_others_have_yet_to_confirm_is_named_alone(sample: Catalogue) -> None:
    found = rate(sample, sample.programmes["quantumscape/qse-5"], TODAY).unconfirmed
    assert found is not None
    assert (found[0], [verdict.requirement.name for verdict in found[1]]) == (6, ["Made at pilot scale"])


def test_who_claims_a_rung_is_told(survey: Survey) -> None:
    told = {key: [str(word) for word in survey.ratings[key].claimants] for key in ("quantumscape/qse-5", "welion/nio-150-kwh")}
    assert told == {"quantumscape/qse-5": ["maker"], "welion/nio-150-kwh": []}


def test_what_is_promised_lies_above_what_is_reached(survey: Survey) -> None:
    assert [key for key, rating in survey.ratings.items() if any(level <= rating.reached for level in rating.planned)] == []


def test_a_promise_of_what_is_reached_is_told_as_one(survey: Survey) -> None:
    entry, state = next(pair for pair in survey.promises if pair[1].is_open and pair[0].programme and pair[0].record.would_show)
    assert not survey.is_behind(entry, state)
    lower = replace(entry, record=entry.record.model_copy(update={"would_show": ["use-named"]}))
    assert survey.is_behind(lower, state)


def test_what_has_ended_is_not_called_silent(survey: Survey) -> None:
    pack = survey.ratings["welion/nio-150-kwh"]
    assert (pack.has_ended, pack.is_silent) == (True, False)


def test_the_last_evidence_is_called_old_after_24_months(survey: Survey, sample: Catalogue) -> None:
    solidstack = sample.programmes["samsung-sdi/solidstack"]
    assert survey.ratings["samsung-sdi/solidstack"].is_silent
    assert not rate(sample, solidstack, date(2026, 7, 30)).is_silent


def test_the_newest_evidence_is_as_exact_as_its_source(survey: Survey) -> None:
    for rating in survey.ratings.values():
        assert rating.last_evidence == (rating.newest.last if rating.newest else None)
        assert rating.newest is None or rating.newest in [one.milestone.date for one in rating.shown if not one.by_reading]


def test_classes_are_never_mixed(survey: Survey) -> None:
    for cls in ("all-solid-state", "solid-liquid", "unclear"):
        assert all(entry.record.class_ == cls for entry, _ in survey.rated(cls))
    foremost = survey.foremost(CellClass.ALL_SOLID_STATE)
    assert foremost is not None
    assert foremost[0].id == "blue-solutions/lmp"


def test_every_level_has_a_criterion_that_reaches_it(sample: Catalogue) -> None:
    by_level: dict[int, list[CriterionEntry]] = {}
    for entry in sample.criteria.values():
        by_level.setdefault(entry.level.number, []).append(entry)
    assert sorted(by_level) == list(range(1, 10))


def test_what_has_ended_keeps_its_rung_and_stands_apart(survey: Survey) -> None:
    entry, rating = survey.ended(CellClass.SOLID_LIQUID)[0]
    assert (entry.id, rating.reached, rating.has_ended) == ("welion/nio-150-kwh", 8, True)
    assert entry.id not in {one.id for one, _ in survey.going_on()}
    assert survey.as_of(date(2025, 6, 30)).foremost(CellClass.SOLID_LIQUID) is not None
    furthest = survey.foremost(CellClass.SOLID_LIQUID)
    assert furthest is None or furthest[0].id != entry.id


def test_a_promise_for_another_application_plans_no_higher_than_its_evidence_could_count(survey: Survey, sample: Catalogue) -> None:
    assert survey.ratings["samsung-sdi/solidstack"].planned == (6,)
    assert survey.ratings["samsung-sdi/solidstack"].promised[6].text == "2027-H2"
    past = rate(sample, sample.programmes["samsung-sdi/solidstack"], date(2028, 2, 1))
    assert past.planned == (), "a date that has passed plans nothing"
