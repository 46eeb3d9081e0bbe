"""Notices of edits from the system itself. Those of mere reading, and of what editors and Python leave behind, are let go."""

from __future__ import annotations

from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

EDITS = ("modified", "created", "deleted", "moved")
LEFT_BEHIND = ("~", ".swp", ".pyc")


def observer() -> BaseObserver:
    """What watches folders. A fallback for systems without notices belongs here."""
    made = Observer()
    schedule = made.schedule
    made.schedule = lambda handler, path, **how: schedule(_Edits(handler), path, **how)  # type: ignore[method-assign]
    return made


class _Edits(FileSystemEventHandler):
    """Hands on what is an edit."""

    def __init__(self, handler: Any) -> None:
        self.handler = handler

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer with everything that happens."""
        if event.event_type in EDITS and not str(event.src_path).endswith(LEFT_BEHIND):
            self.handler.on_any_event(event)
