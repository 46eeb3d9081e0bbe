"""Which companies' files have passed the rules for one file: they are not asked again while nothing has changed that those look at.

All that such a rule may look at beyond its own file is listed here; a test holds the rules to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from ..reading.cache import Cache, made_by_all
from ..reading.documents import Document
from .folder import Folder

SIZE = 16  # bytes of the hash of a file
ROOM = 20  # states of everything else for which it is kept who passed


class Passed:
    """The files of a folder that have passed before, and after `keep` those that have passed now."""

    def __init__(self, root: Path, folder: Folder) -> None:
        self._cache = Cache(root, "rules", made_by_all())
        self._beside = repr((folder.today, [*_beside(folder)])).encode("utf-8", "surrogatepass")
        kept = self._cache.get(self._beside) or b""
        self._before = {kept[at : at + SIZE] for at in range(0, len(kept), SIZE)}
        self._now: set[bytes] = set()

    def has(self, document: Document) -> bool:
        """Whether a file has passed before as it is."""
        return _sign(document) in self._before

    def note(self, document: Document) -> None:
        """A file has passed."""
        if sign := _sign(document):
            self._now.add(sign)

    def keep(self) -> None:
        """Keep who has passed, where that is news."""
        if self._now != self._before:
            self._cache.put(self._beside, b"".join(sorted(self._now)))
            self._cache.drop_unused(ROOM)


def _beside(folder: Folder) -> Iterator[object]:
    """What the rules for a company's file look at beside it: all files that are no companies', and of those what a company is called."""
    for document in (document for documents in folder.by_kind.values() for document in documents.values()):
        record = document.record
        is_company = document.kind == "company"
        names = getattr(record, "name", ""), getattr(record, "also_known_as", ()), getattr(record, "kind", "")
        yield document.path, document.id, names if is_company else _text(document)


def _text(document: Document) -> str:
    return getattr(document.tree, "text", "") or repr(document.record)


def _sign(document: Document) -> bytes:
    """By what a company's file is known; nothing for any other, which may look at all of them."""
    if document.kind != "company":
        return b""
    return blake2b(f"{document.path}\0{_text(document)}".encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
