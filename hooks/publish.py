"""The build: hands the website to MkDocs. With ready.py, preview.py and served.py the only file that knows the host.

`solidstate.site.website` says which files there are and makes each when it is asked for; ready.py has them as MkDocs knows files.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from ready import ReadyPage, Shown, finished, named, root_of, titled
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.commands.project import default_day
from solidstate.language.problems import DataProblems
from solidstate.site.links import leads_out
from solidstate.site.parts import fill, hand_written
from solidstate.site.search import extend
from solidstate.site.shell import Shells
from solidstate.site.website import Website

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from preview import Preview


class Host(Shown):
    """What lasts from one event to the next: the website, and in the preview what keeps it up to date."""

    preview: Preview | None = None


HOST = Host()


# --- events, in the order in which MkDocs calls them --------------------------------------------------------------


def on_startup(command: str, dirty: bool) -> None:
    """Begin the preview, where this is one."""
    if command == "serve":
        from preview import Preview  # and with it what serves and what looks at folders: a build needs neither

        HOST.preview = Preview(HOST)
    gc.set_threshold(10_000)  # most of what is made stays: to look for what could be thrown away is worth it seldom


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data and hold it to its rules, before MkDocs empties the folder: a mistake leaves the last site standing."""
    if HOST.preview:
        HOST.preview.open(config, lambda catalogue, today: _make(config, catalogue, today), default_day)
        return
    try:
        HOST.website = _make(config, open_catalogue(root_of(config), once=True), default_day())
        if problems := list(HOST.website.problems(hand_written(Path(config.docs_dir)))):
            raise DataProblems(problems)
        HOST.website.catalogue.forget_texts()
    except DataProblems as error:
        raise PluginError(f"The data has problems.\n{error}") from None
    HOST.settings(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the website's files to those of docs/; where no website could be made yet, pages that say so."""
    for file in [file for file in files if file.src_dir == config.docs_dir and leads_out(Path(config.docs_dir), file.src_uri)]:
        files.remove(file)  # the preview goes on beside the problem that tells of it
    titles = dict(titled(config.nav or []))
    HOST.add(HOST.website.table if HOST.website else (), files, config, titles)
    for uri in titles if HOST.website is None else ():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content="# The data has problems\n\nThey are listed above.\n"))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """The preview keeps what MkDocs settled."""
    if HOST.preview:
        HOST.preview.take(nav, files)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """A hand-written page with its derived parts; a part that does not exist is left out, and told of above the page."""
    return fill(page.file.content_string, page.file.src_uri, HOST.website.part if HOST.website else lambda name, uri: "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Everything is known by now that a page needs."""
    env.bytecode_cache = HOST.website.maker.env.bytecode_cache if HOST.website else None
    if HOST.preview:
        HOST.preview.newest = env
        return env
    if website := HOST.website:
        for page in filter(None, (file.page for file in files.documentation_pages())):
            page.update_date = website.updated(page.file.src_uri)  # the sitemap says when what is on it last changed
    return Shells(env, named)  # type: ignore[return-value]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Make the page; point its edit link at the authored file, and say what networks and machines ask, as far as addresses are known."""
    made = page.fill() if isinstance(page, ReadyPage) else None
    source = made.source if made else f"docs/{page.file.src_uri}"
    repo = str(config.extra.get("repo") or "").rstrip("/")
    page.edit_url = f"{repo}/edit/main/{source}" if repo and source.endswith((".yaml", ".md")) else None
    context["beside"] = made.beside if made else {}
    context["cite"] = HOST.website.cited(made, str(page.title), page.canonical_url or "", page.url) if HOST.website else {}
    told = str(page.meta.get("description") or config.site_description)
    context["structured"] = HOST.website.structured(made, str(page.title), told, page.file.src_uri) if HOST.website else ""
    context["share"] = HOST.website.shared(made, str(page.title), told, str(page.canonical_url)) if HOST.website else None
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Name the search dialog for screen readers, say in its box what it finds, and keep the "#" out of what headings are called."""
    if isinstance(page, ReadyPage):
        page.let_go()
    return named(output) if HOST.preview else output  # in a build it is done once for all pages of a kind


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that stands where there is none; and no sitemap without an address."""
    return finished(output_content, template_name)


def on_post_build(config: MkDocsConfig) -> None:
    """Add our entries to the search index; the offline plugin reads it after this."""
    if HOST.website and (path := Path(config.site_dir, "search", "search_index.json")).is_file():
        extend(path, HOST.website.searched)
    if HOST.preview:
        HOST.preview.ready()
    elif HOST.website:
        HOST.website.drop_unused()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Let the preview answer."""
    return HOST.preview.serve(server, builder) if HOST.preview else server


def _make(config: MkDocsConfig, catalogue: Catalogue, today: date) -> Website:
    """The website for the settings of mkdocs.yml; the preview names no address, since its own is nobody else's."""
    settings = {"site_url": "" if HOST.preview else str(config.site_url or ""), "repo_url": str(config.extra.get("repo") or "").rstrip("/")}
    return Website(root_of(config), catalogue, today, config.use_directory_urls, settings, keep=not HOST.preview)
