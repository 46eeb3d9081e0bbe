"""What each company adds to the whole is derived once, and anew of a company that was edited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived import survey as surveys
from solidstate.derived.survey import Survey
from solidstate.records import Company

from ..conftest import TODAY


def test_an_edit_of_one_company_counts_no_other_anew(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Survey(sample, TODAY)
    assert len(before.shares) == len(sample.companies)
    written = sample.companies["example-cells"]
    edited = written.model_copy(update={"summary": "Other words."})
    counted: list[Company] = []

    def noted(company: Company, *rest: object) -> object:
        counted.append(company)
        return share(company, *rest)  # type: ignore[arg-type]

    share = surveys.share
    monkeypatch.setattr(surveys, "share", noted)
    after = Survey(replace(sample, companies={**sample.companies, "example-cells": edited}), TODAY)
    assert (after.shares, after.years, after.updated) == (before.shares, before.years, before.updated)
    assert counted == [edited]


def test_a_page_of_one_programme_rates_no_other(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = Survey(sample, TODAY)
    asked: list[str] = []
    monkeypatch.setattr(survey, "rating_of", lambda entry: asked.append(entry.id))
    key = next(iter(sample.programmes))
    survey.ratings[key], survey.ratings[key]
    assert asked == [key]
