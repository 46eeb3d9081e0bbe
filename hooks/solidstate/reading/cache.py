"""What is kept from one run to the next, below .cache/, and found by its content alone.

The database in which it stands (reading/store.py) is named by a hash of when and where the folder's mark was made, to the nanosecond, and
a thing is found by a hash that is keyed with that. Whoever hands over a branch or an archive cannot choose that moment, so what comes with
one is never found nor opened: what is kept is what was made here. Each thing begins with a seal, a hash of the rest with the same key: one
that was damaged, or moved, is as if it were not there, and so is what cannot be read or written.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from weakref import finalize

from .store import store_at

MARK = "begun"
SEAL = 16  # bytes


class Cache:
    """One drawer of what is kept. `made_by` is what makes the content: what other code made is not found."""

    def __init__(self, root: Path, name: str, made_by: bytes) -> None:
        self._used: set[bytes] = set()
        self._drawer, place = name, _place(root / ".cache")
        self._key = blake2b(b"%b %b %b" % (place, name.encode(), made_by), digest_size=32).digest()
        self._store = store_at(root / ".cache", blake2b(place, digest_size=16).hexdigest()) if place else None
        if self._store:
            finalize(self, self._store.write)  # what waits when the drawer is used no longer, at the latest at the end of the process

    def get(self, content: bytes) -> bytes | None:
        """What was made of some content, where it is kept."""
        name = self._name(content)
        found = (self._store and self._store.get(self._drawer, name)) or b""
        return found[SEAL:] if found[:SEAL] == self._seal(name, found[SEAL:]) else None

    def put(self, content: bytes, made: bytes) -> None:
        """Keep what was made of some content; it is written with what else is kept just now."""
        if self._store:
            name = self._name(content)
            self._store.put(self._drawer, name, self._seal(name, made) + made)

    def _name(self, content: bytes) -> bytes:
        name = blake2b(content, key=self._key, digest_size=24).digest()
        self._used.add(name)
        return name

    def _seal(self, name: bytes, made: bytes) -> bytes:
        return blake2b(name + made, key=self._key, digest_size=SEAL).digest()

    @property
    def asked(self) -> int:
        """How many things were asked for or kept."""
        return len(self._used)

    def drop_unused(self, limit: int) -> None:
        """Write what waits. Where more is kept than `limit`, what was not asked for goes."""
        if self._store:
            self._store.drop_unused(self._drawer, self._used, limit)


def _place(folder: Path) -> bytes:
    """When and where the mark of a folder was made; nothing where nothing can be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), (folder / MARK).open("x"):
            pass
        found = (folder / MARK).lstat()
    except OSError:
        return b""
    return b"%d %d %d" % (found.st_dev, found.st_ino, found.st_ctime_ns)


def bytes_of(folder: Path, pattern: str) -> bytes:
    """A hash of all files below a folder, with their names; of a link that it is one, of what cannot be read that it is there."""
    found = blake2b()
    for path in sorted(folder.rglob(pattern)):
        found.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
        try:
            found.update(b"link" if path.is_symlink() else path.read_bytes() if path.is_file() else b"")
        except OSError as error:
            found.update(str(error).encode())
    return found.digest()


@cache
def made_by_all() -> bytes:
    """A hash of all code that makes anything here: Python, this package, and the libraries, whose versions are in the names of folders."""
    found = blake2b(sys.version.encode() + bytes_of(Path(__file__).parents[1], "*.py"))
    for folder in map(Path, sys.path):
        with suppress(OSError):
            found.update("\0".join(sorted(path.name for path in folder.glob("*.dist-info"))).encode("utf-8", "surrogateescape"))
    return found.digest()
