"""Plain data that several files need, and that would fill the memory if it stayed there between them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

ROOM = 500_000
"""Bytes that stay in memory; what is more goes to a file of the system's, which nobody sees and which goes with this."""


class Packed(Generic[T]):
    """What `make` gives, made for the first who asks. For the others it waits packed, and each gets it anew."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make, self._lock = make, Lock()
        self._file: SpooledTemporaryFile[bytes] | None = None

    def get(self) -> T:
        """The data."""
        with self._lock:
            if self._file:
                self._file.seek(0)
                found: T = pickle.load(self._file)  # noqa: S301 - packed by the lines below
                return found
            made, file = self._make(), SpooledTemporaryFile(ROOM)  # noqa: SIM115 - it lasts as long as this
            pickle.dump(made, file)
            self._file = file
            return made
