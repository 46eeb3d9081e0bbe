"""What a check said is said again while nothing changed that it hangs on: no record has to be read for it.

That is every byte of data/, docs/, templates/ and of the package, the day, what was asked, and the commits that the files are held against.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..reading.cache import Cache, bytes_of

LIMIT = 20  # answers that are kept


class Remembered:
    """The answer to one question about one project. `text` is None where it is not known; `code` is the exit status."""

    def __init__(self, root: Path, today: date, asked: object, commits: tuple[str, ...]) -> None:
        self._cache = Cache(root, "checks", sys.version.encode() + bytes_of(Path(__file__).parents[1], "*.py"))
        state = b""
        with suppress(OSError):  # without git no commit is known
            state = subprocess.run(["git", "rev-parse", *commits], cwd=root, capture_output=True, check=False).stdout if commits else b""  # noqa: S603, S607
        self._question = (
            repr((today.isoformat(), asked)).encode()
            + state
            + b"".join(bytes_of(root / name, "*") for name in ("data", "docs", "templates"))
        )
        self.text: str | None = None
        self.code = 0
        try:
            self.text, self.code = json.loads(self._cache.get(self._question) or b"")
        except (ValueError, TypeError):
            self.text = None

    def keep(self, text: str, code: int) -> None:
        """Remember what was said."""
        self._cache.put(self._question, json.dumps([text, code]).encode())
        self._cache.drop_unused(LIMIT)
