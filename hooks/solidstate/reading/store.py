"""The database in which stands what is kept: one file of SQLite, however many things.

A build of 500 companies keeps more than 2,000 of them, and to make a file for each took longer than to make what is in it. SQLite writes
many at once, whole or not at all whenever it is stopped, keeps apart those who write at the same time, and uses again what was let go.

Nothing here is ever needed. What the database refuses, locked, full or on a disk without locks, is not kept or not found, and nobody waits
for it; one that is damaged is removed and begun anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakValueDictionary

FORM = 1  # of the database; one of another form has another name
BATCH, BATCH_BYTES = 50, 500_000
"""So many things, or so many bytes, are written together."""
WAIT = 0.01  # seconds for another process, which holds the database while it writes a batch
REFUSALS = 20
"""What is refused so often, one after the other, is not asked for again."""
BEGIN = """
pragma synchronous = off; -- a machine that fails may damage it
pragma page_size = 16384;
pragma cache_size = -200; -- KB
create table if not exists kept (drawer text, name blob, made blob, primary key (drawer, name));
"""


class Store:
    """The database at a path, for all drawers and threads of this process."""

    def __init__(self, path: Path) -> None:
        self._path, self._refused = path, 0
        self._database: sqlite3.Connection | None = None
        self._waiting: dict[tuple[str, bytes], bytes] = {}
        self._lock = RLock()  # at any step of who holds it a drawer may be thrown away, and is written

    def __del__(self) -> None:
        self._close()

    def get(self, drawer: str, name: bytes) -> bytes | None:
        """A thing, where it is there."""
        with self._lock:
            if (drawer, name) in self._waiting:
                return self._waiting[drawer, name]
            found = self._ask("select made from kept where drawer = ? and name = ?", drawer, name)
        return found[0] if found and isinstance(found[0], bytes) else None

    def put(self, drawer: str, name: bytes, made: bytes) -> None:
        """Take a thing, to be written with others."""
        with self._lock:
            self._waiting[drawer, name] = made
            if len(self._waiting) >= BATCH or sum(map(len, self._waiting.values())) >= BATCH_BYTES:
                self.write()

    def write(self) -> None:
        """Write what waits."""
        with self._lock:
            rows = [(*place, made) for place, made in self._waiting.items()]
            self._waiting.clear()
            self._change("insert or replace into kept values (?, ?, ?)", rows)

    def drop_unused(self, drawer: str, used: set[bytes], limit: int) -> None:
        """Write what waits, and of a drawer with more than `limit` things let those go that were not used."""
        with self._lock:
            self.write()
            if sum(self._ask("select count(*) from kept where drawer = ?", drawer)) > limit:
                names = self._ask("select name from kept where drawer = ?", drawer)
                self._change("delete from kept where drawer = ? and name = ?", [(drawer, name) for name in names if name not in used])
                if any(self._ask("select 2 * freelist_count > page_count from pragma_freelist_count, pragma_page_count")):
                    self._ask("vacuum")

    def _ask(self, question: str, *values: object) -> list[Any]:
        """The first column of what is found."""
        return self._with(lambda database: [row[0] for row in database.execute(question, values)]) or []

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Do something for each row, some rows at a time, so that others come in between."""
        for start in range(0, len(rows), BATCH):
            self._with(partial(_changed, statement, rows[start : start + BATCH]))

    def _with(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Work with the database; nothing where it refuses."""
        if self._refused >= REFUSALS:
            return None
        try:
            self._database = self._database or _opened(self._path)
            done = work(self._database)
        except sqlite3.Error as error:
            self._refused += 1
            if type(error) is sqlite3.DatabaseError:  # it is none, or damaged; other kinds of error are of other kinds
                self._close()
                _remove(self._path)
            return None
        self._refused = 0
        return done

    def _close(self) -> None:
        if self._database:
            self._database.close()
        self._database = None


_OPEN: WeakValueDictionary[Path, Store] = WeakValueDictionary()


def store_at(folder: Path, mark: str) -> Store:
    """The store of a folder with this mark. Those of other marks, which were copied there or which nobody finds any more, go."""
    path = folder.resolve() / f"kept-{FORM}-{mark}.sqlite"
    if not path.exists():
        _remove(*folder.glob("kept-*.sqlite"))
    return _OPEN.setdefault(path, Store(path))


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, WAIT, isolation_level=None, check_same_thread=False)
    try:
        database.executescript(BEGIN)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _changed(statement: str, rows: Sequence[tuple[object, ...]], database: sqlite3.Connection) -> None:
    with database:
        database.execute("begin immediate")
        database.executemany(statement, rows)


def _remove(*paths: Path) -> None:
    """Remove databases, each with what was left half."""
    for path in paths:
        for one in (path, path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                one.unlink()
