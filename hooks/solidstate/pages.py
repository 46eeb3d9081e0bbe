"""The pages: per kind its template, its addresses and what its template is given.

To add a kind: one function here that yields drafts, one entry in `PAGES`, one template in templates/pages/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import pictures
from .catalogue import ProgrammeEntry
from .search import SearchEntry, entry
from .survey import Survey
from .vocabulary import CellClass


@dataclass(frozen=True)
class Draft:
    """A page to be rendered: where it is, what its template gets, where it was authored and where it belongs.

    `address` is below the site's root (companies/acme/), `source` below the project's (data/companies/acme.yaml).
    """

    address: str
    context: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    parent: str = ""
    updated: date | None = None
    search: tuple[SearchEntry, ...] = ()


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its name, which is that of its template, and how its drafts are made."""

    name: str
    drafts: Callable[[Survey], Iterable[Draft]]

    @property
    def template(self) -> str:
        """The template's name below templates/."""
        return f"pages/{self.name}.html.jinja"


# --- the answer and the ladder ------------------------------------------------------------------------------------


def home(survey: Survey) -> Iterator[Draft]:
    """The answer at a glance."""
    yield Draft(
        "",
        {
            "lead": survey.foremost(CellClass.ALL_SOLID_STATE, "car"),
            "leaders": survey.leaders(CellClass.ALL_SOLID_STATE, "car"),
            "hybrid": survey.foremost(CellClass.SOLID_LIQUID, "car"),
            "ladder": pictures.ladder(survey),
            "news": survey.changes[:40],
        },
        search=(entry("How far are solid-state batteries from us?", [], ["home", "answer", "overview"], 1.0),),
    )


def ladder(survey: Survey) -> Iterator[Draft]:
    """The ladder of today."""
    yield Draft(
        "ladder/",
        {"ladder": pictures.ladder(survey)},
        "data/trl.yaml",
        search=(entry("The ladder", ["Technology readiness levels, TRL"], ["TRL", "rung"], 2),),
    )


def levels(survey: Survey) -> Iterator[Draft]:
    """One page a level: what it asks and who stands there."""
    for level in survey.catalogue.scale.levels:
        standing = survey.rated(level=level.number)
        yield Draft(
            f"ladder/trl-{level.number}/",
            {
                "level": level,
                "standing": standing,
                "climbing": [pair for pair in survey.rated() if pair[1].in_progress == level.number],
                "planning": [pair for pair in survey.rated() if level.number in pair[1].planned and level.number > pair[1].reached],
                "first": _first(survey, level.number),
            },
            "data/trl.yaml",
            "ladder/",
            search=(
                entry(
                    f"TRL {level.number}: {level.name}",
                    [level.plain, level.nasa],
                    [f"TRL {level.number}", f"TRL{level.number}", f"level {level.number}", f"rung {level.number}"],
                    6,
                ),
            ),
        )


def _first(survey: Survey, number: int) -> dict[str, Any]:
    """For each class the change by which a programme first reached the level."""
    found: dict[str, Any] = {}
    for change in reversed(survey.changes):
        if change.before.reached < number <= change.after.reached and change.milestone.programme:
            found.setdefault(str(change.milestone.programme.record.class_), change)
    return found


def years(survey: Survey) -> Iterator[Draft]:
    """The ladder as of the end of each year; the current year as of today."""
    for year in survey.years:
        day = min(date(year, 12, 31), survey.day)
        then = Survey(survey.catalogue, day)
        moved = [c for c in survey.changes if c.moved and c.milestone.record.date.last and c.milestone.record.date.last.year == year]
        yield Draft(
            f"ladder/{year}/",
            {
                "then": then,
                "year": year,
                "years": survey.years,
                "is_today": day == survey.day,
                "ladder": pictures.ladder(then),
                "moved": moved,
            },
            "data/trl.yaml",
            "ladder/",
            search=(entry(f"The ladder in {year}", [], [str(year)], 0.5),),
        )


# --- records ------------------------------------------------------------------------------------------------------


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
                "promise_chart": pictures.promise_chart(survey, survey.promises_of(key)),
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
        {"comparison": pictures.route_comparison(survey)},
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
                "ladder": pictures.ladder(survey, [e.id for e in entries]),
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


# --- lists and context --------------------------------------------------------------------------------------------


def milestones(survey: Survey) -> Iterator[Draft]:
    """Everything that happened, newest first, with the change of rung that it caused."""
    yield Draft(
        "milestones/",
        {"entries": survey.milestones},
        "data/companies/",
        search=(entry("What is new", ["All milestones by date"], ["news"], 1),),
    )


def promises(survey: Survey) -> Iterator[Draft]:
    """The promise ledger."""
    yield Draft(
        "promises/",
        {
            "chart": pictures.promise_chart(survey, survey.promises),
            "by_kind": survey.records_by_kind(),
            "by_level": survey.records_by_level(),
        },
        "data/companies/",
        search=(entry("The promise ledger", ["Announced dates and how they moved"], ["promises", "delays", "slip", "schedule"], 2),),
    )


def yardstick(survey: Survey) -> Iterator[Draft]:
    """Liquid lithium-ion, by which everything is measured."""
    record = survey.catalogue.yardstick
    yield Draft(
        "yardstick/",
        {"yardstick": record},
        "data/yardstick.yaml",
        search=(entry("The yardstick: liquid lithium-ion", [record.summary], ["lithium-ion", "li-ion", "history", "price"], 2),),
    )


def context(survey: Survey) -> Iterator[Draft]:
    """Standards, public money, forecasts, patents, markets, readings of the whole field."""
    catalogue = survey.catalogue
    entries = [entry(c.name, [c.what], c.also_known_as, 1, key) for key, c in catalogue.context.items()]
    yield Draft("context/", {}, "data/context/", search=(entry("Context", ["Standards, programmes, forecasts, patents"], [], 1), *entries))


def glossary(survey: Survey) -> Iterator[Draft]:
    """Every term."""
    terms = survey.catalogue.glossary.terms
    entries = [entry(term.term, [term.definition], term.also_known_as, 2, key) for key, term in terms.items()]
    yield Draft(
        "glossary/",
        {"terms": sorted(terms.items(), key=lambda item: item[1].term.lower())},
        "data/glossary.yaml",
        search=(entry("Glossary", [], [], 1), *entries),
    )


def sources(survey: Survey) -> Iterator[Draft]:
    """Every source with all that rests on it, and how well the record is supported."""
    yield Draft(
        "sources/",
        {"tally": survey.tally},
        "data/",
        search=(entry("Sources", ["Every page cited, and what rests on it"], ["evidence", "statistics"], 1),),
    )


def definitions(survey: Survey) -> Iterator[Draft]:
    """What counts as solid-state, and the question of whether a given battery does."""
    yield Draft(
        "what-counts/",
        {"finder": pictures.finder(survey)},
        "data/companies/",
        search=(
            entry(
                "Is it really solid-state?",
                ["What counts as all-solid-state and what is solid-liquid, semi-solid, quasi-solid"],
                ["semi-solid", "definition"],
                3,
            ),
        ),
    )


def downloads(survey: Survey) -> Iterator[Draft]:
    """Everything as data."""
    yield Draft("data/", {}, "data/", search=(entry("Data", ["Downloads: JSON, CSV, feeds, calendar"], ["API", "download", "CSV"], 1),))


PAGES: tuple[PageKind, ...] = (
    PageKind("home", home),
    PageKind("ladder", ladder),
    PageKind("level", levels),
    PageKind("year", years),
    PageKind("companies", companies),
    PageKind("company", company_pages),
    PageKind("programme", programmes),
    PageKind("routes", routes),
    PageKind("route", route_pages),
    PageKind("challenges", challenges),
    PageKind("challenge", challenge_pages),
    PageKind("milestones", milestones),
    PageKind("promises", promises),
    PageKind("yardstick", yardstick),
    PageKind("context", context),
    PageKind("glossary", glossary),
    PageKind("sources", sources),
    PageKind("what-counts", definitions),
    PageKind("data", downloads),
)
