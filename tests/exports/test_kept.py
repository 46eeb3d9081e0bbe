"""What is kept of exports from one build to the next: of a company alone, for the same settings, and never from somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue
from solidstate.derived.survey import Survey
from solidstate.exports import Kept, all_tables, kept
from solidstate.exports.api import BETWEEN, Library
from solidstate.exports.api.resources import RESOURCES
from solidstate.reading.nodes import Tree

from ..conftest import TODAY
from ..drawers import damage, drawer


@pytest.fixture(scope="module")
def survey(sample: Catalogue) -> Survey:
    return Survey(sample, TODAY)


def lines(shelf: Kept, companies: Iterable[str], **made: str) -> list[str]:
    """A line of each company, as it is kept or as it is `made`; where none is to be made, it fails."""
    found = [shelf.text("lines", key, lambda key=key: made["made"] + key) for key in companies]  # type: ignore[misc]
    shelf.tidy()
    return found


@pytest.mark.parametrize("together", [3, 100])
def test_a_line_is_made_once(tmp_path: Path, survey: Survey, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(kept, "TOGETHER", together)
    companies = [*survey.catalogue.companies]
    made = lines(Kept(tmp_path, survey, {}), companies, made="é\\n ")
    assert made == [f"é\\n {key}" for key in companies]
    assert lines(Kept(tmp_path, survey, {}), companies) == made
    assert lines(Kept(tmp_path, survey, {}), companies[1:2]) == made[1:2]


def test_one_that_was_never_asked_for_is_made_and_the_others_stay(tmp_path: Path, survey: Survey) -> None:
    first, *others = survey.catalogue.companies
    lines(Kept(tmp_path, survey, {}), others, made="old ")
    lines(Kept(tmp_path, survey, {}), [first], made="new ")
    assert lines(Kept(tmp_path, survey, {}), [first, *others]) == [f"new {first}", *(f"old {key}" for key in others)]


def test_a_line_of_another_sign_is_made_again_and_the_others_stay(tmp_path: Path, survey: Survey) -> None:
    first, second, *_ = survey.catalogue.companies
    for made, signs in (("old", ("a", "a")), ("new", ("b", "a"))):
        shelf = Kept(tmp_path, survey, {})
        found = [shelf.text("lines", key, lambda made=made: made, sign) for key, sign in zip((first, second), signs, strict=True)]  # type: ignore[misc]
        shelf.tidy()
    assert found == ["new", "old"]


def test_what_is_of_several_is_made_again_where_one_says_another_thing(tmp_path: Path, sample: Catalogue) -> None:
    found = []
    for field, text in (("summary", "A first."), ("summary", "Another."), ("name", "Renamed")):
        company = sample.companies["bmw"]
        document = sample.documents["company", "bmw"]
        tree = Tree({**document.tree.data, field: text})
        documents = {**sample.documents, ("company", "bmw"): replace(document, tree=tree)}
        edited = replace(sample, documents=documents, companies={**sample.companies, "bmw": company.model_copy(update={field: text})})
        found.append(Kept(tmp_path, Survey(edited, TODAY), {}).text("lines", "", lambda text=text: text))  # type: ignore[misc]
    assert found == ["A first.", "A first.", "Renamed"]


def test_another_address_has_lines_of_its_own(tmp_path: Path, survey: Survey) -> None:
    companies = [*survey.catalogue.companies]
    for name in ("zip", "online", "zip"):
        shelf = Kept(tmp_path, survey, {"site_url": name})
        assert lines(shelf, companies, made=f"{name} ") == [f"{name} {key}" for key in companies]


@pytest.mark.parametrize("other", [b"", b"{}", b"\xff", b"x" * 100, None])
def test_what_is_damaged_is_made_again(tmp_path: Path, survey: Survey, other: bytes | None) -> None:
    (company, *_) = survey.catalogue.companies
    shelf = Kept(tmp_path, survey, {})
    assert lines(shelf, [company], made="right ") == [f"right {company}"]
    (made,) = drawer(tmp_path, "rows").values()
    damage(tmp_path, "rows", made.replace(b"right", b"wrong") if other is None else other)
    assert lines(Kept(tmp_path, survey, {}), [company], made="right ") == [f"right {company}"]


def test_where_nothing_can_be_kept_a_line_is_made_once_a_build(tmp_path: Path, survey: Survey) -> None:
    (tmp_path / ".cache").write_text("a file where a folder is expected", "utf-8")
    shelf, companies = Kept(tmp_path, survey, {}), [*survey.catalogue.companies]
    for text in ("one", "two"):
        found = [shelf.text("lines", key, lambda text=text: text) for key in companies]  # type: ignore[misc]
        assert found == ["one"] * len(companies)


def test_what_no_build_asks_for_goes(tmp_path: Path, survey: Survey) -> None:
    (company, *_) = survey.catalogue.companies
    for number in range(9):
        Kept(tmp_path, survey, {}).text(f"lines {number}", company, str)
        shelf = Kept(tmp_path, survey, {})
        shelf.text(f"lines {number}", company, lambda: "–")
        shelf.tidy()
        assert len(drawer(tmp_path, "rows")) <= kept.ROOM


def test_rows_of_all_companies_are_those_of_each(survey: Survey) -> None:
    for table in all_tables(survey, {}):
        ids = [cells[0] for cells in table.rows]
        assert ids == sorted(set(ids)) and len(ids) == table.size, table.name


def apart(parts: Iterable[str]) -> list[str]:
    return [row for part in parts for row in part.split(BETWEEN)]


def test_each_company_has_its_rows_in_the_lists(survey: Survey) -> None:
    library = Library(survey, {})
    for resource in (one for one in RESOURCES if one.of):
        found = apart(part for company in (*survey.catalogue.companies, "") if (part := library.part(resource, company)))
        assert sorted(found) == sorted(apart(library.parts(resource))), resource.name
        assert len(found) == len(library.rows(resource)), resource.name
