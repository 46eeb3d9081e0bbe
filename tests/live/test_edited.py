"""Which rules are asked before the first page: those that had not passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event, Thread

import pytest
from solidstate.checks import Folder
from solidstate.checks.folder import walked_once
from solidstate.language.problems import Problem
from solidstate.live import edited
from solidstate.live.edited import Edited
from solidstate.reading.documents import Document
from solidstate.site import links
from solidstate.site.website import Website

from ..conftest import TODAY

BMW = "data/companies/bmw.yaml"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The files that the rules were asked of, each time."""
    found: list[list[str]] = []

    def noted(documents: Iterable[Document], folder: Folder) -> list[Problem]:
        found.append([document.path for document in documents])
        return []

    monkeypatch.setattr(edited, "mistakes_in", noted)
    return found


def test_what_had_passed_is_not_asked_again_before_the_first_page(project: Path, asked: list[list[str]]) -> None:
    def start() -> Edited:
        made = Edited(project, lambda catalogue, today: Website(project, catalogue, today), lambda: TODAY)
        made.refresh()
        assert made.problems == ()
        return made

    path = project / BMW
    path.write_text(path.read_text("utf-8") + "# a remark that no other test makes\n", "utf-8")
    first = start()
    assert BMW in asked[-1] and len(asked[-1]) > 1
    assert not first.check()
    start()
    assert asked[-1] == []
    path.write_text(path.read_text("utf-8") + "# and one more\n", "utf-8")
    start()
    assert BMW in asked[-1] and len(asked[-1]) > 1


def test_what_has_a_mistake_did_not_pass(project: Path, asked: list[list[str]]) -> None:
    path = project / BMW
    path.write_text(path.read_text("utf-8").replace("name: BMW\n", "name: BMW AG\nformerly:\n  - nio\n"), "utf-8")
    for _ in range(2):
        made = Edited(project, lambda catalogue, today: Website(project, catalogue, today), lambda: TODAY)
        made.refresh()
        assert len(asked[-1]) > 1
        assert made.check()
        assert any("/companies/nio/ is in use" in problem.message for problem in made.problems)


def test_a_mistake_that_comes_before_the_first_check_leaves_up_what_was_shown(project: Path) -> None:
    path = project / BMW
    made = Edited(project, lambda catalogue, today: Website(project, catalogue, today), lambda: TODAY)
    made.refresh()
    shown = made.website
    path.write_text(path.read_text("utf-8").replace("name: BMW\n", "name: BMW AG\nformerly:\n  - nio\n"), "utf-8")
    made.refresh()
    assert made.website is not shown
    assert made.check()
    assert made.website is shown and made.problems


def test_an_edit_that_comes_meanwhile_ends_what_looks_through_the_links(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / BMW
    path.write_text(path.read_text("utf-8").replace("German carmaker.", "See [it](/companies/bmw/)."), "utf-8")
    made = Edited(project, lambda catalogue, today: Website(project, catalogue, today), lambda: TODAY)
    made.refresh()
    looked, edits = [], [True]

    def looked_through(document: Document) -> AbstractContextManager[None]:
        looked.append(document.path)
        if edits.pop():
            made.refresh()
        return walked_once(document)

    monkeypatch.setattr(links, "walked_once", looked_through)
    monkeypatch.setattr(edited, "mistakes", lambda folder, go_on: [])
    assert not made.check()
    assert looked == [BMW]
    looked[:], edits[:] = [], [False] * 2
    assert not made.check()
    assert looked == [BMW, "data/glossary.yaml"]
    monkeypatch.setattr(edited, "mistakes", lambda folder, go_on: made.refresh() or [])
    looked.clear()
    assert not made.check() and looked == []
    lines: list[str] = []
    monkeypatch.setattr(edited, "mistakes", lambda folder, go_on: [])
    monkeypatch.setattr(edited, "hand_written", lambda folder: {"a.md": "# A\n", "b.md": "# B\n"})
    monkeypatch.setattr(links, "hidden_character", lambda line: lines.append(line) or made.refresh())
    edits[:] = [False] * 2
    assert not made.check()
    assert lines == ["# A", ""]


def test_the_rules_wait_for_a_page_that_is_made_and_for_an_edit_that_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Edited(project, lambda catalogue, today: Website(project, catalogue, today), lambda: TODAY)
    made.refresh()
    asking, went_on = Event(), list[bool]()

    def asked(folder: Folder, go_on: Callable[[], bool]) -> list[Problem]:
        asking.set()
        went_on.append(go_on())
        return []

    monkeypatch.setattr(edited, "mistakes", asked)
    with made.lock:
        rules = Thread(target=made.check)
        rules.start()
        asking.wait()
        made.refresh()
        assert went_on == []
    rules.join()
    assert went_on == [False]
