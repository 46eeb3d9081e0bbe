"""Structured data: what a page is about, in the words of schema.org, for machines that read pages.

Plain data that the theme prints as JSON-LD. Nothing is said here that the page does not say. To describe another kind of
page: one function and one entry in `DESCRIBED`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2.utils import htmlsafe_json_dumps

from ..derived.survey import Survey
from ..exports.tables import all_tables
from ..language import prose
from .pages import Draft

Node = dict[str, Any]

SITE = "How far?"
LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/"
DISTRIBUTIONS = (
    ("api/v1/everything.json", "application/json"),
    ("data/datapackage.json", "application/json"),
    ("data/how-far.sqlite", "application/vnd.sqlite3"),
    ("feeds/milestones.atom", "application/atom+xml"),
    ("feeds/promises.atom", "application/atom+xml"),
    ("calendar/promises.ics", "text/calendar"),
)
"""Files with the whole; each table has one of its own."""
KEYWORDS = ("solid-state battery", "semi-solid battery", "technology readiness level", "TRL", "electrolyte", "electric car")


@dataclass(frozen=True)
class Described:
    """A page to be described: its draft, what its template was given, its words, and `url`, which gives the address of another one as seen from it."""

    kind: str
    draft: Draft
    context: Mapping[str, Any]
    survey: Survey
    title: str
    description: str
    trail: tuple[tuple[str, str], ...]
    """The pages above it and itself, as (name, address), the home page first."""
    url: Callable[[str], str]

    @property
    def own_url(self) -> str:
        """The page's own address."""
        return self.url(f"/{self.draft.address}")


def structured(page: Described) -> tuple[Node, ...]:
    """Everything that is said of a page."""
    nodes = [*DESCRIBED.get(page.kind, _section)(page)]
    if page.draft.parent:
        nodes.append(_breadcrumbs(page))
    return tuple(nodes)


def as_json(nodes: Sequence[Node]) -> str:
    """What is said as JSON-LD, without a sign that could end the script it stands in; nothing where nothing is said."""
    return str(htmlsafe_json_dumps({"@context": "https://schema.org", "@graph": nodes}, sort_keys=True)) if nodes else ""


def _breadcrumbs(page: Described) -> Node:
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": page.url(f"/{address}")}
        for position, (name, address) in enumerate(page.trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _home(page: Described) -> Iterator[Node]:
    yield {"@type": "WebSite", "name": SITE, "url": page.url("/"), "description": page.description, "inLanguage": "en"}
    yield from _dataset(page)


def _section(page: Described) -> Iterator[Node]:
    """A page that lists or explains: part of the site, made from the dataset."""
    yield of_site(page.title, page.description, page.own_url, page.draft.updated or page.survey.updated, page.url)


def of_site(title: str, description: str, own_url: str, updated: date, url: Callable[[str], str]) -> Node:
    """A page that is nothing but part of the site, as those that are written by hand are."""
    return {
        "@type": "WebPage",
        "name": title,
        "description": description,
        "url": own_url,
        "dateModified": updated.isoformat(),
        "inLanguage": "en",
        "license": LICENCE_PAGE,
        "isPartOf": {"@type": "WebSite", "name": SITE, "url": url("/")},
        "isBasedOn": {"@id": f"{url('/data/')}#dataset"},
    }


def _dataset(page: Described) -> Iterator[Node]:
    survey = page.survey
    first = min((m.record.date.first for m in survey.milestones if m.record.date.first), default=survey.updated)
    yield {
        "@type": "Dataset",
        "@id": f"{page.url('/data/')}#dataset",
        "name": "How far are solid-state batteries from us?",
        "description": (
            f"Programmes of solid-state battery cells with their technology readiness level, derived by published rules from "
            f"{len(survey.milestones)} dated and quoted milestones, and {len(survey.states)} promises with every date named for them."
        ),
        "url": page.url("/data/"),
        "license": LICENCE_PAGE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "The How Far contributors"},
        "dateModified": survey.updated.isoformat(),
        "temporalCoverage": f"{first.isoformat()}/{survey.updated.isoformat()}",
        "version": f"{survey.updated:%Y.%m.%d}",
        "identifier": f"{page.url('/data/')}#dataset",
        "keywords": list(KEYWORDS),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": "technology readiness level", "minValue": 1, "maxValue": len(survey.catalogue.scale.levels)},
            *(
                {"@type": "PropertyValue", "name": one.name, "description": prose.to_text(one.measures), "unitText": one.unit}
                for one in survey.catalogue.measures.values()
            ),
        ],
        "inLanguage": "en",
        "distribution": [
            {"@type": "DataDownload", "name": path.rpartition("/")[2], "encodingFormat": form, "contentUrl": page.url(f"/{path}")}
            for path, form in (*DISTRIBUTIONS, *((f"data/{table.name}.csv", "text/csv") for table in all_tables(survey, {})))
        ],
    }


def _glossary(page: Described) -> Iterator[Node]:
    own = page.own_url
    yield {
        "@type": "DefinedTermSet",
        "@id": f"{own}#glossary",
        "name": page.title,
        "description": page.description,
        "url": own,
        "license": LICENCE_PAGE,
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "@id": page.url(f"/glossary/#{key}"), "name": term.term}
            | _alternate(term.also_known_as)
            | {"description": prose.to_text(term.definition), "url": page.url(f"/glossary/#{key}")}
            for key, term in page.context["terms"]
        ],
    }


def _level(page: Described) -> Iterator[Node]:
    level = page.context["level"]
    yield {
        "@type": "DefinedTerm",
        "name": f"TRL {level.number}",
        "alternateName": level.name,
        "termCode": str(level.number),
        "description": prose.to_text(level.plain),
        "url": page.own_url,
        "inDefinedTermSet": page.url("/ladder/"),
    }


def _criterion(page: Described) -> Iterator[Node]:
    criterion = page.context["criterion"]
    yield {
        "@type": "DefinedTerm",
        "name": criterion.record.name,
        "termCode": criterion.id,
        "description": prose.to_text(criterion.record.counts),
        "url": page.own_url,
        "inDefinedTermSet": page.url(f"/ladder/trl-{criterion.level.number}/"),
    }


def _company(page: Described) -> Iterator[Node]:
    company = page.context["company"]
    yield (
        {"@type": "Organization", "name": company.name}
        | _alternate(company.also_known_as)
        | {"description": prose.to_text(company.summary)}
        | ({"url": company.website} if company.website else {})
        | ({"sameAs": company.same_as} if company.same_as else {})
        | {"address": {"@type": "PostalAddress", "addressCountry": company.country}, "mainEntityOfPage": page.own_url}
    )


def _programme(page: Described) -> Iterator[Node]:
    """A programme is no product on sale and no organisation: the page is about a thing with names, and about who makes it."""
    entry = page.context["programme"]
    thing = {"@type": "Thing", "name": entry.full_name} | _alternate([*entry.record.also_known_as, *entry.record.products])
    maker = {"@type": "Organization", "name": entry.company.name, "mainEntityOfPage": page.url(f"/companies/{entry.company_id}/")}
    maker |= ({"url": entry.company.website} if entry.company.website else {}) | (
        {"sameAs": entry.company.same_as} if entry.company.same_as else {}
    )
    yield {
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "url": page.own_url,
        "dateModified": (page.draft.updated or page.survey.updated).isoformat(),
        "license": LICENCE_PAGE,
        "about": [thing, maker],
    }


def _alternate(names: list[str]) -> Node:
    return {"alternateName": names} if names else {}


DESCRIBED: dict[str, Callable[[Described], Iterator[Node]]] = {
    "home": _home,
    "data": _dataset,
    "glossary": _glossary,
    "level": _level,
    "criterion": _criterion,
    "company": _company,
    "programme": _programme,
}
