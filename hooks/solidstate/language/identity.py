"""Ids that are made, not written: of pages by their address, of parts of a record by what they say. None hangs on the order of files."""

from __future__ import annotations

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import sha256

from .addresses import page_key

LONGEST_HOST = 40
_WINDOW = re.compile(r"[\d.QH-]+")
_OTHERS = re.compile(r"[^a-z0-9]+")


@cache  # as page_key
def page_id(address: str) -> str:
    """The id of a page, the same for all its addresses: its host, and eight signs for the rest (`electrive-com-4k2qz7ha`)."""
    key = page_key(address)
    return f"{slug(key.partition('/')[0])[:LONGEST_HOST].strip('-')}-{_short_hash(key)}"


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """A text as lower-case letters, digits and hyphens; a text that holds none of them as eight signs for it. A window of time reads
    `by-2025-10`, `from-2030` or `2027-to-2028`.
    """
    if ".." in text and _WINDOW.fullmatch(text):
        first, _, last = text.partition("..")
        text = f"{first} to {last}" if first and last else f"from {first}" if first else f"by {last}"
    return _OTHERS.sub("-", text.lower()).strip("-") or (_short_hash(text) if text else "")


def told_apart(things: Sequence[Sequence[str]]) -> list[str]:
    """An id for each of some things that belong together, by what tells them apart.

    The first text of a thing is always in its id, the next only where an id would else stand twice: what is added beside a thing
    leaves its id as it is, unless the two are alike in their first text. What is alike in everything is numbered.
    """
    found = [slug(parts[0]) for parts in things]
    if len({*found}) == len(found):
        return found
    for depth in range(1, max(map(len, things), default=1)):
        often = Counter(found)
        found = [
            f"{name}-{slug(parts[depth])}" if often[name] > 1 and depth < len(parts) and slug(parts[depth]) else name
            for name, parts in zip(found, things, strict=True)
        ]
    seen: Counter[str] = Counter()
    made = []
    for name in found:
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return made


def _short_hash(text: str) -> str:
    return b32encode(sha256(text.encode("utf-8", "surrogatepass")).digest())[:8].decode().lower()
