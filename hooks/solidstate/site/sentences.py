"""The sentences of a page: what a reader reads, without pictures, controls and markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SILENT = frozenset({"figure", "script", "style", "template", "select", "button"})
INLINE = frozenset({"a", "abbr", "b", "code", "dfn", "em", "i", "small", "strong", "sub", "sup", "time", "span"})
_END = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z0-9])")

_BEFORE_A_STOP = re.compile(r" (?=[:;,.](?: |$))")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.silent = 0
        self.blocks: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self._block(tag)
        if ("class", "more") in attrs and tag == "span":
            self.blocks[-1] += "– "  # it stands on a line of its own

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.blocks[-1] += data

    def _block(self, tag: str) -> None:
        if tag not in INLINE:
            self.blocks.append("")
        elif tag == "span" or tag == "time":
            self.blocks[-1] += " "


def sentences(html: str) -> list[str]:
    """Every sentence of a page in its order; a heading or an entry of a list is one without a full stop. A year alone says nothing."""
    reader = _Reader()
    reader.feed(html)
    blocks = (_BEFORE_A_STOP.sub("", " ".join(block.split())) for block in reader.blocks)
    return [sentence for block in blocks for sentence in _END.split(block) if re.search(r"[^\W\d_]", sentence)]
