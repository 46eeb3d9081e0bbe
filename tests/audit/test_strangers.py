"""Five hundred hostile texts on a built site, in a browser: nothing runs, nothing is asked of another machine, nothing breaks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..browsing import HERE, READY
from ..building import EPOCH
from ..generating import sample_documents
from ..hostile import TEXTS, as_yaml, poisoned
from ..previewing import copy_project
from ..serving import serving

pytestmark = [pytest.mark.campaign, pytest.mark.browser]

WITHOUT_RULES = """
import solidstate.checks as checks, solidstate.site.website as website
checks.mistakes = lambda *a, **k: iter(())
website.Website.problems = lambda *a, **k: iter(())
from mkdocs.__main__ import cli
cli()
"""
"""A build that asks no rule: the types of the fields and what writes the pages have to hold alone."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project", Path(__file__).parents[1] / "sample" / "data")
    for document in poisoned(sample_documents(), TEXTS):
        (project / document.path).write_text(as_yaml(document), "utf-8")
    target = project.parent / "site"
    with serving(target) as address:
        target.mkdir(exist_ok=True)
        environment = {**os.environ, "SITE_URL": address, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
        command = [sys.executable, "-c", WITHOUT_RULES, "build", "--quiet", "--site-dir", str(target)]
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        yield address, target


def test_nothing_of_it_runs(site: tuple[str, Path], browser: Browser) -> None:
    address, folder = site
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(HERE) else said.append(f"asks {request.url}"))
    page.on("dialog", lambda dialog: said.append("dialog") or dialog.dismiss())
    page.on("pageerror", lambda error: said.append(f"error {error}"))
    page.on("console", lambda one: said.append(one.text) if "Content Security Policy" in one.text else None)
    for name in pages:
        page.goto(address + name)
        if page.locator(".md-content").count():
            page.wait_for_selector(READY, state="attached")
        if page.evaluate("window.executed"):
            said.append(f"{name} runs a stranger's text")
    drawings = [path.relative_to(folder).as_posix() for path in (folder / "pictures").rglob("*.svg")]
    for name in drawings:
        page.goto(address + name)
        if page.evaluate("window.executed"):
            said.append(f"{name} runs a stranger's text")
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    for words in ("window executed", "evil example", "script onmouseover"):
        page.keyboard.press("Escape")
        page.locator("[data-md-component=search-query]").click()
        page.locator("[data-md-component=search-query]").fill(words)
        page.keyboard.press("End")  # Material listens to keys only
        page.locator(".md-search-result__link").first.wait_for()
        if page.evaluate("window.executed"):
            said.append(f"a search for {words} runs a stranger's text")
    context.close()
    assert len(pages) > 60 and drawings
    assert said == []
