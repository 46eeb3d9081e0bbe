"""The Markdown subset of free text: emphasis, links and code. Nothing else, and never raw HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

_SUBSET = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
    ["emphasis", "link", "backticks", "escape", "entity"]
)
_TAG = re.compile(  # what is HTML beyond doubt: Type <A> and a<b>c are none
    r"<[/][a-z][^<>]*>|<!--|<[a-z][\w-]*(?:\s[^<>]*=[^<>]*|\s*/)>|<(?:br|div|hr|p|span)\s*>|<(?:script|style|img|svg|iframe|object|embed)\b[^<>]*>?",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\]\(\s*<?([^\s)>]+)")
_MARK = re.compile(r"[*_`\[\\&\r\0]")  # what means more than itself: a text without it is what it says


_SENTENCE_END = re.compile(r"[.!?…][”\"')]*(?=\s)")


def opening(text: str, most: int = 300, least: int = 60) -> str:
    """As many whole sentences of a plain text as have room; where the first is too long, as many of its words."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if least <= match.end() <= most]
    return text[: ends[-1]] if ends else f"{text[: most - 1].rpartition(' ')[0].rstrip(' ,;:–-')}…"


def shortened(text: str, most: int) -> str:
    """A text, or as many of its whole words as have room, with a mark of what is left out; of a script without spaces as many signs."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    words = kept.rpartition(" ")[0]
    return f"{(words if len(words) > most // 2 else kept).rstrip(' ,;:–-')}…"


@lru_cache(maxsize=4096)
def to_html(text: str) -> str:
    """Render a short text (one paragraph, inline only) to safe HTML. Links keep only http, https and site addresses."""
    if not _MARK.search(text):
        return escapeHtml(text)
    tokens = _SUBSET.parseInline(text)
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open" and not is_safe_link(str(child.attrGet("href") or "")):
                child.attrSet("href", "#")
            elif child.type == "link_open":
                child.attrSet("rel", "nofollow")
    rendered: str = _SUBSET.renderer.render(tokens, _SUBSET.options, {})
    return rendered


def to_text(text: str) -> str:
    """The words of a short text without its marks."""
    return _to_text(text) if _MARK.search(text) else text


@lru_cache(maxsize=4096)
def _to_text(text: str) -> str:
    return "".join(_words(_SUBSET.parseInline(text)))


def _words(tokens: list[Token]) -> list[str]:
    return [
        child.content if child.type in ("text", "code_inline") else " "
        for token in tokens
        for child in token.children or []
        if child.type in ("text", "code_inline", "softbreak")
    ]


_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_CALLS = re.compile(r"(@|#(?=\d)|://|www\.)")


def to_markdown(text: str) -> str:
    """A plain text for a comment on GitHub, in one line: its signs stand for themselves, nobody is called and nothing linked."""
    escaped = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _CALLS.sub(lambda found: f"{found[1]}<!-- -->", escaped)


def links(text: str) -> list[str]:
    """The targets of the links in a short text, also of those that the renderer refuses to make."""
    return _TARGET.findall(text)


def raw_html(text: str) -> str:
    """The first piece of raw HTML in a text, or nothing."""
    match = _TAG.search(text)
    return match.group(0) if match else ""


def is_web_address(address: str) -> bool:
    """Whether this is an http or https address with a host and no user name in it."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port  # a number that no port has
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc and not re.search(r"\s", address)


def is_safe_link(address: str) -> bool:
    """A web address, an anchor on the page, or an address of this site that starts with one slash."""
    return is_web_address(address) or address.startswith("#") or (address[:1] == "/" and address[:2] != "//")
