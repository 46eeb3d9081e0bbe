"""What stands beside a page for programs: the same as JSON, and the feed of what is new on it. Addresses of this site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..derived.survey import Survey
from ..exports.feeds import has_feed
from .pages import Draft

PROMISES = ("/feeds/promises.atom", "How far? Promises")
CHANGES = ("/feeds/changes.atom", "How far? Changes of the record")


def beside(kind: str, draft: Draft, survey: Survey) -> Mapping[str, str]:
    """By `json`, `feed` and `title` (of the feed) what a page of a kind has beside it; nothing where it has nothing of its own."""
    return {name: text for name, text in BESIDE[kind](draft, survey).items() if text} if kind in BESIDE else {}


def _listed(json: str, feed: tuple[str, str] = ("", "")) -> Callable[[Draft, Survey], dict[str, str]]:
    return lambda draft, survey: {"json": f"/api/v1/{json}.json", "feed": feed[0], "title": feed[1]}


def _company(draft: Draft, survey: Survey) -> dict[str, str]:
    """A company; a programme has the file and the feed of its company."""
    key = draft.address.split("/")[1]
    company = survey.catalogue.companies[key]
    feed = f"/companies/{key}/feed.atom" if has_feed(survey, [key, *(f"{key}/{name}" for name in company.programmes)]) else ""
    return {"json": f"/api/v1/companies/{key}.json", "feed": feed, "title": f"How far? {company.name}" if feed else ""}


def _route(draft: Draft, survey: Survey) -> dict[str, str]:
    key = draft.address.split("/")[1]
    feed = f"/routes/{key}/feed.atom" if has_feed(survey, [entry.id for entry in survey.catalogue.by_route[key]]) else ""
    return {"json": "/api/v1/routes.json", "feed": feed, "title": f"How far? {survey.catalogue.routes[key].name}" if feed else ""}


BESIDE: Mapping[str, Callable[[Draft, Survey], dict[str, str]]] = {
    "home": _listed("index", CHANGES),
    "ladder": _listed("ladder"),
    "level": _listed("ladder"),
    "criterion": _listed("criteria"),
    "companies": _listed("companies"),
    "company": _company,
    "programme": _company,
    "routes": _listed("routes"),
    "route": _route,
    "challenges": _listed("challenges"),
    "challenge": _listed("challenges"),
    "milestones": _listed("milestones", CHANGES),
    "news": _listed("milestones", CHANGES),
    "promises": _listed("promises", PROMISES),
    "energy": _listed("figures"),
    "compare": _listed("programmes"),
    "yardstick": _listed("yardstick"),
    "context": _listed("context"),
    "glossary": _listed("glossary"),
    "sources": _listed("sources", CHANGES),
    "data": _listed("index", CHANGES),
}
"""What each kind of page has."""
