"""What a page may run: the policy stands in `theme/partials/policy.html`, and names the scripts that are on the page by their hashes.

A text of a stranger that became a script all the same would be none of them, and a browser would not run it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<body>.*?)<[/]script", re.DOTALL)
_DATA = re.compile(r"""\ssrc=|\stype=(?!["']?(?:module|text/javascript))""")
_ALLOWED = re.compile(r"\nscript-src 'self'[^;\"]*")


def scripts_of(html: str) -> list[str]:
    """The source expressions of the scripts that stand in a page, each once; what has a `src` or is data is no such script."""
    bodies = (found["body"] for found in _SCRIPT.finditer(html) if not _DATA.search(found["attributes"]))
    return list(dict.fromkeys(f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies if body.strip()))


def guarded(html: str) -> str:
    """The page with the hashes of its scripts in its policy, in the place of those that stood there; without a policy as it is."""
    found = _ALLOWED.search(html)
    return html.replace(found[0], " ".join(("\nscript-src 'self'", *scripts_of(html))), 1) if found else html
