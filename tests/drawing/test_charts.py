"""Numbers to coordinates."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from solidstate.drawing import charts
from solidstate.drawing.scales import Linear, Log, Time
from solidstate.language.looks import Look

LABELS = [(number, f"level {number}") for number in range(1, 10)]
STAGES = [
    ("s", "Scientific verification", "", [1, 2, 3]),
    ("e", "Engineering verification", "the valley", [4, 5, 6, 7]),
    ("c", "Commercial verification", "", [8, 9]),
]


def mark(number: int, level: int, cls: str = "all-solid-state", look: str = "claimed", **more: Any) -> charts.Mark:
    return charts.Mark(f"{cls}/{number}", f"Programme {number}", level, Look(look), None, "/a/", "5", {"class": cls}, **more)


def test_a_scale_puts_values_where_they_belong() -> None:
    assert Linear(0, 10, 0, 100)(5) == 50
    assert Log(0.01, 100, 0, 100)(1) == 50
    assert [tick.label for tick in Log(0.01, 100, 0, 100).ticks()] == ["0.01", "0.1", "1", "10", "100"]
    assert Time(date(2020, 1, 1), date(2030, 1, 1), 0, 3653)(date(2021, 1, 1)) == 366
    assert len(Time(date(1990, 1, 1), date(2030, 1, 1), 0, 100).years()) <= 14


def test_the_ladder_names_200_programmes_without_overlap() -> None:
    marks = [mark(number, 1 + number % 7) for number in range(140)]
    marks += [mark(number, 8, "solid-liquid", year="2027–2028", has_ended=True) for number in range(40)]
    marks += [mark(number, 5, "unclear", "planned", year="2030") for number in range(20)]
    drawing = charts.ladder(marks, LABELS, STAGES)
    placed = [p for rung in drawing.rungs for p in rung.marks]
    assert len(placed) == len({p.mark.key for p in placed}) == 200
    assert all(0 < p.x < drawing.width and 0 < p.y < drawing.height for p in placed)
    lanes = {"all-solid-state": (0, drawing.rail_left), "solid-liquid": (drawing.rail_right, 950), "unclear": (960, drawing.width)}
    ends = {p.mark.key: p.x + charts.ladder_width(p.mark) - 7 for p in placed}
    assert all(lanes[p.mark.cls][0] < p.x and ends[p.mark.key] <= lanes[p.mark.cls][1] for p in placed)
    lines: dict[tuple[float, str], list[charts.PlacedMark]] = {}
    for one in placed:
        lines.setdefault((one.y, one.mark.cls), []).append(one)
    for line in lines.values():
        line.sort(key=lambda p: p.x)
        assert all(ends[a.mark.key] < b.x for a, b in pairwise(line))
    for upper, lower in pairwise(drawing.rungs):
        assert max((p.y for p in upper.marks), default=0) < lower.top


def test_the_bands_follow_one_another() -> None:
    drawing = charts.ladder([], LABELS, STAGES)
    tops = sorted((band.top, band.height) for band in drawing.bands)
    assert tops[0][0] + tops[0][1] == tops[1][0]
    assert tops[1][0] + tops[1][1] == tops[2][0]


def chain(*statements: tuple[date, tuple[date, date] | None]) -> charts.Chain:
    return charts.Chain("a", "x", "A", "/a/", None, [(said, due, "w") for said, due in statements], None)


def test_a_promise_runs_from_said_to_the_time_it_names() -> None:
    of_a_year = (date(2025, 1, 1), date(2025, 12, 31))
    chart = charts.promises([chain((date(2022, 1, 1), of_a_year), (date(2024, 1, 1), None))], date(2026, 11, 24))
    assert chart is not None
    first, second = chart.rows[0].strokes
    assert first.due is not None
    assert first.said < second.said < first.due < first.until < chart.today
    assert second.due is None
    assert charts.promises([], date(2026, 11, 24)) is None


@pytest.mark.parametrize("width", [1120, 380])
def test_a_bar_stands_within_the_year_it_names_and_the_axis_reaches_it(width: float) -> None:
    year = (date(2031, 1, 1), date(2031, 12, 31))
    chart = charts.promises(
        [chain((date(2020, 3, 1), year)), chain((date(2020, 3, 1), (date(2030, 12, 31),) * 2))], date(2026, 11, 24), width
    )
    assert chart is not None
    (bar,), (day,) = chart.rows[0].strokes, chart.rows[1].strokes
    begins = {tick.label: tick.at for tick in chart.ticks}
    assert bar.due is not None
    assert bar.until <= width
    assert bar.width == pytest.approx(2 * chart.middle, rel=0.05)
    if "2031" in begins:
        assert begins["2031"] == bar.due
        assert begins["2031"] < begins["2031"] + chart.middle < bar.until
    assert 0 < day.width < bar.width, "a day can be seen, and is no year"


@pytest.mark.parametrize("width", [1120, 380])
def test_what_was_promised_has_two_lines_and_pushes_nothing_onto_another(width: float) -> None:
    named = [charts.Chain("a", name, "A", "/a/", None, [(date(2024, 1, 1), None, "w")], None) for name in ("word " * 40, "a word", "x")]
    chart = charts.promises(named, date(2026, 11, 24), width)
    assert chart is not None
    long, short, last = chart.rows
    assert [len(row.what) for row in chart.rows] == [2, 1, 1]
    assert long.what[1].endswith("…")
    lowest = max(long.strokes[-1].y, long.name_y + 15 + 13)
    assert lowest + 10 < short.name_y
    assert short.name_y - long.name_y > last.name_y - short.name_y


def test_a_name_stands_beside_a_limit_not_on_it() -> None:
    level = [charts.Datum(5.0, value, value, "A name", "told") for value in (350.0, 500.0)]
    found = charts.plot(level, charts.Axis(low=0, high=9), charts.Axis(low=0, high=600), limits=[(350.0, "limit")])
    at_limit, above = found.spots
    assert at_limit.anchor == "middle" and abs(at_limit.label_y - found.limits[0].at) > 8
    assert above.anchor == "start"


def test_the_line_to_a_name_may_cross_a_limit() -> None:
    marks = [(5.0, 375.0, "Factorial FEST"), (5.0, 400.0, "Li-S Energy GEN3"), (5.15, 380.0, "FAW Hongqi"), (4.0, 375.0, "SVOLT sulfide")]
    level = [charts.Datum(x, value, value, name, "told") for x, value, name in marks]
    found = charts.plot(level, charts.Axis(low=0.4, high=9.6), charts.Axis(low=175, high=630), limits=[(350.0, "limit")])
    hidden = found.spots[0]
    assert all(spot.label for spot in found.spots)
    assert hidden.leader and hidden.leader[0] < found.limits[0].at < hidden.leader[1]


def test_today_takes_no_year_from_the_axis() -> None:
    chart = charts.promises([chain((date(2020, 3, 1), (date(2028, 1, 1), date(2028, 12, 31))))], date(2026, 11, 24))
    assert chart is not None
    assert [tick.label for tick in chart.ticks] == [str(year) for year in range(2020, 2029)]


def test_a_name_without_room_stands_at_the_end_of_a_line() -> None:
    data = [charts.Datum(10 + 0.35 * number, 5, 5, f"an event {number}", "") for number in range(6)]
    drawing = charts.plot(data, charts.Axis("linear", 0, 20), charts.Axis("linear", 0, 10))
    named = [spot for spot in drawing.spots if spot.label]
    led = [spot for spot in named if spot.leader]
    assert led and len(named) > 4
    for spot in led:
        assert spot.leader and abs(spot.label_y - spot.y) > 12
        assert min(spot.y, spot.label_y) - 12 <= min(spot.leader) <= max(spot.leader) <= max(spot.y, spot.label_y)


def test_where_marks_lie_close_together_each_has_its_name() -> None:
    years = (25.9, 26.9, 29.9, 30.4, 32.0, 32.1, 32.9, 32.91, 33.1, 33.5)
    data = [charts.Datum(year, 5, 5, f"event {number}", "", rank=-number) for number, year in enumerate(years)]
    far = (27.0, 43.0, 59.0, 75.0, 91.0)
    drawing = charts.plot(data, charts.Axis("linear", 0, 55), charts.Axis("linear", 0, 10), far=far)
    assert [spot.label for spot in drawing.spots] == [datum.name for datum in data]
    ends = [spot for spot in drawing.spots if spot.leader]
    assert len({(spot.label_y, spot.anchor) for spot in ends}) == len(ends)
