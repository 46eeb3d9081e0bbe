"""What the tests share: the real data, the sample with its six hard cases, and copies of it to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.derived.survey import Survey
from solidstate.site.website import SiteFile, site_files

if TYPE_CHECKING:  # the fast tests need no browser, and the bench no Playwright
    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"
TODAY = date(2026, 11, 24)
PATIENCE = 20_000  # milliseconds: what is expected comes in its own time on a machine that has much else to do


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that at the end of a run no process waits for another.

    Before it comes what needs no site that is built once for all: while one process builds that, the others have something to do.
    """

    def rank(item: pytest.Item) -> int:
        if item.get_closest_marker("browser"):
            return 1
        if item.get_closest_marker("slow"):
            return 2 if "built_once" in getattr(item, "fixturenames", ()) else 0
        return 3

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Copies of the sample share folders of the project: a test that wrote there would write into the project."""
    before = _files()
    yield
    assert _files() == before, "a test has left files in the project, or taken some away"


def _files() -> set[Path]:
    found = (path for name in ("docs", "templates", "hooks", "data") for path in (ROOT / name).rglob("*"))
    return {path for path in found if "__pycache__" not in path.parts}


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


def sample_project(folder: Path, kept: Path | None = None) -> Path:
    """A copy of the sample with the project's templates, docs and hooks: a root that can be built. `kept` is a .cache to share."""
    shutil.copytree(SAMPLE / "data", folder / "data")
    for name in ("templates", "docs", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    if kept:
        (folder / ".cache").symlink_to(kept)
    return folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What copies of the sample share, so that each file of it is read once for all tests: reading is most of a check."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "kept"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def project(tmp_path: Path, kept: Path) -> Path:
    """A copy of the sample to break."""
    return sample_project(tmp_path, kept)


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> dict[str, SiteFile]:
    """Every file of the sample's site on the day of the tests, by its uri."""
    return {file.uri: file for file in site_files(sample_project(tmp_path_factory.mktemp("sample"), kept), TODAY)}


Once = Callable[..., Path]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Builds the site into a folder of a name, once for all processes that run tests side by side."""
    from .building import build

    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def once(name: str, **settings: str) -> Path:
        target, finished = shared / name, shared / f"{name}.finished"
        with FileLock(shared / f"{name}.lock"):
            if not finished.exists():
                done = build(target, **settings)
                assert done.returncode == 0, done.stderr
                assert "WARNING" not in done.stderr
                finished.touch()
        return target

    return once


@pytest.fixture(scope="session")
def site(built_once: Once) -> Path:
    """The folder of the whole site, built strictly from the real data."""
    return built_once("http")


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[str]:
    """Where the site is served, compressed."""
    from .serving import serving

    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample's site built for the address at which it is served: only there the theme navigates instantly."""
    from .building import build
    from .previewing import copy_project
    from .serving import serving

    target = tmp_path_factory.mktemp("known")
    with serving(target) as address:
        done = build(target, project=copy_project(tmp_path_factory.mktemp("project") / "project", SAMPLE / "data"), SITE_URL=address)
        assert done.returncode == 0, done.stderr
        yield address


@pytest.fixture(scope="session")
def file_site(built_once: Once) -> str:
    """The first page of the site as it is opened by double click."""
    return (built_once("how far ü", OFFLINE="true") / "index.html").as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests."""
    from playwright.sync_api import expect, sync_playwright

    from .browsing import launch

    expect.set_options(timeout=PATIENCE)

    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


SIZE: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a usual size for all tests: to open one takes as long as to load a page, and the site keeps nothing in it."""
    made = browser.new_context(viewport=SIZE)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page that must not ask any other machine for anything, nor log an error or break its policy. It is open when its script has run."""
    yield from _watched(window)
    assert window.cookies() == []


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """The same in a window of its own, where nothing was loaded before and the clock may be set."""
    made = browser.new_context(viewport=SIZE)
    made.set_default_timeout(PATIENCE)
    yield from _watched(made)
    made.close()


def _watched(context: BrowserContext) -> Iterator[Page]:
    from .browsing import HERE, until_ready

    opened = context.new_page()
    opened.goto = until_ready(opened, opened.goto)  # type: ignore[method-assign]
    opened.reload = until_ready(opened, opened.reload)  # type: ignore[method-assign]
    foreign: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith(HERE) else foreign.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    opened.close()
    assert foreign == []
    assert errors == []
