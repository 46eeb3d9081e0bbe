"""The live preview: makes a file when a browser asks for it. Knows MkDocs, as publish.py does.

MkDocs builds once, and in that build nothing counts as modified: it settles the files, the nav and the theme's environment.
From then on each request makes one file, with the functions by which a build makes all of them.
"""

from __future__ import annotations

import logging
import posixpath
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from solidstate.commands.project import default_day
from solidstate.live.edited import Edited
from solidstate.live.notices import observer
from solidstate.live.renewal import Code, start_anew

if TYPE_CHECKING:
    from publish import Host

LOG = logging.getLogger("solidstate.preview")  # not below "mkdocs": a message there would count in strict mode
INDEX = "search/search_index.json"
SETTLE = 0.02  # seconds without a notice, after which an edit is whole


class Preview:
    """The website while somebody edits it."""

    edited: Edited
    server: LiveReloadServer
    build: Callable[[], None]
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    newest: Environment
    places: dict[str, File]

    def __init__(self, host: Host) -> None:
        self.host = host
        self.made: set[str] = set()
        # Every file tells whether it changed, so what MkDocs warns of does not happen here.
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())

    # --- while MkDocs builds --------------------------------------------------------------------------------------

    def open(self, config: MkDocsConfig) -> None:
        """Read the data, for the first time or with other settings."""
        self.config, root = config, Path(config.config_file_path).resolve().parent
        if not hasattr(self, "edited"):
            self.code = Code(root / "hooks")
            self.edited = Edited(root, lambda catalogue, today: self.host.make(self.config, catalogue, today), default_day)
            self.edited.refresh()
            self.edited.check()
        else:
            self.edited.refresh()
        self.frame = _frame(config)
        self._show()

    def settle(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep what a page needs; no file is made, nor copied, before somebody asks for it."""
        self.nav, self.files = nav, files
        self.places = {file.dest_uri: file for file in files if file.inclusion.is_in_serve()}  # type: ignore[no-untyped-call]
        for file in files:
            file.is_modified = lambda: False  # type: ignore[method-assign]

    # --- while it is edited ---------------------------------------------------------------------------------------

    def serve(self, server: LiveReloadServer, builder: Callable[[], None]) -> LiveReloadServer:
        """Let the server ask here for every file and after every edit."""
        notices, old = observer(), server.observer
        for path, watch in list(server._watch_refs.items()):
            server._watch_refs[path] = next(notices.schedule(handler, path, recursive=True) for handler in old._handlers[watch])
        server.observer, server.build_delay = notices, SETTLE  # type: ignore[assignment]
        self.server, self.build, server.builder = server, builder, self.rebuild
        server.set_app(self.answer)
        threading.Thread(target=self.edited.watch_rules, args=[self.tell], daemon=True).start()
        return server

    def rebuild(self) -> None:
        """After an edit: read again what changed. Whatever is raised becomes a problem to show."""
        with self.edited.lock:
            try:
                if self.code.is_edited():
                    self._renew()
                elif _frame(self.config) != self.frame or self.host.website is None:
                    self.build()
                else:
                    self.edited.refresh()
            except Exception as error:
                self.edited.fail(error)
            self._show()

    def _renew(self) -> None:
        if problem := self.code.trial("publish"):
            self.edited.problems = (problem,)
            return
        LOG.warning("The package was edited: starting anew.")
        shutil.rmtree(self.server.root)
        start_anew()

    def tell(self) -> None:
        """Have the open pages loaded again: there is news without an edit."""
        self._show()
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch = round(time.monotonic() * 1000)
            self.server._epoch_cond.notify_all()

    def _show(self) -> None:
        """Show the newest website, and its problems above every page. What was made is made anew when somebody asks for it."""
        with self.edited.lock:
            old, self.host.website = self.host.website, self.edited.website or self.host.website
            self.made.clear()
            for problem in self.edited.problems:
                LOG.warning("%s", problem)
            self.config.extra["problems"] = [
                {"where": f"{p.path}:{p.line}:{p.column}", "field": p.field, "text": p.sentence} for p in self.edited.problems
            ]
            if self.host.website:
                self.config.extra |= self.host.website.dates
            if old and self.host.website and old.addresses != self.host.website.addresses:
                self._add_and_remove(old.table.keys(), self.host.website.table.keys())

    def _add_and_remove(self, old: Set[str], new: Set[str]) -> None:
        for uri in old - new:
            self.places.pop(self.files.src_uris[uri].dest_uri, None)
            self.files.remove(self.files.src_uris[uri])
        added = self.host.add([uri for uri in new if uri not in old], self.config, self.files) if new - old else []
        self.host.adopt(added, self.files)
        self.places |= {file.dest_uri: file for file in added}

    # --- when somebody asks ---------------------------------------------------------------------------------------

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Make what is asked for, and leave the rest to the server: it reads from the folder, and adds the script that reloads."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self.server._epoch_cond:
                self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch == self.server._wanted_epoch)
            self.edited.touch()
            place = posixpath.normpath("/" + path.removeprefix(self.server.mount_path)).lstrip("/")
            with self.edited.lock:
                self._make(posixpath.join(place, "index.html") if path.endswith("/") or f"{place}/index.html" in self.places else place)
        return self.server.serve_request(environ, start_response)

    def _make(self, place: str) -> None:
        """Make the file at a place of the site; where that fails, from the last website with which it did not."""
        known = place if place in self.places or place in (INDEX, "sitemap.xml", "sitemap.xml.gz") else "404.html"
        if known != place:
            (Path(self.config.site_dir) / place).unlink(missing_ok=True)
        if known in self.made:
            return
        try:
            self._write(known)
        except Exception as error:
            older = self.edited.fail(error)
            self._show()
            if not older and known == "404.html":
                raise
            self._make(place if older else "404.html")
        self.made.add(known)

    def _write(self, place: str) -> None:
        file = self.places.get(place)
        if place == INDEX:
            self._index()
        elif file and file.page:
            build._populate_page(file.page, self.config, self.files)
            build._build_page(file.page, self.config, (), self.nav, self.env)
        elif file:
            Path(file.abs_dest_path).unlink(missing_ok=True)
            file.copy_file()
        else:
            build._build_theme_template(place.removesuffix(".gz"), self.env, self.files, self.config, self.nav)

    def _index(self) -> None:
        """The search index: the theme's plugin reads the hand-written pages while they are made."""
        plugin: Any = self.config.plugins["material/search"]
        plugin.search_index_prev = None
        plugin.on_config(self.config)
        for file in self.files.documentation_pages():
            if file.generated_by is None:
                self._write(file.dest_uri)
        self.config.plugins.on_post_build(config=self.config)


def _frame(config: MkDocsConfig) -> object:
    """What MkDocs looks at when it builds, and else not: its settings, which hand-written files there are, and the theme's templates."""
    root, docs = Path(config.config_file_path).resolve().parent, Path(config.docs_dir)
    looked_at = [root / "mkdocs.yml", *sorted((root / "templates" / "theme").rglob("*"))]
    return [(path, path.stat().st_mtime_ns) for path in looked_at], sorted(docs.rglob("*"))
