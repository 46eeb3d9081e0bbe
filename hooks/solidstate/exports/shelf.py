"""Texts that several files need, and that would fill the memory if all of them stayed there: the rows of a large record."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from threading import Lock

ROOM = 500_000
"""Bytes that stay in memory; what is more goes to a file of the system's, which nobody sees and which goes with the shelf."""


class Shelf:
    """Texts of one line each, made once and found again by what they are and by the company that they are of.

    What is of "" is of no company alone: it shows of companies what pages show that show several (derived/seen.py).
    """

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[bytes] | None = None
        self._places: dict[str, dict[str, int]] = {}  # by name, then by company: of a large record a pair for each would fill some MB
        self._lock = Lock()

    def text(self, name: str, company: str, make: Callable[[], str], sign: str = "") -> str:
        """A text, made where nobody asked for it before. `sign` stands for what it hangs on beside its company, in one word."""
        if company not in self._places.get(name, ()):
            self._put(name, company, make())
        with self._lock:
            assert self._file
            self._file.seek(self._places[name][company])
            return self._file.readline().decode()[:-1]

    def tidy(self) -> None:
        """After a build: nothing stays. What is asked for nevertheless is made again."""
        with self._lock:
            if self._file:
                self._file.close()
            self._file, self._places = None, {}

    def _put(self, name: str, company: str, text: str) -> None:
        with self._lock:
            if not self._file:
                self._file = SpooledTemporaryFile(ROOM)  # noqa: SIM115 - it lasts as long as the shelf
            place = self._file.seek(0, 2)
            self._file.write(text.encode() + b"\n")
            self._places.setdefault(name, {})[company] = place
