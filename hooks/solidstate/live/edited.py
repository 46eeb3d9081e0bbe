"""The website of a folder that somebody edits: what changed is read again, and what cannot be shown leaves the last good site up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..catalogue import Catalogue, join
from ..checks import Folder, mistakes, mistakes_in, resolved
from ..language.problems import Problem
from ..reading.cache import Cache, bytes_of, made_by_all
from ..reading.documents import Document
from ..reading.folder import load_folder
from ..site.links import foreign_files
from ..site.parts import hand_written
from ..site.website import Website
from .faults import faults

ROOM = 20  # states of the data of which it is kept that they passed
REST = 0.5  # seconds without an edit or a request, after which all rules are asked


class Edited:
    """`website` is what is shown, None before any could be read; `problems` are what stands in the way of a newer one.

    After an edit `refresh` holds only what changed to the rules, so that a page can be shown at once, and at the start nothing that
    had passed before; `check` holds everything to all rules. What a page raises while it is made is brought to `fail`. None of them
    raises.
    """

    def __init__(self, root: Path, make: Callable[[Catalogue, date], Website], today: Callable[[], date]) -> None:
        self.website: Website | None = None
        self.problems: tuple[Problem, ...] = ()
        self.lock = threading.RLock()
        self.make = make
        self._root, self._today = root, today
        self._good: Website | None = None  # the newest one that passed every rule, or while there is none what was shown first
        self._documents: list[Document] = []
        self._passed = Cache(root, "passed", made_by_all())
        self._round = 0
        self._edited, self._busy = threading.Event(), threading.Event()

    def refresh(self) -> None:
        """Read again what changed, and make the website anew of it."""
        with self.lock:
            self._round += 1
            try:
                self._refresh()
            except Exception as error:
                self.problems, self.website = faults(error, self._root), self._good
        self._edited.set()

    def _refresh(self) -> None:
        read, problems = load_folder(self._root)
        documents = resolved(read)
        problems += foreign_files(self._root)
        website = None if problems else self.make(join(documents), self._today())
        if website:
            known = set(map(id, self._documents or (documents if self._passed.get(self._data()) else ())))
            changed = [document for document in documents if id(document) not in known]
            problems += mistakes_in(changed, Folder.of(documents))
            problems += website.unknown_parts(hand_written(self._root / "docs"))
        self.problems = tuple(sorted(set(problems)))
        if website and not problems:
            self._good = self._good or self.website  # an edit that comes before the rules: better than nothing is what was shown till now
            self._documents, self.website = documents, website

    def fail(self, error: BaseException) -> bool:
        """Note what was raised on the way to a page, with its place. Returns whether an older website can be asked instead.

        Where something is known to be wrong, that is likely why, and is told better.
        """
        with self.lock:
            self.problems = self.problems or faults(error, self._root)
            older, self.website = self.website is not self._good, self._good
            return older and self.website is not None

    def check(self) -> bool:
        """Hold everything that is shown to all rules, until the next edit. Returns whether there is news for the reader.

        Between two files it waits for whoever holds the lock.
        """
        website, now = self.website, self._round

        def is_newest() -> bool:
            with self.lock:  # a page that is made, and an edit that is read, go first
                return self._round == now

        if website is None:
            return False
        try:
            found = set(mistakes(Folder.of(self._documents), is_newest))
            if is_newest():
                found.update(website.problems(hand_written(self._root / "docs"), is_newest))
        except Exception as error:
            found = set(faults(error, self._root))
        with self.lock:
            if not is_newest() or self.problems:
                return False
            if found:
                self.website, self.problems = self._good, tuple(sorted(found))
            else:
                self._good = website
                self._passed.put(self._data(), b"all rules")
                self._passed.drop_unused(ROOM)
            return bool(found)

    def _data(self) -> bytes:
        """What the data is known by. Should it change just now: a mistake is missed at the start alone, and found after the first page."""
        return bytes_of(self._root / "data", "*.yaml")

    def touch(self) -> None:
        """Somebody waits for a page: the rules wait."""
        self._busy.set()

    def watch_rules(self, tell: Callable[[], None]) -> None:
        """After each edit, when nobody waits for a page any more, check; `tell` where that is news. Never returns."""
        while self._edited.wait():
            self._edited.clear()
            while self._busy.wait(REST):
                self._busy.clear()
            if self.check():
                tell()
