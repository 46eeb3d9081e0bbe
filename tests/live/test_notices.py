"""Every edit is noticed: by the system's notice, or by a look where it gives none."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from solidstate.live import notices
from solidstate.live.notices import Notices
from watchdog.events import FileSystemEvent


class Heard:
    """A host's handler: the paths of what it was told, in order."""

    def __init__(self) -> None:
        self.paths: SimpleQueue[str] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called for an edit."""
        self.paths.put(str(event.src_path))

    def waits_for(self, path: Path) -> None:
        """Return when it was told of an edit of the file."""
        while self.paths.get(timeout=30) != str(path):
            pass


class Deaf:
    """An observer of a system that gives no notices."""

    def schedule(self, *given: object, **named: object) -> None:
        """Promise what does not come."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""


class Exhausted(Deaf):
    """An observer where the limit of the system is reached."""

    def start(self) -> None:
        """Fail as watchdog does."""
        raise OSError(24, "inotify instance limit reached")


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setattr(notices, "ROUND", 0.01)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("a")
    (tmp_path / "mkdocs.yml").write_text("a")
    return Heard()


@pytest.fixture
def started(tmp_path: Path, heard: Heard) -> Iterator[Notices]:
    made = Notices()
    made.schedule(heard, str(tmp_path / "data"))
    made.schedule(heard, str(tmp_path / "mkdocs.yml"))
    yield made
    made.stop()


def test_the_system_tells_and_a_file_stays_watched_when_another_takes_its_place(tmp_path: Path, heard: Heard, started: Notices) -> None:
    started.start()
    for text in ("b", "c"):
        (tmp_path / "data" / "a.yaml").write_text(text)
        heard.waits_for(tmp_path / "data" / "a.yaml")
        (tmp_path / "mkdocs.yml.new").write_text(text)
        (tmp_path / "mkdocs.yml.new").replace(tmp_path / "mkdocs.yml")
        heard.waits_for(tmp_path / "mkdocs.yml")


def test_a_save_by_renaming_a_backup_counts_by_where_it_leads(tmp_path: Path, heard: Heard, started: Notices) -> None:
    (tmp_path / "data" / "a.yaml~").write_text("b")
    started.start()
    (tmp_path / "data" / "b.yaml~").write_text("passed over")
    (tmp_path / "data" / "a.yaml~").replace(tmp_path / "data" / "a.yaml")
    assert heard.paths.get(timeout=30) == str(tmp_path / "data" / "a.yaml")


@pytest.mark.parametrize("system", [Deaf, Exhausted])
def test_without_notices_edits_are_found_and_that_is_said_once(
    system: type[Deaf], tmp_path: Path, heard: Heard, started: Notices, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(notices, "Observer", system)
    with caplog.at_level(logging.WARNING):
        started.start()
        for name in ("a.yaml", "b.yaml"):
            (tmp_path / "data" / name).write_text("edited")
            heard.waits_for(tmp_path / "data" / name)
        (tmp_path / "data" / "b.yaml").unlink()
        heard.waits_for(tmp_path / "data" / "b.yaml")
    (said,) = caplog.messages
    assert said.startswith("Edits show within a second: the files are looked through, since")
    assert ("inotify instance limit reached" in said) == (system is Exhausted)


def test_a_folder_that_went_and_came_again_is_watched(
    tmp_path: Path, heard: Heard, started: Notices, caplog: pytest.LogCaptureFixture
) -> None:
    started.start()
    for text in ("b", "c"):
        shutil.rmtree(tmp_path / "data")
        heard.waits_for(tmp_path / "data" / "a.yaml")
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "a.yaml").write_text(text)
        heard.waits_for(tmp_path / "data" / "a.yaml")
    assert caplog.messages == []


def test_a_folder_that_came_and_went_between_two_looks_is_told_of_twice(
    tmp_path: Path, heard: Heard, started: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ROUND", 0.5)  # longer than the system takes to tell of what came, shorter than anybody waits
    inside, outside = tmp_path / "data" / "more", tmp_path / "more"
    outside.mkdir()
    (outside / "b.yaml").write_text("b")
    started.start()
    outside.rename(inside)
    heard.waits_for(inside / "b.yaml")
    inside.rename(outside)
    heard.waits_for(inside / "b.yaml")
