"""Numbers to coordinates."""

from __future__ import annotations

from datetime import date

from solidstate.drawing import charts
from solidstate.drawing.scales import Linear, Log, Time

LABELS = [(number, f"level {number}") for number in range(1, 10)]
STAGES = [
    ("s", "Scientific verification", "", [1, 2, 3]),
    ("e", "Engineering verification", "the valley", [4, 5, 6, 7]),
    ("c", "Commercial verification", "", [8, 9]),
]


def mark(number: int, level: int, look: str = "claimed") -> charts.Mark:
    return charts.Mark(f"a/{number}", f"Programme {number}", level, look, None, "/a/", "5", {"class": "all-solid-state"})


def test_a_scale_puts_values_where_they_belong() -> None:
    assert Linear(0, 10, 0, 100)(5) == 50
    assert Log(0.01, 100, 0, 100)(1) == 50
    assert [tick.label for tick in Log(0.01, 100, 0, 100).ticks()] == ["0.01", "0.1", "1", "10", "100"]
    assert Time(date(2020, 1, 1), date(2030, 1, 1), 0, 3653)(date(2021, 1, 1)) == 366
    assert len(Time(date(1990, 1, 1), date(2030, 1, 1), 0, 100).years()) <= 14


def test_the_ladder_holds_200_programmes_without_overlap() -> None:
    left = [mark(number, 1 + number % 7) for number in range(160)]
    right = [mark(number, 8) for number in range(40)]
    drawing = charts.ladder(left, right, LABELS, STAGES)
    placed = [p for rung in drawing.rungs for side in (rung.left, rung.right) for p in side.marks]
    assert len(placed) == 200
    assert len({(p.x, p.y) for p in placed}) == 200
    assert all(60 < p.x < drawing.width and 0 < p.y < drawing.height for p in placed)
    assert all(p.x < drawing.rail_left for rung in drawing.rungs for p in rung.left.marks)
    assert all(p.x > drawing.rail_right for rung in drawing.rungs for p in rung.right.marks)
    for upper, lower in zip(drawing.rungs, drawing.rungs[1:], strict=False):
        assert max([p.y for p in (*upper.left.marks, *upper.right.marks)], default=0) < lower.top


def test_the_bands_follow_one_another() -> None:
    drawing = charts.ladder([], [], LABELS, STAGES)
    tops = sorted((band.top, band.height) for band in drawing.bands)
    assert tops[0][0] + tops[0][1] == tops[1][0]
    assert tops[1][0] + tops[1][1] == tops[2][0]


def test_names_fit_or_are_counted() -> None:
    assert charts.fitting(["Jinshi", "Anting line"], 40) == "Jinshi · Anting line"
    assert charts.fitting(["Jinshi", "Anting line", "Rhino"], 22) == "Jinshi · Rhino +1"
    assert charts.fitting([], 18) == ""


def test_a_promise_runs_from_said_to_due() -> None:
    chain = charts.Chain(
        "a", "x", "A", "/a/", "moved", "24", [(date(2022, 1, 1), date(2025, 12, 31), "w"), (date(2024, 1, 1), None, "w")], None
    )
    chart = charts.promises([chain], date(2026, 11, 24))
    assert chart is not None
    first, second = chart.rows[0].strokes
    assert first.due is not None
    assert first.said < second.said < first.due < chart.today
    assert (second.due, second.last, first.last) == (None, True, False)
    assert charts.promises([], date(2026, 11, 24)) is None
