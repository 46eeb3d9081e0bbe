"""What a table is: columns, each with what it means and how a row gets it, and one row for each entry. CSV is made here; what
describes it and the database are made of the same columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from io import StringIO
from itertools import chain, islice
from operator import itemgetter
from typing import Any, Generic, TypeVar

from orjson import loads

from ..language.conclusions import Bound
from ..language.values import Quantity, Window
from ..language.vocabulary import Word
from ..records import Record
from ..records.documentation import sentences
from .rows import as_json
from .shelf import Shelf

T = TypeVar("T")

AT_ONCE = 200
"""How many rows go out in one piece."""
LOOKED_AT = 20
"""Of how many rows an example is chosen."""

NONE, UNSAID = "Empty where there is none.", "Empty where nothing is said of it."
"""What an empty cell means, where its column says nothing else."""

BETWEEN = " | "
"""What stands between the items of a list in one cell."""

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula; a minus sign, U+2212, is none, and quotes begin with it."""

_NUMBER = r"[-+−]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_VALUE = re.compile(rf"{_NUMBER}(?:\.\.{_NUMBER})?(?:\s?[\w%°µ/²³·]{{1,12}})?")
"""A number or a range, with a unit behind it or without: no spreadsheet runs it."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its name, how a row gets its cell, and what it means; without `about` what its record, or the
    table's, says of `field`.

    `kind` is one of Data Package’s: string, integer, number, boolean, date. `to` is the table of which it holds an id, `words`
    the closed list that it takes its words from, `many` says that a cell may hold several.
    """

    name: str
    value: Callable[[T], Any]
    about: str = ""
    kind: str = "string"
    field: str = ""
    record: type[Record] | None = None
    words: type[Word] | None = None
    to: str = ""
    many: bool = False
    required: bool = False

    @property
    def choices(self) -> list[str]:
        """The words of its closed list."""
        return [str(word) for word in self.words or ()]


Cell = str | int | bool | None
Row = list[Cell]
"""The cells of a row: text, a whole number, true or false, or nothing. Any other number is text, as it was written."""


@dataclass(frozen=True)
class Table(Generic[T]):
    """A table: one row a fact, in the order of its ids, so that a comparison of two days shows what changed."""

    name: str
    about: str
    entries: Callable[[str], Iterable[T]]
    """What of a company alone has a row; of "" what is of no company, or of several."""
    columns: tuple[Column[T], ...]
    record: type[Record] | None = None
    searched: tuple[str, ...] = ()
    """The columns whose words one may look for."""
    owners: Sequence[str] = ("",)
    """Of whom there are rows."""
    shelf: Shelf = field(default_factory=Shelf, compare=False)
    """Where rows are kept for the file of the table and for the database."""

    @property
    def rows(self) -> list[Row]:
        """Every row; the first column is the id. Made once for the file of the table and the database."""
        texts = (self.shelf.text(f"table {self.name}", owner, partial(self._text, owner)) for owner in self.owners)
        return sorted(chain.from_iterable(map(loads, texts)), key=itemgetter(0))

    def _text(self, owner: str) -> str:
        return as_json([*map(self._row, self.entries(owner))])

    def _row(self, entry: T) -> Row:
        return [None if (cell := value(entry)) is None else plain(cell) for value in self._values]  # of most cells

    @cached_property
    def _values(self) -> list[Callable[[T], Any]]:
        return [column.value for column in self.columns]

    @property
    def _every(self) -> Iterator[T]:
        return chain.from_iterable(map(self.entries, self.owners))

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(1 for _ in self._every)

    @cached_property
    def example(self) -> Row:
        """The fullest of the first rows; nothing where there is none. The others are not made for it."""
        found = map(self._row, islice(self._every, LOOKED_AT))
        return max(found, key=lambda row: len(row) - row.count(None), default=[])

    def told(self, column: Column[T]) -> str:
        """What a column means, and what it means where it is empty."""
        record = column.record or self.record
        told = column.about or (sentences(record)[column.field or column.name] if record else "")
        is_full = column.required or column is self.columns[0] or "mpty" in told
        return told if is_full else f"{told} {NONE if column.about or column.many else UNSAID}"

    def csv(self) -> Iterator[str]:
        """The table as CSV, in pieces."""
        yield csv_text([[column.name for column in self.columns]])
        rows = self.rows
        for start in range(0, len(rows), AT_ONCE):
            yield csv_text(rows[start : start + AT_ONCE])


def plain(value: Any) -> Cell:
    """A cell: words of closed lists, dates and values as text, lists joined, and nothing for what is not said."""
    if type(value) is str:  # most cells
        return value or None
    if value is None or isinstance(value, int):
        return value
    return BETWEEN.join(map(str, value)) or None if isinstance(value, (list, tuple)) else str(value)


# --- columns that come in threes and fives ------------------------------------------------------------------------


def dates(name: str, value: Callable[[T], Window | None], about: str = "", required: bool = False) -> tuple[Column[T], ...]:
    """A date as it was said, and its first and its last day; an open end has none."""

    def first(entry: T) -> Any:
        return window.first if (window := value(entry)) else None

    def last(entry: T) -> Any:
        return window.last if (window := value(entry)) else None

    return (
        Column(name, value, about, required=required),
        Column(f"{name}_first", first, f"The first day that {name} leaves open; empty where it is open to the past.", "date"),
        Column(f"{name}_last", last, f"The last day that {name} leaves open; empty where it is open to the future.", "date"),
    )


def quantities(value: Callable[[T], tuple[Quantity, str, Quantity | None, str]]) -> tuple[Column[T], ...]:
    """A value as it was said with its unit, and the same in the canonical unit of its measure, as numbers.

    `value` gives the value, its unit, the value in the canonical unit (None for a change, which has none), and that unit.
    """

    def end(name: str) -> Callable[[T], Any]:
        return lambda entry: getattr(value(entry)[2], name, None)

    return (
        Column("value", lambda entry: value(entry)[0], 'As stated, with its bound: 350, ">600", "~300", "400..500".', required=True),
        Column("unit", lambda entry: value(entry)[1], "The unit in which it was stated.", required=True),
        Column("bound", lambda entry: bound_of(value(entry)[0]), "How exact it is; empty for a number or a range.", words=Bound),
        Column("canonical_low", end("low"), "Its lower end in the unit of canonical_unit; empty where it has none.", "number"),
        Column("canonical_high", end("high"), "Its upper end in the unit of canonical_unit; empty where it has none.", "number"),
        Column(
            "canonical_unit",
            lambda entry: value(entry)[3] if value(entry)[2] else None,
            "The unit of its measure, in which numbers can be compared; what was counted, companies or samples, is in unit. Empty for a change "
            "from something else.",
        ),
    )


def ends(name: str, value: Callable[[T], Quantity | None], required: bool = False) -> tuple[Column[T], ...]:
    """A value without a unit of its own, such as a level or a share, as it was said, and its two ends as numbers."""

    def end(side: str) -> Callable[[T], Any]:
        return lambda entry: getattr(value(entry), side, None)

    return (
        Column(name, value, required=required),
        Column(f"{name}_low", end("low"), f"The lower end of {name}; empty where it has none.", "number"),
        Column(f"{name}_high", end("high"), f"The upper end of {name}; empty where it has none.", "number"),
    )


def bound_of(value: Quantity) -> str:
    """A word for the bound of a value; nothing for a number or a range."""
    if value.about:
        return "about"
    if value.low is not None and value.high is not None:
        return ""
    over, under = ("more than", "less than") if value.strict else ("at least", "at most")
    return over if value.high is None else under


# --- CSV ----------------------------------------------------------------------------------------------------------


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows that are told by name as CSV; the first says which columns there are."""
    names = list(rows[0]) if rows else []
    return csv_text([names, *([plain(row.get(name)) for name in names] for row in rows)])


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Lines of CSV by RFC 4180, a text that a spreadsheet would run as a formula made harmless."""
    text = StringIO(newline="")
    told = ([_harmless(one) if type(one) is bool or (type(one) is str and one[0] in FORMULA) else one for one in row] for row in rows)
    csv.writer(text, lineterminator="\r\n").writerows(told)
    return text.getvalue()


def _harmless(cell: str | bool) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if _VALUE.fullmatch(cell) else f"'{cell}"
