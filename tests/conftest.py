"""What the tests share: the real data, the sample with its six hard cases, and copies of it to break."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.derived.survey import Survey

if TYPE_CHECKING:  # the fast tests need no browser, and the bench no Playwright
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The real data."""
    return open_catalogue(ROOT)


@pytest.fixture(scope="session")
def sample() -> Catalogue:
    """Six hard cases: a change of scope, a "not before", fires and a return, a contested claim, a disputed class, an end."""
    return open_catalogue(SAMPLE)


@pytest.fixture(scope="session")
def survey(sample: Catalogue) -> Survey:
    """The sample on the day of the tests."""
    return Survey(sample, TODAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample to break, with the project's templates, docs and hooks: a root that can be built."""
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    for name in ("templates", "docs", "hooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built strictly from the real data."""
    from .building import build

    target = tmp_path_factory.mktemp("http")
    done = build(target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[str]:
    """Where the site is served, compressed."""
    from .serving import serving

    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site built for the address at which it is served: only there the theme navigates instantly."""
    from .building import build
    from .serving import serving

    target = tmp_path_factory.mktemp("known")
    with serving(target) as address:
        done = build(target, SITE_URL=address)
        assert done.returncode == 0, done.stderr
        yield address


@pytest.fixture(scope="session")
def file_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The first page of the site as it is opened by double click."""
    from .building import build

    target = tmp_path_factory.mktemp("offline") / "how far ü"
    done = build(target, OFFLINE="true")
    assert done.returncode == 0, done.stderr
    return (target / "index.html").as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests."""
    from playwright.sync_api import sync_playwright

    from .browsing import launch

    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a usual size."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not ask any other machine for anything, nor log an error. It is open when its script has run."""
    from .browsing import HERE, until_ready

    opened = context.new_page()
    opened.goto = until_ready(opened, opened.goto)  # type: ignore[method-assign]
    opened.reload = until_ready(opened, opened.reload)  # type: ignore[method-assign]
    foreign: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith(HERE) else foreign.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert foreign == []
    assert errors == []
