"""Whole or not at all: a file or a folder is made beside the one that stands, and takes its place in one step.

Whoever reads meanwhile, and whoever comes after a run that was killed, finds the old or the new one, never half of it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TRIES = 5
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step. A file that stands keeps its rights. Raises OSError, and leaves nothing then."""
    with _half(path, content) as half:
        half.replace(path)


def write_with(path: Path, content: bytes, told: Path, telling: bytes) -> None:
    """Write a file and one that tells of it, such as its checksum, which is away while the file changes: it is never wrong of it."""
    with _half(path, content) as half, _half(told, telling) as half_told:
        told.unlink(missing_ok=True)
        half.replace(path)
        half_told.replace(told)


@contextmanager
def whole_or_gone(path: Path) -> Iterator[None]:
    """While somebody else writes at a place: where there is no room for the whole of it, nothing stays. Raises OSError with the place."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            path.unlink(missing_ok=True)
            error.filename = str(path)
        raise


@contextmanager
def _half(path: Path, content: bytes) -> Iterator[Path]:
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        half.write_bytes(content)
        with suppress(FileNotFoundError):
            shutil.copymode(path, half)
        yield half
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        half.unlink(missing_ok=True)


class Beside:
    """A folder that is made anew beside the one at `target`. Of two that are made at once, the one that ends later stands."""

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self._before = _identity(self.target)
        _sweep(self.target)
        for _ in range(TRIES):  # one that begins at the same moment may take the new folder for one that was left
            self.folder = self.target.with_name(f".{self.target.name}.{secrets.token_hex(4)}.tmp")
            self.folder.mkdir(parents=True)
            self._hold = _held(self.folder)
            if self._hold is not None:
                break
        self.folder.mkdir(exist_ok=True)

    def take_place(self) -> bool:
        """Put it in the place of the old one. Returns whether another took that place since this one was begun."""
        is_second = _identity(self.target) != self._before
        if self.target.is_dir() and not _exchange(self.folder, self.target):
            old = self.folder.with_suffix(".old")
            self.target.rename(old)
            self.folder.rename(self.target)
            old.rename(self.folder)
        elif not self.target.is_dir():
            self.folder.rename(self.target)
        self.give_up()
        return is_second

    def give_up(self) -> None:
        """Remove what stands beside."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _held(folder: Path) -> int | None:
    """Hold a folder, as long as this process lives; None where somebody holds it, or nothing can be held."""
    try:
        import fcntl  # not on Windows

        hold = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(hold)
        return None
    return hold


def _sweep(target: Path) -> None:
    """Remove what runs left that were killed: nobody holds it."""
    for left in target.parent.glob(f".{target.name}.*.tmp"):
        if left.is_dir() and (hold := _held(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(hold)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    names = os.fsencode(one), os.fsencode(other)
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, 2) == 0)  # RENAME_SWAP
        here = -100  # AT_FDCWD
        return bool(library.renameat2(here, names[0], here, names[1], 2) == 0)  # RENAME_EXCHANGE
    return False
