"""The changes of the record, day by day: told from git as far as it knows, worked out once, and nothing invented where it does not."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from solidstate.catalogue import open_catalogue
from solidstate.derived.history import as_it_was
from solidstate.derived.survey import Survey
from solidstate.exports import History, calendar, feeds, history
from solidstate.exports.api import past as api_past
from solidstate.exports.api.openapi import openapi
from solidstate.exports.api.past import Changes
from solidstate.reading import history as past_of
from solidstate.reading import revisions
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


def past(root: Path, **settings: str) -> History:
    return History(Survey(open_catalogue(root), TODAY), {"root": str(root), **settings}, change_in_words(root))


def told(root: Path, **settings: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(Changes(past(root, **settings)).json()))
    return found


def feed_of_changes(root: Path) -> str:
    return Changes(past(root)).feed() or ""


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
        "happened": {"text": "2023-11-12", "first": "2023-11-12", "last": "2023-11-12"},
        "gone": False,
        "because": None,
        "undoes": None,
        "sentence": "BMW, “Sell series cars with solid-state cells” moves from not before 2030 to 2032 "
        "(said 12 November 2023; AutoSpies (citing BMWBlog), 12 November 2023)",
        "permalink": "https://example.org/x/companies/bmw/#series-car",
    }


def test_what_corrects_something_is_told_with_its_reason(repository: Path) -> None:
    old = "    what: Tested large all-solid-state cells of Solid Power in a car.\n"
    commit(repository, "2026-11-22", (BMW, old, f"{old}    corrected: The car was another.\n    note: It was an i7.\n"))
    assert [(row["kind"], row["because"]) for row in told(repository)["changes"]] == [("field", "The car was another.")]


def test_a_rating_says_when_what_moved_it_happened_or_why_it_was_wrong(repository: Path) -> None:
    welion, shows = "data/companies/welion.yaml", "        shows:\n          - series-production\n"
    text = (repository / welion).read_text("utf-8")
    why = "        corrected: The page speaks of orders.\n"
    commit(repository, "2026-11-21", (welion, shows, why))
    (repository / welion).write_text(text, "utf-8")
    commit(repository, "2026-11-22")
    found = {row["day"]: row for row in told(repository)["changes"] if row["kind"] == "rating"}
    wrong, again = found["2026-11-21"], found["2026-11-22"]
    assert (wrong["because"], wrong["happened"]) == ("The page speaks of orders.", None)
    assert wrong["sentence"].endswith(" (corrected: The page speaks of orders.)")
    assert (again["because"], again["happened"]["text"]) == (None, "2024-04")


def test_a_rung_that_fell_says_the_note_that_stands_there_since(repository: Path) -> None:
    note = "        note: '[Orders](/glossary/#order) are no deliveries.'\n"
    commit(repository, "2026-11-21", ("data/companies/welion.yaml", "        shows:\n          - series-production\n", note))
    fell = next(row for row in told(repository)["changes"] if row["kind"] == "rating")
    assert fell["because"] == "Orders are no deliveries."
    assert fell["sentence"].endswith("“NIO began to make the pack in series.” (the note there, since then: Orders are no deliveries.)")


def test_a_state_says_which_word_brought_it(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    (state,) = (row for row in told(repository)["changes"] if row["kind"] == "state")
    assert (state["because"], state["happened"]["text"]) == (None, "2023-11-12")


def test_what_is_new_corrects_nothing_and_what_is_gone_is_gone(repository: Path) -> None:
    old = "    what: Tested large all-solid-state cells of Solid Power in a car.\n"
    commit(repository, "2026-11-21", (BMW, "\nmilestones:\n", f"\nmilestones:\n{LATE}    corrected: It was another day.\n"))
    commit(repository, "2026-11-22", (BMW, "  late-2022:\n", "  late-2021:\n"), (BMW, old, f"{old}    corrected: It was so.\n"))
    rows = {(row["day"], row["kind"]): row for row in told(repository)["changes"]}
    new, gone = rows["2026-11-21", "milestone-new"], rows["2026-11-22", "milestone-gone"]
    assert (new["because"], new["gone"], new["happened"]["text"]) == (None, False, "2022-03-04")
    assert (gone["gone"], gone["section"], gone["happened"]) == (True, "gone", None)


def test_an_audit_of_a_later_day_was_not_gone_before(repository: Path) -> None:
    first, second = (repository / "data" / "audits" / f"2026-11-{day}.yaml" for day in (20, 23))
    text = first.read_text("utf-8")
    first.unlink()
    commit(repository, "2026-11-21")
    first.write_text(text, "utf-8")
    commit(repository, "2026-11-22")
    second.write_text(text.replace("day: 2026-11-20", "day: 2026-11-23").replace("2026-11-21", "2026-11-23"), "utf-8")
    commit(repository, "2026-11-23")
    assert [(row["day"], row["kind"], row["about"]) for row in told(repository)["changes"]] == [
        ("2026-11-23", "entry-new", "2026-11-23"),
        ("2026-11-22", "entry-new", "2026-11-20"),
        ("2026-11-21", "entry-gone", "2026-11-20"),
    ]


REPORT = """\
reports:
  - place: data/companies/bmw.yaml
    claim: BMW tested a car.
    verdict: wrong
    errors:
      - date
    reason: It was a year later.
    changed: The date.
    day: 2026-11-22
"""


def test_a_report_was_not_there_before_there_was_a_list_of_them(repository: Path) -> None:
    """A state that is older than the list held none: not those of today."""
    listed = repository / "data" / "reports.yaml"
    listed.unlink()
    old = commit(repository, "2026-11-21")
    listed.write_text(REPORT, "utf-8")
    now = open_catalogue(repository)
    assert len(now.reports) == 1
    assert as_it_was(revisions.read_revision(repository, old), now).reports == ()


def test_each_day_is_told_by_itself_the_newest_first(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-21")
    commit(repository, "2026-11-22", (BMW, "due: 2032", "due: 2033"), (BMW, "by 2032", "by 2033"))
    commit(repository, "2026-11-22", (BMW, "due: 2033", "due: 2034"), (BMW, "by 2033", "by 2034"))
    dates = [(row["day"], row["before"], row["after"]) for row in told(repository)["changes"] if row["kind"] == "date"]
    assert dates == [("2026-11-22", "2032", "2034"), ("2026-11-21", "2030..", "2032")]
    changed = {(row["section"], row["gone"]) for row in told(repository)["changes"] if row["kind"] == "statement-changed"}
    assert changed == {("promises", False)}, "another word stands in its place"


def test_what_is_not_committed_is_not_told(repository: Path) -> None:
    append(repository, BMW, STATEMENT)
    assert told(repository)["changes"] == []


def test_a_day_is_worked_out_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    first = told(repository)

    def fails(*arguments: object) -> None:
        raise AssertionError("It is known already.")

    monkeypatch.setattr(history.States, "between", fails)
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
    assert "What changed before is not known: this copy of the record holds no more of its history." in feed_of_changes(clone)


def test_without_git_nothing_is_known(project: Path) -> None:
    found = told(project)
    assert (found["known"], found["count"]) == ({"after": None, "because": "no-git", "not_compared": []}, 0)
    assert "this copy of the record holds nothing of its history" in feed_of_changes(project)


def test_what_a_change_is_made_by_is_there() -> None:
    """What is kept of a day is made anew where one of these is another, and nowhere else."""
    package = Path(history.__file__).parents[1]
    assert [part for part in history.COMPARED_BY if not list(package.rglob(part))] == []
    assert (ROOT / "templates" / "text" / history.WORDED_BY).is_file()
    assert {path.name for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"} - {*history.ROOMS} == {
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
    feed = feed_of_changes(repository)
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


def test_what_flips_and_flips_back_is_told_as_that(repository: Path) -> None:
    shows = "        shows:\n          - series-production\n"
    welion = "data/companies/welion.yaml"
    text = (repository / welion).read_text("utf-8")
    commit(repository, "2026-11-21", (welion, shows, ""))
    (repository / welion).write_text(text, "utf-8")
    commit(repository, "2026-11-22")
    undone = {row["id"]: row["undoes"] for row in told(repository)["changes"] if row["kind"] in ("rating", "confirmed")}
    assert undone == {
        "2026-11-22/rating/welion/nio-150-kwh": "2026-11-21/rating/welion/nio-150-kwh",
        "2026-11-22/confirmed/welion/nio-150-kwh": "2026-11-21/confirmed/welion/nio-150-kwh",
        "2026-11-21/rating/welion/nio-150-kwh": None,
        "2026-11-21/confirmed/welion/nio-150-kwh": None,
    }
    assert feed_of_changes(repository).count(" – as before 21 November 2026</title>") == 2


LATE = """\
  late-2022:
    date: 2022-03-04
    what: Opened a laboratory for cells.
    confirmed_by: maker
    evidence:
      - source: autospies-2023-11
        quote: commercially producing solid-state cells
"""


def entries(root: Path, uri: str = "companies/bmw/feed.atom") -> dict[str, tuple[str, str]]:
    """The entries of a feed in their order: when the record first said it, and when that last changed."""
    feed = str(dict(feeds(past(root)))[uri]())
    found = re.findall(r"<title>(.*?)</title>.*?<published>(.*?)T.*?<updated>(.*?)T", feed[feed.index("<entry>") :], re.DOTALL)
    return {title: (published, updated) for title, published, updated in found}


def test_a_feed_tells_when_the_record_came_to_say_it(repository: Path) -> None:
    """What was recorded late is new, what was put right was changed, and what stood there at the beginning is of that day."""
    commit(repository, "2026-11-21", (BMW, "\nmilestones:\n", f"\nmilestones:\n{LATE}"))
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-22")
    old = "    what: Tested large all-solid-state cells of Solid Power in a car.\n"
    commit(repository, "2026-11-23", (BMW, old, f"{old}    corrected: The car was another.\n    note: It was an i7.\n"))
    append(repository, BMW, "# not yet committed, and nothing that a reader is told\n")
    found = entries(repository)
    assert list(found.values()) == sorted(found.values(), key=lambda days: (days[1], days[0]), reverse=True)
    (tested,) = (days for title, days in found.items() if "Tested large all-solid-state cells" in title)
    assert tested == next(iter(found.values())) == ("2026-11-20", "2026-11-23")
    series = "BMW: Sell series cars with solid-state cells."
    assert found[f"{series} (named anew, 12 November 2023: by 2032)"] == ("2026-11-22", "2026-11-22")
    assert found[f"{series} (promised, 21 April 2021: by 2030)"] == ("2026-11-20", "2026-11-20")
    assert found["BMW: Opened a laboratory for cells. (4 March 2022)"] == ("2026-11-21", "2026-11-21")
    stamps = {str(one["last-modified"].dt.date()) for one in Calendar.from_ical(next(calendar(past(repository)))[1]()).walk("VEVENT")}  # type: ignore[arg-type]
    assert "2026-11-22" in stamps


def test_what_is_renamed_keeps_the_day_on_which_it_came(repository: Path) -> None:
    before = entries(repository)
    commit(repository, "2026-11-22", (BMW, "  i7-test-2025:\n", "  i7-2025:\n    formerly:\n      - i7-test-2025\n"))
    assert entries(repository) == before


def test_where_the_history_is_not_known_a_feed_goes_by_the_pages(repository: Path, tmp_path: Path) -> None:
    """A shallow clone knows that what stands there came before, and no more; a folder without git only when its pages were read."""
    commit(repository, "2026-11-21", (BMW, "\nmilestones:\n", f"\nmilestones:\n{LATE}"))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    for name in ("templates", "docs", "hooks"):
        (clone / name).symlink_to(repository / name)
    shallow = entries(clone)
    assert max(max(days) for days in shallow.values()) <= "2026-11-21"
    shutil.rmtree(clone / ".git")
    late = "BMW: Opened a laboratory for cells. (4 March 2022)"
    assert entries(clone)[late] == ("2026-11-22", "2026-11-22")
    assert shallow[late] == ("2026-11-21", "2026-11-21")
    assert list(entries(clone)) and set(entries(clone)) == set(shallow)


def test_of_a_day_of_many_changes_each_kind_is_seen(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(repository, BMW, STATEMENT)
    commit(
        repository,
        "2026-11-22",
        ("data/companies/welion.yaml", "        shows:\n          - series-production\n", ""),
        (BMW, "\nmilestones:\n", f"\nmilestones:\n{LATE}"),
    )
    kinds = ["rating", "confirmed", "date", "state", "milestone-new"]
    assert [row["kind"] for row in told(repository)["changes"]] == kinds
    monkeypatch.setattr(api_past, "LONGEST", 5)
    assert re.findall(r'category term="([a-z-]+)" />\s*<content', feed_of_changes(repository)) == kinds


def test_a_day_costs_what_changed_on_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each state only the files are read that changed, and git is asked no oftener for three days than for one."""
    read: list[str] = []
    asked: list[tuple[str, ...]] = []
    lenient, run = past_of.read_leniently, revisions._run

    def reading(raw: bytes, path: str, kind: str) -> Any:
        read.append(path)
        return lenient(raw, path, kind)

    def running(root: Path, *words: str, **more: Any) -> Any:
        asked.append(words)
        return run(root, *words, **more)

    monkeypatch.setattr(history.Cache, "get", lambda self, content: None)
    monkeypatch.setattr(past_of, "read_leniently", reading)
    monkeypatch.setattr(revisions, "_run", running)
    append(repository, BMW, STATEMENT)
    commit(repository, "2026-11-21")
    told(repository)
    once = len(asked)
    commit(repository, "2026-11-22", ("data/companies/welion.yaml", "        shows:\n          - series-production\n", ""))
    commit(repository, "2026-11-23", (BMW, "by 2032", "in 2032"))
    asked.clear()
    read.clear()
    told(repository)
    assert len(asked) == once
    assert read == [BMW, "data/companies/welion.yaml", BMW]


def test_days_on_which_everything_changed_do_not_make_a_build_read_the_record_over_and_over(repository: Path) -> None:
    """Of other days no more files are read than there are now; what is left out is said, and the newest day never is."""
    append(repository, BMW, STATEMENT)
    for day in range(21, 25):
        for file in sorted((repository / "data").rglob("*.yaml")):
            file.write_text(file.read_text("utf-8") + f"# {day}\n", "utf-8")
        commit(
            repository, f"2026-11-{day}", (BMW, f"by {2011 + day}", f"by {2012 + day}"), (BMW, f"due: {2011 + day}", f"due: {2012 + day}")
        )
    found = past(repository)
    assert [step.day.day for step in found.timeline.steps] == [24]
    assert told(repository)["known"] == {"after": "2026-11-23", "because": "bounded", "not_compared": []}
    assert {row["day"] for row in told(repository)["changes"]} == {"2026-11-24"}
