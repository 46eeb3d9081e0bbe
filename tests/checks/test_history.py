"""What was said stays, or the file says why it does not."""

from __future__ import annotations

import pytest
from solidstate.checks import Folder
from solidstate.checks.history import held_against
from solidstate.reading.loading import load_bytes

from ..conftest import ROOT

BASE = (ROOT / "tests" / "mistakes" / "base" / "acme.yaml").read_text("utf-8")
OUTCOME = """\
        outcome:
          status: withdrawn
          date: 2025-11
          evidence:
            - source: page-2025
              quote: by 2027
    readings:
      - by: 36Kr
        as_of: 2025-10
        trl: 6
        evidence:
          - source: page-2025
            quote: a line
"""
PATH = "data/companies/acme.yaml"


def told(*pairs: tuple[str, str], base: str = BASE, path: str = PATH) -> list[str]:
    new = base
    for old, text in pairs:
        assert old in new
        new = new.replace(old, text, 1)
    document = load_bytes(new.encode(), path, "company")
    assert document.problems == ()
    return [str(problem) for problem in sorted(held_against({PATH: base.encode()}, Folder.of([document])))]


PUT_BACK = "Put it back, or say in `corrected:` there why it was wrong."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "date: 2025-05-17",
            "date: 2025-06",
            f"33:15: programmes.x1.milestones.line-2025.date: It was 2025-05-17 and is 2025-06. {PUT_BACK}",
        ),
        (
            "        shows:\n          - pilot-line-output\n",
            "",
            f"32:7: programmes.x1.milestones.line-2025: It showed pilot-line-output. {PUT_BACK}",
        ),
        (
            "value: 350",
            "value: 320",
            f"40:20: programmes.x1.milestones.line-2025.figures[0].value: It was 350 Wh/kg and is 320 Wh/kg. {PUT_BACK}",
        ),
        (
            "due: 2027",
            "due: 2028",
            "51:18: programmes.x1.promises.series.statements[0].due: It was 2027 and is 2028. "
            f"A new date is a new statement below. {PUT_BACK}",
        ),
        (
            "wording: by 2027",
            "wording: in 2027",
            f"52:22: programmes.x1.promises.series.statements[0].wording: It was by 2027 and is in 2027. {PUT_BACK}",
        ),
        (
            "      line-2025:",
            "      line-2026:",
            "31:5: programmes.x1.milestones: The milestone 'line-2025' is gone. Put it back; list 'line-2025' in `formerly:` of the one "
            "that took its place; or, where it was never so, write `answers: {gone-without-a-trace: why}` beside `milestones:`.",
        ),
    ],
)
def test_what_was_said_stays(old: str, new: str, message: str) -> None:
    found = told((old, new))
    assert [line.split(":", 1)[1].split(": ", 1)[1] for line in found] == [message.split(": ", 1)[1]]


@pytest.mark.parametrize(
    ("pairs"),
    [
        [
            ("date: 2025-05-17", "date: 2025-06"),
            ("        confirmed_by: maker", "        confirmed_by: maker\n        corrected: The page says June."),
        ],
        [("due: 2027", "due: 2028"), ("            wording: by 2027", "            wording: by 2027\n            corrected: Misread.")],
        [
            ("value: 350", "value: 320"),
            ("            of: cell", "            of: cell\n            corrected: Misread.\n            how_read: x 350"),
        ],
        [
            ("      line-2025:", "      line-2026:"),
            ("        confirmed_by: maker", "        confirmed_by: maker\n        formerly:\n          - line-2025"),
        ],
        [
            ("      line-2025:", "      line-2026:"),
            ("    application: car", "    application: car\n    answers:\n      gone-without-a-trace: Of another maker."),
        ],
        [
            ("said: 2024", "said: 2024-03"),
            ("            wording: by 2027", "            wording: by 2027\n            formerly:\n              - '2024'"),
        ],
        [("due: 2027", "due: ..2027")],
        [("  x1:", "  x2:"), ("    application: car", "    application: car\n    formerly:\n      - x1")],
        [("what: Connected a line.", "what: Connected its line.")],
    ],
)
def test_what_is_said_to_be_corrected_or_is_only_more_exact_passes(pairs: list[tuple[str, str]]) -> None:
    assert told(*pairs) == []


def test_a_statement_keeps_the_id_that_feeds_know_it_by() -> None:
    assert told(("said: 2024", "said: 2024-03")) == [
        "data/companies/acme.yaml:50:13: programmes.x1.promises.series.statements[0]: Its first id was '2024' and is '2024-03': "
        "whoever subscribed to it would be told of it as new. List '2024' first in `formerly:`."
    ]
    spoken = (
        "            wording: by 2027",
        "            wording: by 2027\n            by: The Journal\n            corrected: A newspaper says it.",
    )
    assert [line.split(": ")[2] for line in told(spoken)] == ["Its first id was '2024' and is '2024-the-journal'"]


def test_a_statement_an_outcome_a_reading_and_a_programme_are_missed() -> None:
    base = BASE.rstrip("\n") + "\n" + OUTCOME
    gone = told((OUTCOME, ""), base=base)
    assert [line.split(": ", 1)[1] for line in gone] == [
        "programmes.x1.readings: The reading 6 by 36Kr of 2025-10 is gone. "
        "Put it back, or write `answers: {gone-without-a-trace: why}` beside `readings:`.",
        "programmes.x1.promises.series: Its outcome, withdrawn on 2025-11, is gone. "
        "Put it back, or write `answers: {gone-without-a-trace: why}` beside `statements:`.",
    ]
    other = told(("said: 2024", "said: 2023"), ("due: 2027", "due: 2026"), ("quote: by 2027", "quote: by 2026"))
    assert [line.split(": ", 1)[1] for line in other] == [
        "programmes.x1.promises.series.statements: The statement of 2024, due 2027, is gone. Put it back; a new date is a new statement below. "
        "Where it was never said, write `answers: {gone-without-a-trace: why}` beside `statements:`."
    ]
    assert [line.split(": ", 1)[1] for line in told(("  x1:", "  x2:"))] == [
        "programmes: The programme 'x1' is gone. Put it back, or list 'x1' in `formerly:` of the one that took its place."
    ]


def test_a_file_is_missed_until_its_successor_names_it() -> None:
    path = "data/companies/bolt.yaml"
    assert told(path=path) == [
        "data/companies/acme.yaml:1:1: This file is gone. Put it back, or list 'acme' in `formerly:` of the file that took its place."
    ]
    assert told(("country: FR", "formerly:\n  - acme\ncountry: FR"), path=path) == []


def test_another_outer_day_is_a_change_and_a_day_within_one_is_none() -> None:
    base = BASE.replace("date: 2025-05-17", "date: ..2025-05-04")
    found = told(("date: ..2025-05-04", "date: ..2025-03-04"), base=base)
    assert [line.split(": ", 1)[1] for line in found] == [
        f"programmes.x1.milestones.line-2025.date: It was ..2025-05-04 and is ..2025-03-04. {PUT_BACK}"
    ]
    assert told(("date: ..2025-05-04", "date: 2025-04"), base=base) == []
    assert told(("date: ..2025-05-04", "date: 2025-01..2025-05-04"), base=base) == []


def test_a_correction_of_before_excuses_nothing_new() -> None:
    base = BASE.replace("        confirmed_by: maker", "        confirmed_by: maker\n        corrected: The page says May.")
    assert len(told(("date: 2025-05-17", "date: 2025-06"), base=base)) == 1
    assert told(("date: 2025-05-17", "date: 2025-06"), ("The page says May.", "The page says May,  it seems."), base=base) == []
    assert len(told(("date: 2025-05-17", "date: 2025-06"), ("The page says May.", "'The page says May '"), base=base)) == 1


def test_other_words_of_the_same_page_are_a_change_and_more_of_them_are_none() -> None:
    assert told(("quote: a line and a cell of 350 Wh/kg", "quote: Now it has a line and a cell of 350 Wh/kg")) == []
    found = told(("quote: a line and a cell of 350 Wh/kg", "quote: a line, a cell of 350 Wh/kg"))
    assert [line.split(": ", 1)[1] for line in found] == [
        "programmes.x1.milestones.line-2025.evidence[0].quote: It quoted “a line and a cell of 350 Wh/kg” and quotes “a line, a cell of "
        "350 Wh/kg” now. Quote the old words too, or say in `corrected:` of this record why they were wrong."
    ]


def test_a_corrected_number_brings_its_words_along() -> None:
    words = ("quote: a line and a cell of 350 Wh/kg", "quote: a line and a cell of 320 Wh/kg")
    why = ("            value: 350", "            value: 320\n            corrected: It stood here as 350, which is another cell.")
    assert told(words, why) == []
    assert len(told(words, (why[0], "            value: 320"))) == 2


def test_the_first_id_stays_the_first() -> None:
    renamed = BASE.replace("      line-2025:\n", "      line-may-2025:\n        formerly:\n          - line-2025\n", 1)
    again = (
        "      line-may-2025:\n        formerly:\n          - line-2025\n",
        "      pilot-2025:\n        formerly:\n          - {}\n          - {}\n",
    )
    assert told((again[0], again[1].format("line-2025", "line-may-2025")), base=renamed) == []
    (problem,) = told((again[0], again[1].format("line-may-2025", "line-2025")), base=renamed)
    assert problem.endswith(
        "Its first id was 'line-2025' and is 'line-may-2025': whoever subscribed to it would be told of it as new. "
        "List 'line-2025' first in `formerly:`."
    )
