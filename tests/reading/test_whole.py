"""Whole or not at all: a process is killed at each of its steps, and what stands then is the old or the new."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from solidstate.commands.generating import pack
from solidstate.commands.terminal import main
from solidstate.reading import whole
from solidstate.reading.whole import Beside, write_whole

STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "ctypes.dlsym")


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Let a process of its own act, and kill it at one of its steps. Returns whether it was killed."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            left -= event in STEPS
            if left < 0 and event in STEPS:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def tried(act: Callable[[], object], look: Callable[[], Any]) -> tuple[list[Any], int]:
    """What stands after kills at each step, and how many steps there were."""
    seen: list[Any] = []
    step = 0
    while killed_at(step, act):
        step += 1
        seen.append(look())
    return seen, step


def made(folder: Path, text: str) -> None:
    beside = Beside(folder)
    for name in ("a.html", "b.html", "c.html"):
        (beside.folder / name).write_text(text)
    beside.take_place()


def texts(folder: Path) -> list[str]:
    return [path.read_text() for path in sorted(folder.iterdir())]


def test_a_folder(tmp_path: Path) -> None:
    target = tmp_path / "site"
    made(target, "old")
    seen, steps = tried(lambda: made(target, "new"), lambda: texts(target))
    assert steps > 8
    assert all(found in (["old"] * 3, ["new"] * 3) for found in seen)
    made(target, "last")
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "What killed runs left is gone."


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_whole(path, b"old")
    path.chmod(0o640)
    seen, steps = tried(lambda: write_whole(path, b"new"), path.read_bytes)
    assert steps >= 2
    assert set(seen) <= {b"old", b"new"}
    assert path.read_bytes() == b"new" and path.stat().st_mode & 0o777 == 0o640


def test_a_zip(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("new")
    target = tmp_path / "site.zip"
    told = tmp_path / "site.zip.sha256"
    target.write_bytes(b"old")
    told.write_text(f"{sha256(b'old').hexdigest()}  site.zip\n")
    assert pack, "Imported here, not in each of the processes that are killed."
    words = ["pack", str(tmp_path / "site"), str(target)]
    seen, _ = tried(
        lambda: main(["--root", str(tmp_path), *words], standalone_mode=False),
        lambda: (target.read_bytes(), told.read_text().split()[0] if told.exists() else ""),
    )
    assert {zipped for zipped, _ in seen} <= {b"old", target.read_bytes()}
    assert all(said in ("", sha256(zipped).hexdigest()) for zipped, said in seen), "A checksum is never that of another zip."
    assert told.read_text() == f"{sha256(target.read_bytes()).hexdigest()}  site.zip\n"
    assert target.read_bytes().startswith(b"PK")


def test_where_the_system_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "_exchange", lambda *_: False)
    made(tmp_path / "site", "old")
    made(tmp_path / "site", "new")
    assert texts(tmp_path / "site") == ["new"] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_two_the_one_that_ends_later_stands_and_knows_it(tmp_path: Path) -> None:
    first, second = Beside(tmp_path / "site"), Beside(tmp_path / "site")
    assert first.folder.is_dir() and second.folder.is_dir(), "The second does not take the first for one that was left."
    (first.folder / "a").write_text("first")
    (second.folder / "a").write_text("second")
    assert [second.take_place(), first.take_place()] == [False, True]
    assert texts(tmp_path / "site") == ["first"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "a.yaml", b"new")
    assert list(tmp_path.iterdir()) == []
