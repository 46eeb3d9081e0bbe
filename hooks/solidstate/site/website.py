"""The website: a table of every file of the site, each made when somebody asks for it. The one thing that the host, the
command and the tests ask.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ..catalogue import Catalogue, open_catalogue
from ..derived import facets
from ..derived.changes import Change
from ..derived.news import news_years
from ..derived.survey import Survey
from ..drawing import pictures
from ..drawing.cards import CardBox
from ..drawing.charts.card import HEIGHT, MARGIN, WIDTH
from ..drawing.pictures.cards import Cards
from ..exports import EXPORTS, WORDED, Content
from ..language import prose
from ..language.paths import destination
from ..language.problems import DataProblems, Problem
from .assets import assets, drawing_style
from .beside import beside
from .citing import cited
from .counts import counts
from .embeds import Embed, embeds
from .files import SiteFile, address_of, is_page, uri_of
from .links import Places, dead_links, foreign_files
from .pages import PAGES, Draft, PageKind
from .parts import no_part, unknown_parts
from .policy import guarded
from .programs import for_programs
from .rendering import Terms, change_in_words, project_environment
from .scope import PageScope
from .search import SearchEntry, named, terms_of_pages
from .structured import SITE, Described, structured

Make = Callable[[], SiteFile | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: how to make the file, None where it turns out that there is none; for a page its kind and draft."""

    make: Make
    kind: PageKind | None = None
    draft: Draft | None = None

    @property
    def source(self) -> str:
        """The authored file, below the project's root."""
        return self.draft.source if self.draft else ""

    @property
    def parent(self) -> str:
        """The uri of the page above, or nothing."""
        return uri_of(self.draft.parent) if self.draft and self.draft.parent else ""


class Website:
    """The site of one catalogue on one day. `settings` are the host's facts: the site's and the repository's address."""

    def __init__(
        self, root: Path, catalogue: Catalogue, today: date, directory_urls: bool = True, settings: dict[str, str] | None = None
    ) -> None:
        self.root = root
        self.catalogue = catalogue
        self.survey = Survey(catalogue, today)
        self.directory_urls = directory_urls
        self.settings = {"site_url": "", "repo_url": "", "root": str(root), "pages": "folders" if directory_urls else "files"} | (
            settings or {}
        )
        self.env = project_environment(root)
        self.terms = Terms.of(catalogue.glossary, self.env)
        self.cards = Cards(self.survey, root) if self.is_addressed else None
        self.card_box = CardBox(root)

    @property
    def is_addressed(self) -> bool:
        """Whether absolute addresses are known: not without the site's own, and not in the offline site."""
        return bool(self.settings["site_url"]) and self.directory_urls

    # --- the table ------------------------------------------------------------------------------------------------

    @cached_property
    def table(self) -> Mapping[str, Entry]:
        """Every file by its uri, pages first. Nothing is made yet."""
        return dict(self._entries())

    def file(self, uri: str) -> SiteFile | None:
        """Make one file; None where there is none at that uri."""
        entry = self.entry(uri)
        return entry.make() if entry else None

    def entry(self, uri: str) -> Entry | None:
        """One line of the table; that of a page without the table."""
        for kind in PAGES if is_page(uri) and "table" not in self.__dict__ else ():
            if draft := kind.find(self.survey, address_of(uri)):
                return Entry(partial(self._page, kind, draft), kind, draft)
        return self.table.get(uri)

    @cached_property
    def addresses(self) -> tuple[object, ...]:
        """What the table hangs on: two websites whose addresses are equal have the same table."""
        catalogue = self.catalogue
        named = (catalogue.companies, catalogue.routes, catalogue.challenges)
        records = [(key, tuple(record.formerly)) for records in named for key, record in records.items()]
        programmes = [(key, tuple(entry.record.formerly)) for key, entry in catalogue.programmes.items()]
        return records, programmes, tuple(catalogue.series), self.survey.years, news_years(self.survey), tuple(catalogue.criteria)

    def first_page(self) -> str:
        """The HTML of the home page alone."""
        made = self.file(uri_of(""))
        return str(made.text) if made else ""

    def files(self, written: Mapping[str, str] = MappingProxyType({})) -> Iterator[SiteFile]:
        """Make every file, one after the other, pages first. Raises DataProblems before the first where `problems` finds some."""
        if problems := list(self.problems(written)):
            raise DataProblems(problems)
        return (made for entry in self.table.values() if (made := entry.make()))

    def problems(self, written: Mapping[str, str]) -> Iterator[Problem]:
        """Each address that two files claim, each link that leads nowhere or out, and each part that a hand-written page names
        and that does not exist.

        `written` are the hand-written pages, the text of each by its uri.
        """
        seen: set[str] = set()
        yield from foreign_files(self.root)
        for uri, entry in self._entries():
            place = destination(address_of(uri), True) if is_page(uri) else uri
            if place in seen:
                text = f"Two files of the site would be at /{place}."
                yield Problem(entry.source or "data", 1, 1, "", text, "Rename one of the records.")
            if uri in written:
                text = f"This page stands where one is made from {entry.source or 'the data'}."
                yield Problem(f"docs/{uri}", 1, 1, "", text, "Rename it, or remove it.")
            seen.add(place)
        yield from self.unknown_parts(written)
        yield from dead_links(self.catalogue, Places(self.table, written, self.file, self.root / "docs"))

    def unknown_parts(self, written: Mapping[str, str]) -> Iterator[Problem]:
        """Each part that a hand-written page names and that does not exist."""
        for uri, text in written.items():
            yield from unknown_parts(text, uri, self._part_names)

    @cached_property
    def _part_names(self) -> list[str]:
        return [Path(name).name.removesuffix(".html.jinja") for name in self.env.list_templates() if name.startswith("parts/")]

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for kind, draft in self._drafts():
            yield uri_of(draft.address), Entry(partial(self._page, kind, draft), kind, draft)
        for old, new in sorted(_renamed(self.catalogue)):
            yield self._plain_uri(old), Entry(partial(self._redirect, old, new))
        for embed in embeds(self.survey):
            yield self._plain_uri(embed.address), Entry(partial(self._embed, embed))
        for uri, draw in self._drawn():
            yield uri, Entry(partial(self._drawing, uri, draw))
        for export in EXPORTS:
            for uri, make in export(self.survey, self.settings):
                yield uri, Entry(partial(_exported, uri, make))
        for uri, make in for_programs(self.root, self.survey, self.settings):
            yield uri, Entry(partial(_exported, uri, make))
        for worded in WORDED:
            for uri, make in worded(self.survey, self.settings, self._tell):
                yield uri, Entry(partial(_exported, uri, make))
        for uri, read in assets(self.root):
            yield uri, Entry(partial(_exported, uri, read))
        for address in self.cards.drafts if self.cards else ():
            yield card_uri(address), Entry(partial(self._card, address))

    def _tell(self, change: Change) -> str:
        """A change in one sentence."""
        return self._teller(change)

    @cached_property
    def _teller(self) -> Callable[[Change], str]:
        return change_in_words(self.root)

    def _drafts(self) -> Iterator[tuple[PageKind, Draft]]:
        for kind in PAGES:
            for draft in kind.drafts(self.survey):
                yield kind, draft

    # --- what pages and hand-written pages ask --------------------------------------------------------------------

    def part(self, name: str, page_uri: str) -> str:
        """A derived part for hand-written prose (`<!-- part: NAME -->`), with links for the page it stands on.

        Raises KeyError with a sentence where no such part exists.
        """
        if name not in self._part_names:
            raise KeyError(no_part(name, self._part_names))
        return self.env.get_template(f"parts/{name}.html.jinja").render(self._names(PageScope(address_of(page_uri), self.directory_urls)))

    def searched(self) -> Iterator[tuple[str, tuple[SearchEntry, ...]]]:
        """What the search index should know of each page, by its address as the site's files have it."""
        terms = terms_of_pages(self.catalogue.glossary)
        for entry in self.table.values():
            if entry.draft:
                place = destination(entry.draft.address, self.directory_urls)
                found = named(entry.draft.search(), terms.get(entry.draft.address, ()))
                yield place.removesuffix("index.html") if self.directory_urls else place, found

    @property
    def dates(self) -> dict[str, str]:
        """The day of the site and that of its data, as every page says them."""
        return {"as_of": self.survey.day.isoformat(), "data_of": self.survey.updated.isoformat()}

    def shared(self, file: SiteFile | None, title: str, description: str, url: str) -> dict[str, str] | None:
        """What a network shows of a page. A page without a card has that of the home page; a hand-written one its own words.

        None where no card is made, since the site's address is not known.
        """
        if not self.cards:
            return None
        card, told = (file.card, file.card_told) if file and file.card else self._home_card
        return {
            "title": file.title if file else title,
            "description": file.description if file else description,
            "type": "website" if file and file.uri == uri_of("") else "article",
            "url": url,
            "image": f"{self.settings['site_url'].rstrip('/')}/{card}",
            "image_told": told,
        }

    def updated(self, uri: str) -> str:
        """The newest day of what is on a page; of a hand-written one that of the data. Nothing is made for it."""
        entry = self.entry(uri)
        return ((entry and entry.draft and entry.draft.updated) or self.survey.updated).isoformat()

    def cited(self, file: SiteFile | None, title: str, url: str) -> Mapping[str, str]:
        """How a page is cited; a hand-written one by its own title."""
        return cited(file.title if file else title, url, f"{self.survey.updated:%Y.%m.%d}", self.survey.day)

    @cached_property
    def _home_card(self) -> tuple[str, str]:
        return card_uri(""), self._card_told("")

    # --- making ---------------------------------------------------------------------------------------------------

    def _page(self, kind: PageKind, draft: Draft) -> SiteFile:
        scope, context = PageScope(draft.address, self.directory_urls), draft.context()
        near = beside(kind.name, draft, self.survey)
        told = {"source_path": draft.source, "beside": near, "asked": counts(kind.name, self.survey, context)}
        html = self._template(kind).render(self._names(scope) | context | told)
        title, description = _plain(scope.title), prose.opening(_plain(scope.description))
        described = Described(kind.name, draft, context, self.survey, title, description, self._trail(draft, title), self._url(scope))
        has_card = self.cards is not None and draft.address in self.cards.drafts
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
            structured=structured(described),
            beside={k: scope.link(v) if v.startswith("/") else v for k, v in near.items()},
            card=card_uri(draft.address) if has_card else "",
            card_told=self._card_told(draft.address) if has_card else "",
        )

    def _template(self, kind: PageKind) -> Template:
        return self.env.get_template(kind.template)

    def _trail(self, draft: Draft, title: str) -> tuple[tuple[str, str], ...]:
        """The pages from the home page to this one, as (name, address)."""
        found: list[tuple[str, str]] = []
        name, address, parent = draft.name or title, draft.address, draft.parent
        while address:
            found.append((name, address))
            entry = self.entry(uri_of(parent)) if parent else None
            if entry is None or entry.draft is None or entry.kind is None:
                break
            name, address, parent = self._name(entry.kind, entry.draft), entry.draft.address, entry.draft.parent
        return (SITE, ""), *reversed(found)

    def _name(self, kind: PageKind, draft: Draft) -> str:
        """What a page is called in a trail: without a name of its own by its title, for which it is rendered up to there."""
        if draft.name:
            return draft.name
        if draft.address not in self._titles:
            scope = PageScope(draft.address, self.directory_urls)
            for _ in self._template(kind).generate(self._names(scope) | draft.context() | {"source_path": draft.source}):
                if scope.title:
                    break
            self._titles[draft.address] = _plain(scope.title)
        return self._titles[draft.address]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {}

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

    def _plain_uri(self, address: str) -> str:
        return f"{address}index.html" if self.directory_urls else f"{address.rstrip('/')}.html"

    def _redirect(self, old: str, new: str) -> SiteFile:
        """A small page at an address that a record had before."""
        scope = PageScope(old, self.directory_urls)
        canonical = self._url(scope)(f"/{new}") if self.is_addressed else ""
        template = self.env.get_template("pages/redirect.html.jinja")
        return SiteFile(self._plain_uri(old), guarded(template.render(target=scope.link(new), canonical=canonical)))

    def _embed(self, embed: Embed) -> SiteFile:
        """A page without the site around it."""
        scope = PageScope(embed.address, self.directory_urls)
        canonical = self._url(scope)(f"/{embed.page}") if self.is_addressed else ""
        names = self._names(scope) | embed.context() | {"more": scope.link(f"/{embed.page}"), "canonical": canonical}
        return SiteFile(self._plain_uri(embed.address), self.env.get_template(embed.template).render(names))

    def _drawn(self) -> Iterator[tuple[str, Callable[[], pictures.LadderPicture | pictures.Picture | None]]]:
        yield "pictures/ladder.svg", partial(pictures.ladder_of, self.survey)
        for key, draw in pictures.drawn(self.survey).items():
            yield f"pictures/{key}.svg", draw

    def _drawing(self, uri: str, draw: Callable[[], pictures.LadderPicture | pictures.Picture | None]) -> SiteFile | None:
        """A picture as a file that stands for itself: its finding, its drawing, its day and its source."""
        if (picture := draw()) is None:
            return None
        names = self._names(PageScope(uri, self.directory_urls)) | {"picture": picture, "style": drawing_style(self.root)}
        return SiteFile(uri, self.env.get_template("charts/standalone.svg.jinja").render(names))

    def card_drawing(self, address: str) -> str:
        """The share card of a page as SVG."""
        assert self.cards
        names = {"card": self.cards.card(address), "today": self.survey.day, "size": (WIDTH, HEIGHT), "margin": MARGIN}
        return self.env.get_template("charts/card.svg.jinja").render(names)

    def _card(self, address: str) -> SiteFile:
        return SiteFile(card_uri(address), self.card_box.png(self.card_drawing(address)))

    def _card_told(self, address: str) -> str:
        assert self.cards
        names = {"card": self.cards.card(address), "today": self.survey.day}
        return _plain(self.env.get_template("text/card.txt.jinja").render(names))


def site_files(root: Path, today: date, directory_urls: bool = True, settings: dict[str, str] | None = None) -> list[SiteFile]:
    """Every file of the site below `root` as of `today`. Raises DataProblems with every mistake of every file."""
    return list(Website(root, open_catalogue(root), today, directory_urls, settings).files())


def card_uri(address: str) -> str:
    """The file in which the share card of a page is kept."""
    return f"cards/{address.rstrip('/') or 'home'}.png"


def _exported(uri: str, make: Callable[[], Content | None]) -> SiteFile | None:
    content = make()
    if content is None or isinstance(content, (str, bytes)):
        return None if content is None else SiteFile(uri, content)
    return SiteFile(uri, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


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
