"""Energy against rung: what cells and packs are said to hold, and how far their programmes are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived.figures import FigureEntry
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...language.vocabulary import FigureLevel, Look
from .. import charts
from .ladder import short_name
from .once import once
from .picture import Picture, plain_conditions
from .routes import yardstick_span

WALLS = tuple(number + 0.5 for number in range(1, 9))  # a mark belongs to the rung between two of them, wherever it stands there
SHAPES = {FigureLevel.CELL: "circle", FigureLevel.PACK: "square"}
"""What may share the axes: cells and packs. An electrode's number is far above that of its cell."""


@once
def energy(survey: Survey, measure: str) -> Picture:
    """The headline of each programme's cell and pack in one measure, over the rung that the programme has reached."""
    found = [
        (entry, rating, group.headline)
        for entry, rating in survey.rated()
        for group in survey.figures_of(entry.id)
        if group.measure_id == measure and group.level in SHAPES and not group.manner and group.headline.canonical
    ]
    band = yardstick_span(survey, measure)
    shades = [(*band, "")] if band else []
    x = charts.Axis("linear", 0.45, 9.55, [(float(number), str(number)) for number in range(1, 10)])
    y = charts.Axis("linear")
    return Picture(
        measure,
        charts.plot(_data(found, 7), x, y, shades=shades, walls=WALLS),
        charts.plot(_data(found, 3), x, y, width=380, height=400, shades=shades, walls=WALLS),
        tuple(_row(survey, *one) for one in found),
        {
            "band": band,
            "programmes": len({entry.id for entry, _, _ in found}),
            "confirmed": sum(figure.confirmed for _, _, figure in found),
            "weak": sum(figure.is_weak for _, _, figure in found),
            "contested": sum(figure.milestone.record.contested is not None for _, _, figure in found),
        },
    )


def _data(found: Sequence[tuple[ProgrammeEntry, Rating, FigureEntry]], abreast: int) -> list[charts.Datum]:
    """One datum a figure; those of one rung stand in turn at as many places within it as there is room for abreast."""
    standing: dict[int, int] = defaultdict(int)
    data = []
    for entry, rating, figure in sorted(found, key=lambda one: (_ends(one[2]), one[0].id)):
        low, high = _ends(figure)
        quantity = figure.canonical
        place = standing[rating.reached]
        standing[rating.reached] += 1
        data.append(
            charts.Datum(
                x=rating.reached + (place % abreast - abreast // 2) * 0.9 / abreast,
                low=low,
                high=high,
                name=short_name(entry),
                told=", ".join((entry.full_name, *figure.reservations)),
                href=f"/companies/{entry.id}/#figures",
                group=str(entry.record.class_),
                look=Look.CONFIRMED if figure.confirmed else Look.CLAIMED,
                shape=SHAPES[figure.figure.of],
                open_up=quantity is not None and quantity.high is None,
                open_down=quantity is not None and quantity.low is None,
                rank=high + 1000 * (rating.reached >= 6),
            )
        )
    return data


def _ends(figure: FigureEntry) -> tuple[float, float]:
    ends = [float(end) for end in figure.canonical.ends] if figure.canonical else [0.0]
    return min(ends), max(ends)


def _row(survey: Survey, entry: ProgrammeEntry, rating: Rating, figure: FigureEntry) -> dict[str, Any]:
    low, high = _ends(figure)
    return {
        "programme": entry.full_name,
        "class": str(entry.record.class_),
        "trl": rating.reached,
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
        "link": f"/companies/{entry.id}/#{figure.milestone.key}",
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
