"""The lists: milestones, promises, yardstick, context, glossary, sources, definition, data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ...derived import promised
from ...derived.energy import EARLIER, MEASURES, of_cells
from ...derived.initials import by_initial
from ...derived.news import news_years, of_twelve_months, of_year
from ...derived.survey import Survey
from ...drawing import pictures
from ...exports.api.resources import RESOURCES
from ...exports.queries import EXAMPLES
from ...exports.tables import all_tables
from ...language.names import order
from ...language.values import add_months
from ...language.vocabulary import Application, CellClass
from ..search import SearchEntry, entry
from .draft import Draft

_ENERGY = [
    *(
        "Wh/kg",
        "Wh/L",
        "energy density",
        "specific energy",
        "Wh/kg record",
        "highest energy density",
        "most energy dense",
        "lightest battery",
    ),
]
"""What is looked for where energy is drawn."""


def milestones(survey: Survey) -> Iterator[Draft]:
    """What is new: everything that happened or was said in twelve months."""
    yield Draft(
        "milestones/",
        lambda: {"period": of_twelve_months(survey), "years": news_years(survey)},
        "data/companies/",
        search=lambda: (entry("What is new", ["All milestones and all dates named, by date"], ["news"], 1),),
    )


def news(survey: Survey) -> Iterator[Draft]:
    """One page a year: everything that happened or was said in it."""
    for year in news_years(survey):
        yield Draft(
            f"milestones/{year}/",
            partial(_news_of, survey, year),
            "data/companies/",
            "milestones/",
            search=partial(_searched_news, year),
        )


def _searched_news(year: int) -> tuple[SearchEntry, ...]:
    return (entry(f"What was new in {year}", [], [f"news {year}"], 0.5),)


def _news_of(survey: Survey, year: int) -> dict[str, Any]:
    return {"period": of_year(survey, year), "years": news_years(survey), "year": year}


def promises(survey: Survey) -> Iterator[Draft]:
    """The promise ledger."""

    def context() -> dict[str, Any]:
        of_sale = [pair for pair in survey.promises if promised.is_for_sale(survey, pair[0])]
        return {
            "sale": promised.records_of_sale(survey),
            "in_cars": [found.get(CellClass.ALL_SOLID_STATE) for found in promised.records_of_sale_in(survey, Application.CAR)],
            "all": promised.records(survey.promises),
            "drifts": promised.drifts(survey),
            "drift": pictures.drift(survey),
            "moves": promised.moves(survey),
            "timelines": pictures.timelines(survey, survey.promises),
            "of_cars": [pair for pair in of_sale if promised.meant_for(pair[0]) is Application.CAR],
            "of_other_uses": [pair for pair in of_sale if promised.meant_for(pair[0]) is not Application.CAR],
            "of_progress": [pair for pair in survey.promises if pair[0].record.would_show and not promised.is_for_sale(survey, pair[0])],
            "of_other": [pair for pair in survey.promises if not pair[0].record.would_show],
            "by_kind": promised.records_by_kind(survey),
            "by_level": promised.records_by_level(survey),
        }

    yield Draft(
        "promises/",
        context,
        "data/companies/",
        search=lambda: (
            entry("The promise ledger", ["Announced dates and how they moved"], ["promises", "delays", "slip", "schedule"], 2),
        ),
    )


def energy(survey: Survey) -> Iterator[Draft]:
    """What cells and packs hold, against how far their programmes are."""
    yield Draft(
        "energy/",
        partial(_energy, survey),
        "data/companies/",
        search=lambda: (entry("Energy", ["Specific energy and energy density against rung"], _ENERGY, 2),),
    )


def _energy(survey: Survey) -> dict[str, Any]:
    drawn = [pictures.energy(survey, measure) for measure in pictures.ENERGY]
    asides = [one for picture in drawn for one in picture.facts["asides"]]
    return {"pictures": drawn, "asides": asides, "electrodes": pictures.electrodes(survey), "earlier": EARLIER}


def compare(survey: Survey) -> Iterator[Draft]:
    """All programmes in one table, of which script sets two to four side by side."""

    def context() -> dict[str, Any]:
        programmes = [*survey.rated(), *((e, survey.ratings[e.id]) for e in survey.unrated)]
        return {"programmes": programmes, "cells": {measure: of_cells(survey, measure, programmes) for measure in MEASURES}}

    yield Draft(
        "compare/",
        context,
        "data/companies/",
        search=lambda: (
            entry("Compare programmes", ["Two to four programmes side by side"], ["compare", "versus", "vs", "side by side"], 1),
        ),
    )


def yardstick(survey: Survey) -> Iterator[Draft]:
    """Liquid lithium-ion, by which everything is measured."""
    record = survey.catalogue.yardstick
    yield Draft(
        "yardstick/",
        lambda: {
            "yardstick": record,
            "histories": pictures.histories(survey),
            "drawn": [pictures.series(survey, key, kind) for key, kind in pictures.SERIES.items() if key in survey.catalogue.series],
        },
        "data/yardstick.yaml",
        search=lambda: (
            entry(
                "The yardstick: liquid lithium-ion",
                [record.summary],
                ["lithium-ion", "li-ion", "history", "lithium-ion price", "price per kWh", "cost per kWh", "battery price"],
                2,
            ),
        ),
    )


def context(survey: Survey) -> Iterator[Draft]:
    """Standards, public money, forecasts, patents, markets, readings of the whole field."""
    catalogue = survey.catalogue
    yield Draft(
        "context/",
        dict,
        "data/context/",
        search=lambda: (
            entry("Context", ["Standards, programmes, forecasts, patents"], [], 1),
            *(entry(c.name, [c.what], c.also_known_as, 3, key, ("context",)) for key, c in catalogue.context.items()),
        ),
    )


def glossary(survey: Survey) -> Iterator[Draft]:
    """Every term."""
    terms = survey.catalogue.glossary.terms
    yield Draft(
        "glossary/",
        lambda: {"terms": sorted(terms.items(), key=lambda item: order(item[1].term))},
        "data/glossary.yaml",
        search=lambda: (
            entry("Glossary", [], [], 1),
            *(entry(term.term, [term.definition], term.also_known_as, 2, key, ("glossary",)) for key, term in terms.items()),
        ),
    )


def sources(survey: Survey) -> Iterator[Draft]:
    """Every source with all that rests on it, and how well the record is supported."""
    yield Draft(
        "sources/",
        lambda: {"tally": survey.tally, "initials": by_initial(survey.catalogue)},
        "data/",
        search=lambda: (entry("Sources", ["Every page cited, and what rests on it"], ["evidence", "statistics"], 1),),
    )


def definitions(survey: Survey) -> Iterator[Draft]:
    """What counts as solid-state, and the question of whether a given battery does."""
    yield Draft(
        "what-counts/",
        lambda: {"finder": pictures.finder(survey)},
        "data/companies/",
        search=lambda: (
            entry(
                "Is it really solid-state?",
                ["What counts as all-solid-state and what is solid-liquid, semi-solid, quasi-solid"],
                [
                    "semi-solid",
                    "definition",
                    "Is it solid-state?",
                    "solid-state",
                    "semi-solid vs all-solid-state",
                    "fake solid-state",
                    "true solid-state",
                ],
                10,
            ),
        ),
    )


def downloads(survey: Survey) -> Iterator[Draft]:
    """Everything as data."""
    yield Draft(
        "data/",
        lambda: {
            "api": RESOURCES,
            "tables": all_tables(survey, {}),
            "examples": EXAMPLES,
            "month_ago": add_months(survey.day, -1),
        },
        "data/",
        search=lambda: (entry("Data", ["Downloads: JSON, CSV, feeds, calendar"], ["API", "download", "CSV"], 1),),
    )
