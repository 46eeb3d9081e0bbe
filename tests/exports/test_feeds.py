"""Feeds and calendar: what a subscriber gets, and when it is new to him."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.catalogue.support import known_by_reading
from solidstate.derived.ledger import enters
from solidstate.derived.recorded import Recorded
from solidstate.derived.survey import Survey
from solidstate.exports import History, calendar, feeds
from solidstate.exports.feeds import _when, promise_entries
from solidstate.language.values import Window
from solidstate.records import Evidence, Source

from ..conftest import TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/far"
KNOWN = {"site_url": URL + "/", "pages": "folders"}
UNKNOWN = {"site_url": "", "pages": "folders"}


def made(survey: Survey, settings: dict[str, str]) -> dict[str, ElementTree.Element]:
    """Every feed by its uri, read."""
    return {uri: ElementTree.fromstring(str(make())) for uri, make in feeds(History(survey, settings, str))}


def events(survey: Survey, settings: dict[str, str] = KNOWN) -> dict[str, Any]:
    """The events of the calendar by their summaries."""
    ((_, make),) = calendar(History(survey, settings, str))
    return {str(event["summary"]): event for event in Calendar.from_ical(make()).walk("VEVENT")}


@pytest.fixture(scope="module")
def known(survey: Survey) -> dict[str, ElementTree.Element]:
    return made(survey, KNOWN)


@pytest.mark.parametrize("settings", [KNOWN, UNKNOWN], ids=["known", "unknown"])
def test_every_feed_is_whole(survey: Survey, settings: dict[str, str]) -> None:
    """What RFC 4287 asks: one id, title and day each, an author, who it is, and content in every entry."""
    for uri, feed in made(survey, settings).items():
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None, uri
        links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
        assert urljoin(f"{URL}/{uri}", links["self"]) == f"{URL}/{uri}"
        entries = feed.findall(f"{ATOM}entry")
        assert entries, uri
        days = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
        assert feed.findtext(f"{ATOM}updated") == max(days), uri
        assert "by the day on which the record last changed what it says" in str(feed.findtext(f"{ATOM}subtitle")), uri
        titles = [entry.findtext(f"{ATOM}title") for entry in entries]
        assert len(set(titles)) == len(titles), uri
        for one in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(one.findall(f"{ATOM}{name}")) == 1, (uri, name)
        for entry in entries:
            assert str(entry.findtext(f"{ATOM}published")) <= str(entry.findtext(f"{ATOM}updated"))
            assert "".join(entry.find(f"{ATOM}content").itertext()).strip(), uri  # type: ignore[union-attr]
            address = urljoin(f"{URL}/{uri}", entry.find(f"{ATOM}link").get("href", ""))  # type: ignore[union-attr]
            assert address.startswith(f"{URL}/companies/") and "#" in address, address


def test_there_is_a_feed_of_each_company_and_route_that_has_news(known: dict[str, ElementTree.Element]) -> None:
    assert {"feeds/milestones.atom", "feeds/promises.atom", "companies/bmw/feed.atom", "routes/sulfide/feed.atom"} <= set(known)


def test_a_promise_is_news_when_it_is_made_moved_kept_and_when_nothing_is_heard(known: dict[str, ElementTree.Element]) -> None:
    terms = {term.get("term") for term in known["feeds/promises.atom"].iter(f"{ATOM}category")}
    assert {"promise", "promised", "moved", "kept late", "date taken back", "no outcome found"} <= terms
    titles = [str(one.text) for one in known["feeds/promises.atom"].iter(f"{ATOM}title")]
    assert any(re.search(r"\(no outcome found, over since 1 January 20\d\d: ", title) for title in titles), titles


def test_a_statement_whose_day_was_mended_is_no_news(survey: Survey) -> None:
    entry = survey.catalogue.promises["quantumscape/qse-5/launch"]
    assert entry.record.statements[0].said.text == "2021-01-01..2021-07-30"
    assert next(promise_entries(survey, entry, survey.states[entry.id], Recorded())).key == f"{entry.id}/2021"


def test_what_was_recorded_late_is_new(project: Path) -> None:
    """A milestone of 2022 whose page was read on the last day comes first, with its own day in words. Without a history that day is all
    that is known of when it came into the record.
    """
    path = project / "data" / "companies" / "bmw.yaml"
    text = path.read_text("utf-8")
    source = "  late:\n    title: Founded\n    url: https://example.org/late\n    publisher: BMW\n    kind: company\n    language: en\n"
    text = text.replace("\nsources:\n", f"\nsources:\n{source}    published: 2022-03-04\n    read: 2026-11-24\n", 1)
    late = (
        "  late-2022:\n    date: 2022-03-04\n    what: Opened a laboratory for cells.\n    confirmed_by: maker\n"
        "    evidence:\n      - source: late\n        quote: the laboratory for cells opened today\n"
    )
    text = text.replace("\nmilestones:\n", f"\nmilestones:\n{late}", 1)
    path.write_text(text, "utf-8")
    survey = Survey(open_catalogue(project), TODAY)
    for uri in ("companies/bmw/feed.atom", "feeds/milestones.atom"):
        entry = made(survey, KNOWN)[uri].find(f"{ATOM}entry")
        assert entry is not None
        assert entry.findtext(f"{ATOM}title") == "BMW: Opened a laboratory for cells. (4 March 2022)"
        assert entry.findtext(f"{ATOM}published") == entry.findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"


def test_a_feed_is_in_the_order_in_which_the_record_changed(known: dict[str, ElementTree.Element]) -> None:
    for uri, feed in known.items():
        days = [(str(entry.findtext(f"{ATOM}updated")), str(entry.findtext(f"{ATOM}published"))) for entry in feed.iter(f"{ATOM}entry")]
        assert days == sorted(days, reverse=True), uri


def test_what_the_history_says_of_one_company_is_signed_apart() -> None:
    day = date(2026, 5, 1)
    known = Recorded({"a/x": day})
    for other in (Recorded({"a/x": day, "b/y": day}), Recorded({"a/x": day}, {"b/y": day}), Recorded({"a/x": day}, {}, frozenset(["b/y"]))):
        assert other.sign_of(["a"]) == known.sign_of(["a"])
        assert other.sign_of(["b"]) != known.sign_of(["b"])
    assert Recorded({}, {"a/x": day}).sign_of(["a"]) != known.sign_of(["a"])
    assert Recorded({"a/x": day}, {}, frozenset(), day).sign_of(["a"]) != known.sign_of(["a"])


@pytest.mark.parametrize(
    ("recorded", "happened", "days"),
    [
        (Recorded({"a": date(2026, 5, 1)}, {"a": date(2026, 6, 1)}), date(2020, 1, 1), ("2026-05-01", "2026-06-01")),
        (Recorded({}, {}, frozenset("a"), date(2026, 4, 1), True), date(2020, 1, 1), ("2026-04-01", "2026-04-01")),
        (Recorded({}, {"a": date(2026, 6, 1)}, frozenset("a"), date(2026, 4, 1)), date(2020, 1, 1), ("2020-01-01", "2026-06-01")),
        (Recorded({}, {}, frozenset("b"), date(2026, 4, 1), True), date(2020, 1, 1), ("2020-01-01", "2020-01-01")),
        (Recorded({"a": date(2026, 5, 1)}), date(2026, 5, 31), ("2026-05-31", "2026-05-31")),
        (Recorded({"a": date(2026, 5, 1)}), date(2027, 5, 31), ("2026-05-01", "2026-05-01")),
    ],
    ids=["told", "begun with it", "from before the history", "not committed", "not over until later", "not over yet"],
)
def test_when_the_record_first_said_a_thing(recorded: Recorded, happened: date, days: tuple[str, str]) -> None:
    """By its history; where that does not tell it, by the page that was read last, here the day of the thing itself."""
    assert tuple(map(str, recorded.days("a", [], {}, happened, TODAY))) == days


def test_a_window_stands_in_the_calendar_as_one(survey: Survey) -> None:
    found = events(survey)
    assert all(event["dtend"].dt > event["dtstart"].dt for event in found.values())
    assert max((event["dtend"].dt - event["dtstart"].dt).days for event in found.values()) >= 365
    assert all(event["url"].startswith(f"{URL}/companies/") and event["categories"] for event in found.values())
    assert all("url" not in event for event in events(survey, UNKNOWN).values())


def test_what_a_page_without_a_date_tells_is_not_dated_by_the_day_of_its_reading_alone() -> None:
    page = {"title": "t", "publisher": "p", "kind": "press", "url": "https://example.org/a", "language": "en", "read": "2026-11-22"}
    quotes, sources = [Evidence.model_validate({"source": "a", "quote": "q"})], {"a": Source.model_validate(page)}
    read, before = Window.parse("..2026-11-22"), Window.parse("..2026-11-20")
    assert _when(read, known_by_reading(quotes, sources, read)) == "by 22 November 2026, when a page without a date was read"
    assert _when(before, known_by_reading(quotes, sources, before)) == "by 20 November 2026"


def test_the_newest_hundred_are_those_of_the_newest_days(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [entry.findtext(f"{ATOM}id") for entry in made(survey, KNOWN)["feeds/milestones.atom"].iter(f"{ATOM}entry")]
    monkeypatch.setattr(sys.modules["solidstate.exports.atom"], "LONGEST", 3)
    assert [entry.findtext(f"{ATOM}id") for entry in made(survey, KNOWN)["feeds/milestones.atom"].iter(f"{ATOM}entry")] == every[:3]


def test_the_calendar_says_what_is_weak_and_what_is_not_counted(survey: Survey) -> None:
    waiting = [(entry, state) for entry, state in survey.promises if not state.outcome and (state.latest.due.last or date.min) >= TODAY]
    for word, number in (
        ("on weak sources", sum(state.is_weak for _, state in waiting)),
        ("not counted", sum(not enters(entry.record, state) for entry, state in waiting)),
    ):
        found = [summary for summary, event in events(survey).items() if word in event["categories"].cats]
        assert len(found) == number and all(word in summary for summary in found), word


def test_a_date_that_is_named_again_raises_the_sequence(survey: Survey, sample: Catalogue) -> None:
    """One event, whatever date stands: before and after the move it has the same UID, and says when it changed."""
    told = {}
    for day in (date(2021, 3, 1), TODAY):
        for event in events(Survey(sample, day)).values():
            told.setdefault(str(event["uid"]), []).append((int(event["sequence"]), event["last-modified"].dt == event["dtstamp"].dt))
    assert told and all(same for steps in told.values() for _, same in steps)
    assert max(number for steps in told.values() for number, _ in steps) >= 1
