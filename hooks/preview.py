"""One file at a time: the website's files and pages as MkDocs has them, and the live preview that makes each when a browser asks.

In the preview MkDocs builds once, and in that build nothing counts as modified: it settles the files, the nav and the theme's
environment. From then on each request makes one file, with the functions by which a build makes all of them.
"""

from __future__ import annotations

import html
import logging
import posixpath
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file
from solidstate.catalogue import Catalogue
from solidstate.live.notices import observer
from solidstate.live.session import Session
from solidstate.site.files import SiteFile, is_page
from solidstate.site.website import Website

INDEX = "search/search_index.json"
SETTLE = 0.02  # seconds without a notice, after which an edit is whole


class Shown:
    """The website that is published or previewed, where there is one."""

    website: Website | None = None

    def add(self, uris: Iterable[str], files: Files, config: MkDocsConfig, titles: dict[str, str]) -> list[File]:
        """Add files for some uris of its table; each page has its Page, and above it the page that lights its tab."""
        added: list[File] = []
        for uri in uris if self.website else ():
            added.append(file := ReadyFile(uri, config, self))
            files.append(file)
            entry = self.website.entry(uri) if self.website and is_page(uri) else None
            if entry:
                page = ReadyPage(titles.get(uri), file, config)
                above = files.get_file_from_path(entry.parent) if entry.parent else None
                page.parent = above.page if above else None  # type: ignore[assignment]
        return added


class ReadyFile(File):
    """A file of the website, made when it is written."""

    def __init__(self, uri: str, config: MkDocsConfig, shown: Shown) -> None:
        super().__init__(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls)
        self.generated_by, self.shown = "solidstate", shown

    def made(self) -> SiteFile | None:
        """The file as it is now."""
        return self.shown.website.file(self.src_uri) if self.shown.website else None

    def copy_file(self, dirty: bool = False) -> None:
        """Write what is no page."""
        if (not dirty or self.is_modified()) and (made := self.made()):
            write_file(made.text if isinstance(made.text, bytes) else made.text.encode(), self.abs_dest_path)


class ReadyPage(Page):
    """A page whose HTML is ready: it passes neither Python-Markdown nor the search plugin's parser."""

    file: ReadyFile

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown, self.meta = "", {"search": {"exclude": True}}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: all pages are read before the first is written, and would stand in memory side by side."""
        self.content, self.links_to_anchors = "", {}

    def fill(self) -> SiteFile:
        """Make the page, and set what the theme asks for; it escapes nothing."""
        made = self.file.made()
        assert made
        self.meta["title"], self.meta["description"] = html.escape(made.title), html.escape(made.description)
        self.meta["hide"] = ["toc"] if made.is_wide else []
        self.outline = made.outline
        self.content, self.toc = str(made.text), get_toc(self.outline)  # type: ignore[arg-type]
        return made

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What a link of a hand-written page may lead to: few pages are asked."""
        made = self.file.made()
        return set(re.findall(r'\sid="([^"]+)"', str(made.text))) if made else set()


class Preview(Session):
    """The website while somebody edits it."""

    server: LiveReloadServer
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    newest: Environment
    places: dict[str, File]

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        # Every file tells whether it changed, so what MkDocs warns of does not happen here.
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())

    def open(self, config: MkDocsConfig, make: Callable[[Catalogue, date], Website], today: Callable[[], date]) -> None:
        """Read the data, for the first time or with other settings."""
        self.config = config
        self.start(Path(config.config_file_path).resolve().parent, make, today)

    def take(self, nav: Navigation, files: Files) -> None:
        """Keep what a page needs; no file is made, nor copied, before somebody asks for it."""
        self.nav, self.files, self.settled = nav, files, self.frame()
        self.places = {file.dest_uri: file for file in files if file.inclusion.is_in_serve()}  # type: ignore[no-untyped-call]
        for file in files:
            file.is_modified = lambda: False  # type: ignore[method-assign]

    def serve(self, server: LiveReloadServer, builder: Callable[[], None]) -> LiveReloadServer:
        """Let the server ask here for every file and after every edit."""
        notices, old = observer(), server.observer
        for path, watch in list(server._watch_refs.items()):
            server._watch_refs[path] = next(notices.schedule(handler, path, recursive=True) for handler in old._handlers[watch])
        server.observer, server.build_delay = notices, SETTLE  # type: ignore[assignment]
        self.server, self.settle, server.builder = server, builder, self.rebuild  # type: ignore[method-assign]
        server.set_app(self.answer)
        threading.Thread(target=self.edited.watch_rules, args=[self.tell], daemon=True).start()
        return server

    def settle(self) -> None:
        """MkDocs builds, and leaves every file to be made."""

    def frame(self) -> object:
        """The settings, which hand-written files there are, and the theme's templates."""
        root, docs = Path(self.config.config_file_path).parent, Path(self.config.docs_dir)
        looked_at = [root / "mkdocs.yml", *sorted((root / "templates" / "theme").rglob("*"))]
        return [(path, path.stat().st_mtime_ns) for path in looked_at], sorted(docs.rglob("*"))

    def show(self) -> None:
        """Take the newest website, and its problems; files come and go with the addresses."""
        old, new = self.shown.website, self.edited.website or self.shown.website
        self.shown.website, self.config.extra["problems"] = new, self.banner
        self.config.extra |= new.dates if new else {}
        if old and new and old.addresses != new.addresses:
            for uri in old.table.keys() - new.table.keys():
                self.places.pop(self.files.src_uris[uri].dest_uri, None)
                self.files.remove(self.files.src_uris[uri])
            added = self.shown.add([uri for uri in new.table if uri not in old.table], self.files, self.config, {})
            self.places |= {file.dest_uri: file for file in added}

    def tell(self) -> None:
        """Have the open pages loaded again: there is news without an edit."""
        self.renewed()
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch = round(time.monotonic() * 1000)
            self.server._epoch_cond.notify_all()

    def leave(self) -> None:
        """Nothing stays in the temporary folder."""
        shutil.rmtree(self.server.root)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Make what is asked for, and leave the rest to the server: it reads from the folder, and adds the script that reloads."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self.server._epoch_cond:
                self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch == self.server._wanted_epoch)
            self.edited.touch()
            place = posixpath.normpath("/" + path.removeprefix(self.server.mount_path)).lstrip("/")
            folder = posixpath.join(place, "index.html")
            with self.edited.lock:
                self.make(folder if path.endswith("/") or folder in self.places else place)
        return self.server.serve_request(environ, start_response)

    def write(self, place: str) -> bool:
        """Write one file by the function that the build has for it."""
        file = self.places.get(place)
        if place == INDEX:
            self._index()
        elif place.removesuffix(".gz") in self.config.theme.static_templates:
            build._build_theme_template(place.removesuffix(".gz"), self.env, self.files, self.config, self.nav)
        elif file and file.page:
            build._populate_page(file.page, self.config, self.files)
            build._build_page(file.page, self.config, (), self.nav, self.env)
        else:
            (Path(self.config.site_dir) / place).unlink(missing_ok=True)
            if file:
                file.copy_file()
        return file is not None or place == INDEX or place.removesuffix(".gz") in self.config.theme.static_templates

    def _index(self) -> None:
        """The search index: the theme's plugin reads the hand-written pages while they are made."""
        plugin: Any = self.config.plugins["material/search"]
        plugin.search_index_prev = None
        plugin.on_config(self.config)
        for file in self.files.documentation_pages():
            if file.generated_by is None:
                self.write(file.dest_uri)
        self.config.plugins.on_post_build(config=self.config)
