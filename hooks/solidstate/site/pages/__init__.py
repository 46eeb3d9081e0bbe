"""The pages: per kind its template, its addresses and what its template is given.

To add a kind: one function in a module of this folder that yields drafts, one entry in `PAGES`, one template in templates/pages/. Beside
the context of its draft a template knows what `Maker` gives to all of them: `page`, `link`, `survey`, `catalogue`, `today` and a few more.
"""

from __future__ import annotations

from .draft import Draft, PageKind
from .entries import (
    challenge_pages,
    challenges,
    companies,
    company_page,
    company_pages,
    programme_page,
    programmes,
    route_pages,
    routes,
)
from .ladder import criteria, home, ladder, levels, year_page, years
from .lists import compare, context, definitions, downloads, energy, glossary, milestones, news, promises, sources, yardstick

PAGES: tuple[PageKind, ...] = (
    PageKind("home", home),
    PageKind("ladder", ladder),
    PageKind("level", levels),
    PageKind("criterion", criteria),
    PageKind("year", years, year_page),
    PageKind("companies", companies),
    PageKind("company", company_pages, company_page),
    PageKind("programme", programmes, programme_page),
    PageKind("routes", routes),
    PageKind("route", route_pages),
    PageKind("challenges", challenges),
    PageKind("challenge", challenge_pages),
    PageKind("milestones", milestones),
    PageKind("news", news),
    PageKind("promises", promises),
    PageKind("energy", energy),
    PageKind("compare", compare),
    PageKind("yardstick", yardstick),
    PageKind("context", context),
    PageKind("glossary", glossary),
    PageKind("sources", sources),
    PageKind("what-counts", definitions),
    PageKind("data", downloads),
)

__all__ = [
    "Draft",
    "PAGES",
    "PageKind",
    "challenge_pages",
    "challenges",
    "companies",
    "compare",
    "company_pages",
    "context",
    "criteria",
    "definitions",
    "downloads",
    "energy",
    "glossary",
    "home",
    "ladder",
    "levels",
    "milestones",
    "news",
    "programmes",
    "promises",
    "route_pages",
    "routes",
    "sources",
    "yardstick",
    "years",
]
