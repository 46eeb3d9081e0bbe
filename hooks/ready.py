"""The website's files and pages as MkDocs has them: each is made when it is written, whether by a build or by the preview."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from solidstate.site.assets import versioned
from solidstate.site.files import SiteFile, is_page
from solidstate.site.policy import guarded
from solidstate.site.website import Website

SEARCH_HINT = "Car, cell or company"


class Shown:
    """The website that is published or previewed, where there is one."""

    website: Website | None = None

    def settings(self, config: MkDocsConfig) -> None:
        """What the theme says of the website on every page: its days, where its style and its scripts are, and whether it may fetch
        pages itself."""
        if self.website:
            config.extra |= self.website.dates | {"search_worker": versioned(self.website.root, ["assets/search.js"])[0]}
            config.extra_css = versioned(self.website.root, config.extra_css)
            config.extra_javascript = versioned(self.website.root, map(str, config.extra_javascript))  # type: ignore[assignment]
            if not self.website.settings["site_url"]:  # the theme knows by the sitemap which pages it may fetch
                config.theme["features"] = [one for one in config.theme["features"] if one != "navigation.instant"]

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


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the project."""
    return Path(config.config_file_path).resolve().parent


class ReadyFile(File):
    """A file of the website, made when it is written."""

    def __init__(self, uri: str, config: MkDocsConfig, shown: Shown) -> None:
        super().__init__(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls)
        self.generated_by, self.shown = "solidstate", shown

    def made(self) -> SiteFile | None:
        """The file as it is now."""
        return self.shown.website.file(self.src_uri) if self.shown.website else None

    def copy_file(self, dirty: bool = False) -> None:
        """Write what is no page; where it turns out that there is none, what was written before goes."""
        if not dirty or self.is_modified():
            target, pieces = Path(self.abs_dest_path), self.shown.website.pieces(self.src_uri) if self.shown.website else None
            if pieces is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    file.writelines(pieces)


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

    def let_go(self) -> None:
        """It is written: of thousands of pages nothing stays that only its own file needs."""
        self.content, self.outline, self.toc = "", [], get_toc([])

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What a link of a hand-written page may lead to: few pages are asked."""
        made = self.file.made()
        return set(re.findall(r'\sid="([^"]+)"', str(made.text))) if made else set()


def forget_searched(config: MkDocsConfig) -> None:
    """Let go what the theme's search plugin read: it adds each page that is made, and the preview makes an index of all at once."""
    if plugin := config.plugins.get("material/search"):
        search: Any = plugin
        search.search_index_prev = None
        search.search_index.entries.clear()


def titled(items: Any) -> Iterator[tuple[str, str]]:
    """The uris that mkdocs.yml names, each with its title."""
    for item in items:
        for title, target in item.items() if isinstance(item, dict) else ():
            yield from titled(target) if isinstance(target, list) else [(target, title)]


def finished(output: str, template: str) -> str:
    """What a template of the theme has made: a page with its names, and of a sitemap that names no page, since none has an address, nothing."""
    if template.endswith(".html"):
        return named(output)
    return "" if template == "sitemap.xml" and "<loc>" not in output else output


def named(output: str) -> str:
    """A page of the theme whose parts have names for those who hear it, and a policy for what it may run."""
    output = output.replace('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"')
    output = output.replace(
        'class="md-search__scrollwrap" tabindex="0"', 'class="md-search__scrollwrap" tabindex="0" role="group" aria-label="Results"'
    )
    output = output.replace('type="checkbox" id="__drawer"', 'type="checkbox" aria-label="Menu" id="__drawer"')
    # The theme skips to the first heading that its list of contents has, past all that stands above it: on the first page the answer.
    skip = re.search(r'href="[^"]*" class="md-skip"', output)
    output = output.replace(skip[0], 'href="#content" class="md-skip"', 1) if skip else output
    # Those of pages that are made say so themselves; Markdown gives the others the title that mkdocs.yml has for them.
    output = output.replace('title="Link to this part">', 'title="Link to this part" aria-hidden="true" tabindex="-1">')
    output = output.replace('placeholder="Search"', f'placeholder="{SEARCH_HINT}"')
    return guarded(output)  # named before, so that of a large page one copy less stands in memory
