"""What stands below .cache/, for tests to look at, to damage and to hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def database(root: Path) -> Path:
    """The database in which everything stands."""
    (path,) = (root / ".cache").glob("*.sqlite")
    return path


@contextmanager
def opened(root: Path) -> Iterator[sqlite3.Connection]:
    """The database, as another process has it."""
    with closing(sqlite3.connect(database(root), isolation_level=None)) as found:
        yield found


def drawer(root: Path, name: str) -> dict[bytes, bytes]:
    """What is kept in a drawer, by its name."""
    with opened(root) as found:
        return dict(found.execute("select name, made from kept where drawer = ?", (name,)).fetchall())


def damage(root: Path, name: str, made: bytes) -> None:
    """Put something else in the place of all that is kept in a drawer."""
    with opened(root) as found:
        found.execute("update kept set made = ? where drawer = ?", (made, name))
