"""The machine-readable files: JSON, CSV, feeds, calendar, schemas. Never from templates; dated by the records.

To add one: a function that yields (uri, how to make the content) and one entry in `EXPORTS` or `DATED`; content is text, bytes or plain
data for JSON, and is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..derived.survey import Survey
from .api import api, described
from .api.past import changes
from .atom import NAMESPACE, atom, identifier
from .calendar import calendar
from .feeds import feeds, has_feed
from .history import History, Tell
from .kept import Kept
from .queries import asked
from .rows import (
    API_VERSION,
    ATTRIBUTION,
    LICENCE,
    Content,
    File,
    Settings,
)
from .shelf import Shelf
from .table import to_csv
from .tables import all_tables, tables

EXPORTS: tuple[Callable[[Survey, Settings, Shelf], Iterable[File]], ...] = (api, tables, described)
"""Exports that need a day of the record alone, in the order in which they are written; rows that several hold stand on the shelf."""

DATED: tuple[Callable[[History], Iterable[File]], ...] = (feeds, calendar, changes)
"""Those that say when the record came to say what it says: they need its history."""

__all__ = [
    "API_VERSION",
    "ATTRIBUTION",
    "Content",
    "DATED",
    "EXPORTS",
    "File",
    "History",
    "Kept",
    "LICENCE",
    "NAMESPACE",
    "Settings",
    "Shelf",
    "Tell",
    "all_tables",
    "api",
    "asked",
    "atom",
    "calendar",
    "changes",
    "described",
    "feeds",
    "has_feed",
    "identifier",
    "tables",
    "to_csv",
]
