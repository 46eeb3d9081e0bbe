"""A build that is killed, that fails, or that meets another one leaves a whole site."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import swap
from jinja2 import TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from solidstate.site.rendering import project_environment

from .building import build, files
from .conftest import SAMPLE
from .previewing import copy_project

KILLS = """\
import os, signal, sys
left = int(os.environ["KILL_AT"])
def count(event, given):
    global left
    if left >= 0 and event in ("open", "os.rename") and ".site." in str(given[0]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
"""
"""Kills a process at one of its steps beside the site: no clock is asked."""


@pytest.mark.slow
def test_the_site_is_whole_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_project(tmp_path / "project", SAMPLE / "data")
    site, killing, begun = root / "site", tmp_path / "killing", []

    def begin(command: list[str], **named: object) -> subprocess.CompletedProcess[str]:
        named = {key: value for key, value in named.items() if key not in ("capture_output", "check")}
        begun.append(subprocess.Popen(command, stderr=subprocess.PIPE, **named))  # type: ignore[call-overload]
        return subprocess.CompletedProcess(command, 0)

    with monkeypatch.context() as two_at_once:
        two_at_once.setattr(subprocess, "run", begin)
        build(site, project=root)
        build(site, project=root, SITE_URL="https://example.org/")
    said = [process.communicate(timeout=120)[1] for process in begun]
    assert [process.returncode for process in begun] == [0, 0], said
    (last,) = [index for index, text in enumerate(said) if "Another build ended meanwhile; this one ended later" in text]
    old = files(site)
    assert {b'rel="canonical"' in content for path, content in old.items() if "companies" in path and path.endswith(".html")} == {last == 1}

    killing.mkdir()
    (killing / "sitecustomize.py").write_text(KILLS)
    (root / "late.py").write_text("import logging\ndef on_post_build(config): logging.getLogger('mkdocs').warning('late')\n")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("hooks:\n", "hooks:\n  - late.py\n", 1), "utf-8")
    assert build(site, project=root, PYTHONPATH=str(killing), KILL_AT="100").returncode == -9
    assert files(site) == old
    assert build(site, project=root).returncode == 1, "A warning of the host comes after the last file."
    assert files(site) == old
    assert sorted(path.name for path in root.iterdir() if "site" in path.name) == ["site"]


def test_what_stands_wrong_in_a_template_and_what_the_system_refuses_are_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap.SWAP, "root", tmp_path)
    monkeypatch.setattr(swap.SWAP, "site", tmp_path / "site")
    monkeypatch.setattr(swap.SWAP, "is_build", True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.jinja").write_text("\n{{ nothing.here }}")
    with pytest.raises(Exception) as raised:
        project_environment(tmp_path).get_template("x.jinja").render()
    with pytest.raises(Abort) as told:
        swap.on_build_error(raised.value)
    assert str(told.value) == ("The site was not built.\ntemplates/x.jinja:2:1: UndefinedError: 'nothing' is undefined. Mend it there.")
    for error, where in (
        (OSError(28, "No space left on device"), tmp_path / "site"),
        (OSError(28, "No space left on device", "x.html"), "x.html"),
    ):
        with pytest.raises(Abort) as told:
            swap.on_build_error(error)
        assert str(told.value) == f"The site was not built: No space left on device ({where})."
    swap.on_build_error(BuildError("The host has said it."))
    swap.on_build_error(ValueError("A mistake of the package is told where the process ends."))
    monkeypatch.setattr(swap.SWAP, "is_build", False)
    with pytest.raises(Abort, match="No space left on device"):
        swap.on_build_error(OSError(28, "No space left on device"))
    monkeypatch.setattr(swap.SWAP, "is_shown", True)
    swap.on_build_error(OSError(28, "The preview says it above its pages."))
    monkeypatch.setattr(swap.SWAP, "is_build", True)
    with pytest.raises(Abort, match=r"templates/nowhere\.jinja:1:1: TemplateNotFound: nowhere\.jinja\. Mend it there\."):
        swap.on_build_error(TemplateNotFound("nowhere.jinja"))


def test_a_build_says_once_that_the_history_was_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words], cwd=tmp_path, check=True)

    git("init", "-q", "whole")
    monkeypatch.setattr(swap.SWAP, "is_build", True)
    for number in range(2):
        (tmp_path / "whole" / "data").mkdir(exist_ok=True)
        (tmp_path / "whole" / "data" / "a.yaml").write_text(str(number))
        git("-C", "whole", "add", ".")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-11-2{number}T00:00:00Z")
        git("-C", "whole", "commit", "-q", "-m", "Go on")
    git("clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "cut")
    for name in ("whole", "cut"):
        monkeypatch.setattr(swap.SWAP, "root", tmp_path / name)
        swap.on_post_build(MkDocsConfig())
    assert caplog.messages == [
        "This clone holds a part of its history: nothing from before 21 November 2026 is among the changes. `git fetch --unshallow` brings the rest."
    ]
