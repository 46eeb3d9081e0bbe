"""What the browser tests and the audit share: the browser, how it is started, and the pages of each kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from playwright.sync_api import Browser, Page, Playwright
from solidstate.catalogue import open_catalogue
from solidstate.derived.survey import Survey
from solidstate.site.pages import PAGES

from .conftest import ROOT, TODAY

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = ".md-content[data-ready]"
"""What the site's own script leaves on a page when it has run: it comes after the page is painted, and after `load`."""
HERE = ("http://127.0.0.1:", "file:", "data:", "blob:")


def executable(playwright: Playwright) -> str:
    """The browser: an installed one, else Playwright's own. `tests/find-browser.sh` sees to it that there is one."""
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return installed or next((path for path in MAC if Path(path).is_file()), playwright.chromium.executable_path)


def launch(playwright: Playwright) -> Browser:
    """Start it without a window, and without its own talk to the network."""
    return playwright.chromium.launch(executable_path=executable(playwright), args=QUIET)


Opens = TypeVar("Opens", bound=Callable[..., Any])


def until_ready(page: Page, opens: Opens) -> Opens:
    """A way of opening a page that returns when its script has run."""

    @wraps(opens)
    def opened(*arguments: Any, **options: Any) -> Any:
        answer = opens(*arguments, **options)
        page.wait_for_selector(READY, state="attached")
        return answer

    return cast(Opens, opened)


def page_file(site: Path, address: str) -> Path:
    """The file of a page in a site built with directory URLs."""
    return site / address / "index.html"


def kinds(site: Path) -> dict[str, list[str]]:
    """Every page of a built site by its kind, the longest first: the list of page kinds, then the hand-written pages.

    This is the one place that the browser tests and the audit take their pages from: a new kind is in it from the start.
    A page that the site does not hold is left out.
    """
    survey = Survey(open_catalogue(ROOT), TODAY)
    found = {kind.name: [draft.address for draft in kind.drafts(survey)] for kind in PAGES}
    found |= {path.stem: [f"{path.stem}/"] for path in sorted((ROOT / "docs").glob("*.md"))}
    built = {kind: [address for address in addresses if page_file(site, address).is_file()] for kind, addresses in found.items()}
    return {kind: sorted(addresses, key=lambda at: -page_file(site, at).stat().st_size) for kind, addresses in built.items() if addresses}


def pages_built(site: Path) -> Iterator[str]:
    """The address of every page of a built site that has the theme around it; a page that only leads on has none."""
    for path in sorted(site.rglob("index.html")):
        if b'data-md-component="content"' in path.read_bytes():
            yield "" if path.parent == site else f"{path.parent.relative_to(site).as_posix()}/"
