"""What is kept is kept whole or not at all, by several at once, and whatever ails the database is never an error nor a wait."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from solidstate.reading import store
from solidstate.reading.cache import MARK, Cache

from ..conftest import ROOT
from ..drawers import database, drawer, opened


def keep(root: Path, things: dict[bytes, bytes]) -> None:
    """Keep some things, as a run does from its begin to its end."""
    cache = Cache(root, "things", b"")
    for content, made in things.items():
        cache.put(content, made)


def kept(root: Path, *contents: bytes) -> list[bytes | None]:
    cache = Cache(root, "things", b"")
    return [cache.get(content) for content in contents]


def test_what_is_put_is_there_at_once_and_written_together(tmp_path: Path) -> None:
    cache, left = Cache(tmp_path, "things", b""), store.BATCH - 1
    for number in range(left):
        cache.put(b"%d" % number, b"made")
    assert cache.get(b"0") == b"made"
    assert not list((tmp_path / ".cache").glob("*.sqlite"))
    cache.put(b"another", b"made")
    assert len(drawer(tmp_path, "things")) == store.BATCH
    cache.put(b"large", bytes(store.BATCH_BYTES))
    assert len(drawer(tmp_path, "things")) == store.BATCH + 1


def test_drawers_are_apart(tmp_path: Path) -> None:
    one, other = Cache(tmp_path, "one", b""), Cache(tmp_path, "other", b"")
    for cache, made in ((one, b"1"), (other, b"2")):
        cache.put(b"a", made)
        cache.put(b"b", made)
    one.drop_unused(2)
    other = Cache(tmp_path, "other", b"")
    other.drop_unused(1)
    assert (one.get(b"a"), other.get(b"a")) == (b"1", None)


def test_an_empty_thing_is_a_thing(tmp_path: Path) -> None:
    keep(tmp_path, {b"a": b""})
    assert kept(tmp_path, b"a", b"b") == [b"", None]


@pytest.mark.parametrize("left", [b"", b"no database", b"SQLite format 3\0" + bytes(999), "half", "turned"])
def test_a_damaged_database_is_begun_anew(tmp_path: Path, left: bytes | str) -> None:
    things = {b"%d" % number: bytes([number]) * 9_000 for number in range(99)}
    keep(tmp_path, things)
    whole = database(tmp_path).read_bytes()
    half = len(whole) // 2
    broken = {"half": whole[:half], "turned": bytes(255 - byte for byte in whole)}
    database(tmp_path).write_bytes(left if isinstance(left, bytes) else broken[left])
    assert all(found in (None, things[content]) for content, found in zip(things, kept(tmp_path, *things), strict=True))
    for _ in range(2):  # the first may be what finds the damage
        keep(tmp_path, things)
    assert kept(tmp_path, *things) == [*things.values()]


def test_a_journal_of_a_run_that_was_killed_is_rolled_back(tmp_path: Path) -> None:
    keep(tmp_path, {b"a": b"whole"})
    script = (
        "import os, sqlite3, sys; found = sqlite3.connect(sys.argv[1], isolation_level=None); found.execute('pragma cache_size = 1');"
        "found.execute('begin immediate'); found.execute('update kept set made = zeroblob(400000)'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(database(tmp_path))], check=False)
    assert database(tmp_path).stat().st_size > 400_000
    assert kept(tmp_path, b"a") == [b"whole"]


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Another process works on the database for ever."""
    with opened(root) as other:
        other.execute("begin exclusive")
        yield


@contextmanager
def unwritable(root: Path) -> Iterator[None]:
    """No file may have more bytes than this: the disk is full after them."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("trouble", [held, unwritable])
@pytest.mark.parametrize("is_begun", [True, False])
def test_what_cannot_be_written_is_not_kept_and_the_next_run_goes_on(
    tmp_path: Path, trouble: Callable[[Path], object], is_begun: bool
) -> None:
    if is_begun or trouble is held:
        keep(tmp_path, {b"a": b"old"})
    with trouble(tmp_path):  # type: ignore[attr-defined]
        keep(tmp_path, {b"b": bytes(20_000)})
    assert kept(tmp_path, b"b") == [None]
    keep(tmp_path, {b"b": b"new"})
    assert kept(tmp_path, b"a", b"b") == [b"old" if is_begun or trouble is held else None, b"new"]


def test_a_database_that_stays_locked_is_not_asked_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, {b"a": b"made"})
    tries: list[object] = []
    opening = store._opened
    monkeypatch.setattr(store, "WAIT", 0)
    monkeypatch.setattr(store, "_opened", lambda path: tries.append(path) or opening(path))
    cache = Cache(tmp_path, "things", b"")
    with held(tmp_path):
        assert {cache.get(b"a") for _ in range(99)} == {None}
    assert (len(tries), cache.get(b"a")) == (store.REFUSALS, None)
    assert kept(tmp_path, b"a") == [None]  # by this process
    del cache
    assert kept(tmp_path, b"a") == [b"made"]


def test_a_disk_without_locks_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*words: object, **named: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", refused)
        keep(tmp_path, {b"a": b"made"})
        assert kept(tmp_path, b"a") == [None]


def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    keep(tmp_path, {b"a": b"made"})
    script = (
        "import os, sys; from pathlib import Path; from solidstate.reading.cache import Cache; os.getuid() or os.setuid(65534);"
        "cache = Cache(Path(sys.argv[1]), 'things', b''); cache.put(b'b', b'x'); print(cache.get(b'a'))"
    )
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o555)
    for path in ((tmp_path / ".cache"), database(tmp_path)):
        path.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("b'made'\n", "")


def test_what_comes_from_elsewhere_is_neither_opened_nor_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path / "one", {b"a": b"made"})
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    brought, opening, paths = database(tmp_path / "two"), store._opened, list[Path]()
    brought.with_name(f"{brought.name}-journal").write_bytes(b"half")
    monkeypatch.setattr(store, "_opened", lambda path: paths.append(path) or opening(path))
    assert kept(tmp_path / "two", b"a") == [None]
    assert paths == [database(tmp_path / "two")] != [brought]
    assert sorted(path.name for path in (tmp_path / "two" / ".cache").iterdir()) == sorted([MARK, paths[0].name])


def test_what_lies_there_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".cache" / "plugin").mkdir(parents=True)
    (tmp_path / ".cache" / "theirs.sqlite").write_bytes(b"theirs")
    keep(tmp_path, {b"a": b"made"})
    assert {"plugin", "theirs.sqlite"} < {path.name for path in (tmp_path / ".cache").iterdir()}


def test_several_processes_and_threads_keep_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from solidstate.reading.cache import Cache; cache = Cache(Path(sys.argv[1]), 'things', b'');"
        "[cache.put(b'%s %d' % (sys.argv[2].encode(), number), bytes(999)) for number in range(200)]"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    others = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], env=environment) for name in ("a", "b")]
    cache, found = Cache(tmp_path, "things", b""), SimpleNamespace(wrong=0)

    def use(name: int) -> None:
        for number in range(200):
            cache.put(b"%d %d" % (name, number), b"%d" % number)
            found.wrong += cache.get(b"%d %d" % (name, number)) not in (b"%d" % number, None)

    threads = [Thread(target=use, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [other.wait() for other in others] == [0, 0]
    cache.drop_unused(9999)
    assert found.wrong == 0
    with opened(tmp_path) as one:
        assert one.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert len(drawer(tmp_path, "things")) > 800


def test_what_is_let_go_makes_the_database_smaller(tmp_path: Path) -> None:
    keep(tmp_path, {b"%d" % number: bytes(20_000) for number in range(200)})
    size, cache = database(tmp_path).stat().st_size, Cache(tmp_path, "things", b"")
    cache.get(b"0")
    cache.drop_unused(9)
    assert len(drawer(tmp_path, "things")) == 1
    assert database(tmp_path).stat().st_size < size / 9
