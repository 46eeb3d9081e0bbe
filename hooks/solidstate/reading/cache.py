"""What is kept from one run to the next, below .cache/, and found by its content alone.

A file is found by a hash that is keyed with when and where the folder's mark was made, to the nanosecond. Whoever hands over
a branch or an archive cannot choose that moment, so what comes with one is never found: what is kept is what was made here.
Each file begins with a seal, a hash of the rest with the same key: one that was damaged, or moved, is as if it were not there,
and so is what cannot be read or written.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

MARK = "begun"
SEAL = 16  # bytes


class Cache:
    """One folder below .cache/. `made_by` is what makes the content: what other code made is not found."""

    def __init__(self, root: Path, name: str, made_by: bytes) -> None:
        self.folder = root / ".cache" / name
        self._used: set[str] = set()
        self._key = self._begun(made_by)

    def _begun(self, made_by: bytes) -> bytes:
        """The key: of this copy of the project, and of the code. Nothing where nothing can be kept."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError), (self.folder / MARK).open("x"):
                pass
            found = (self.folder / MARK).lstat()
        except OSError:
            return b""
        return blake2b(f"{found.st_dev} {found.st_ino} {found.st_ctime_ns} ".encode() + made_by, digest_size=32).digest()

    def _path(self, content: bytes) -> Path:
        name = blake2b(content, key=self._key, digest_size=24).hexdigest()
        self._used.add(name)
        return self.folder / name

    def get(self, content: bytes) -> bytes | None:
        """What was made of some content, where it is kept."""
        with suppress(OSError):
            path = self._path(content)
            found = path.read_bytes() if self._key else b""
            if found[:SEAL] == self._seal(path, found[SEAL:]):
                return found[SEAL:]
        return None

    def put(self, content: bytes, made: bytes) -> None:
        """Keep what was made of some content; in one step, so that a run that was stopped leaves nothing half."""
        if self._key:
            path = self._path(content)
            half = path.with_suffix(f".{os.getpid()}")
            try:
                half.write_bytes(self._seal(path, made) + made)
                half.replace(path)
            except OSError:
                with suppress(OSError):
                    half.unlink()

    def _seal(self, path: Path, made: bytes) -> bytes:
        return blake2b(path.name.encode() + made, key=self._key, digest_size=SEAL).digest()

    @property
    def asked(self) -> int:
        """How many things were asked for or kept."""
        return len(self._used)

    def drop_unused(self, limit: int) -> None:
        """Where more is kept than `limit`, what was not asked for goes."""
        with suppress(OSError):
            with os.scandir(self.folder) as entries:
                kept = {entry.name for entry in entries} - {MARK}
            for name in kept - self._used if len(kept) > limit else ():
                (self.folder / name).unlink(missing_ok=True)


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
