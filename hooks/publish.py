"""The adapter: hands the website to MkDocs. The only file that knows the host.

`solidstate.website` gives every file ready; here each becomes a MkDocs File, and each page a Page with ready HTML. When
the host changes, this file is rewritten and nothing else.
"""

from __future__ import annotations

import html
import json
import logging
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from solidstate.catalogue import open_catalogue
from solidstate.commands.project import default_day
from solidstate.drawing.cards import drawn
from solidstate.language.problems import DataProblems, Problem
from solidstate.site.parts import Part, fill
from solidstate.site.search import extend
from solidstate.site.website import SiteFile, Website, shared
from watchdog.events import FileSystemEvent
from watchdog.observers import Observer

STARTED = datetime.now(UTC).timestamp()
LOG = logging.getLogger("solidstate.preview")  # not below "mkdocs": a message there would count in strict mode
SEARCH_HINT = "Car, cell or company"


class State:
    """What lasts from one build of the preview to the next."""

    def __init__(self) -> None:
        self.serving = False
        self.problems: tuple[Problem, ...] = ()
        self.site: list[SiteFile] = []
        self.part: Part = lambda name, uri: ""  # before any data could be read
        self.shown: dict[str, int] = {}
        self.built: dict[str, int] = {}


STATE = State()


class HostFile(File):
    """A file of the site. In the preview it counts as modified only when what it shows has changed."""

    fingerprint = 0

    def is_modified(self) -> bool:
        """Whether the preview has to write it again."""
        return STATE.shown.get(self.src_uri) != self.fingerprint


class ReadyPage(Page):
    """A page whose HTML is ready: it passes neither Python-Markdown nor the search plugin's parser."""

    def __init__(self, site_file: SiteFile, title: str, file: File, config: MkDocsConfig) -> None:
        self.site_file = site_file
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the theme asks for; there is no source to read."""
        self.markdown = ""
        words = {"title": self.site_file.title, "description": self.site_file.description}
        self.meta = {key: html.escape(text) for key, text in words.items()} | {"search": {"exclude": True}}  # the theme escapes nothing
        self.meta["hide"] = ["toc"] if self.site_file.is_wide else []

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand the ready HTML over, with its headings and anchors."""
        self.content = str(self.site_file.text)
        self.toc = get_toc(_nested(self.site_file))
        self.present_anchor_ids = {section.id for section in self.site_file.sections} | set(re.findall(r'\sid="([^"]+)"', self.content))
        self.links_to_anchors = {}


def _nested(site_file: SiteFile) -> Any:
    top: list[dict[str, Any]] = []
    for section in site_file.sections:
        token = {"level": section.level, "id": section.id, "name": html.escape(str(section.title)), "children": []}
        (top[-1]["children"] if section.level > 2 and top else top).append(token)
    return top


# --- events, in the order in which MkDocs calls them --------------------------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the preview."""
    STATE.serving = command == "serve"
    if STATE.serving and dirty:  # every file tells whether it changed, so what MkDocs warns of does not happen here
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Start anew after an edit of the package: MkDocs never reloads hooks."""
    root = _root(config)
    if STATE.serving and any(path.stat().st_mtime > STARTED for path in (root / "hooks").rglob("*.py")):
        LOG.warning("The package was edited: starting anew.")
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the preview starts itself anew
    config.extra["as_of"] = default_day().isoformat()
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data and make the website, before MkDocs empties the folder: a mistake leaves the last site standing."""
    try:
        _make(config)
    except DataProblems as error:
        if not STATE.serving:
            raise PluginError(f"The data has problems.\n{error}") from None
        STATE.problems = error.problems
        LOG.warning("%s", error)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the website's files to those of docs/."""
    titles = _nav_titles(config.nav or [])
    theme = max((p.stat().st_mtime_ns for p in (_root(config) / "templates" / "theme").rglob("*") if p.is_file()), default=0)
    config.extra["problems"] = [{"where": f"{p.path}:{p.line}:{p.column}", "field": p.field, "text": p.sentence} for p in STATE.problems]
    config.extra["data_of"] = max((file.updated for file in STATE.site), default="")
    base = hash((theme, STATE.problems, str(config.extra["as_of"])))
    STATE.built = {}
    for file in list(files.documentation_pages()):
        files.remove(file)
        files.append(_prose(file, config, base))
    if not STATE.site:
        for uri in _nav_titles(config.nav or []) or {"index.md": ""}:
            if files.get_file_from_path(uri) is None:
                files.append(_host_file(uri, "# The data has problems\n\nThey are listed above.\n", config, base))
    for site_file in STATE.site:
        host = _host_file(
            site_file.uri, site_file.text, config, hash((base, site_file.title, site_file.description, str(site_file.structured)))
        )
        if site_file.is_page:
            host.edit_uri = f"../{site_file.source}"
            ReadyPage(site_file, titles.get(site_file.uri) or html.escape(site_file.title, quote=False), host, config)
        files.append(host)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give pages that are not in the nav their parent: it lights the tab that they belong to."""
    for site_file in STATE.site:
        if site_file.is_page and site_file.parent:
            page, above = _page(files, site_file.uri), _page(files, site_file.parent)
            if page and above and page.parent is None:
                page.parent = above  # type: ignore[assignment]
    return nav


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Point the edit link at the authored file, and say what networks and machines ask, as far as addresses are known."""
    repo = str(config.extra.get("repo") or "").rstrip("/")
    source = page.site_file.source if isinstance(page, ReadyPage) else f"docs/{page.file.src_uri}"
    single = source.endswith((".yaml", ".md"))
    page.edit_url = f"{repo}/edit/main/{source}" if repo and single else None
    context["structured"] = page.site_file.structured if isinstance(page, ReadyPage) else ()
    told = str(page.meta.get("description") or config.site_description)
    context["share"] = shared(STATE.site, page.file.src_uri, str(page.title), told, str(page.canonical_url), str(config.site_url))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Name the search dialog for screen readers, and say in its box what it finds."""
    output = output.replace('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"')
    return output.replace('placeholder="Search"', f'placeholder="{SEARCH_HINT}"')


def on_post_build(config: MkDocsConfig) -> None:
    """Add our entries to the search index; the offline plugin reads it after this."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    if path.is_file():
        index = json.loads(path.read_text("utf-8"))
        extend(index, [(_url(file.uri, config), file.title, file.search) for file in STATE.site if file.is_page])
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    STATE.shown = STATE.built


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Watch with the system's own notices instead of polling; those of mere reading would rebuild for ever."""
    observer = Observer()

    def schedule(handler: Any, path: str, recursive: bool = True) -> Any:
        react = handler.on_any_event

        def filtered(event: FileSystemEvent) -> None:
            if event.event_type in ("modified", "created", "deleted", "moved") and not str(event.src_path).endswith(("~", ".swp", ".pyc")):
                react(event)

        handler.on_any_event = filtered
        return type(observer).schedule(observer, handler, path, recursive=recursive)

    for path, watch in list(server._watch_refs.items()):
        handlers = server.observer._handlers.get(watch, set())
        server._watch_refs[path] = next(schedule(handler, path) for handler in handlers)
    observer.schedule = schedule  # type: ignore[method-assign,assignment]
    server.observer = observer  # type: ignore[assignment]
    server.build_delay = 0.05
    return server


# --- helpers ------------------------------------------------------------------------------------------------------


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _make(config: MkDocsConfig) -> None:
    root = _root(config)
    settings = {
        "site_url": "" if STATE.serving else str(config.site_url or ""),
        "repo_url": str(config.extra.get("repo") or "").rstrip("/"),
    }
    website = Website(root, open_catalogue(root), default_day(), config.use_directory_urls, settings)
    docs = Path(config.docs_dir)
    written = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
    site = website.files(written)
    if website.is_addressed:
        site += [SiteFile(uri, content) for uri, content in drawn(website.cards(), root)]
    STATE.site, STATE.part, STATE.problems = site, website.part, ()


def _prose(file: File, config: MkDocsConfig, base: int) -> File:
    """A hand-written page, its derived parts filled in; one that does not exist is left out, and told of above the page."""

    def part(name: str, uri: str) -> str:
        try:
            return STATE.part(name, uri)
        except KeyError:
            return ""

    text = fill(file.content_string, file.src_uri, part)
    host = _host_file(file.src_uri, text, config, base)
    host.edit_uri = file.src_uri
    return host


def _host_file(uri: str, content: str | bytes, config: MkDocsConfig, base: int) -> HostFile:
    host = HostFile(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls)
    host.generated_by = "solidstate"
    host._content = content
    host.fingerprint = STATE.built[uri] = hash((base, content))
    return host


def _page(files: Files, uri: str) -> Page | None:
    file = files.get_file_from_path(uri)
    return file.page if file else None


def _url(uri: str, config: MkDocsConfig) -> str:
    url = File(uri, None, "", config.use_directory_urls).url
    return "" if url == "./" else url


def _nav_titles(items: Any) -> dict[str, str]:
    """The titles that mkdocs.yml gives to pages, by their uri."""
    found: dict[str, str] = {}
    for item in items:
        for title, target in item.items() if isinstance(item, dict) else ():
            found |= _nav_titles(target) if isinstance(target, list) else {target: title}
    return found
