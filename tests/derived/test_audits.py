"""How often the record is wrong: the interval by its published formula, and what an audit counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived.audits import audited, audits, findings_by_owner, kinds_of_error, wilson
from solidstate.derived.survey import Survey

from ..conftest import TODAY


@pytest.mark.parametrize(
    ("hits", "size", "low", "high"),
    [
        (9, 70, 0.0691, 0.2266),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (2, 100, 0.0055, 0.07),
        (5, 10, 0.2366, 0.7634),
    ],
)
def test_the_interval_is_wilsons(hits: int, size: int, low: float, high: float) -> None:
    assert wilson(hits, size) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("hits", "size"), [(1, 0), (3, 2), (-1, 2)])
def test_a_share_of_nothing_is_none(hits: int, size: int) -> None:
    with pytest.raises(ValueError, match=f"{hits} of {size} is no share"):
        wilson(hits, size)


def test_an_audit_counts_the_whole_sample_and_lists_what_was_wrong(sample: Catalogue) -> None:
    (audit,) = audits(sample, TODAY)
    assert [(str(v), audit.rate(v).hits, audit.rate(v).size) for v in ("right", "wrong", "unproved")] == [
        ("right", 2, 6),
        ("wrong", 2, 6),
        ("unproved", 0, 6),
    ]
    assert audit.kept_back == 1
    assert [(id, str(one.verdict)) for id, one in audit.wrongs] == [("2026-11-20/002", "wrong"), ("2026-11-20/004", "imprecise")]
    assert [(str(kind), number) for kind, number in kinds_of_error(audit.record.findings)] == [("speaker", 2), ("date", 1)]
    assert audits(sample, date(2026, 11, 19)) == []


def test_a_second_audit_of_a_day_comes_before_the_first(real: Catalogue) -> None:
    assert [entry.id for entry in audits(real, date(2026, 11, 26))][-3:] == ["2026-11-26-c", "2026-11-26-b", "2026-11-26"]


def test_an_audited_programme_is_known_by_its_former_ids_too(sample: Catalogue) -> None:
    assert [str(one.verdict) for _, one in audited(sample, "donut-lab/donut-battery", findings_by_owner(sample, TODAY))] == ["imprecise"]
    assert audited(sample, "donut-lab/donut-battery", findings_by_owner(sample, date(2026, 11, 19))) == []
    assert audited(sample, "welion/nio-150-kwh", findings_by_owner(sample, TODAY)) == []
    company = sample.companies["quantumscape"]
    programme = company.programmes["qse-5"].model_copy(update={"formerly": ["gone/x1"]})
    renamed = company.model_copy(update={"programmes": {"qse-5": programme}})
    moved = replace(sample, companies={**sample.companies, "quantumscape": renamed})
    assert [str(one.verdict) for _, one in audited(moved, "quantumscape/qse-5", findings_by_owner(moved, TODAY))] == ["right", "wrong"]


def test_the_first_audit_of_the_record_is_told_as_it_was(real: Catalogue) -> None:
    audit = Survey(real, date(2026, 11, 26)).audits[-1]
    assert (audit.record.size, audit.kept_back, len(audit.record.findings)) == (70, 8, 62)
    assert [audit.rate(verdict).hits for verdict in ("right", "imprecise", "wrong", "unproved", "not-found")] == [31, 24, 9, 4, 2]
