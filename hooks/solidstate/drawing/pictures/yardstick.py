"""The yardstick: lithium-ion's numbers over time, and its way beside solid-state's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ...catalogue.support import is_weak
from ...derived.awaited import sold
from ...derived.identity import point_anchor, told_points
from ...derived.rating import SOLD
from ...derived.survey import Survey
from ...language.looks import Look
from ...language.once import once
from ...language.values import Window
from ...language.vocabulary import Application, CellClass, SeriesBasis, Track
from ...records import Event, Point, Series
from .. import charts
from .picture import Picture

LINES_OF_NAMES = (27.0, 43.0, 59.0, 75.0, 91.0)  # above and below a history, where many events lie close together
SHAPES = {"cell": "diamond", "pack": "circle", "unstated": "square"}


@once
def series(survey: Survey, key: str, kind: str = "linear") -> Picture:
    """A series over the years. A cell is a diamond, a pack a circle, what is not said a square; real money is filled, money of the day is not."""
    found = survey.catalogue.series[key]
    points = told_points(key, found)
    data = [_datum(id, found, point) for id, point in points]
    years = [datum.x for datum in data]
    x = charts.Axis("linear", min(years) - 1, max(years) + 2, _years(min(years), max(years)))
    highs, lows = [d.high for d in data], [d.low for d in data]
    y = charts.Axis(kind, min(lows) / 1.3, max(highs) * 1.3) if kind == "log" else charts.Axis("linear", 0.0, max(highs) * 1.15)
    lines = _lines(found)
    return Picture(
        key,
        charts.plot(data, x, y, lines=lines),
        charts.plot(data, x, y, width=380, height=360, lines=lines),
        tuple(_row(id, found, point) for id, point in points),
        _ends_of(found),
    )


def _ends_of(found: Series) -> dict[str, Any]:
    """What a series says in short: its first point, and the lowest and the highest value of its last year."""
    last = max(_year(point.date) for point in found.points)
    ends = [float(end) for point in found.points if int(_year(point.date)) == int(last) for end in point.value.ends]
    used = [found.points[0], *(point for point in found.points if int(_year(point.date)) == int(last))]
    weak = sum(is_weak(point.evidence, found.sources, point.date) for point in used)
    return {"first": found.points[0], "last_year": int(last), "low": min(ends), "high": max(ends), "weak": weak, "of": len(used)}


def _datum(id: str, found: Series, point: Point) -> charts.Datum:
    ends = [float(end) for end in point.value.ends] or [0.0]
    of = str(point.of or found.of)
    return charts.Datum(
        x=_year(point.date),
        low=min(ends),
        high=max(ends),
        name="",
        told=f"{point.date.text}: {point.value.text} {found.unit}",
        href=f"/yardstick/#{point_anchor(id)}",
        group="series",
        look=Look.CLAIMED if point.basis in (SeriesBasis.NOMINAL, SeriesBasis.UNSTATED) else Look.CONFIRMED,
        shape=SHAPES.get(of, "circle"),
        open_up=point.value.high is None,
        open_down=point.value.low is None,
    )


def _lines(found: Series) -> list[tuple[str, list[tuple[float, float]]]]:
    """Points that one counter gave in one money for one thing belong together: from four of them on, a line."""
    together: dict[tuple[Any, ...], list[tuple[float, float]]] = {}
    for point in found.points:
        if point.money_of and point.value.ends:
            together.setdefault((point.by, point.of or found.of, point.money_of), []).append(
                (_year(point.date), float(max(point.value.ends)))
            )
    return [("series", sorted(points)) for points in together.values() if len(points) >= 4]


def _row(id: str, found: Series, point: Point) -> dict[str, Any]:
    return {
        "id": id,
        "when": str(point.date),
        "value": point.value.text,
        "unit": found.unit,
        "of": str(point.of or found.of),
        **({"money": str(point.basis or ""), "money_of": point.money_of or ""} if any(one.basis for one in found.points) else {}),
        "by": point.by or "",
        "note": point.note or "",
        "grade": "weak" if is_weak(point.evidence, found.sources, point.date) else "",
        "source": found.sources[point.evidence[0].source].url,
        "link": f"/yardstick/#{point_anchor(id)}",
    }


@once
def histories(survey: Survey) -> Picture | None:
    """Both timelines on one axis: years since each was first shown in the laboratory. None where an origin is missing."""
    record = survey.catalogue.yardstick
    tracks = [track for track in Track if track in record.origins]
    if len(tracks) < len(Track):
        return None
    data, rows = [], []
    facts: dict[str, Any] = {
        "years": {},
        "sold": None,
        "sold_weak": False,
        "cars_sold": bool(sold(survey, CellClass.ALL_SOLID_STATE, Application.CAR)),
    }
    for height, track in enumerate(reversed(tracks)):
        first = _year(record.timeline[record.origins[track].event].date)
        facts["years"][track] = int(survey.day.year - first)
        for key, event in record.timeline.items():
            if event.track != track or (since := _year(event.date) - first) < 0:
                continue
            weak = is_weak(event.evidence, record.sources, event.date)
            if track is Track.LITHIUM_ION and SOLD in event.levels:
                facts |= {"sold": int(since), "sold_weak": weak}
            data.append((height, _event(event, key, since, float(height), track)))
            rows.append(
                {
                    "track": track,
                    "years_since": int(since),
                    "when": str(event.date),
                    "what": event.what,
                    "levels": " ".join(map(str, event.levels)),
                    "grade": "weak" if weak else "",
                    "source": record.sources[event.evidence[0].source].url,
                    "link": f"/yardstick/#{key}",
                }
            )
    if not data:
        return None
    end = max(d.x for _, d in data)
    x = charts.Axis("linear", -1.5, end + 3, [(float(year), str(year)) for year in range(0, int(end) + 1, 10)])
    y = charts.Axis("linear", -1.0, 1.7, [])
    wide = charts.plot([d for _, d in data], x, y, height=400, far=LINES_OF_NAMES)
    listed = [(lane, replace(d, low=d.x, high=d.x)) for lane, d in data]
    return Picture("histories", wide, charts.rungs(listed, rising=True), tuple(rows), facts)


def _event(event: Event, key: str, since: float, height: float, track: str) -> charts.Datum:
    # A bare year says nothing; and the name that the finding rests on is placed before all others.
    rank = 1.0 if track is Track.LITHIUM_ION and SOLD in event.levels else -since
    return charts.Datum(
        since, height, height, event.label or "", event.what, f"/yardstick/#{key}", track, Look.CONFIRMED, "circle", rank=rank
    )


def _years(first: float, last: float) -> list[tuple[float, str]]:
    step = 5 if last - first > 12 else 2
    return [
        (float(year), str(year)) for year in range(int(first) - int(first) % step + step * (int(first) % step > 0), int(last) + 1, step)
    ]


def _year(window: Window) -> float:
    """The middle of a date as a year: May 2011 is 2011.4; a whole year stands at its number."""
    first, last = window.first or window.last, window.last or window.first
    if first is None or last is None:
        return 0.0
    if first.year == last.year and (last - first).days > 300:
        return float(first.year)
    if first.year != last.year:
        return float(first.year + last.year) / 2
    middle = first.toordinal() + (last.toordinal() - first.toordinal()) / 2
    return round(first.year + (middle - date(first.year, 1, 1).toordinal()) / 365.25, 2)
