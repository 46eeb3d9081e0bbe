"""How each file of the site is made of what is known: pages, the parts of hand-written ones, pictures, share cards. Which there are
is said by website.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ..derived import facets
from ..derived.survey import Survey
from ..drawing.cards import CardBox
from ..drawing.charts.card import HEIGHT, MARGIN, WIDTH
from ..drawing.pictures.cards import Cards
from ..exports import Content
from ..exports.rows import as_json
from ..language import prose
from ..reading.cache import Cache, made_by_all
from .assets import fresh
from .beside import beside
from .counts import counts
from .embeds import Embed
from .files import SiteFile, address_of, uri_of
from .pages import Draft, PageKind
from .parts import no_part
from .policy import guarded
from .posters import Drawn, poster_of
from .rendering import Terms, project_environment
from .scope import PageScope
from .structured import SITE, Described, of_site, structured

Drawing = Callable[[], Drawn | None]
"""What gives a picture, or None where there is nothing to draw."""


class Maker:
    """Makes files of a survey with the templates of a project. `draft_at` finds the page at an address, for the trail that leads there."""

    def __init__(
        self,
        root: Path,
        survey: Survey,
        directory_urls: bool,
        settings: dict[str, str],
        draft_at: Callable[[str], tuple[PageKind, Draft] | None],
    ) -> None:
        self.root, self.survey, self.directory_urls, self.settings, self.draft_at = root, survey, directory_urls, settings, draft_at
        self.env = project_environment(root)
        self.terms = Terms.of(survey.catalogue.glossary, self.env)
        self.cards = Cards(survey, root) if self.is_addressed else None
        self.card_box = CardBox(root)
        self._idle: list[PageScope] = []

    @property
    def is_addressed(self) -> bool:
        """Whether absolute addresses are known: not without the site's own, and not in the offline site."""
        return bool(self.settings["site_url"]) and self.directory_urls

    def page(self, kind: PageKind, draft: Draft) -> SiteFile:
        """A page, and what it says of itself to machines and networks."""
        with self._at(draft.address) as scope:
            return self._page(kind, draft, scope)

    def _page(self, kind: PageKind, draft: Draft, scope: PageScope) -> SiteFile:
        context, near = draft.context(), beside(kind.name, draft, self.survey)
        told = {"source_path": draft.source, "beside": near, "asked": counts(kind.name, self.survey, context)}
        html = self._template(kind).render(scope.names | context | told)
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
            card_told=self.card_told(draft.address) if has_card else "",
        )

    def structured(self, title: str, description: str, uri: str) -> tuple[dict[str, Any], ...]:
        """What a hand-written page says of itself to machines."""
        url = self._url(PageScope(address_of(uri), self.directory_urls))
        return (of_site(title, description, url(f"/{address_of(uri)}"), self.survey.updated, url),)

    def part(self, name: str, page_uri: str) -> str:
        """A derived part for hand-written prose (`<!-- part: NAME -->`), with links for the page it stands on.

        Raises KeyError with a sentence where no such part exists.
        """
        if name not in self.part_names:
            raise KeyError(no_part(name, self.part_names))
        with self._at(address_of(page_uri)) as scope:
            asked = counts(f"part {name}", self.survey, {})
            return self.env.get_template(f"parts/{name}.html.jinja").render(scope.names | {"asked": asked})

    @cached_property
    def part_names(self) -> list[str]:
        """The parts that there are."""
        return [Path(name).name.removesuffix(".html.jinja") for name in self.env.list_templates() if name.startswith("parts/")]

    def _template(self, kind: PageKind) -> Template:
        return self.env.get_template(kind.template)

    def _trail(self, draft: Draft, title: str) -> tuple[tuple[str, str], ...]:
        """The pages from the home page to this one, as (name, address)."""
        found: list[tuple[str, str]] = []
        name, address, parent = draft.name or title, draft.address, draft.parent
        while address:
            found.append((name, address))
            above = self.draft_at(parent) if parent else None
            if above is None:
                break
            name, address, parent = self._name(*above), above[1].address, above[1].parent
        return (SITE, ""), *reversed(found)

    def _name(self, kind: PageKind, draft: Draft) -> str:
        """What a page is called in a trail: without a name of its own by its title, for which it is rendered up to there."""
        if draft.name:
            return draft.name
        if draft.address not in self._titles:
            with self._at(draft.address) as scope:
                for _ in self._template(kind).generate(scope.names | draft.context() | {"source_path": draft.source}):
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

    @contextmanager
    def _at(self, address: str) -> Iterator[PageScope]:
        """A scope for a page that is made now; the next one has it after it."""
        scope = self._idle.pop() if self._idle else self._scope(address)
        scope.begin(address)
        yield scope
        self._idle.append(scope)

    def _scope(self, address: str, absolute: bool = False) -> PageScope:
        """A scope whose links are relative, or in full where they can be."""
        scope = PageScope(address, self.directory_urls)
        scope.names = {
            "survey": self.survey,
            "catalogue": self.survey.catalogue,
            "today": self.survey.day,
            "page": scope,
            "link": self._url(scope) if absolute else scope.link,
            "section": scope.section,
            "cite": scope.cite,
            "settings": self.settings,
            "terms": self.terms,
            "facets": facets,
            "has_posters": self.cards is not None,
        }
        return scope

    def plain_uri(self, address: str) -> str:
        """The file at an address around which the host puts nothing."""
        return f"{address}index.html" if self.directory_urls else f"{address.rstrip('/')}.html"

    def redirect(self, old: str, new: str) -> SiteFile:
        """A small page at an address that a record had before."""
        scope = PageScope(old, self.directory_urls)
        canonical = self._url(scope)(f"/{new}") if self.is_addressed else ""
        template = self.env.get_template("pages/redirect.html.jinja")
        return SiteFile(self.plain_uri(old), guarded(template.render(target=scope.link(new), canonical=canonical)))

    @cached_property
    def _style_version(self) -> str:
        return fresh(self.root, "", "assets/site.css")

    def embed(self, embed: Embed) -> SiteFile:
        """A page without the site around it."""
        with self._at(embed.address) as scope:
            canonical = self._url(scope)(f"/{embed.page}") if self.is_addressed else ""
            style = scope.link("/assets/site.css") + self._style_version
            told = {"style": style, "more": scope.link(f"/{embed.page}"), "canonical": canonical}
            html = self.env.get_template(embed.template).render(scope.names | embed.context() | told)
        return SiteFile(self.plain_uri(embed.address), guarded(html))

    @cached_property
    def paintings(self) -> Cache:
        """Pictures that were painted before, by what they are painted of."""
        return Cache(self.root, "pictures", made_by_all())

    def drawing(self, uri: str, draw: Drawing) -> SiteFile | None:
        """A picture as a file that stands for itself; as PNG twice as large, and kept as the cards are."""
        if (picture := draw()) is None:
            return None
        drawing = poster_of(self.env, self.root, self._scope(uri, absolute=True).names, picture, self.paintings)
        return SiteFile(uri, self.card_box.png(drawing, 2) if uri.endswith(".png") else drawing)

    def card_drawing(self, address: str) -> str:
        """The share card of a page as SVG."""
        assert self.cards
        names = {"card": self.cards.card(address), "today": self.survey.day, "size": (WIDTH, HEIGHT), "margin": MARGIN}
        return self.env.get_template("charts/card.svg.jinja").render(names)

    def card(self, address: str) -> SiteFile:
        """The share card of a page."""
        return SiteFile(card_uri(address), self.card_box.png(self.card_drawing(address)))

    def card_told(self, address: str) -> str:
        """The same in words."""
        assert self.cards
        names = {"card": self.cards.card(address), "today": self.survey.day}
        return _plain(self.env.get_template("text/card.txt.jinja").render(names))


def card_uri(address: str) -> str:
    """The file in which the share card of a page is kept."""
    return f"cards/{address.rstrip('/') or 'home'}.png"


def exported(uri: str, make: Callable[[], Content | None]) -> SiteFile | None:
    """A file for machines, as an export makes it."""
    content = make()
    if content is None or isinstance(content, (str, bytes)):
        return None if content is None else SiteFile(uri, content)
    if isinstance(content, Iterator):
        parts: list[Any] = list(content)  # all of them text or all of them bytes
        return SiteFile(uri, parts[0][:0].join(parts))
    return SiteFile(uri, b"".join(pieces(content)).decode())


def pieces(content: Content) -> Iterator[bytes]:
    """What an export made, as bytes; what comes in pieces is nowhere whole."""
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        yield content.encode()
    elif isinstance(content, Iterator):
        yield from (piece if isinstance(piece, bytes) else piece.encode() for piece in content)
    else:
        yield as_json(content).encode()


def _plain(text: str) -> str:
    plain = Markup(text).striptags()  # noqa: S704 - the markup is taken away, not trusted
    return " ".join(plain.split())
