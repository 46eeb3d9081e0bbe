"""Feeds and calendar: what a subscriber gets, and when it is new to him."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.derived.ledger import enters
from solidstate.derived.survey import Survey
from solidstate.exports import calendar, feeds
from solidstate.exports.feeds import promise_entries

from ..conftest import TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/far"
KNOWN = {"site_url": URL + "/", "pages": "folders"}
UNKNOWN = {"site_url": "", "pages": "folders"}


def made(survey: Survey, settings: dict[str, str]) -> dict[str, ElementTree.Element]:
    """Every feed by its uri, read."""
    return {uri: ElementTree.fromstring(str(make())) for uri, make in feeds(survey, settings)}


def events(survey: Survey, settings: dict[str, str] = KNOWN) -> dict[str, Any]:
    """The events of the calendar by their summaries."""
    ((_, make),) = calendar(survey, settings)
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
        assert "by the day on which it happened or was said" in str(feed.findtext(f"{ATOM}subtitle")), uri
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


def test_a_statement_whose_day_was_mended_is_no_news(survey: Survey) -> None:
    entry = survey.catalogue.promises["quantumscape/qse-5/launch"]
    assert entry.record.statements[0].said.text == "2021-01-01..2021-07-30"
    assert next(promise_entries(survey, entry, survey.states[entry.id])).key == f"{entry.id}/2021"


def test_a_feed_is_in_the_order_of_what_happened(project: Path) -> None:
    """A milestone of 2022 whose page was read on the last day is not new: it stands at its own day, which its text gives in words."""
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
    entries = made(survey, KNOWN)["companies/bmw/feed.atom"].findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}published") for entry in entries] == sorted(
        (str(entry.findtext(f"{ATOM}published")) for entry in entries), reverse=True
    )
    (entry,) = (one for one in entries if "Opened a laboratory for cells." in str(one.findtext(f"{ATOM}title")))
    assert "".join(entry.find(f"{ATOM}content").itertext()).strip().startswith("4 March 2022: BMW: Opened")  # type: ignore[union-attr]
    assert entry.findtext(f"{ATOM}published") == "2022-03-04T00:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"


def test_a_window_stands_in_the_calendar_as_one(survey: Survey) -> None:
    found = events(survey)
    assert all(event["dtend"].dt > event["dtstart"].dt for event in found.values())
    assert max((event["dtend"].dt - event["dtstart"].dt).days for event in found.values()) >= 365
    assert all(event["url"].startswith(f"{URL}/companies/") and event["categories"] for event in found.values())
    assert all("url" not in event for event in events(survey, UNKNOWN).values())


def test_the_newest_hundred_are_those_that_happened_last(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["solidstate.exports.atom"], "LONGEST", 3)
    shown = [entry.findtext(f"{ATOM}published") for entry in made(survey, KNOWN)["feeds/milestones.atom"].iter(f"{ATOM}entry")]
    last = sorted((entry.record.date.last for entry in survey.milestones if entry.record.date.last), reverse=True)
    assert shown == [f"{day}T00:00:00Z" for day in last[:3]]


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
