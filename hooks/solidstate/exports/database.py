"""The tables as one SQLite file with foreign keys and full-text search, and what tells Datasette about it.

The same tables give the same bytes with one version of SQLite: nothing in the file is of a clock or of the machine.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from ..derived.survey import Survey
from .places import Places
from .queries import EXAMPLES, QUERIES
from .rows import ATTRIBUTION, LICENCE, LICENCE_URL, Settings
from .table import BETWEEN, Column, Row, Table
from .version import data_version

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
STORED: Mapping[str, Callable[[Any], Any]] = {"number": float, "boolean": int}
PAGE_SIZE, AT_ONCE = 4096, 1 << 20
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDEST = 100_000
"""No line is broken: the two dumpers break it in other places."""
TITLE = "How far are solid-state batteries from us?"
ABOUT = "Of which day and version this file is, and under what it may be used."
OF_THE_WRITER = ((24, 4), (92, 8))
"""Where the header of the file counts its changes and names the version of SQLite: with nothing there any version gives the same."""


def database(tables: Sequence[Table[Any]], about: Mapping[str, str]) -> Iterator[bytes]:
    """The database in pieces, made in a file of the system's, which takes no memory and goes when it is read.

    A column that holds several ids has a table of its own beside it (`milestones_shows`), one row for each pair; a table with words to
    look for has an index of them (`milestones_fts`). `about` says of which day and version it is, and under what it may be used.
    """
    with TemporaryDirectory() as folder, closing(sqlite3.connect(whole := Path(folder, "whole"))) as made:
        made.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        made.execute("PRAGMA journal_mode = OFF")  # what fails is made anew
        made.execute("PRAGMA synchronous = OFF")
        made.execute("PRAGMA foreign_keys = OFF")  # tables that refer to one another are filled one after the other
        made.execute('CREATE TABLE "about" ("name" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL)')
        _fill(made, "about", 2, about.items())
        for table in tables:
            made.execute(_creation(table))
            rows = _stored(table)
            _fill(made, table.name, len(table.columns), rows)
            for name, pairs in _links(table, rows):
                made.execute(name)
                made.executemany(*pairs)
        for table in tables:
            if table.searched:
                _index(made, table)
        made.commit()
        with whole.open("r+b") as file:
            for place, length in OF_THE_WRITER:
                file.seek(place)
                file.write(bytes(length))
            file.seek(0)
            while piece := file.read(AT_ONCE):
                yield piece


def _creation(table: Table[Any]) -> str:
    lines = [f'"{column.name}" {TYPES[column.kind]}{_constraint(column, first=column is table.columns[0])}' for column in table.columns]
    inside = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {inside}\n)'


def _constraint(column: Column[Any], first: bool) -> str:
    words = " PRIMARY KEY NOT NULL" if first else " NOT NULL" if column.required else ""
    return words + (f' REFERENCES "{column.to}" ("id")' if column.to and not column.many else "")


def _stored(table: Table[Any]) -> list[Row]:
    """The rows with their numbers, true and false as the database has them."""
    rows, others = table.rows, [(place, STORED[column.kind]) for place, column in enumerate(table.columns) if column.kind in STORED]
    for row in rows:
        for place, kind in others:
            if (cell := row[place]) is not None:
                row[place] = kind(cell)
    return rows


def _fill(made: sqlite3.Connection, name: str, width: int, rows: Iterable[Sequence[Any]]) -> None:
    made.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * width)})', rows)  # noqa: S608 - names of our own tables


def _links(table: Table[Any], rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, tuple[str, list[tuple[str, str]]]]]:
    for place, column in enumerate(table.columns):
        if column.many and column.to:
            name = f"{table.name}_{column.name}"
            creation = (
                f'CREATE TABLE "{name}" ("{table.name}_id" TEXT NOT NULL REFERENCES "{table.name}" ("id"), '
                f'"{column.to}_id" TEXT NOT NULL REFERENCES "{column.to}" ("id"))'
            )
            pairs = [(row[0], one) for row in rows if row[place] for one in row[place].split(BETWEEN)]
            yield creation, (f'INSERT INTO "{name}" VALUES (?, ?)', pairs)  # noqa: S608


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""Chinese and Japanese, written without spaces: to the index a whole sentence would be one word."""
LONGEST_WORD = 8
"""How many signs a word of them may have to be found."""


def _index(made: sqlite3.Connection, table: Table[Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in ("rowid", *table.searched))
    name = f"{table.name}_fts"
    searched = ", ".join(f'"{one}"' for one in table.searched)
    made.execute(
        f"""CREATE VIRTUAL TABLE "{name}" USING fts5({searched}, content="{table.name}", tokenize="unicode61 remove_diacritics 2")"""
    )
    rows = made.execute(f'SELECT {columns} FROM "{table.name}"')  # noqa: S608 - names of our own tables
    places = ", ".join("?" * (len(table.searched) + 1))
    made.executemany(f'INSERT INTO "{name}" ({columns}) VALUES ({places})', ((id, *map(_findable, row)) for id, *row in rows))  # noqa: S608


def _findable(text: str | None) -> str | None:
    """A text for the index: behind it each run of up to eight signs of what is written without spaces, as a word of its own."""
    if not text or text.isascii():
        return text
    runs = _UNSPACED.findall(text)
    words = (run[i : i + size] for run in runs for i in range(len(run)) for size in range(1, min(LONGEST_WORD, len(run) - i) + 1))
    return f"{text} {' '.join(dict.fromkeys(words))}" if runs else text


def about(survey: Survey, settings: Settings) -> dict[str, str]:
    """What a file that is passed on alone must say of itself, name by name; nothing that is not known."""
    told = {
        "title": TITLE,
        "as_of": survey.day.isoformat(),
        **data_version(survey, settings.get("root", "")),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": ATTRIBUTION,
        "address": Places.of(settings).page("data/") if settings.get("site_url") else None,
    }
    return {name: str(value) for name, value in told.items() if value}


def datasette(survey: Survey, settings: Settings, tables: Sequence[Table[Any]]) -> str:
    """What Datasette says of the database: `datasette how-far.sqlite --metadata metadata.yaml`."""
    queries = EXAMPLES | {f"count-{name}": sql for name, sql in QUERIES.items()}  # one with a table's name would hide the table
    about = {
        "title": TITLE,
        "license": LICENCE,
        "license_url": LICENCE_URL,
        "source": ATTRIBUTION,
        **({"source_url": Places.of(settings).page("data/")} if settings.get("site_url") else {}),
        "databases": {
            "how-far": {
                "description": f"As of {survey.day.isoformat()}, with data of {survey.updated.isoformat()}.",
                "tables": {"about": {"description": ABOUT}} | {table.name: _told(table) for table in tables},
                "queries": {name: {"sql": sql} for name, sql in queries.items() if "{" not in sql},
            }
        },
    }
    text: str = yaml.dump(about, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=WIDEST)
    return text


def _told(table: Table[Any]) -> dict[str, Any]:
    label = next((column.name for column in table.columns if column.name in ("full_name", "name", "what", "title", "wording")), "id")
    return {
        "description": table.about,
        "label_column": label,
        "columns": {column.name: table.told(column) for column in table.columns},
        "facets": [column.name for column in table.columns if column.words and not column.many][:3],
    }
