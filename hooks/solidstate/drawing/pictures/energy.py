"""Energy against rung: what cells and packs are said to hold, and how far their programmes are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ...derived.energy import Stated, spreads, stated
from ...derived.figures import FigureEntry
from ...derived.identity import anchor
from ...derived.survey import Survey
from ...language.looks import Look
from ...language.once import once
from ...language.vocabulary import FigureLevel
from .. import charts
from .ladder import short_name
from .picture import Picture, plain_conditions
from .routes import yardstick_limit, yardstick_span

WALLS = tuple(number + 0.5 for number in range(1, 9))  # a mark belongs to the rung between two of them, wherever it stands there
SHAPES = {FigureLevel.CELL: "circle", FigureLevel.PACK: "square"}
APART = 0.17  # of a rung: how far a mark moves aside that would stand on another one
NEAR = 0.032  # of all that is drawn: how near two numbers are that would


@once
def energy(survey: Survey, measure: str) -> Picture:
    """The number of each programme's cell and pack in one measure, over the rung that the programme has reached.

    Drawn is what is said of the cell that won the rung; `asides` are the others, each with the reason.
    """
    found = stated(survey, measure)
    drawn, asides = [one for one in found if not one.aside], [one for one in found if one.aside]
    band, limit = yardstick_span(survey, measure), yardstick_limit(survey, measure)
    data = _data(drawn)
    x = charts.Axis("linear", 0.45, 9.55, [(float(number), str(number)) for number in range(1, 10)])
    shades, limits = [(*band, "")] if band else [], [(limit, f"{limit:,.10g}")] if limit else []
    return Picture(
        measure,
        charts.plot([datum for _, datum in data], x, charts.Axis("linear"), shades=shades, walls=WALLS, limits=limits),
        charts.rungs(data, band=band, limit=limit),
        tuple(_row(survey, one) for one in drawn),
        {
            "unit": survey.catalogue.measures[measure].unit,
            "band": band,
            "limit": limit,
            "asides": asides,
            "spreads": spreads(drawn),
            "numbers": len(drawn),
            "programmes": len({one.entry.id for one in drawn}),
            "confirmed": sum(one.figure.confirmed for one in drawn),
            "weak": sum(one.figure.is_weak for one in drawn),
            "contested": sum(one.figure.milestone.record.contested is not None for one in drawn),
        },
    )


def _data(found: Sequence[Stated]) -> list[tuple[int, charts.Datum]]:
    """One datum a number, with its rung: in the middle of it, or beside the ones that it would stand on."""
    values = [end for one in found for end in one.ends]
    near = NEAR * (max(values, default=1.0) - min(values, default=0.0))
    standing: dict[int, set[tuple[float, float]]] = defaultdict(set)
    data = []
    for one in sorted(found, key=lambda one: (one.ends, one.entry.id)):
        (low, high), rung, quantity = one.ends, one.rating.reached, one.figure.canonical
        middle = (low + high) / 2
        taken = {aside for aside, other in standing[rung] if abs(other - middle) < near}
        aside = next(step * APART for step in (0, 1, -1, 2, -2) if step * APART not in taken or abs(step) == 2)
        standing[rung].add((aside, middle))
        datum = charts.Datum(
            x=rung + aside,
            low=low,
            high=high,
            name=short_name(one.entry) + (" (pack)" if one.figure.figure.of == FigureLevel.PACK else ""),
            told=", ".join((one.entry.full_name, *one.figure.reservations)),
            href=f"/companies/{one.entry.id}/#figures",
            group=str(one.entry.record.class_),
            look=Look.CONFIRMED if one.figure.confirmed else Look.CLAIMED,
            shape=SHAPES[one.figure.figure.of],
            contested=one.figure.milestone.record.contested is not None,
            open_up=one.is_open,
            open_down=quantity is not None and quantity.low is None,
            rank=high + 1000 * (rung >= 6),
        )
        data.append((rung, datum))
    return data


def _row(survey: Survey, one: Stated) -> dict[str, Any]:
    (low, high), entry, figure = one.ends, one.entry, one.figure
    return {
        "programme": entry.full_name,
        "class": str(entry.record.class_),
        "trl": one.rating.reached,
        "rating_weak": one.rating.is_weak,
        "of": str(figure.figure.of),
        "value": figure.figure.value.text,
        "low": low,
        "high": high,
        "unit": survey.catalogue.measures[figure.figure.measure].unit,
        "confirmed_by": "contested" if figure.milestone.record.contested else str(figure.said_by),
        "grade": "weak" if figure.is_weak else "",
        "date": str(figure.milestone.record.date),
        "conditions": plain_conditions(figure.figure.conditions),
        "source": entry.company.sources[figure.evidence[0].source].url,
        "link": f"/companies/{entry.id}/#{anchor(figure.id, entry.id)}",
    }


def electrodes(survey: Survey) -> list[FigureEntry]:
    """Energies of electrodes and materials: told apart, because they never share an axis with cells."""
    return [
        entry
        for entry in survey.figures
        if entry.figure.measure in ("specific-energy", "energy-density")
        and entry.figure.of in (FigureLevel.ELECTRODE, FigureLevel.MATERIAL)
        and not entry.manner
    ]
