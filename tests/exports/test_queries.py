"""Every count of a page is counted again from the tables, by the query that stands beside it."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from solidstate.catalogue import Catalogue
from solidstate.drawing import pictures
from solidstate.exports.queries import EXAMPLES, QUERIES
from solidstate.site.counts import COUNTED
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY
from ..site.test_format import words

SHOWN = re.compile(r"<pre data-query=\"([\w-]+)\" data-rows='([^']*)'><code>(.*?)</code></pre>", re.DOTALL)
EACH = {"news": 20}
"""How many pages of one kind are asked, where one alone may not count all that the others do."""


def shown(website: Website) -> list[tuple[str, str, list[list[Any]], str, str]]:
    """What pages say, a few of each kind: page, query, rows, SQL and the words of the page."""
    parts = [name.removeprefix("part ") for name in COUNTED if name.startswith("part ")]
    found, seen = [], {name: 0 for name in COUNTED if not name.startswith("part ")}
    texts = [(name, str(website.part(name, "method.md"))) for name in parts]
    for uri, entry in website.table.items():
        if entry.kind and entry.kind.name in seen and seen[entry.kind.name] < EACH.get(entry.kind.name, 1):
            file = website.file(uri)
            assert file
            texts.append((uri, str(file.text)))
            seen[entry.kind.name] += bool(SHOWN.search(str(file.text)))
    assert all(seen.values()), seen
    for uri, text in texts:
        plain = words(re.sub(r'<details class="query".*?</details>', "", text, flags=re.DOTALL))
        found += [(uri, name, json.loads(rows), unescape(sql), plain) for name, rows, sql in SHOWN.findall(text)]
    return found


def sorted_rows(rows: list[Any]) -> list[list[Any]]:
    return sorted(map(list, rows), key=repr)


def csv_files(website: Website, folder: Path) -> Path:
    """The tables of a site as files."""
    for uri, entry in website.table.items():
        if uri.startswith("data/") and uri.count("/") == 1 and uri.endswith((".csv", ".sqlite")):
            made = entry.make()
            assert made
            (folder / Path(uri).name).write_bytes(made.text if isinstance(made.text, bytes) else made.text.encode())
    return folder


@pytest.mark.slow
def test_the_pages_say_what_the_tables_answer(tmp_path: Path, real: Catalogue) -> None:
    """DuckDB over the CSV, SQLite over its file; and each number of a row stands in the page's own words."""
    import duckdb

    website = Website(ROOT, real, max(audit.day.last or TODAY for audit in real.audits.values()))
    duck, lite, asked = duckdb.connect(), sqlite3.connect(csv_files(website, tmp_path) / "how-far.sqlite"), set()
    for path in tmp_path.glob("*.csv"):
        duck.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    for uri, name, rows, sql, plain in shown(website):
        assert sorted_rows(duck.execute(sql).fetchall()) == sorted_rows(rows), (uri, name)
        assert sorted_rows(lite.execute(sql).fetchall()) == sorted_rows(rows), (uri, name)
        plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)  # a page parts thousands: 2,499
        numbers = {str(one) for row in rows for one in row if type(one) is int and one > 1}
        missing = {one for one in numbers if not re.search(rf"(?<![\d.]){one}(?!\d)", plain)}
        assert not missing, (uri, name, missing)
        asked.add(name)
    lite.close()
    assert asked == set(QUERIES)


@pytest.mark.slow
def test_what_the_page_of_downloads_gives_runs(tmp_path: Path, real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for pandas and DuckDB in a folder with data/, the questions on the tables; the picture has as many numbers."""
    import duckdb

    website = Website(ROOT, real, TODAY)
    (tmp_path / "data").mkdir()
    csv_files(website, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    page = website.file("data.md")
    assert page
    code = [
        (kind, unescape(text)) for kind, text in re.findall(r'<pre data-run="(\w+)"><code>(.*?)</code></pre>', str(page.text), re.DOTALL)
    ]
    (lines,) = (text for kind, text in code if kind == "python")
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
    assert "no outcome found" in done.stdout, done.stderr
    (query,) = (text for kind, text in code if kind == "duckdb")
    found = duckdb.sql(query).fetchall()
    assert ("all-solid-state", "kept late") in {row[:2] for row in found}
    assert sum(map(int, re.findall(r" (\d+)$", done.stdout, re.MULTILINE))) == sum(row[2] for row in found), "every class, and none"
    (view,) = (text for kind, text in code if kind == "view")
    assert duckdb.connect().execute(view)
    history = website.file("api/v1/changes.json")
    assert history
    (tmp_path / "api" / "v1").mkdir(parents=True)
    (tmp_path / "api" / "v1" / "changes.json").write_text(str(history.text), "utf-8")
    (query,) = (text for kind, text in code if kind == "changes")
    assert all(day > date(2026, 11, 24) and sentence for day, _, sentence, _ in duckdb.sql(query).fetchall())
    with sqlite3.connect("data/how-far.sqlite") as lite:
        answers = [lite.execute(text).fetchall() for kind, text in code if kind == "tables"]
    assert len(answers) == len(EXAMPLES) and all(answers)
    opened = duckdb.connect()
    for path in (tmp_path / "data").glob("*.csv"):
        opened.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    assert [len(opened.execute(text).fetchall()) for kind, text in code if kind == "tables"] == [len(found) for found in answers]
    toyota, numbers = answers[2], answers[3]
    assert {"toyota", "idemitsu"} <= {row[2] for row in toyota}, "what stands in the files of its partners too"
    assert numbers and all(re.search(r"\d", row[13]) and re.sub(r"\D.*", "", row[2].lstrip("~<>")) in row[13] for row in numbers)
    drawn = pictures.energy(website.survey, "specific-energy")
    assert len(answers[0]) == len(drawn.rows)
