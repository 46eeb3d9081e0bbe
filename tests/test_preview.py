"""The live preview: an edit shows by itself, a mistake neither kills nor hangs it, mending clears the banner."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .building import EPOCH, build, files
from .conftest import SAMPLE
from .previewing import Preview, copy_project

pytestmark = pytest.mark.slow

BMW = "data/companies/bmw.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", SAMPLE / "data")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8", "surrogateescape")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", "surrogateescape")


def line_of(path: Path, text: str) -> int:
    return path.read_text("utf-8").partition(text)[0].count("\n") + 1


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
            assert "There is 1 problem" in page, address
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
        assert "This file was checked against its sources on 22 November 2026." in preview.get("companies/bmw/")

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
        assert "The furthest all-solid-state car batteries" in preview.get("")


ACME = """\
name: Acme & "Sons" < 'Co'
country: FR
kind: start-up
summary: It makes & sells "cells" < 3 mm.
checked: 2026-11-22
sources: {}
"""

PAGE = "    def page(self, kind: PageKind, draft: Draft) -> SiteFile:\n"


def assert_is_as_built(preview: Preview, root: Path, target: Path) -> None:
    """Every file of the preview is that of a fresh build."""
    done = build(target, project=root)
    assert done.returncode == 0, done.stderr
    assert [place for place, content in files(target).items() if preview.file(place) != content] == []


def test_every_file_is_that_of_a_build_after_any_edits(root: Path, tmp_path: Path) -> None:
    data, companies = root / "data", root / "data" / "companies"

    def rename() -> None:
        edit(root / BMW, "name: BMW\n", "name: BMW\nformerly:\n  - bmw\n")
        (root / BMW).rename(companies / "bayern.yaml")

    edits = {
        "a value": lambda: edit(companies / "nio.yaml", "checked: 2026-11-22", "checked: 2026-11-20"),
        "a new company": lambda: (companies / "acme.yaml").write_text(ACME, "utf-8"),
        "a company less": (companies / "ducati.yaml").unlink,
        "another name": rename,
        "a template": lambda: edit(
            root / "templates" / "macros" / "company.html.jinja", "{% macro facts(company) -%}", "{% macro facts(company) -%}Facts: "
        ),
        "the theme": lambda: edit(root / "templates" / "theme" / "partials" / "footer.html", "Nothing is collected", "Nothing is kept"),
        "a style": lambda: edit(root / "docs" / "assets" / "style" / "type.css", "{", "{ /* here */"),
        "prose": lambda: edit(root / "docs" / "method.md", "No rating on this site is typed in.", "Nobody types a rating here."),
        "a term on every page": lambda: edit(data / "glossary.yaml", "term: ", "term: The "),
    }
    with Preview(root, SOURCE_DATE_EPOCH=EPOCH) as preview:
        assert_is_as_built(preview, root, tmp_path / "first")
        for name, change in edits.items():
            epoch = preview.epoch("method/")
            change()
            preview.wait(epoch)
            assert re.findall(r'(?s)role="alert">.*?</div>', preview.get("method/")) == [], name
        assert preview.file("companies/ducati/index.html") is None
        assert_is_as_built(preview, root, tmp_path / "second")
        edit(root / "hooks" / "solidstate" / "site" / "search.py", "_TEXT_LIMIT = 700", "_TEXT_LIMIT = 70")
        preview.wait_for_start()
        assert_is_as_built(preview, root, tmp_path / "third")


def test_what_a_template_or_the_package_raises_leaves_the_last_site_up(root: Path) -> None:
    page, other = root / "templates" / "pages" / "company.html.jinja", root / "templates" / "pages" / "glossary.html.jinja"
    theme, method = root / "templates" / "theme" / "main.html", root / "docs" / "method.md"
    code, making = root / "hooks" / "solidstate" / "site" / "search.py", root / "hooks" / "solidstate" / "site" / "making.py"
    faults = [
        (page, "<h1>", "<h1>{% if %}", "templates/pages/company.html.jinja:"),
        (page, "<h1>", "<h1>{{ nothing.here }}", "templates/pages/company.html.jinja:"),
        (other, "<h1>", "<h1>{{ 1 // 0 }}", "templates/pages/glossary.html.jinja:"),
        (theme, "{% block libs %}", "{% block libs %}{% if %}", "templates/theme/main.html:"),
        (code, "_TEXT_LIMIT = 700", "_TEXT_LIMIT = ", f"hooks/solidstate/site/search.py:{line_of(code, '_TEXT_LIMIT = 700')}:1"),
        (code, "_TEXT_LIMIT = 700", "raise SystemExit(3)", "hooks/solidstate/site/search.py:1:1"),
        (making, PAGE, PAGE + "        1 // 0\n", "hooks/solidstate/site/making.py:"),
        (root / "mkdocs.yml", "site_name: How far?", "site_name: [How far?", "mkdocs.yml:1:1"),
        (root / "mkdocs.yml", "docs_dir: docs", "docs_dir: nowhere", "mkdocs.yml:4:1"),
        (method, "# ", "\udcff# ", "docs/method.md:"),
    ]
    with Preview(root) as preview:
        for path, old, new, place in faults:
            address = {other: "glossary/", method: "method/"}.get(path, "companies/bmw/")
            shown = preview.get(address)
            assert 'role="alert"' not in shown
            epoch = preview.epoch(address)
            edit(path, old, new)
            preview.wait(epoch)
            page_now = preview.get(address)
            assert place in page_now, (place, page_now[-3000:])
            assert re.findall(r"<h1.*?</h1>", page_now) == re.findall(r"<h1.*?</h1>", shown)
            epoch = preview.epoch(address)
            edit(path, new, old)
            preview.wait(epoch)
            assert 'role="alert"' not in preview.get(address), place


def test_a_rule_over_the_whole_record_speaks_after_the_page_is_served(root: Path) -> None:
    with Preview(root) as preview:
        epoch = preview.epoch("companies/bmw/")
        edit(root / BMW, "name: BMW\n", "name: BMW AG\nformerly:\n  - nio\n")
        preview.wait(epoch)
        epoch = preview.epoch("companies/bmw/")
        preview.wait(epoch)
        page = preview.get("companies/bmw/")
        assert "/companies/nio/ is in use (data/companies/nio.yaml)." in page
        assert "<h1>BMW</h1>" in page


def test_a_folder_that_went_and_a_port_that_is_taken(root: Path, tmp_path: Path) -> None:
    (temporary := tmp_path / "temporary").mkdir()
    with Preview(root, TMPDIR=str(temporary)) as preview:
        shown = preview.get("companies/bmw/")
        epoch = preview.epoch("companies/bmw/")
        (root / "data").rename(tmp_path / "away")
        preview.wait(epoch)
        page = preview.get("companies/bmw/")
        assert "data/trl.yaml:1:1" in page
        assert re.findall(r"<h1.*?</h1>", page) == re.findall(r"<h1.*?</h1>", shown)
        epoch = preview.epoch("companies/bmw/")
        (tmp_path / "away").rename(root / "data")
        preview.wait(epoch)
        assert 'role="alert"' not in preview.get("companies/bmw/")

        (tmp_path / "outside.md").write_text("# Secret\n")
        (tmp_path / "more").mkdir()
        for name in ("a.md", "a.svg"):
            (tmp_path / "more" / name).symlink_to(tmp_path / "outside.md")
        epoch = preview.epoch("companies/bmw/")
        (tmp_path / "more").rename(root / "docs" / "more")
        preview.wait(epoch)
        page = preview.get("companies/bmw/")
        assert "docs/more/a.md:1:1" in page and "docs/more/a.svg:1:1" in page
        assert [place for place in ("more/a/index.html", "more/a.svg") if "Secret" in (preview.file(place) or b"").decode()] == []
        epoch = preview.epoch("companies/bmw/")
        (root / "docs" / "more").rename(tmp_path / "more")
        preview.wait(epoch)
        assert 'role="alert"' not in preview.get("companies/bmw/")

        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", f"127.0.0.1:{preview.port}"]
        second = subprocess.run(command, cwd=root, env=os.environ | {"PYTHONPATH": str(root / "hooks")}, capture_output=True, text=True)
        assert second.returncode == 1
        assert f"Nothing can be served at http://127.0.0.1:{preview.port}/ (Address already in use)." in second.stdout
        assert "Traceback" not in second.stdout
        preview.process.terminate()
        assert preview.process.wait(30) == 0
        assert list(temporary.iterdir()) == []
