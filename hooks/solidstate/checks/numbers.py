"""Rules of figures: measures, units, sane values, and the value in the quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..language.names import name_key
from ..language.problems import Problem, did_you_mean
from ..language.values import Quantity
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Evidence, Measure, Measures, Series
from .folder import Folder, evidence_beside, measured, not_quoted, unit_factors, unknown, values_of, words_of
from .quotes import as_year_only, stands_in


def measures_and_units_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """A figure's measure is defined in measures.yaml, which accepts its unit; the value is sane for it."""
    for location, figure in measured(document):
        measure = folder.measures.get(figure.measure)
        if measure is None:
            if folder.measures:
                yield _unknown_measure(document, (*location, "measure"), figure.measure, folder)
            continue
        change = getattr(figure, "change_from", None)
        factors = unit_factors(measure)
        if change and figure.unit in ("%", "times"):
            continue
        if figure.unit not in factors:
            yield _unknown_unit(document, (*location, "unit"), figure, measure, folder)
            continue
        for where, value in values_of(figure, location):
            low, high = sorted(Decimal(str(end)) for end in measure.range)
            if any(not low <= end * factors[figure.unit] <= high for end in value.ends):
                message = f"{value} {figure.unit} is outside what {measure.name} can be ({measure.range[0]:g} to {measure.range[1]:g} {measure.unit})."
                yield document.problem(
                    where, message, "Look at the value and the unit again; if it is true, widen the range in data/measures.yaml."
                )


def ranges_run_upwards(document: Document, folder: Folder) -> Iterator[Problem]:
    """What a measure can be runs from the lowest to the highest."""
    for key, measure in document.record.measures.items() if isinstance(document.record, Measures) else ():
        if measure.range[0] >= measure.range[1]:
            written = f"{measure.range[0]:g} to {measure.range[1]:g}"
            yield document.problem(
                ("measures", key, "range"), f"The range runs from {written}.", "Write the lowest first, then the highest."
            )


def _unknown_measure(document: Document, location: Location, name: str, folder: Folder) -> Problem:
    """A measure that is none, with the id of the one that is also called so."""
    key = name_key(name)
    called = [one for one, measure in folder.measures.items() if key in map(name_key, (measure.name, *measure.also_known_as))]
    if len(called) == 1:
        remedy = f"That is another name of '{called[0]}': write its id."
        return document.problem(location, f"no measure has the id '{name}'.", remedy, better=called[0])
    ending = [one for one in folder.measures if one.endswith(f"-{name}")]
    if ending:
        return document.problem(location, f"no measure has the id '{name}'.", f"Say which: {', '.join(ending)}.")
    return unknown(document, location, "measure", name, folder.measures, "Measures are defined in data/measures.yaml.")


def _unknown_unit(document: Document, location: Location, figure: Any, measure: Measure, folder: Folder) -> Problem:
    """A unit that the measure does not have: another spelling of one, the unit of a neighbour, or none at all."""
    message = f"{measure.name} is not given in '{figure.unit}'."
    accepted = list(unit_factors(measure))
    spelled = [unit for unit in accepted if _unit_key(unit) == _unit_key(figure.unit)]
    if len(spelled) == 1:
        return document.problem(location, message, f"Write {spelled[0]}.", better=spelled[0])
    neighbours = [
        (unit, one)
        for one, other in folder.measures.items()
        for unit in unit_factors(other)
        if _unit_key(unit) == _unit_key(figure.unit) and unit not in ("%", "times")
    ]
    listed = f"Accepted: {', '.join(accepted)}."
    if neighbours:
        owners = list(dict.fromkeys(one for _, one in neighbours))
        which = f"'{owners[0]}'" if len(owners) == 1 else f"one of {', '.join(owners)}" if len(owners) < 5 else "another measure"
        remedy = f"{neighbours[0][0]} is the unit of {which}: write `measure:` so, or look at the unit again. {listed}"
        return document.problem(location, message, remedy)
    return document.problem(location, message, did_you_mean(figure.unit, accepted) or listed)


def _unit_key(unit: str) -> str:
    """The same text for all spellings of a unit: wh/kg, Wh / kg, Wh·kg⁻¹ stays apart."""
    text = (
        unicodedata.normalize("NFKC", unit).casefold().replace("μ", "µ").replace(" per ", "/").replace("litre", "l").replace("liter", "l")
    )
    return re.sub(r"[\s·*^.]", "", text)


def values_stand_in_quotes(document: Document, folder: Folder) -> Iterator[Problem]:
    """The value of every figure stands in one of its quotes, and not as a year; or `how_read:` says how it was read from it."""
    for location, value, figure, unit, evidence in _values(document):
        measure = folder.measures.get(getattr(figure, "measure", ""))
        if measure is None or not evidence:
            continue
        quotes = [words_of(one) for one in evidence]
        if not stands_in(value, unit, unit_factors(measure), quotes):
            yield not_quoted(document, location, value)
        elif any(as_year_only(end, quotes) for end in value.ends):
            yield document.problem(
                location,
                f"{value} stands in its quotes only as a year.",
                "Quote the words that give the value; a date belongs into `date:`.",
            )


def _values(document: Document) -> Iterator[tuple[Location, Quantity, Any, str, list[Evidence]]]:
    """Every value that nobody says how to read, with its place, its measured record, its unit, and its evidence."""
    for location, figure in measured(document):
        if isinstance(figure, Series):
            for index, point in enumerate(figure.points):
                if not point.how_read:
                    yield ("points", index, "value"), point.value, figure, figure.unit, point.evidence
        elif not getattr(figure, "how_read", None):
            chosen = getattr(figure, "source", None)
            evidence = [one for one in evidence_beside(document, location) if chosen in (None, one.source)]
            yield (*location, "value"), figure.value, figure, figure.unit, evidence
