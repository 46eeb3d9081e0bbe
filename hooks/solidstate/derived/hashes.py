"""Hashes by which what is kept is found again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

SIZE = 16  # bytes


def hashed(parts: Iterable[object]) -> bytes:
    """One hash of several things, each as it is or as Python writes it."""
    found = blake2b(digest_size=SIZE)
    for part in parts:
        raw = part if isinstance(part, bytes) else (part if isinstance(part, str) else repr(part)).encode("utf-8", "surrogatepass")
        found.update(b"%d " % len(raw) + raw)
    return found.digest()
