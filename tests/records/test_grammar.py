"""The check and the published schema read one grammar: whatever the check takes an editor takes, and the other way but for sense."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from solidstate.language.text import Unfit
from solidstate.records import Day, Id, Line, Ref, Text, Value, When

FIXED = settings(max_examples=60, derandomize=True, deadline=None, database=None)
SENSE = (
    "does not exist",
    "ends before it begins",
    "runs from high to low",
    "that anything measures",
    "is not between",
    "hidden character",
    "that one can read",
)
"""What the check knows beyond the form: days of the calendar, the order of two ends, what can be measured, what can be seen."""

NUMBERS = some.one_of(some.integers(-9999, 9999), some.floats(-1e6, 1e6).map(lambda number: float(f"{number:.4g}")))
POINTS = some.from_regex(
    r"(20[0-3]|18|0)[0-9]([0-9]-)?(Q[0-9]|H[0-9]|[0-9]{1,2}(-[0-9]{1,2})?)?", fullmatch=True, alphabet=some.characters(max_codepoint=127)
)
DATES = some.one_of(
    some.dates().map(str),
    some.integers(0, 30_000),
    POINTS,
    some.tuples(POINTS, some.sampled_from(["..", " .. ", "–"]), POINTS).map("".join),
    POINTS.map("..{}".format),
    POINTS.map("{}..".format),
    some.sampled_from(["undated", "", "..", " 2025", "2025\n", "２０２５", "٢٠٢٥", "2025-13", "2025-00", 20252026, "+2025"]),
)
VALUES = some.one_of(
    NUMBERS,
    some.tuples(some.sampled_from(["", ">", ">=", "<", "<=", "~", "≥", "=", "> ", ">  "]), NUMBERS.map(str)).map("".join),
    some.tuples(some.sampled_from(["", "~", ">"]), NUMBERS.map(str), some.sampled_from(["..", "-", " .. "]), NUMBERS.map(str)).map("".join),
    some.sampled_from(
        ["3.5e2", "+350", "−350", " 350 ", ">600 ", "", ".5", "5.", "1,000", "٣٥٠", "350\n", "1e999", "1" * 30, "nan", "inf"]
    ),
)
WORDS = some.one_of(
    some.text(max_size=12),
    some.text("a1-/", max_size=12),
    some.sampled_from(
        ["con", "index", "a/nul", "aux-1", "index/a", "lpt9", "Ä", "a" * 61, " a ", "a\nb", "a\n", "\n", "\u00a0", "x" * 1300]
    ),
)


@cache
def both(kind: Any) -> tuple[TypeAdapter[Any], Draft202012Validator]:
    """The type as the check reads it, and as an editor does: there `$` is the very end, and a digit one of ten."""
    adapter = TypeAdapter(kind)
    return adapter, Draft202012Validator(_as_editors_read(adapter.json_schema()))


def _as_editors_read(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {k: re.sub(r"\$(?=$|\))", r"\\Z", v) if k == "pattern" else _as_editors_read(v) for k, v in schema.items()}
    return [_as_editors_read(one) for one in schema] if isinstance(schema, list) else schema


def agree(kind: Any, value: Any) -> None:
    adapter, schema = both(kind)
    fits = schema.is_valid(value)
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        said = error.errors()[0]
        reason = str(said.get("ctx", {}).get("error", said["msg"]))
        assert not fits or any(words in reason for words in SENSE), (value, reason)
    except Unfit as error:
        raise AssertionError from error
    else:
        assert fits, f"The check takes {value!r}, and the schema does not."


@FIXED
@given(DATES)
def test_dates(value: Any) -> None:
    agree(When, value)
    agree(Day, value)


@FIXED
@given(VALUES)
def test_values(value: Any) -> None:
    agree(Value, value)


@FIXED
@given(WORDS)
def test_ids_and_texts(value: str) -> None:
    for kind in (Id, Ref, Line, Text):
        agree(kind, value)
