"""The hard cases of the format, each a record of the sample's Example Cells, and what follows from each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from solidstate.catalogue import Catalogue
from solidstate.catalogue.support import is_weak, names_year, weak_because
from solidstate.derived import promised
from solidstate.derived.figures import FigureGroup
from solidstate.derived.ledger import record_of
from solidstate.derived.survey import Survey
from solidstate.derived.voices import voice_of
from solidstate.language.values import Window
from solidstate.language.vocabulary import Confirmation
from solidstate.records import Milestone, Programme, Source

LAYER = "example-cells/layer-cell"


@pytest.fixture
def sources(sample: Catalogue) -> dict[str, Source]:
    return sample.companies["example-cells"].sources


@pytest.fixture
def layer(sample: Catalogue) -> Programme:
    return sample.programmes[LAYER].record


def groups(survey: Survey, measure: str) -> dict[tuple[str, str, str], FigureGroup]:
    return {(str(g.level), g.manner, g.variant): g for g in survey.figures_of(LAYER) if g.measure_id == measure}


def test_a_source_takes_what_its_publisher_says_of_all_pages(sources: dict[str, Source]) -> None:
    own, lab = sources["own-2025"], sources["foreign-2025"]
    assert (own.publisher, own.kind, own.language, str(own.read)) == ("Example Cells", "company", "en", "2026-11-22")
    assert (lab.publisher, lab.kind, lab.language) == ("Example Laboratory", "agency", "ja")
    assert str(sources["own-2026"].read) == "2026-11-23"
    assert sources["machine-2025"].by_machine


@pytest.mark.parametrize(
    ("milestone", "why"),
    [
        ("line-2025", ""),
        ("report-2024", "inferred"),
        ("samples-2024", ""),
        ("portrait-2023", "undated"),
        ("portrait-2022", ""),
        ("summary-2025", "machine"),
        ("headline-2025", "graded"),
    ],
)
def test_a_quote_is_weak_by_itself(layer: Programme, sources: dict[str, Source], milestone: str, why: str) -> None:
    found = layer.milestones[milestone]
    assert weak_because(found.evidence[0], sources[found.evidence[0].source], found.date) == why
    assert is_weak(found.evidence, sources, found.date) is bool(why)


@pytest.mark.parametrize(
    ("quote", "when", "named"),
    [
        ("founded in 2022", "2022", True),
        ("founded in 2022", "2021..2023", True),
        ("founded in 2022", "..2023", False),
        ("by 2023", "..2023", True),
        ("since October ’22", "2022", True),
        ("22年4月に", "2022-04", True),
        ("part 20221", "2022", False),
        ("a line", "2022", False),
    ],
)
def test_a_year_stands_in_a_quote(quote: str, when: str, named: bool) -> None:
    assert names_year(quote, Window.parse(when)) is named


@pytest.mark.parametrize(
    ("milestone", "word", "names", "heard"),
    [
        ("line-2025", "maker", (), True),
        ("interview-2025", "maker", ("The Example Times",), False),
        ("report-2024", "reported", ("The Example Times",), False),
        ("samples-2024", "reported", ("Example Research",), False),
    ],
)
def test_the_makers_own_word_is_told_from_the_presss(
    layer: Programme, sources: dict[str, Source], milestone: str, word: str, names: tuple[str, ...], heard: bool
) -> None:
    said = voice_of(layer.milestones[milestone], sources)
    assert (said.confirmed_by, said.names, said.is_heard, said.is_claim) == (word, names, heard, True)


def test_what_is_reported_confirms_nothing(survey: Survey) -> None:
    assert survey.ratings[LAYER].confirmed.reached == 0
    assert survey.ratings["example-cells/word-cell"].confirmed.reached == 4
    assert survey.tally.reported == 2


def test_a_class_is_claimed_until_somebody_looks_into_the_cell(sample: Catalogue, layer: Programme) -> None:
    assert (layer.class_is_claimed, layer.class_by) == (False, "Example Laboratory")
    assert sample.programmes["example-cells/word-cell"].record.class_is_claimed


def test_quantities_of_one_event_are_variants_and_no_disagreement(survey: Survey) -> None:
    energy = groups(survey, "specific-energy")
    assert [(key, g.headline.figure.value.text, g.disagrees) for key, g in energy.items()] == [
        (("cell", "", "small"), "320", False),
        (("cell", "", "large"), "360", False),
        (("pack", "doubted", ""), "500", False),
    ]


def test_what_a_permit_allows_is_not_what_there_is(survey: Survey) -> None:
    capacity = groups(survey, "line-capacity")
    assert {key: g.headline.figure.value.text for key, g in capacity.items()} == {("line", "", ""): "0.2", ("line", "at most", ""): "<=2"}


def test_the_best_of_several_is_a_number_and_what_is_unstated_stands_apart(survey: Survey) -> None:
    best = groups(survey, "cycle-life")["cell", "", ""].headline.figure
    assert (best.value.text, best.best) == ("900", True)
    assert list(groups(survey, "charge-time")) == [("unstated", "", "")]


def test_a_number_has_its_own_speaker(survey: Survey) -> None:
    (energy,) = (e for e in survey.figures if e.milestone.owner == "example-cells/word-cell")
    assert (energy.said_by, energy.said_by_whom, energy.confirmed) == (Confirmation.REPORTED, "The Example Times", False)


def test_a_promise_that_shrinks_has_slipped_in_size(survey: Survey) -> None:
    state = survey.states[f"{LAYER}/factory"]
    (resize,) = survey.resizes_of(survey.catalogue.promises[f"{LAYER}/factory"], state)
    assert (resize.measure_id, resize.first.value.text, resize.latest.value.text) == ("line-capacity", "48", "800")
    assert resize.shrinks
    assert resize.factor == Decimal("0.8") / 48
    assert (state.name, state.slip) == ("moved", 36)


def test_a_date_is_taken_back(survey: Survey) -> None:
    state = survey.states[f"{LAYER}/cars"]
    assert (state.name, state.slip, str(state.passed), state.fell_due) == ("date taken back", None, "2025-12-31", True)


def test_a_promise_that_would_show_nothing_enters_no_count(survey: Survey) -> None:
    mine = [(entry.record, state) for entry, state in survey.promises if entry.owner == LAYER]
    assert survey.states[f"{LAYER}/listing"].name == "no outcome found"
    record = record_of(mine)
    assert (record.counted, record.due, dict(record.fates)) == (2, 2, {"moved": 1, "date taken back": 1})
    assert 0 not in promised.records_by_level(survey)


def test_who_takes_part_is_shown_on_both_pages(sample: Catalogue) -> None:
    assert [entry.id for entry in sample.involvements["nio"]] == [f"{LAYER}/licence-2026"]
    assert sample.involvements["Example Motors"] == sample.involvements["nio"]
    assert sample.programmes[LAYER] in sample.partnerships["nio"]


def test_an_agreement_says_how_far_it_has_come(layer: Programme) -> None:
    licence: Milestone = layer.milestones["licence-2026"]
    assert (licence.stage, licence.condition) == ("conditional", "The shareholders of Example Motors agree.")
