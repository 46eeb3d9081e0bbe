"""Rules of names: what a record names exists, and no two things have one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..language.problems import Problem, did_you_mean
from ..language.vocabulary import HEADINGS, OutcomeStatus
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import (
    ID_PATTERN,
    Challenge,
    Company,
    Context,
    Glossary,
    Milestone,
    Programme,
    Promise,
    Route,
    Yardstick,
)
from .folder import PAGES_OF, Folder, every, unknown
from .sameness import step


def criteria_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """`shows` and `would_show` name criteria of trl.yaml, each once; what belongs to no programme shows none."""
    for location, record in every(document, Milestone | Promise):
        name = "shows" if isinstance(record, Milestone) else "would_show"
        shown = record.shows if isinstance(record, Milestone) else record.would_show
        for index, criterion in enumerate(shown):
            if folder.criteria and criterion not in folder.criteria:
                yield unknown(
                    document, (*location, name, index), "criterion", criterion, folder.criteria, "Criteria are defined in data/trl.yaml."
                )
            if criterion in shown[:index]:
                yield document.problem((*location, name, index), f"'{criterion}' stands here twice.", "Remove one.")
        if shown and location[0] in ("milestones", "promises") and isinstance(record, Milestone):
            yield document.problem(
                (*location, name), "Only a milestone of a programme shows a criterion.", "Move it below the programme that it rates."
            )


_SOURCE_ANCHOR = re.compile(r"source-\d+")  # what the sources at the foot of a page are numbered by


def ids_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """Routes, partners, companies and challenges that a record names exist."""
    record = document.record
    wanted: list[tuple[Location, str, str, str]] = []
    if isinstance(record, Company):
        for key, programme in record.programmes.items():
            at: Location = ("programmes", key)
            wanted += [
                ((*at, "routes", i), "route", one, "Routes are the files in data/routes/.") for i, one in enumerate(programme.routes)
            ]
            wanted += [
                ((*at, "partners", i, "name"), "company", one.name, BY_NAME)
                for i, one in enumerate(programme.partners)
                if _is_meant_as_id(one.name, folder)
            ]
        for location, milestone in every(document, Milestone):
            wanted += [
                ((*location, "with", i), "company", one, BY_NAME) for i, one in enumerate(milestone.with_) if _is_meant_as_id(one, folder)
            ]
    elif isinstance(record, Challenge):
        wanted += [(("routes", i), "route", one, "Routes are the files in data/routes/.") for i, one in enumerate(record.routes)]
    elif isinstance(record, Context):
        wanted += [
            (("companies", i), "company", one, "Companies are the files in data/companies/.") for i, one in enumerate(record.companies)
        ]
    for location, kind, one, where in wanted:
        if kind == "route" and one not in folder.ids(kind):
            remedy, better = _route_meant(one, folder, where)
            yield document.problem(location, f"no route is named '{one}'.", remedy, better=better)
        elif one not in folder.ids(kind):
            yield unknown(document, location, kind, one, folder.ids(kind), where)
        elif one == document.id and kind == "company":
            yield document.problem(location, "A company is no partner of itself.", "Remove it.")


def routes_are_led_to(problems: Iterable[Problem], documents: Iterable[Document], folder: Folder) -> Iterator[Problem]:
    """The problems of files, those of a route that is no id with a remedy that names a route there is."""
    trees = {document.path: document.tree for document in documents}
    for problem in problems:
        is_route = len(problem.location) > 1 and problem.location[-2] == "routes" and "is no id" in problem.message
        found = step(trees[problem.path].data, problem.location) if is_route and problem.path in trees else None
        if not isinstance(found, str) or problem.better in folder.ids("route"):
            yield problem
            continue
        remedy, better = _route_meant(found, folder, "Routes are the files in data/routes/.")
        yield replace(problem, remedy=remedy, better=better)


def _route_meant(name: str, folder: Folder, where: str) -> tuple[str, str | None]:
    """The remedy for a name that is no route: the route that goes by it or whose material it is, the nearest, or all of them."""
    names: dict[str, set[str]] = {}
    for identifier, document in folder.by_kind.get("route", {}).items():
        if isinstance(route := document.record, Route):
            own = [route.name, *route.also_known_as, *(key for key in route.materials)]
            made = [
                text
                for one in route.materials.values()
                for text in (one.name, one.formula, (one.family or "").split(",")[0], *one.also_known_as)
                if text
            ]
            for text in (*own, *made):
                names.setdefault(text.casefold(), set()).add(identifier)
    held = names.get(name.strip().casefold(), names.get(name.strip().casefold().removesuffix("s"), set()))
    if len(held) == 1:
        (identifier,) = held
        near = did_you_mean(name, held)
        return f"{near or f'{name!r} belongs to {identifier!r}.'} {where}", identifier
    listed = ", ".join(sorted(folder.ids("route")))
    return f"{did_you_mean(name, folder.ids('route')) or f'The routes: {listed}.'} {where}", None


BY_NAME = "Companies are the files in data/companies/; who has none stands by the name in use."


def _is_meant_as_id(name: str, folder: Folder) -> bool:
    """Whether a name is an id of a company, or near one, or built like one; anything else names somebody without a file."""
    known = folder.ids("company")
    return name in known or (bool(re.fullmatch(ID_PATTERN, name)) and ("-" in name or bool(did_you_mean(name, known))))


def pages_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """A page of a record to which a term leads exists."""
    if not isinstance(document.record, Glossary):
        return
    pages = set(_record_pages(folder))
    for key, term in document.record.terms.items():
        base, _, name = (term.see or "").partition("/")
        if base in PAGES_OF.values() and name and term.see not in pages:
            yield unknown(document, ("terms", key, "see"), "page", term.see, pages, f"They are made from the files in data/{base}/.")


def _record_pages(folder: Folder) -> Iterator[str]:
    for kind, base in PAGES_OF.items():
        for identifier, document in folder.by_kind.get(kind, {}).items():
            yield f"{base}/{identifier}"
            yield from (f"{base}/{identifier}/{key}" for key in getattr(document.record, "programmes", {}))


def origins_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """The years of a track are counted from an event of its timeline."""
    if isinstance(document.record, Yardstick):
        events = document.record.timeline
        for track, origin in document.record.origins.items():
            if origin.event not in events:
                yield unknown(
                    document, ("origins", track, "event"), "event", origin.event, sorted(events), "Events are the keys of `timeline`."
                )


def outcomes_are_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """`becomes` belongs to a change of scope and names a promise; `milestone` names one of the same record."""
    record = document.record
    if not isinstance(record, Company):
        return
    for location, promise in every(document, Promise):
        outcome = promise.outcome
        if outcome is None:
            continue
        owner: Company | Programme = record.programmes[str(location[1])] if location[0] == "programmes" else record
        at = (*location, "outcome")
        if outcome.milestone and outcome.milestone not in owner.milestones:
            yield unknown(
                document, (*at, "milestone"), "milestone", outcome.milestone, owner.milestones, "It is one of the same programme."
            )
        if outcome.becomes:
            names = [*owner.promises, *(f"{key}/{name}" for key, p in record.programmes.items() for name in p.promises)]
            if outcome.becomes not in names:
                yield unknown(document, (*at, "becomes"), "promise", outcome.becomes, names, "It is one of the same company.")
            elif outcome.becomes == location[-1]:
                yield document.problem((*at, "becomes"), "A promise does not become itself.", "Name the one that follows.")
        if outcome.status is OutcomeStatus.DONE and outcome.becomes:
            yield document.problem(
                (*at, "becomes"), "A promise that was kept becomes no other.", "Remove it, or write `status: scope-changed`."
            )


def anchors_are_single(document: Document, folder: Folder) -> Iterator[Problem]:
    """What stands on one page with an id of its own, and its old ids, shares that page: no two have the same id."""
    for at, owner in _pages_of(document):
        seen: dict[str, str] = {}
        for kind in ANCHORED:
            for key, one in vars(owner).get(kind, {}).items():
                for name in (key, *getattr(one, "formerly", ())):
                    if name in seen:
                        yield document.problem(
                            (*at, kind, key),
                            f"The id '{name}' is taken by {seen[name]}.",
                            "Both would be the same anchor: rename one.",
                            key=True,
                        )
                    seen.setdefault(name, f"{kind}.{key}")


def _pages_of(document: Document) -> list[tuple[Location, object]]:
    """What of a record has a page to itself: the record, and each programme of a company."""
    programmes = getattr(document.record, "programmes", {})
    return [((), document.record), *((("programmes", key), programme) for key, programme in programmes.items())]


ANCHORED = ("milestones", "promises", "properties", "markers", "approaches", "timeline", "incidents", "facts")


def anchors_are_free(document: Document, folder: Folder) -> Iterator[Problem]:
    """An id that becomes an anchor is none that the page needs for its own headings or its list of sources."""
    taken = HEADINGS.get(document.kind, frozenset())
    if document.kind == "context" and document.id in taken:
        yield document.problem((), f"The id '{document.id}' is a heading of the page.", "Rename the file.")
    for at, holder in _pages_of(document):
        for kind in ANCHORED:
            for key in vars(holder).get(kind, {}):
                if key in taken or _SOURCE_ANCHOR.fullmatch(key):
                    yield document.problem(
                        (*at, kind, key),
                        f"The id '{key}' is {'a heading' if key in taken else 'the number of a source'} of the page.",
                        "Take a more telling one, such as its year.",
                        key=True,
                    )
