"""The build: hands the website to MkDocs. With preview.py the only file that knows the host.

`solidstate.site.website` says which files there are and makes each when it is asked for. Here each becomes a MkDocs File, and
each page a Page that is filled as it is written and emptied after it. When the host changes, these two files are rewritten.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file
from preview import Preview
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.commands.project import default_day
from solidstate.language.problems import DataProblems
from solidstate.site.files import SiteFile, is_page
from solidstate.site.parts import fill, hand_written
from solidstate.site.search import extended
from solidstate.site.shell import Shells
from solidstate.site.structured import as_json
from solidstate.site.website import Website

SEARCH_HINT = "Car, cell or company"


class Host:
    """What lasts from one event to the next: the website, and in the preview what keeps it up to date."""

    website: Website | None = None
    preview: Preview | None = None

    def make(self, config: MkDocsConfig, catalogue: Catalogue, today: date) -> Website:
        """The website for the settings of mkdocs.yml; the preview names no address, since its own is nobody else's."""
        address = "" if self.preview else str(config.site_url or "")
        settings = {"site_url": address, "repo_url": str(config.extra.get("repo") or "").rstrip("/")}
        return Website(root_of(config), catalogue, today, config.use_directory_urls, settings)

    def add(self, uris: Iterable[str], config: MkDocsConfig, files: Files) -> list[File]:
        """Files for some uris of the website's table, each page with its Page."""
        titles = dict(nav_titles(config.nav or []))
        added: list[File] = []
        for uri in uris:
            file = ReadyFile(uri, config)
            if is_page(uri):
                ReadyPage(titles.get(uri), file, config)
            files.append(file)
            added.append(file)
        return added

    def adopt(self, added: Iterable[File], files: Files) -> None:
        """Give pages that are not in the nav their parent: it lights the tab that they belong to."""
        for file in added:
            entry = self.website.table.get(file.src_uri) if self.website else None
            above = files.get_file_from_path(entry.parent) if entry and entry.parent else None
            if above and file.page and file.page.parent is None:
                file.page.parent = above.page  # type: ignore[assignment]


HOST = Host()


class ReadyFile(File):
    """A file of the website, made when it is written."""

    def __init__(self, uri: str, config: MkDocsConfig) -> None:
        super().__init__(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls)
        self.generated_by = "solidstate"

    def made(self) -> SiteFile | None:
        """The file as it is now."""
        return HOST.website.file(self.src_uri) if HOST.website else None

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


# --- events, in the order in which MkDocs calls them --------------------------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    """Begin the preview, where this is one."""
    HOST.preview = Preview(HOST) if command == "serve" else None


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data and hold it to its rules, before MkDocs empties the folder: a mistake leaves the last site standing."""
    if HOST.preview:
        HOST.preview.open(config)
        return
    try:
        HOST.website = HOST.make(config, open_catalogue(root_of(config)), default_day())
        if problems := list(HOST.website.problems(hand_written(Path(config.docs_dir)))):
            raise DataProblems(problems)
    except DataProblems as error:
        raise PluginError(f"The data has problems.\n{error}") from None
    config.extra |= HOST.website.dates


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the website's files to those of docs/."""
    if HOST.website:
        HOST.add(HOST.website.table, config, files)
    else:
        for uri, _ in nav_titles(config.nav or []):
            if files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, content="# The data has problems\n\nThey are listed above.\n"))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give pages that are not in the nav their parent: it lights the tab that they belong to."""
    HOST.adopt(files, files)
    if HOST.preview:
        HOST.preview.settle(nav, config, files)
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """A hand-written page with its derived parts; a part that does not exist is left out, and told of above the page."""
    website = HOST.website
    return fill(page.file.content_string, page.file.src_uri, website.part if website else lambda name, uri: "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Everything is known by now that a page needs."""
    if HOST.preview:
        HOST.preview.newest = env
        return env
    return Shells(env)  # type: ignore[return-value]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Make the page; point its edit link at the authored file, and say what networks and machines ask, as far as addresses are known."""
    made = page.fill() if isinstance(page, ReadyPage) else None
    source = made.source if made else f"docs/{page.file.src_uri}"
    repo = str(config.extra.get("repo") or "").rstrip("/")
    page.edit_url = f"{repo}/edit/main/{source}" if repo and source.endswith((".yaml", ".md")) else None
    context["structured"] = as_json(made.structured) if made else ""
    told = str(page.meta.get("description") or config.site_description)
    context["share"] = HOST.website.shared(made, str(page.title), told, str(page.canonical_url)) if HOST.website else None
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Name the search dialog for screen readers, and say in its box what it finds."""
    if isinstance(page, ReadyPage):
        page.content = ""
    output = output.replace('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"')
    return output.replace('placeholder="Search"', f'placeholder="{SEARCH_HINT}"')


def on_post_build(config: MkDocsConfig) -> None:
    """Add our entries to the search index; the offline plugin reads it after this."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    if HOST.website and path.is_file():
        path.write_text(extended(path.read_text("utf-8"), HOST.website.searched()), "utf-8")
    if HOST.preview:
        HOST.preview.env = HOST.preview.newest
    elif HOST.website:
        HOST.website.card_box.drop_unused()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Let the preview answer."""
    assert HOST.preview
    return HOST.preview.serve(server, builder)


# --- helpers ------------------------------------------------------------------------------------------------------


def root_of(config: MkDocsConfig) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).resolve().parent


def nav_titles(items: Any) -> Iterator[tuple[str, str]]:
    """The uris that mkdocs.yml names, each with its title."""
    for item in items:
        for title, target in item.items() if isinstance(item, dict) else ():
            yield from nav_titles(target) if isinstance(target, list) else [(target, title)]
