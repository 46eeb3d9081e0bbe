"""Names of files that editors, systems and tools leave beside what people write. No editor shows them as one's own, so nothing reads them."""

from __future__ import annotations

import re
from pathlib import PurePath

_LEFT = re.compile(
    r"""
    \..*                                         # hidden: .swp of Vim, .# of Emacs (a link to nowhere), .DS_Store, .idea
    | .*~ | \#.*\# | [0-9]+                      # backups, what Emacs saves by itself, what Vim tries a folder with (4913)
    | .*\.(?:bak|orig|rej|tmp|swp|swo|crswap|pyc)
    | .*___jb_(?:tmp|old|bak)___                 # JetBrains, while it saves
    | Thumbs\.db | desktop\.ini | Icon\r | __pycache__
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def is_left_behind(relative: PurePath | str) -> bool:
    """Whether a file, or a folder on the way to it, has such a name; `relative` is its path below the project's root, a text with slashes."""
    return any(map(_LEFT.fullmatch, relative.split("/") if isinstance(relative, str) else relative.parts))
