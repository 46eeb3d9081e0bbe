"""The changes of the record, day by day: told from git as far as it knows, worked out once, and nothing invented where it does not."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from solidstate.catalogue import open_catalogue
from solidstate.derived.survey import Survey
from solidstate.exports.api import past
from solidstate.exports.api.openapi import openapi
from solidstate.exports.api.past import History
from solidstate.site.rendering import change_in_words

from ..conftest import ROOT, TODAY

pytestmark = pytest.mark.slow

BMW = "data/companies/bmw.yaml"
STATEMENT = """\
      - said: 2023-11-12
        due: 2032
        wording: by 2032
        evidence:
          - source: autospies-2023-11
            quote: commercially producing solid-state cells
"""


def git(folder: Path, *words: str, day: str = "2026-11-20") -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", *words]
    dates = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **dates}).stdout.strip()


def commit(root: Path, day: str, *edits: tuple[str, str, str]) -> str:
    for file, old, new in edits:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    git(root, "add", "data")
    git(root, "commit", "-qm", "x", day=day)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(project: Path) -> Path:
    """The sample as the first commit, of 20 November."""
    git(project, "init", "-q")
    commit(project, "2026-11-20")
    return project


def history(root: Path, **settings: str) -> History:
    return History(Survey(open_catalogue(root), TODAY), {"root": str(root), **settings}, change_in_words(root))


def told(root: Path, **settings: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(history(root, **settings).json()))
    return found


def append(root: Path, file: str, text: str) -> None:
    path = root / file
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_day_is_told_with_its_ratings_dates_and_corrections(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    made = commit(
        repository,
        "2026-11-22",
        (BMW, "kind: carmaker", "kind: body"),
        ("data/companies/welion.yaml", "        shows:\n          - series-production\n", ""),
    )
    found = told(repository, site_url="https://example.org/x")
    assert found["known"] == {"after": "2026-11-20", "because": "begun", "not_compared": []}
    description = openapi(open_catalogue(repository), {})
    schema = description["components"]["schemas"]["ChangesFile"] | {"components": description["components"]}
    assert [one.message for one in Draft202012Validator(schema).iter_errors(found)] == []
    rows = {row["id"]: row for row in found["changes"]}
    assert set(rows) == {
        "2026-11-22/rating/welion/nio-150-kwh",
        "2026-11-22/confirmed/welion/nio-150-kwh",
        "2026-11-22/date/bmw/series-car",
        "2026-11-22/state/bmw/series-car",
    }
    row = rows["2026-11-22/date/bmw/series-car"]
    assert row == {
        "id": "2026-11-22/date/bmw/series-car",
        "day": "2026-11-22",
        "commit": made,
        "section": "promises",
        "kind": "date",
        "about": "bmw/series-car",
        "name": "BMW, “Sell series cars with solid-state cells”",
        "before": "2030..",
        "after": "2032",
        "gone": False,
        "because": None,
        "sentence": "BMW, “Sell series cars with solid-state cells” moves from not before 2030 to 2032 "
        "(said 12 November 2023; AutoSpies (citing BMWBlog), 12 November 2023)",
        "permalink": "https://example.org/x/companies/bmw/#series-car",
    }


def test_what_corrects_something_is_told_with_its_reason(repository: Path) -> None:
    old = "    what: Tested large all-solid-state cells of Solid Power in a car.\n"
    commit(repository, "2026-11-22", (BMW, old, f"{old}    corrected: The car was another.\n    note: It was an i7.\n"))
    assert [(row["kind"], row["because"]) for row in told(repository)["changes"]] == [("field", "The car was another.")]


def test_each_day_is_told_by_itself_the_newest_first(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-21")
    commit(repository, "2026-11-22", (BMW, "due: 2032", "due: 2033"), (BMW, "by 2032", "by 2033"))
    commit(repository, "2026-11-22", (BMW, "due: 2033", "due: 2034"), (BMW, "by 2033", "by 2034"))
    dates = [(row["day"], row["before"], row["after"]) for row in told(repository)["changes"] if row["kind"] == "date"]
    assert dates == [("2026-11-22", "2032", "2034"), ("2026-11-21", "2030..", "2032")]


def test_what_is_not_committed_is_not_told(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    assert told(repository)["changes"] == []


def test_a_day_is_worked_out_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    first = told(repository)

    def fails(*arguments: object) -> None:
        raise AssertionError("It is known already.")

    monkeypatch.setattr(past, "changes_between", fails)
    assert told(repository) == first


def test_a_shallow_clone_says_what_it_cannot_know(repository: Path, tmp_path: Path) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    for name in ("templates", "docs", "hooks"):
        (clone / name).symlink_to(repository / name)
    found = told(clone)
    assert (found["known"], found["changes"]) == ({"after": "2026-11-22", "because": "shallow", "not_compared": []}, [])
    assert "What changed before is not known: this copy of the record holds no more of its history." in (history(clone).feed() or "")


def test_without_git_nothing_is_known(project: Path) -> None:
    found = told(project)
    assert (found["known"], found["count"]) == ({"after": None, "because": "no-git", "not_compared": []}, 0)
    assert "this copy of the record holds nothing of its history" in (history(project).feed() or "")


def test_what_a_change_is_made_by_is_there() -> None:
    """What is kept of a day is made anew where one of these is another, and nowhere else."""
    package = Path(past.__file__).parents[2]
    assert [part for part in past.COMPARED_BY if not list(package.rglob(part))] == []
    assert (ROOT / "templates" / "text" / past.WORDED_BY).is_file()
    assert {path.name for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"} - {*past.ROOMS} == {
        "drawing", "exports", "site", "live", "commands"
    }  # fmt: skip


def test_a_state_that_cannot_be_compared_is_named(repository: Path) -> None:
    broken = commit(repository, "2026-11-21", ("data/companies/welion.yaml", "- series-production", "- flying"))
    commit(repository, "2026-11-22", ("data/companies/welion.yaml", "- flying", "- series-production"))
    why = told(repository)["known"]["not_compared"]
    assert [one["day"] for one in why] == ["2026-11-22", "2026-11-21"]
    assert why[0]["why"].startswith(f"As of {broken[:12]} the record cannot be compared: data/companies/welion.yaml")


def test_the_feed_tells_the_same(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    feed = history(repository).feed() or ""
    assert re.findall(r"<title>(.*)</title>", feed)[1:] == [
        "BMW, “Sell series cars with solid-state cells” moves from not before 2030 to 2032 "
        "(said 12 November 2023; AutoSpies (citing BMWBlog), 12 November 2023)",
        "BMW, “Sell series cars with solid-state cells” is now moved, was date taken back",
    ]
    assert "<subtitle>The newest changes, at most 100; all that are known: api/v1/changes.json</subtitle>" in feed
    assert "<updated>2026-11-22T00:00:00Z</updated>" in feed
    assert 'href="../companies/bmw/#series-car"' in feed


def test_what_is_gone_since_is_linked_nowhere(repository: Path) -> None:
    commit(repository, "2026-11-21", (BMW, "  i7-test-2025:", "  i7-2025:"))
    rows = {row["kind"]: row["permalink"] for row in told(repository)["changes"]}
    assert rows == {"milestone-gone": "companies/bmw/", "milestone-new": "companies/bmw/#i7-2025"}
