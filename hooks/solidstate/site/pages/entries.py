"""The pages of companies, programmes, routes and challenges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived.survey import Survey
from ...drawing import pictures
from ..search import entry
from .draft import Draft


def companies(survey: Survey) -> Iterator[Draft]:
    """The list of companies."""
    yield Draft("companies/", {}, "data/companies/", search=(entry("Companies", ["All organisations"], [], 1),))


def company_pages(survey: Survey) -> Iterator[Draft]:
    """One page a company."""
    catalogue = survey.catalogue
    for key, company in catalogue.companies.items():
        programmes = [catalogue.programmes[f"{key}/{name}"] for name in company.programmes]
        names = [company.name, *company.also_known_as]
        yield Draft(
            f"companies/{key}/",
            {
                "id": key,
                "company": company,
                "programmes": programmes,
                "partnerships": catalogue.partnerships.get(key, ()),
                "context": [(k, c) for k, c in catalogue.context.items() if key in c.companies],
                "approaches": _approaches(survey, key, company.name),
                "small": pictures.small(survey, [(p, survey.ratings[p.id]) for p in (*programmes, *catalogue.partnerships.get(key, ()))]),
                "timelines": pictures.timelines(survey, survey.promises_of(key)),
            },
            catalogue.path_of("company", key),
            "companies/",
            company.checked.last,
            (entry(company.name, [company.summary, *(p.record.name for p in programmes)], names, 8),),
        )


def _approaches(survey: Survey, key: str, name: str) -> list[tuple[str, Any]]:
    return [
        (c, a)
        for c, challenge in survey.catalogue.challenges.items()
        for a in challenge.approaches.values()
        if key in a.who or name in a.who
    ]


def programmes(survey: Survey) -> Iterator[Draft]:
    """One page a programme: the rating with its trace."""
    catalogue = survey.catalogue
    for key, programme in catalogue.programmes.items():
        record = programme.record
        names = [programme.full_name, record.name, *record.also_known_as, *record.products]
        yield Draft(
            f"companies/{key}/",
            {
                "programme": programme,
                "rating": survey.ratings[key],
                "strip": pictures.strip(survey, programme),
                "small": pictures.small(survey, [(programme, survey.ratings[key])]),
                "timelines": pictures.timelines(survey, survey.promises_of(key)),
                "figures": survey.figures_of(key),
                "promises": survey.promises_of(key),
                "milestones": survey.milestones_of(key),
                "siblings": _siblings(survey, programme),
            },
            catalogue.path_of("company", programme.company_id),
            f"companies/{programme.company_id}/",
            programme.company.checked.last,
            (
                entry(
                    programme.full_name, [record.summary, programme.company.name, *(m.what for m in record.milestones.values())], names, 6
                ),
            ),
        )


def _siblings(survey: Survey, programme: ProgrammeEntry) -> list[ProgrammeEntry]:
    keys = [f"{programme.company_id}/{key}" for key in programme.company.programmes]
    return [survey.catalogue.programmes[key] for key in keys if key != programme.id]


def routes(survey: Survey) -> Iterator[Draft]:
    """The routes compared."""
    yield Draft(
        "routes/",
        {
            "comparison": pictures.route_comparison(survey),
            "measures": pictures.compared_measures(survey),
            "conductivity": pictures.ranges(survey, "ionic-conductivity"),
            "matrix": pictures.challenge_matrix(survey),
        },
        "data/routes/",
        search=(entry("Routes compared", ["Solid electrolytes side by side"], ["electrolyte"], 2),),
    )


def route_pages(survey: Survey) -> Iterator[Draft]:
    """One page a route."""
    catalogue = survey.catalogue
    for key, route in catalogue.routes.items():
        entries = catalogue.by_route[key]
        yield Draft(
            f"routes/{key}/",
            {
                "id": key,
                "route": route,
                "programmes": [pair for pair in survey.rated() if pair[0] in entries],
                "unrated": [e for e in survey.unrated if e in entries],
                "small": pictures.small(survey, [(e, survey.ratings[e.id]) for e in entries]),
                "properties": pictures.property_groups(survey, key),
                "challenges": [(c, catalogue.challenges[c]) for c in catalogue.challenges_of[key]],
            },
            catalogue.path_of("route", key),
            "routes/",
            search=(
                entry(
                    f"{route.name} route",
                    [route.summary],
                    [route.name, *route.also_known_as, *(m.name for m in route.materials.values())],
                    5,
                ),
            ),
        )


def challenges(survey: Survey) -> Iterator[Draft]:
    """The challenges by stage."""
    yield Draft(
        "challenges/",
        {"matrix": pictures.challenge_matrix(survey)},
        "data/challenges/",
        search=(entry("Challenges", ["What stands in the way"], [], 2),),
    )


def challenge_pages(survey: Survey) -> Iterator[Draft]:
    """One page a challenge."""
    catalogue = survey.catalogue
    for key, challenge in catalogue.challenges.items():
        yield Draft(
            f"challenges/{key}/",
            {"id": key, "challenge": challenge},
            catalogue.path_of("challenge", key),
            "challenges/",
            search=(entry(challenge.name, [challenge.why], challenge.also_known_as, 4),),
        )
