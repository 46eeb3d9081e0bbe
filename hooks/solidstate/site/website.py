"""The website: a table of every file of the site, each made when somebody asks for it. The one thing that the host, the
command and the tests ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

from ..catalogue import Catalogue, open_catalogue
from ..derived.changes import Change
from ..derived.news import news_years
from ..derived.survey import Survey
from ..drawing import pictures
from ..exports import DATED, EXPORTS, Content, File, History, Kept, Shelf
from ..language.days import day as in_words
from ..language.paths import destination
from ..language.problems import DataProblems, Problem
from .assets import assets
from .citing import cited
from .compiled import Compiled
from .embeds import embeds
from .files import SiteFile, address_of, is_page, uri_of
from .kept import KeptFiles
from .links import Places, dead_links, foreign_files
from .making import Drawing, Maker, card_uri, exported, pieces
from .pages import PAGES, Draft, PageKind
from .parts import fill, hand_written, unknown_parts
from .programs import for_programs
from .redirects import renamed
from .rendering import change_in_words, texts_of
from .search import SearchEntry, named, terms_of_pages
from .structured import as_json

Make = Callable[[], SiteFile | None]

OF_A_COMPANY = ("company", "programme")
"""The kinds of page that are made of one company."""
ALWAYS_MADE = ("data",)  # shows rows of every table, what describes a company too, which pages of several are not kept by


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: how to make the file, None where it turns out that there is none; for a page its kind and draft.

    `export` is what makes the content of a file for machines.
    """

    make: Make
    kind: PageKind | None = None
    draft: Draft | None = None
    export: Callable[[], Content | None] | None = None

    @property
    def source(self) -> str:
        """The authored file, below the project's root."""
        return self.draft.source if self.draft else ""

    @property
    def parent(self) -> str:
        """The uri of the page above, or nothing."""
        return uri_of(self.draft.parent) if self.draft and self.draft.parent else ""


class Website:
    """The site of one catalogue on one day. `settings` are the host's facts: the site's and the repository's address. With `keep`
    pages and pictures are kept for the next build.
    """

    def __init__(
        self,
        root: Path,
        catalogue: Catalogue,
        today: date,
        directory_urls: bool = True,
        settings: dict[str, str] | None = None,
        keep: bool = False,
    ) -> None:
        self.root = root
        self.catalogue = catalogue
        self.survey = Survey(catalogue, today)
        self.directory_urls = directory_urls
        self.settings = {"site_url": "", "repo_url": "", "root": str(root), "pages": "folders" if directory_urls else "files"} | (
            settings or {}
        )
        self.maker = Maker(root, self.survey, directory_urls, self.settings, self._draft_at)
        self.kept = KeptFiles(root, self.survey, self.settings, texts_of(self.maker.env)) if keep else None
        self.shelf = Kept(root, self.survey, self.settings) if keep else Shelf()

    # --- the table ------------------------------------------------------------------------------------------------

    @cached_property
    def table(self) -> Mapping[str, Entry]:
        """Every file by its uri, pages first. Nothing is made yet."""
        return dict(self._lines)

    @cached_property
    def _lines(self) -> tuple[tuple[str, Entry], ...]:
        """Its lines, of which two may claim one uri."""
        return tuple(self._entries())

    def file(self, uri: str) -> SiteFile | None:
        """Make one file; None where there is none at that uri."""
        entry = self.entry(uri)
        return entry.make() if entry else None

    def pieces(self, uri: str) -> Iterator[bytes] | None:
        """The bytes of one file, of a large one piece by piece; None where there is none at that uri."""
        entry = self.entry(uri)
        if entry and entry.export:
            content = entry.export()
        else:
            made = entry.make() if entry else None
            content = made.text if made else None
        return None if content is None else pieces(content)

    def entry(self, uri: str) -> Entry | None:
        """One line of the table; that of a page without the table."""
        for kind in PAGES if is_page(uri) and "table" not in self.__dict__ else ():
            if draft := kind.find(self.survey, address_of(uri)):
                return self._page(kind, draft)
        return self.table.get(uri)

    def _page(self, kind: PageKind, draft: Draft) -> Entry:
        make = partial(self.maker.page, kind, draft)
        company = draft.address.split("/")[1] if kind.name in OF_A_COMPANY else ""
        return Entry(make if kind.name in ALWAYS_MADE else self._kept(company, draft.address, make), kind, draft)

    def _kept(self, company: str, address: str, make: Make) -> Make:
        """How to have a file that may be kept, of one company or, without one, of several records."""
        return partial(self.kept.file, company, address, make) if self.kept else make

    def drop_unused(self) -> None:
        """After a build: let go what was kept for it and is not asked for any more."""
        self.maker.card_box.drop_unused()
        self.maker.paintings.drop_unused(50)  # the pictures of some builds
        self.shelf.tidy()
        for kept in (self.kept, self.maker.env.bytecode_cache):
            if isinstance(kept, (KeptFiles, Compiled)):
                kept.tidy()

    def _draft_at(self, address: str) -> tuple[PageKind, Draft] | None:
        """The page at an address."""
        entry = self.entry(uri_of(address))
        return (entry.kind, entry.draft) if entry and entry.kind and entry.draft else None

    @cached_property
    def addresses(self) -> tuple[object, ...]:
        """What the table hangs on: two websites whose addresses are equal have the same table."""
        catalogue, survey = self.catalogue, self.survey
        former = [(key, tuple(record.formerly)) for one in (catalogue.routes, catalogue.challenges) for key, record in one.items()]
        companies = [*catalogue.companies], [share.ids for share in survey.shares]
        return companies, former, tuple(catalogue.series), survey.years, news_years(survey), tuple(catalogue.criteria)

    def first_page(self) -> str:
        """The HTML of the home page alone."""
        made = self.file(uri_of(""))
        return str(made.text) if made else ""

    def files(self, written: Mapping[str, str] = MappingProxyType({})) -> Iterator[SiteFile]:
        """Make every file, one after the other, pages first. Raises DataProblems before the first where `problems` finds some."""
        if problems := list(self.problems(written)):
            raise DataProblems(problems)
        return (made for entry in self.table.values() if (made := entry.make()))

    def problems(self, written: Mapping[str, str], go_on: Callable[[], bool] = lambda: True) -> Iterator[Problem]:
        """Each address that two files claim, each link that leads nowhere or out, and each part that a hand-written page names
        and that does not exist, as long as `go_on` says so.

        `written` are the hand-written pages, the text of each by its uri.
        """
        seen: set[str] = set()
        yield from foreign_files(self.root)
        for uri, entry in self._lines:
            place = destination(address_of(uri), True) if is_page(uri) else uri
            if place in seen:
                text = f"Two files of the site would be at /{place}."
                yield Problem(entry.source or "data", 1, 1, "", text, "Rename one of the records.")
            if uri in written:
                text = f"This page stands where one is made from {entry.source or 'the data'}."
                yield Problem(f"docs/{uri}", 1, 1, "", text, "Rename it, or remove it.")
            seen.add(place)
        yield from self.unknown_parts(written)
        filled = partial(fill, part=self.part)
        places = Places(self.table, written, self.file, self.root / "docs", filled)
        yield from dead_links(self.catalogue, places, texts_of(self.maker.env), go_on)

    def unknown_parts(self, written: Mapping[str, str]) -> Iterator[Problem]:
        """Each part that a hand-written page names and that does not exist."""
        for uri, text in written.items():
            yield from unknown_parts(text, uri, self.maker.part_names)

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for kind, draft in self._drafts():
            yield uri_of(draft.address), self._page(kind, draft)
        for old, new in sorted(renamed(self.catalogue)):
            yield self.maker.plain_uri(old), Entry(partial(self.maker.redirect, old, new))
        for embed in embeds(self.survey):
            made = self._kept(embed.company, embed.address, partial(self.maker.embed, embed))
            yield self.maker.plain_uri(embed.address), Entry(made)
        drawn: dict[str, Drawing] = {"ladder": partial(pictures.ladder_of, self.survey), **pictures.drawn(self.survey)}
        for key, draw in drawn.items():
            for ending in ("svg", "png") if self.maker.cards else ("svg",):
                uri = f"pictures/{key}.{ending}"
                picture = partial(self.maker.drawing, uri, draw)
                yield uri, Entry(self._kept("", uri, picture) if ending == "svg" else picture)
        for uri, make in self._exports():
            yield uri, Entry(partial(exported, uri, make), export=make)
        for address in self.maker.cards.drafts if self.maker.cards else ():
            yield card_uri(address), Entry(partial(self.maker.card, address))

    def _exports(self) -> Iterator[File]:
        for export in EXPORTS:
            yield from export(self.survey, self.settings, self.shelf)
        yield from for_programs(self.root, self.survey, self.settings)
        history = History(self.survey, self.settings, lambda change: self._teller(change), self.shelf)
        for dated in DATED:
            yield from dated(history)
        yield from assets(self.root)

    @cached_property
    def _teller(self) -> Callable[[Change], str]:
        """How a change is worded, in one sentence."""
        return change_in_words(self.root)

    def _drafts(self) -> Iterator[tuple[PageKind, Draft]]:
        for kind in PAGES:
            for draft in kind.drafts(self.survey):
                yield kind, draft

    # --- what pages and hand-written pages ask --------------------------------------------------------------------

    def part(self, name: str, page_uri: str) -> str:
        """A derived part for hand-written prose. Raises KeyError with a sentence where no such part exists."""
        return self.maker.part(name, page_uri)

    @property
    def searched(self) -> Mapping[str, Callable[[], tuple[SearchEntry, ...]]]:
        """How to have what the search index should know of each page, by its address as the site's files have it."""
        terms = terms_of_pages(self.catalogue.glossary)
        found = {}
        for draft in (entry.draft for entry in self.table.values() if entry.draft):
            place = destination(draft.address, self.directory_urls)
            made = partial(_searched, draft, terms.get(draft.address, ()))
            found[place.removesuffix("index.html") if self.directory_urls else place] = made
        return found

    @property
    def dates(self) -> dict[str, str]:
        """The day of the site and that of its data, as every page says them."""
        return {"as_of": in_words(self.survey.day), "data_of": in_words(self.survey.updated)}

    def shared(self, file: SiteFile | None, title: str, description: str, url: str) -> dict[str, str] | None:
        """What a network shows of a page. A page without a card has that of the home page; a hand-written one its own words.

        None where no card is made, since the site's address is not known.
        """
        if not self.maker.cards:
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

    def structured(self, file: SiteFile | None, title: str, description: str, uri: str) -> str:
        """What a page says of itself to machines, as JSON-LD; a hand-written one by its own words."""
        return as_json(file.structured if file else self.maker.structured(title, description, uri))

    def updated(self, uri: str) -> str:
        """The newest day of what is on a page; of a hand-written one that of the data. Nothing is made for it."""
        entry = self.entry(uri)
        return ((entry and entry.draft and entry.draft.updated) or self.survey.updated).isoformat()

    def cited(self, file: SiteFile | None, title: str, url: str, place: str) -> Mapping[str, str]:
        """How a page is cited, a hand-written one by its own title; `place` is where on the site it is."""
        return {**cited(file.title if file else title, url, f"{self.survey.updated:%Y.%m.%d}", self.survey.day), "place": place or "home"}

    @cached_property
    def _home_card(self) -> tuple[str, str]:
        return card_uri(""), self.maker.card_told("")


def _searched(draft: Draft, terms: Iterable[str]) -> tuple[SearchEntry, ...]:
    return named(draft.search(), terms)


def site_files(root: Path, today: date, directory_urls: bool = True, settings: dict[str, str] | None = None) -> list[SiteFile]:
    """Every file of the site below `root` as of `today`. Raises DataProblems with every mistake of every file."""
    return list(Website(root, open_catalogue(root), today, directory_urls, settings).files(hand_written(root / "docs")))
