"""What a page weighs: the page and what its HTML and CSS load, in bytes as they travel, by file."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from .serving import as_sent

BESIDE = ("search/search_index.json", "assets/search.js", "sitemap.xml", "assets/favicon.svg")
URL = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)""")
LOADING_LINKS = {"stylesheet", "preload", "modulepreload", "manifest"}


class Loaded(HTMLParser):
    """The addresses of what a page's HTML makes a browser load, in their order. The icon counts apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads."""
        given = dict(attrs)
        if tag == "link":
            address = given.get("href") if LOADING_LINKS & set((given.get("rel") or "").split()) else None
        elif tag == "object":
            address = given.get("data")
        else:
            address = given.get("src")
        if address and not address.startswith("data:"):
            self.found.append(address)


def weigh(site: Path, address: str) -> dict[str, int]:
    """The files that a page makes a browser load, itself among them, with the bytes that travel."""
    page = site / address / "index.html"
    files = [page]
    for url in Loaded(page.read_text("utf-8")).found:
        files += _with_styles(site, _file(site, page, url))
    return {file.relative_to(site).as_posix(): sent(file) for file in files}


def weigh_beside(site: Path) -> dict[str, int]:
    """What comes after the page, once for all pages: the search index and its worker, the icon, where the address is known the sitemap."""
    return {file.relative_to(site).as_posix(): sent(file) for pattern in BESIDE for file in site.glob(pattern)}


@cache
def sent(file: Path) -> int:
    """How many bytes of a file travel."""
    return len(as_sent(file))


@cache
def _with_styles(site: Path, file: Path) -> tuple[Path, ...]:
    """The file and, of a style sheet, the fonts and pictures that it names."""
    return (file, *(_file(site, file, url) for url in URL.findall(file.read_text("utf-8")))) if file.suffix == ".css" else (file,)


def _file(site: Path, source: Path, url: str) -> Path:
    """The file at a relative address, as seen from another file of the site."""
    base = f"https://site/{source.relative_to(site).as_posix()}"
    split = urlsplit(urljoin(base, url))
    assert split.netloc == "site", f"{source.relative_to(site)} loads {url} from another host."
    return site / unquote(split.path).lstrip("/")
