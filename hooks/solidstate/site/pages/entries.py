"""The pages of companies, programmes, routes and challenges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...drawing import pictures
from ...records import Challenge, Company, Route
from ..search import SearchEntry, entry
from ..written import amount
from .draft import Draft


def companies(survey: Survey) -> Iterator[Draft]:
    """The list of companies."""
    yield Draft("companies/", dict, "data/companies/", search=lambda: (entry("Companies", ["All organisations"], [], 1),))


def company_pages(survey: Survey) -> Iterator[Draft]:
    """One page a company."""
    for key, company in survey.catalogue.companies.items():
        yield _company(survey, key, company)


def company_page(survey: Survey, address: str) -> Draft | None:
    """The page of one company."""
    key = address.removeprefix("companies/").rstrip("/")
    company = survey.catalogue.companies.get(key) if address == f"companies/{key}/" else None
    return _company(survey, key, company) if company else None


def _company(survey: Survey, key: str, company: Company) -> Draft:
    catalogue = survey.catalogue

    def context() -> dict[str, Any]:
        programmes = [catalogue.programmes[f"{key}/{name}"] for name in company.programmes]
        partnerships = catalogue.partnerships.get(key, ())
        return {
            "id": key,
            "company": company,
            "programmes": programmes,
            "partnerships": partnerships,
            "involvements": [entry for entry in catalogue.involvements.get(key, ()) if entry.record.date.over_by(survey.day)],
            "context": [(k, c) for k, c in catalogue.context.items() if key in c.companies],
            "approaches": _approaches(survey, key, company.name),
            "small": pictures.small(survey, [(p, survey.ratings[p.id]) for p in (*programmes, *partnerships)]),
            "timelines": pictures.timelines(survey, survey.promises_of(key)),
        }

    def search() -> tuple[SearchEntry, ...]:
        texts = [company.summary, *(programme.name for programme in company.programmes.values())]
        programmes = survey.ranked(survey.catalogue.programmes[f"{key}/{name}"] for name in company.programmes)
        tags = _standing(*programmes[0]) if programmes else ()
        return (entry(company.name, texts, company.also_known_as, 8, tags=tags),)

    return Draft(f"companies/{key}/", context, catalogue.path_of("company", key), "companies/", company.touched, search, company.name)


def _approaches(survey: Survey, key: str, name: str) -> list[tuple[str, Any]]:
    return [
        (c, a)
        for c, challenge in survey.catalogue.challenges.items()
        for a in challenge.approaches.values()
        if key in a.who or name in a.who
    ]


def programmes(survey: Survey) -> Iterator[Draft]:
    """One page a programme: the rating with its trace."""
    for key, programme in survey.catalogue.programmes.items():
        yield _programme(survey, key, programme)


def programme_page(survey: Survey, address: str) -> Draft | None:
    """The page of one programme."""
    key = address.removeprefix("companies/").rstrip("/")
    programme = survey.catalogue.programmes.get(key) if address == f"companies/{key}/" else None
    return _programme(survey, key, programme) if programme else None


def _programme(survey: Survey, key: str, programme: ProgrammeEntry) -> Draft:
    record = programme.record

    def context() -> dict[str, Any]:
        return {
            "programme": programme,
            "rating": survey.ratings[key],
            "strip": pictures.strip(survey, programme),
            "small": pictures.small(survey, [(programme, survey.ratings[key])]),
            "timelines": pictures.timelines(survey, survey.promises_of(key)),
            "figures": survey.figures_of(key),
            "promises": survey.promises_of(key),
            "milestones": survey.milestones_of(key),
            "siblings": _siblings(survey, programme),
        }

    def search() -> tuple[SearchEntry, ...]:
        texts = [record.summary, *(m.what for m in record.milestones.values())]
        names = [record.name, *record.also_known_as, *record.products, programme.company.name, *_uses(record.application)]
        numbers = [f"{amount(figure.value)} {figure.unit}" for m in record.milestones.values() for figure in m.figures]
        return (entry(programme.full_name, texts, names, 6, tags=_standing(programme, survey.ratings[key]), numbers=numbers),)

    company = programme.company_id
    source = survey.catalogue.path_of("company", company)
    return Draft(f"companies/{key}/", context, source, f"companies/{company}/", programme.company.touched, search, programme.name)


def _uses(application: str) -> list[str]:
    """What a battery is looked for by that is for no car: a motorcycle battery."""
    return [] if application in ("any", "car") else [f"{application} battery"]


def _standing(programme: ProgrammeEntry, rating: Rating) -> tuple[str, ...]:
    """The class and the rung, as a result of the search names them."""
    rung = f"rung {rating.label}" if rating.is_rated else "not rated"
    return programme.record.class_.label, ", ".join((rung, *rating.reservations, *(["ended"] if rating.has_ended else [])))


def _siblings(survey: Survey, programme: ProgrammeEntry) -> list[ProgrammeEntry]:
    keys = [f"{programme.company_id}/{key}" for key in programme.company.programmes]
    return [survey.catalogue.programmes[key] for key in keys if key != programme.id]


def routes(survey: Survey) -> Iterator[Draft]:
    """The routes compared."""
    yield Draft(
        "routes/",
        lambda: {
            "comparison": pictures.route_comparison(survey),
            "measures": pictures.compared_measures(survey),
            "conductivity": pictures.ranges(survey, "ionic-conductivity"),
            "matrix": pictures.challenge_matrix(survey),
        },
        "data/routes/",
        search=lambda: (entry("Routes compared", ["Solid electrolytes side by side"], ["solid electrolytes", *_units(survey)], 2),),
    )


def _units(survey: Survey) -> list[str]:
    """The units and names of what is compared from route to route."""
    measures = [survey.catalogue.measures[key] for key in pictures.compared_measures(survey)]
    return [name for measure in measures for name in (measure.unit, measure.name)]


def route_pages(survey: Survey) -> Iterator[Draft]:
    """One page a route."""
    for key, route in survey.catalogue.routes.items():
        yield _route(survey, key, route)


def _route(survey: Survey, key: str, route: Route) -> Draft:
    catalogue = survey.catalogue

    def context() -> dict[str, Any]:
        entries = catalogue.by_route[key]
        return {
            "id": key,
            "route": route,
            "programmes": survey.ranked(entries),
            "unrated": [e for e in survey.unrated if key in e.record.routes],
            "small": pictures.small(survey, [(e, survey.ratings[e.id]) for e in entries]),
            "properties": pictures.property_groups(survey, key),
            "challenges": [(c, catalogue.challenges[c]) for c in catalogue.challenges_of[key]],
        }

    def search() -> tuple[SearchEntry, ...]:
        names = [route.name, f"{route.name} electrolyte", *route.also_known_as, *(m.name for m in route.materials.values())]
        return (entry(f"{route.name} route", [route.summary], names, 9, tags=(route.class_.label, "route")),)

    return Draft(f"routes/{key}/", context, catalogue.path_of("route", key), "routes/", None, search, route.name)


def challenges(survey: Survey) -> Iterator[Draft]:
    """The challenges by stage."""
    yield Draft(
        "challenges/",
        lambda: {"matrix": pictures.challenge_matrix(survey)},
        "data/challenges/",
        search=lambda: (entry("Challenges", ["What stands in the way"], [], 2),),
    )


def challenge_pages(survey: Survey) -> Iterator[Draft]:
    """One page a challenge."""
    for key, challenge in survey.catalogue.challenges.items():
        yield _challenge(survey, key, challenge)


def _challenge(survey: Survey, key: str, challenge: Challenge) -> Draft:
    return Draft(
        f"challenges/{key}/",
        lambda: {"id": key, "challenge": challenge},
        survey.catalogue.path_of("challenge", key),
        "challenges/",
        search=lambda: (entry(challenge.name, [challenge.why], challenge.also_known_as, 4, tags=("challenge",)),),
        name=challenge.name,
    )
