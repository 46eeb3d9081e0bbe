"""The live preview: an edit shows by itself, a mistake neither kills nor hangs it, mending clears the banner."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import SAMPLE
from .previewing import Preview, copy_project

pytestmark = pytest.mark.slow

BMW = "data/companies/bmw.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", SAMPLE / "data")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_edits_show_and_mistakes_are_survived(root: Path) -> None:
    with Preview(root) as preview:
        assert "German carmaker." in preview.get("companies/bmw/")

        epoch = preview.epoch()
        edit(root / BMW, "German carmaker.", "Carmaker of Munich.")
        preview.wait(epoch)
        assert "Carmaker of Munich." in preview.get("companies/bmw/")
        assert "Carmaker of Munich." in preview.get("search/search_index.json")

        epoch = preview.epoch()
        edit(root / BMW, "kind: carmaker", "kind: car<b>maker")
        preview.wait(epoch)
        for address in ("companies/bmw/", "method/", "nowhere/"):
            page = preview.get(address)
            assert "The data has 1 problem" in page, address
            assert "data/companies/bmw.yaml:7:7" in page, address
            assert "car&lt;b&gt;maker" in page and "car<b>" not in page, address
        assert "Carmaker of Munich." in preview.get("companies/bmw/")

        epoch = preview.epoch()
        edit(root / BMW, "kind: car<b>maker", "kind: carmaker")
        preview.wait(epoch)
        assert "problem" not in preview.get("companies/bmw/").lower()
        assert 'role="alert"' not in preview.get("method/")

        epoch = preview.epoch()
        edit(root / "templates" / "pages" / "company.html.jinja", "The file was", "This file was")
        preview.wait(epoch)
        assert "This file was held against its sources on 22 November 2026." in preview.get("companies/bmw/")

        epoch = preview.epoch()
        edit(root / "docs" / "method.md", "No rating on this site is typed in.", "Nobody types a rating here.")
        preview.wait(epoch)
        assert "Nobody types a rating here." in preview.get("method/")

        epoch = preview.epoch()
        edit(root / "docs" / "method.md", "part: states", "part: statess")
        preview.wait(epoch)
        assert "There is no part &#39;statess&#39;. Did you mean &#39;states&#39;?" in preview.get("method/")
        epoch = preview.epoch()
        edit(root / "docs" / "method.md", "part: statess", "part: states")
        preview.wait(epoch)
        assert 'role="alert"' not in preview.get("method/")


def test_started_on_broken_data_it_lists_the_problems(root: Path) -> None:
    edit(root / BMW, "kind: carmaker", "kind: carrmaker")
    with Preview(root) as preview:
        assert "data/companies/bmw.yaml:7:7" in preview.get("")
        epoch = preview.epoch()
        edit(root / BMW, "kind: carrmaker", "kind: carmaker")
        preview.wait(epoch)
        assert "German carmaker." in preview.get("companies/bmw/")
        assert "The furthest all-solid-state car battery" in preview.get("")
