"""What all files have in common: how one is given, the settings of the host, and under what they may be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from orjson import dumps

Content = str | bytes | Iterator[str] | Iterator[bytes] | Mapping[str, Any] | Sequence[Any]
"""Text or bytes, also in pieces that are made one after the other, or plain data for JSON."""

File = tuple[str, Callable[[], Content | None]]
"""Where a file is, and how to make it when somebody asks; None where there is nothing to say."""

Settings = Mapping[str, str]
"""What the host knows: `site_url` and `repo_url`, empty where they are not known; `pages`, which are "folders" or "files"; `root`."""

API_VERSION = "2.0.0"

LICENCE = "CC-BY-4.0"

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

ATTRIBUTION = "The How Far contributors; quotations belong to their sources."


def as_json(value: Any) -> str:
    """JSON without spaces, letters of every script as they are."""
    return dumps(value).decode()
