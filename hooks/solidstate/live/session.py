"""What a preview does after an edit and when somebody asks for a file, whatever host serves it."""

from __future__ import annotations

import gc
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..language.paths import destination
from ..language.problems import Problem
from ..reading.whole import whole_or_gone
from ..site.files import address_of, is_page
from ..site.website import Website
from .edited import Edited
from .renewal import Code, end_rehearsal, is_rehearsal, start_anew

LOG = logging.getLogger("solidstate.preview")  # not below the host's: a message there would count in strict mode
MISSING = "404.html"


class Session(ABC):
    """A preview from its start to its end. The host says how it settles, shows, writes and leaves."""

    edited: Edited
    code: Code
    tell: Callable[[], None]
    """Has the open pages loaded again: there is news without an edit."""
    leave: Callable[[], None]
    """Cleans up: the process ends here."""

    def __init__(self) -> None:
        self.made: set[str] = set()
        self.code_problems: tuple[Problem, ...] = ()
        self.settled: object = None

    def start(self, root: Path, make: Callable[[Catalogue, date], Website], today: Callable[[], date]) -> None:
        """Read the data: all of it when the preview starts; when its settings changed, what else changed."""
        if hasattr(self, "edited"):
            self.edited.make = make
            self.edited.refresh()
        else:
            self.code, self.edited = Code(root / "hooks"), Edited(root, make, today)
            self.edited.refresh()
            gc.freeze()  # what was read stays: to look through it for what could be thrown away would hold up a page now and then
        self.renewed()

    @abstractmethod
    def settle(self) -> None:
        """Settle what hangs on the host's settings, on the list of hand-written files and on the theme; may raise anything."""

    @abstractmethod
    def frame(self) -> object:
        """What is settled hangs on this: where it is equal, there is nothing to settle. May raise anything."""

    @abstractmethod
    def show(self) -> None:
        """Take the newest website."""

    @abstractmethod
    def write(self, place: str) -> bool:
        """Write the file at a place of the site; False where there is none. May raise anything, and leaves what stands there then."""

    @abstractmethod
    def has(self, place: str) -> bool:
        """Whether the site has a file at a place."""

    @abstractmethod
    def path(self, place: str) -> Path:
        """Where the file at a place of the site is written."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of showing the newest edit."""
        return self.code_problems + self.edited.problems

    @property
    def banner(self) -> list[dict[str, Any]]:
        """The problems as the theme's template shows them, above every page."""
        return [{"where": f"{p.path}:{p.line}:{p.column}", "field": p.field, "text": p.sentence} for p in self.problems]

    def rebuild(self) -> None:
        """After an edit: read again what changed. Whatever is raised becomes a problem to show."""
        with self.edited.lock:
            try:
                self.code_problems = self.edited.problems = ()
                if self.code.is_edited():
                    if not (problems := self.code.rehearsed()):
                        LOG.warning("The package was edited: starting anew.")
                        self.leave()
                        start_anew()
                    self.code_problems = problems
                if self.frame() != self.settled or self.edited.website is None:
                    self.settle()
                    gc.collect()  # the settings and the theme of before are held by themselves alone
                else:
                    self.edited.refresh()
            except Exception as error:
                self.edited.fail(error)
            self.renewed()

    def renewed(self) -> None:
        """There is something new: what was made is made anew when somebody asks for it."""
        with self.edited.lock:
            self.made.clear()
            for problem in self.problems:
                LOG.warning("%s", problem)
            self.show()

    def make_at(self, place: str, is_folder: bool) -> None:
        """Make what a browser asks for; a folder stands for its page."""
        page = f"{place}/index.html" if place else "index.html"
        self.make(page if is_folder or self.has(page) else place)

    def make(self, place: str) -> None:
        """Make the file at a place of the site, or the page for a missing one. Never raises.

        Where that fails it is made by the last website that could, or stays as it was made last; where there is no room for it, it goes.
        """
        if place in self.made:
            return
        before = self.edited.problems
        try:
            with whole_or_gone(self.path(place)):
                found = self.write(place)
        except Exception as error:
            older = self.edited.fail(error)
            self.renewed()
            if older:
                self.make(place)
            elif not self.path(place).is_file() and place != MISSING:
                self.make(MISSING)
            if self.edited.problems != before and not place.endswith(".html"):
                self.tell()  # a page shows it itself
            return
        self.made.add(place)
        if not found:
            self.make(MISSING)

    def rehearse(self) -> None:
        """In a process that only rehearses: ask all rules, make a file of each kind, and end."""
        if is_rehearsal():
            self.edited.check()
            kinds: dict[object, str] = {}
            website = self.edited.website
            for uri, entry in website.table.items() if website else ():
                place = destination(address_of(uri), website.directory_urls) if website and is_page(uri) else uri
                kinds.setdefault(entry.kind or uri.partition("/")[0], place)
            for place in kinds.values():
                if not self.edited.problems:
                    self.make(place)
            end_rehearsal(self.edited.problems)
