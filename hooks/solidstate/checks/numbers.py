"""Rules of figures: measures, units, sane values, and the value in the quote."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..language.problems import Problem, did_you_mean
from ..reading.loading import Document
from ..records import (
    Series,
)
from .folder import Folder, evidence_beside, measured, not_quoted, unit_factors, unknown, values_of, words_of
from .quotes import stands_in


def measures_and_units_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """A figure's measure is defined in measures.yaml, which accepts its unit; the value is sane for it."""
    for location, figure in measured(document):
        measure = folder.measures.get(figure.measure)
        if measure is None:
            if folder.measures:
                yield unknown(
                    document,
                    (*location, "measure"),
                    "measure",
                    figure.measure,
                    folder.measures,
                    "Measures are defined in data/measures.yaml.",
                )
            continue
        change = getattr(figure, "change_from", None)
        factors = unit_factors(measure)
        if change and figure.unit in ("%", "times"):
            continue
        if figure.unit not in factors:
            remedy = did_you_mean(figure.unit, factors) or f"Accepted: {', '.join(factors)}."
            yield document.problem((*location, "unit"), f"{measure.name} is not given in '{figure.unit}'.", remedy)
            continue
        for where, value in values_of(figure, location):
            low, high = (Decimal(str(end)) for end in measure.range)
            if any(not low <= end * factors[figure.unit] <= high for end in value.ends):
                message = f"{value} {figure.unit} is outside what {measure.name} can be ({measure.range[0]:g} to {measure.range[1]:g} {measure.unit})."
                yield document.problem(
                    where, message, "Look at the value and the unit again; if it is true, widen the range in data/measures.yaml."
                )


def values_stand_in_quotes(document: Document, folder: Folder) -> Iterator[Problem]:
    """The value of every figure stands in one of its quotes, or `how_read:` says how it was read from it."""
    for location, figure in measured(document):
        measure = folder.measures.get(figure.measure)
        if measure is None or getattr(figure, "how_read", None):
            continue
        if isinstance(figure, Series):
            for index, point in enumerate(figure.points):
                if not point.how_read and not stands_in(
                    point.value, figure.unit, unit_factors(measure), [words_of(e) for e in point.evidence]
                ):
                    yield not_quoted(document, ("points", index, "value"), point.value)
            continue
        evidence = evidence_beside(document, location)
        chosen = getattr(figure, "source", None)
        quotes = [words_of(e) for e in evidence if chosen in (None, e.source)]
        if quotes and not stands_in(figure.value, figure.unit, unit_factors(measure), quotes):
            yield not_quoted(document, (*location, "value"), figure.value)
