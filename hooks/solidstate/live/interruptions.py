"""An interruption ends what is at work, also where Python lets it go: one that comes while a callback of the import system runs, or
while something tidies up, is told of as ignored, and the preview would start all the same. Only the standard library is imported here.
"""

from __future__ import annotations

import _thread
import sys
from typing import Any


def hear_again() -> None:
    """From here on an interruption that Python lets go comes once more."""
    sys.unraisablehook = _again


def _again(let_go: Any) -> None:
    if isinstance(let_go.exc_value, KeyboardInterrupt):
        _thread.start_new_thread(_thread.interrupt_main, ())  # by another thread: here it would be let go once more
    else:
        sys.__unraisablehook__(let_go)
