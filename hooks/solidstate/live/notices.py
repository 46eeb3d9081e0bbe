"""Notices of edits: from the system where it gives them, else by looking. Those of mere reading, and of what editors leave behind, are let go."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..reading.leftovers import is_left_behind

LOG = logging.getLogger("solidstate.preview")
EDITS = ("modified", "created", "deleted", "moved")
ROUND = 0.5  # seconds between two looks
LOOKED_THROUGH = "Edits show within a second: the files are looked through, since"

Look = tuple[int, int, int]
Looks = dict[str, Look]
Told = dict[str, Look | None]  # None: there is none


class Notices(FileSystemEventHandler):
    """Calls a handler after every edit below the paths that it was given, files or folders.

    The system tells of an edit at once, where it does: not on many shared folders, not when its limit is reached, and not of
    a folder that went and came again. So the files are looked at too, twice a second, and what nobody told of is found.
    """

    def __init__(self) -> None:
        self._handlers: dict[Path, Any] = {}
        self._observer: BaseObserver | None = None
        self._told: Told = {}  # how each file looked when the system told of it
        self._ended = threading.Event()
        self._said = self._is_stale = False
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # what it complains of is found by looking

    def schedule(self, handler: Any, path: str, recursive: bool = True) -> Path:
        """Watch a file, or all that is below a folder."""
        self._handlers[Path(path)] = handler
        return Path(path)

    def unschedule(self, path: Path) -> None:
        """Watch it no more."""
        self._handlers.pop(path, None)

    def start(self) -> None:
        """Begin."""
        self._listen()
        threading.Thread(target=self._go_round, args=[dict(self._found())], daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._ended.set()
        self._deafen()

    def join(self) -> None:
        """Nothing is waited for: what runs asks for nothing."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called with everything that happens."""
        ends = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory:
            self._is_stale = self._is_stale or event.event_type in ("deleted", "moved")
        elif event.event_type in EDITS:
            self._told |= {str(path): _look(str(path)) for path in ends if self._handler(path)}
            any(self._tell(path) for path in ends)

    def _tell(self, path: Path) -> bool:
        """Hand on an edit of a file; False where it is none of ours."""
        if handler := self._handler(path):
            handler.on_any_event(FileModifiedEvent(str(path)))
        return handler is not None

    def _handler(self, path: Path) -> Any:
        """Who is told of a file; None where it is none of ours."""
        found = (handler for watched, handler in list(self._handlers.items()) if _holds(watched, path))
        return next(found, None)

    def _listen(self) -> None:
        """Ask the system for notices. A file is watched by its folder: saving it may put another in its place."""
        self._observer = Observer()
        try:
            for path in self._handlers:
                if path.is_dir():
                    self._observer.schedule(self, str(path), recursive=True)
                elif path.parent.is_dir():
                    self._observer.schedule(self, str(path.parent), recursive=False)
            self._observer.start()
        except OSError as error:
            self._deafen()
            self._say(f"the system gives no notices ({error.strerror or error}).")

    def _deafen(self) -> None:
        observer, self._observer = self._observer, None
        if observer:
            with suppress(Exception):  # one that could not begin has nothing to end
                observer.stop()

    def _go_round(self, known: Told) -> None:
        """Find what nobody told of: an edit that was seen in one round, and not told of until the next."""
        seen: set[str] = set()
        while not self._ended.wait(ROUND):
            told, self._told = self._told, {}
            known = {path: look for path, look in (known | told).items() if look}  # what was told of and has gone since is missed too
            now = self._files()
            missed = {path for path in now.keys() | known.keys() if now.get(path) != known.get(path)} if now != known else set()
            if late := missed & seen:
                if self._is_stale:
                    self._is_stale = False
                    self._deafen()
                    self._listen()
                elif self._observer:
                    self._say(f"this folder gives no notice of some ({os.path.relpath(min(late))}).")
                self._tell(Path(min(late)))
            seen = missed - late
            known |= {path: now.get(path) for path in late}

    def _say(self, why: str) -> None:
        if not self._said:
            LOG.warning("%s %s", LOOKED_THROUGH, why)
        self._said = True

    def _files(self) -> Looks:
        return dict(self._found())

    def _found(self) -> Iterator[tuple[str, Look]]:
        for watched in list(self._handlers):
            for folder, folders, names in os.walk(watched) if watched.is_dir() else [(str(watched.parent), [], [watched.name])]:
                folders[:] = [name for name in folders if not is_left_behind(name)]
                for name in names:
                    path = f"{folder}/{name}"
                    if not is_left_behind(name) and (look := _look(path)):
                        yield path, look


def _holds(watched: Path, path: Path) -> bool:
    return path.is_relative_to(watched) and not is_left_behind(path.relative_to(watched))


def _look(path: str) -> Look | None:
    """What an edit of a file changes; None where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
