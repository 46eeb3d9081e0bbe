"""What a preview does after an edit and when somebody asks for a file, whatever host serves it."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..site.website import Website
from .edited import Edited
from .renewal import Code, start_anew

LOG = logging.getLogger("solidstate.preview")  # not below the host's: a message there would count in strict mode
MISSING = "404.html"


class Session(ABC):
    """A preview from its start to its end. The host says how it settles, shows, writes and leaves."""

    edited: Edited
    code: Code

    def __init__(self) -> None:
        self.made: set[str] = set()
        self.settled: object = None

    def start(self, root: Path, make: Callable[[Catalogue, date], Website], today: Callable[[], date]) -> None:
        """Read the data: all of it, held to all rules, when the preview starts; when its settings changed, what else changed."""
        if hasattr(self, "edited"):
            self.edited.make = make
            self.edited.refresh()
        else:
            self.code, self.edited = Code(root / "hooks"), Edited(root, make, today)
            self.edited.refresh()
            self.edited.check()
        self.renewed()

    @abstractmethod
    def settle(self) -> None:
        """Settle what hangs on the host's settings, on the list of hand-written files and on the theme; may raise anything."""

    @abstractmethod
    def frame(self) -> object:
        """What is settled hangs on this: where it is equal, there is nothing to settle."""

    @abstractmethod
    def show(self) -> None:
        """Take the newest website, and put its problems above every page."""

    @abstractmethod
    def write(self, place: str) -> bool:
        """Write the file at a place of the site; False where there is none. May raise anything."""

    @abstractmethod
    def leave(self) -> None:
        """Clean up: the process ends here."""

    @property
    def banner(self) -> list[dict[str, Any]]:
        """The problems as the theme's template shows them."""
        return [{"where": f"{p.path}:{p.line}:{p.column}", "field": p.field, "text": p.sentence} for p in self.edited.problems]

    def rebuild(self) -> None:
        """After an edit: read again what changed. Whatever is raised becomes a problem to show."""
        with self.edited.lock:
            try:
                if self.code.is_edited():
                    self._renew()
                elif self.frame() != self.settled or self.edited.website is None:
                    self.settle()
                else:
                    self.edited.refresh()
            except Exception as error:
                self.edited.fail(error)
            self.renewed()

    def renewed(self) -> None:
        """There is something new: what was made is made anew when somebody asks for it."""
        with self.edited.lock:
            self.made.clear()
            for problem in self.edited.problems:
                LOG.warning("%s", problem)
            self.show()

    def _renew(self) -> None:
        if problem := self.code.trial("publish"):
            self.edited.problems = (problem,)
            return
        LOG.warning("The package was edited: starting anew.")
        self.leave()
        start_anew()

    def make(self, place: str) -> None:
        """Make the file at a place of the site, or the page for a missing one; where that fails, by the last website that could."""
        if place in self.made:
            return
        try:
            found = self.write(place)
        except Exception as error:
            older = self.edited.fail(error)
            self.renewed()
            if not older and place == MISSING:
                raise
            self.make(place if older else MISSING)
            return
        self.made.add(place)
        if not found:
            self.make(MISSING)
