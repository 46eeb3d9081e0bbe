"""The website: every file of the site, ready to be written. The one call that the host, the command and the tests make."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import TemplateNotFound
from markupsafe import Markup

from ..catalogue import Catalogue, open_catalogue
from ..derived import facets
from ..derived.survey import Survey
from ..drawing import pictures
from ..drawing.charts.card import HEIGHT, MARGIN, WIDTH
from ..drawing.pictures.cards import Card, Cards
from ..exports import EXPORTS
from ..language import prose
from ..language.problems import DataProblems, Problem, did_you_mean
from .assets import assets, drawing_style
from .pages import PAGES, Draft, PageKind
from .parts import unknown_parts
from .rendering import INDEXES, PageScope, Section, Terms, destination, project_environment
from .search import SearchEntry
from .structured import SITE, Described, Node, name_of, structured

__all__ = ["Section", "SearchEntry", "SiteFile", "Website", "shared", "site_files"]


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site. Pages have a `uri` that ends in .md and ready HTML in `text`; other files are as they are.

    `source` is the authored file below the project's root, `updated` the newest day in the record (ISO), `parent` the
    uri of the page above, `sections` the headings for the table of contents, `is_wide` whether the page needs that table's room,
    `search` what the index should know, `structured` what the page is about in the words of schema.org, `card` the uri of its
    share card, `card_told` that card in words; the two are empty where the site's address is not known.
    """

    uri: str
    text: str | bytes
    title: str = ""
    description: str = ""
    sections: tuple[Section, ...] = ()
    is_wide: bool = False
    source: str = ""
    updated: str = ""
    parent: str = ""
    search: tuple[SearchEntry, ...] = ()
    structured: tuple[Node, ...] = ()
    card: str = ""
    card_told: str = ""

    @property
    def is_page(self) -> bool:
        """Whether the host wraps it in the theme."""
        return self.uri.endswith(".md")


class Website:
    """The site of one catalogue on one day. `settings` are the host's facts: the site's and the repository's address."""

    def __init__(
        self, root: Path, catalogue: Catalogue, today: date, directory_urls: bool = True, settings: dict[str, str] | None = None
    ) -> None:
        self.root = root
        self.catalogue = catalogue
        self.survey = Survey(catalogue, today)
        self.directory_urls = directory_urls
        self.settings = {"site_url": "", "repo_url": ""} | (settings or {})
        self.env = project_environment(root)
        self.terms = Terms.of(catalogue.glossary, self.env)

    def files(self, written: Mapping[str, str] = MappingProxyType({})) -> list[SiteFile]:
        """Every file, pages first. `written` are the hand-written pages, the text of each by its uri.

        Raises DataProblems where two would be at one address, and where a hand-written page names a part that does not exist.
        """
        found = [*self._pages(), *self._redirects(), *self._drawings(), *self._exports()]
        found += [SiteFile(uri, text) for uri, text in assets(self.root)]
        missing = (problem for uri, text in written.items() for problem in unknown_parts(text, uri, self.part))
        if problems := [*_clashes(found, written), *missing]:
            raise DataProblems(problems)
        return found

    def part(self, name: str, page_uri: str) -> str:
        """A derived part for hand-written prose (`<!-- part: NAME -->`), with links for the page it stands on.

        Raises KeyError with a sentence where no such part exists.
        """
        scope = PageScope(address_of(page_uri), self.directory_urls)
        try:
            template = self.env.get_template(f"parts/{name}.html.jinja")
        except TemplateNotFound:
            known = [Path(t).name.removesuffix(".html.jinja") for t in self.env.list_templates() if t.startswith("parts/")]
            raise KeyError(f"There is no part '{name}'. {did_you_mean(name, known)}".strip()) from None
        return template.render(self._names(scope))

    def first_page(self) -> str:
        """The HTML of the home page alone."""
        kind, scope = PAGES[0], PageScope("", self.directory_urls)
        draft = next(iter(kind.drafts(self.survey)))
        return self.env.get_template(kind.template).render(self._names(scope) | draft.context | {"source_path": draft.source})

    def cards(self) -> Iterator[tuple[str, str]]:
        """Each share card as its uri and its drawing; none where the site's address is not known, since nothing could link to it."""
        template = self.env.get_template("charts/card.svg.jinja")
        for card in self._cards.values():
            yield card.uri, template.render(card=card, today=self.survey.day, size=(WIDTH, HEIGHT), margin=MARGIN)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return Cards(self.survey, self.root).by_address if self.is_addressed else {}

    @property
    def is_addressed(self) -> bool:
        """Whether absolute addresses are known: not without the site's own, and not in the offline site."""
        return bool(self.settings["site_url"]) and self.directory_urls

    def _pages(self) -> list[SiteFile]:
        """Every page: all are rendered, then each is described with the names of those above it."""
        rendered: list[tuple[PageKind, Draft, PageScope, str]] = []
        for kind in PAGES:
            for draft in kind.drafts(self.survey):
                scope = PageScope(draft.address, self.directory_urls)
                names = self._names(scope) | draft.context | {"source_path": draft.source}
                rendered.append((kind, draft, scope, self.env.get_template(kind.template).render(names)))
        above = {d.address: (name_of(k.name, d.context, _plain(s.title)), d.parent) for k, d, s, _ in rendered}
        return [self._page(kind, draft, scope, html, above) for kind, draft, scope, html in rendered]

    def _page(self, kind: PageKind, draft: Draft, scope: PageScope, html: str, above: Mapping[str, tuple[str, str]]) -> SiteFile:
        title, description = _plain(scope.title), prose.opening(_plain(scope.description))
        trail = [(SITE, ""), *_trail(draft.address, above)] if draft.address else [(SITE, "")]
        card = self._cards.get(draft.address)
        return SiteFile(
            uri=uri_of(draft.address),
            text=html,
            title=title,
            description=description,
            sections=tuple(scope.sections),
            is_wide=scope.is_wide,
            source=draft.source,
            updated=(draft.updated or self.survey.updated).isoformat(),
            parent=uri_of(draft.parent) if draft.parent else "",
            search=draft.search,
            structured=structured(Described(kind.name, draft, self.survey, title, description, tuple(trail), self._url(scope))),
            card=card.uri if card else "",
            card_told=_plain(self.env.get_template("text/card.txt.jinja").render(card=card, today=self.survey.day)) if card else "",
        )

    def _url(self, scope: PageScope) -> Callable[[str], str]:
        """How a page names another one to machines: in full where the site's address is known, else relative to itself."""
        if self.is_addressed:
            return lambda address: self.settings["site_url"].rstrip("/") + address
        return scope.link

    def _names(self, scope: PageScope) -> dict[str, Any]:
        """What every template may use."""
        return {
            "survey": self.survey,
            "catalogue": self.catalogue,
            "today": self.survey.day,
            "page": scope,
            "link": scope.link,
            "section": scope.section,
            "cite": scope.cite,
            "settings": self.settings,
            "terms": self.terms,
            "facets": facets,
        }

    def _redirects(self) -> Iterable[SiteFile]:
        """A small page at each address that a record had before."""
        template = self.env.get_template("pages/redirect.html.jinja")
        for old, new in sorted(_renamed(self.catalogue)):
            scope = PageScope(old, self.directory_urls)
            name = f"{old}index.html" if self.directory_urls else f"{old.rstrip('/')}.html"
            yield SiteFile(name, template.render(target=scope.link(new)))

    def _drawings(self) -> Iterable[SiteFile]:
        """Each picture as a file that stands for itself: its finding, its drawing, its day and its source."""
        template = self.env.get_template("charts/standalone.svg.jinja")
        style = drawing_style(self.root)
        drawn: list[pictures.LadderPicture | pictures.Picture] = [pictures.ladder(self.survey), *pictures.drawn(self.survey)]
        for picture in drawn:
            uri = f"pictures/{picture.id}.svg"
            scope = PageScope(uri, self.directory_urls)
            yield SiteFile(uri, template.render(self._names(scope) | {"picture": picture, "style": style}))

    def _exports(self) -> Iterable[SiteFile]:
        for export in EXPORTS:
            for uri, content in export(self.survey, self.settings):
                yield SiteFile(
                    uri, content if isinstance(content, (str, bytes)) else json.dumps(content, ensure_ascii=False, separators=(",", ":"))
                )


def site_files(root: Path, today: date, directory_urls: bool = True, settings: dict[str, str] | None = None) -> list[SiteFile]:
    """Every file of the site below `root` as of `today`. Raises DataProblems with every mistake of every file."""
    return Website(root, open_catalogue(root), today, directory_urls, settings).files()


def shared(site: Sequence[SiteFile], uri: str, title: str, description: str, url: str, site_url: str) -> dict[str, str] | None:
    """What a network shows of a page. A page without a card has that of the home page; a hand-written one its own words.

    None where no card was made, since the site's address is not known.
    """
    home = next((file for file in site if file.uri == "index.md"), None)
    if home is None or not home.card:
        return None
    own = next((file for file in site if file.uri == uri), None)
    card = own if own and own.card else home
    return {
        "title": own.title if own else title,
        "description": own.description if own else description,
        "type": "website" if own is home else "article",
        "url": url,
        "image": f"{site_url.rstrip('/')}/{card.card}",
        "image_told": card.card_told,
    }


def uri_of(address: str) -> str:
    """The source-like name of a page: companies/acme/ -> companies/acme.md, companies/ -> companies/index.md."""
    return f"{address}index.md" if address in INDEXES else f"{address.rstrip('/')}.md"


def address_of(uri: str) -> str:
    """The address of a page by its source-like name."""
    return uri.removesuffix("index.md") if uri.endswith("index.md") else f"{uri.removesuffix('.md')}/"


def _clashes(found: Iterable[SiteFile], written: Collection[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for file in found:
        place = destination(address_of(file.uri), True) if file.is_page else file.uri
        if place in seen:
            yield Problem(file.source or "data", 1, 1, "", f"Two files of the site would be at /{place}.", "Rename one of the records.")
        if file.uri in written:
            text = f"This page stands where one is made from {file.source or 'the data'}."
            yield Problem(f"docs/{file.uri}", 1, 1, "", text, "Rename it, or remove it.")
        seen.add(place)


def _trail(address: str, above: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """The pages from the one below the home page to this one, as (name, address)."""
    name, parent = above[address]
    return [*(_trail(parent, above) if parent else []), (name, address)]


def _plain(text: str) -> str:
    plain = Markup(text).striptags()  # noqa: S704 - the markup is taken away, not trusted
    return " ".join(plain.split())


def _renamed(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    for folder, records in (("companies", catalogue.companies), ("routes", catalogue.routes), ("challenges", catalogue.challenges)):
        for key, record in records.items():
            for old in record.formerly:
                yield f"{folder}/{old}/", f"{folder}/{key}/"
    for key, entry in catalogue.programmes.items():
        for old in entry.record.formerly:
            yield f"companies/{old if '/' in old else f'{entry.company_id}/{old}'}/", f"companies/{key}/"
