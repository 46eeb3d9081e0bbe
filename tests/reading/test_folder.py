"""What may stand in data/ beside records: what editors leave is passed over, anything else is named with what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from solidstate.checks import check_folder
from solidstate.language.problems import DataProblems
from solidstate.reading import folder
from solidstate.reading.leftovers import is_left_behind
from solidstate.site.parts import hand_written

LEFT = ["bmw.yaml~", "#bmw.yaml#", ".#bmw.yaml", ".bmw.yaml.swp", "4913", "bmw.yaml.bak", "bmw.yaml.orig", "bmw.yaml.rej", "bmw.yaml.tmp"]
LEFT += ["bmw.yaml___jb_tmp___", "Thumbs.db", "desktop.ini", ".DS_Store", ".idea/workspace.xml", "__pycache__/a.pyc"]
WRITTEN = ["bmw.yaml", "24m.yaml", "2026.yaml", "bmw.yml", "notes.txt", "a#b.yaml", "bak/a.yaml"]


@pytest.mark.parametrize("name", LEFT)
def test_what_editors_leave_behind_is_passed_over(name: str) -> None:
    assert is_left_behind(f"data/companies/{name}")


@pytest.mark.parametrize("name", WRITTEN)
def test_what_people_write_is_not(name: str) -> None:
    assert not is_left_behind(f"data/companies/{name}")


def unlisted(*unreadable: str) -> Callable[..., object]:
    """`os.scandir` of a user who may not list some folders: the tests may run as one who may all."""
    scandir = os.scandir

    def asked(path: str | Path) -> object:
        if Path(path).name in unreadable:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    return asked


def test_each_thing_that_is_no_record_is_named_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    companies = project / "data" / "companies"
    for name in LEFT:
        (companies / name).parent.mkdir(exist_ok=True)
        (companies / name).write_bytes(b"\xff")
    (companies / "folder.yaml").mkdir()
    (companies / "loop").symlink_to(companies)
    (companies / "loop.yaml").symlink_to("loop.yaml")
    (companies / "notes.txt").touch()
    os.mkfifo(companies / "pipe.yaml")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "bmw.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    folder._known.clear()
    assert [str(problem).partition(" Data files are")[0] for problem in check_folder(project)[1]] == [
        "data/companies/bmw.yaml:1:1: The file cannot be read (Permission denied). Give yourself the right to read it.",
        "data/companies/folder.yaml:1:1: This is no file. Put a file of text here, or remove it.",
        "data/companies/loop:1:1: This is a link to another file. Put the file itself here.",
        "data/companies/loop.yaml:1:1: This is a link to another file. Put the file itself here.",
        "data/companies/notes.txt:1:1: No record belongs here.",
        "data/companies/pipe.yaml:1:1: This is no file. Put a file of text here, or remove it.",
    ]


def test_what_is_kept_is_looked_through_once_and_not_after_each_edit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[int] = []
    monkeypatch.setattr(folder.KeptTrees, "drop_unused", lambda kept, limit: swept.append(limit))
    first, _ = folder.load_folder(project)
    (project / "data" / "companies" / "bmw.yaml").write_text("name: BMW\n")
    again, _ = folder.load_folder(project)
    assert sum(one is not other for one, other in zip(first, again, strict=True)) == 1
    assert swept == [4 * len(first)]  # else all that was not edited would go with what is old


def test_a_folder_that_cannot_be_listed_is_all_that_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", unlisted("companies"))
    assert [str(problem) for problem in check_folder(project)[1]] == [
        "data/companies:1:1: The folder cannot be read (Permission denied). Give yourself the right to read it."
    ]


def test_hand_written_pages_that_are_no_text_are_named(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "good.md").write_text("# Good\n")
    (docs / ".#good.md").symlink_to("me@host.1:2")
    (docs / "#good.md#").write_bytes(b"\xff")
    assert hand_written(docs) == {"good.md": "# Good\n"}
    (docs / "bad.md").write_bytes(b"# Bad\n\n\xff\n")
    (docs / "folder.md").mkdir()
    with pytest.raises(DataProblems) as raised:
        hand_written(docs)
    assert [str(problem) for problem in raised.value.problems] == [
        "docs/bad.md:3:1: The byte 0xFF is not UTF-8. Save the file as UTF-8.",
        "docs/folder.md:1:1: The file cannot be read (Is a directory). Mend that, or remove it.",
    ]
