"""Ids that are made: the same whatever stands beside a thing, and whatever its file is called or how the files are ordered."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from solidstate.catalogue import Catalogue, join
from solidstate.derived.figures import figure_entries
from solidstate.derived.identity import anchor, figure_ids, first_id, outcome_id, reading_ids, statements_of, told_points
from solidstate.derived.survey import Survey
from solidstate.language.identity import page_id, slug, told_apart

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-H2", "2025-h2"),
        ("..2025-10", "by-2025-10"),
        ("2030..", "from-2030"),
        ("2027..2028", "2027-to-2028"),
        ("60 Ah", "60-ah"),
        ("IM L6", "im-l6"),
        ("", ""),
    ],
)
def test_a_text_as_part_of_an_id(text: str, found: str) -> None:
    assert slug(text) == found


def test_a_text_in_another_script_has_an_id_too() -> None:
    assert re.fullmatch(r"[a-z2-7]{8}", slug("固态电池"))
    assert slug("固态电池") != slug("半固态")


def test_what_is_alike_is_told_apart_by_what_follows() -> None:
    assert told_apart([("a", "x"), ("b", "x"), ("a", "y")]) == ["a-x", "b", "a-y"]
    assert told_apart([("a", ""), ("a", "y")]) == ["a", "a-y"]
    assert told_apart([("a", "x"), ("a", "x")]) == ["a-x", "a-x-2"]
    assert told_apart([]) == []


def test_a_page_has_one_id_at_all_its_addresses() -> None:
    one = page_id("https://www.electrive.com/2025/10/21/toyota/")
    assert one == page_id("http://electrive.com/2025/10/21/toyota?utm_source=x")
    assert re.fullmatch(r"electrive-com-[a-z2-7]{8}", one)
    assert one != page_id("https://www.electrive.com/2025/10/22/toyota/")


def test_every_thing_of_the_record_has_an_id_of_its_own(real: Catalogue) -> None:
    survey = Survey(real, date(2026, 11, 24))
    found = [one.id for one in survey.figures]
    for promise in real.promises.values():
        found += [*statements_of(promise), outcome_id(promise)]
        found += [f"{promise.id}/{old}" for statement in promise.record.statements for old in statement.formerly]
    for key, series in real.series.items():
        found += [id for id, _ in told_points(key, series)]
    for key, programme in real.programmes.items():
        found += reading_ids(key, programme.record.readings)
    found += [*real.sources, *real.items]
    assert len(found) == len(set(found))
    assert [one for one in found if not ID.fullmatch(one)] == []


def test_no_id_hangs_on_the_order_of_the_files(sample: Catalogue) -> None:
    turned = join(list(reversed(sample.documents.values())))
    assert set(turned.sources) == set(sample.sources)
    assert {key: entry.record for key, entry in turned.sources.items()} == {key: entry.record for key, entry in sample.sources.items()}


def test_a_figure_keeps_its_id_when_another_comes(sample: Catalogue) -> None:
    for milestone in sample.milestones:
        figures = milestone.record.figures
        for index in range(len(figures)):
            if len({(one.measure, one.of, one.variant, one.manner) for one in figures}) == len(figures):
                assert figure_ids(milestone.id, figures[: index + 1]) == figure_ids(milestone.id, figures)[: index + 1]


def test_an_anchor_is_what_follows_the_page(sample: Catalogue) -> None:
    entry = next(one for one in figure_entries(sample, sample.milestones) if one.milestone.programme)
    assert anchor(entry.id, entry.milestone.owner) == entry.id.removeprefix(f"{entry.milestone.owner}/").replace("/", "--")


def test_what_was_renamed_is_known_by_its_first_id(sample: Catalogue) -> None:
    quantumscape = sample.companies["quantumscape"]
    old = next(iter(quantumscape.programmes))
    renamed = {key: one.model_copy(update={"formerly": [f"quantumscape/{key}"]}) for key, one in quantumscape.programmes.items()}
    company = quantumscape.model_copy(update={"formerly": ["quantumscape", "qs-2"], "programmes": renamed})
    catalogue = replace(sample, companies={**sample.companies, "qs": company})
    assert first_id(catalogue, "qs") == "quantumscape"
    assert first_id(catalogue, f"qs/{old}") == f"quantumscape/{old}"
    key = next(iter(company.programmes[old].milestones))
    assert first_id(catalogue, f"qs/{old}/{key}") == f"quantumscape/{old}/{key}"
