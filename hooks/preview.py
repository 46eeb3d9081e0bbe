"""The live preview: a file is made when a browser asks for it.

MkDocs builds once, with nothing modified: that settles the files, the nav and the theme. Then each request makes one file as a build would.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jinja2 import Environment, Template
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from ready import Shown, forget_searched, root_of
from served import Served
from solidstate.catalogue import Catalogue
from solidstate.live.faults import settings_fault
from solidstate.live.session import Session
from solidstate.site.website import Website

INDEX = "search/search_index.json"
PROBLEMS = "partials/problems.html"
BANNER = re.compile(rb'(?<=data-md-component="announce">)|\A(?!.*data-md-component="announce">)', re.DOTALL)


class Preview(Session):
    """The website while somebody edits it."""

    served: Served
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    newest: Environment
    told: Template
    places: dict[str, File]
    builder: Callable[[], None]

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        # What MkDocs warns of does not happen here: every file tells whether it changed.
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())

    def open(self, config: MkDocsConfig, make: Callable[[Catalogue, date], Website], today: Callable[[], date]) -> None:
        """Read the data, for the first time or with other settings."""
        self.config = config
        self.start(root_of(config), make, today)

    def take(self, nav: Navigation, files: Files) -> None:
        """Keep what a page needs; no file is made, nor copied, before somebody asks for it."""
        self.nav, self.files, self.settled = nav, files, self.frame()
        self.places = {file.dest_uri: file for file in files if file.inclusion.is_in_serve()}  # type: ignore[no-untyped-call]
        for file in files:
            file.is_modified = lambda: False  # type: ignore[method-assign]

    def serve(self, server: LiveReloadServer, builder: Callable[[], None]) -> LiveReloadServer:
        """Let the server ask here."""
        self.builder = builder
        self.rehearse()
        self.served = Served(server, self, self.dressed)
        self.tell, self.leave = self.served.tell, self.served.leave
        return server

    def ready(self) -> None:
        """What was settled holds: the theme can be used."""
        self.env, self.told = self.newest, self.newest.get_template(PROBLEMS)

    def settle(self) -> None:
        """MkDocs builds, and leaves every file to be made. Raises DataProblems with what it says of its settings."""
        heard: list[str] = []
        listener = logging.Handler(logging.ERROR)
        listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("mkdocs").addHandler(listener)
        try:
            self.builder()
        except Abort:
            raise settings_fault(heard, Path(self.config.config_file_path)) from None
        finally:
            logging.getLogger("mkdocs").removeHandler(listener)

    def frame(self) -> object:
        """The settings, which hand-written files there are, and the theme's templates."""
        root = Path(self.config.config_file_path).parent
        looked_at = [root / "mkdocs.yml", *sorted((root / "templates" / "theme").rglob("*"))]
        return [(path, path.stat().st_mtime_ns) for path in looked_at], sorted(Path(self.config.docs_dir).rglob("*"))

    def show(self) -> None:
        """Take the newest website; files come and go with the addresses."""
        old, new = self.shown.website, self.edited.website or self.shown.website
        self.shown.website = new
        self.shown.settings(self.config)
        forget_searched(self.config)
        if old and new and old.addresses != new.addresses:
            for uri in old.table.keys() - new.table.keys():
                self.places.pop(self.files.src_uris[uri].dest_uri, None)
                self.files.remove(self.files.src_uris[uri])
            added = self.shown.add([uri for uri in new.table if uri not in old.table], self.files, self.config, {})
            self.places |= {file.dest_uri: file for file in added}

    def dressed(self, content: bytes) -> bytes:
        """A page with what is wrong above it."""
        told = self.told.render(problems=self.banner, config=self.config).encode("utf-8", "replace") if self.banner else b""
        return BANNER.sub(lambda _: told, content, count=1)

    def write(self, place: str) -> bool:
        """Write one file by the function that the build has for it."""
        file, template = self.places.get(place), place.removesuffix(".gz")
        if place == INDEX:
            self._index()
        elif template in self.config.theme.static_templates:
            build._build_theme_template(template, self.env, self.files, self.config, self.nav)
        elif file and file.page:
            address, file.page.canonical_url = file.page.canonical_url, None  # the preview's own is nobody else's
            try:
                build._populate_page(file.page, self.config, self.files)
                build._build_page(file.page, self.config, (), self.nav, self.env)
            finally:
                file.page.canonical_url = address
        elif file:
            file.copy_file()
        else:
            self.path(place).unlink(missing_ok=True)
            return False
        return True

    def has(self, place: str) -> bool:
        """Whether the site has a file at a place."""
        return place in self.places

    def path(self, place: str) -> Path:
        """Where the file at a place of the site is written."""
        return Path(self.config.site_dir, place)

    def _index(self) -> None:
        """The search index: the theme's plugin reads the hand-written pages while they are made."""
        forget_searched(self.config)
        for file in self.files.documentation_pages():
            if file.generated_by is None:
                self.write(file.dest_uri)
        self.config.plugins.on_post_build(config=self.config)
