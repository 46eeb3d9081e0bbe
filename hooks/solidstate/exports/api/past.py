"""What changed for readers, day by day, from the history of data/ in git: as JSON and as a feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from ...language.days import day as in_words
from ..atom import LONGEST, Entry, atom, written
from ..history import Day, History
from ..rows import File, as_json
from . import Library
from .shapes import ChangeData, Known, NotCompared
from .telling import Teller

UNKNOWN = {
    "begun": "The record begins on this day: nothing of it has changed since.",
    "shallow": "What changed before is not known: this copy of the record holds no more of its history.",
    "bounded": "Nothing of which readers are told has changed since this day.",
    "no-git": "What changed before is not known: this copy of the record holds nothing of its history.",
}
"""What the feed says where no change is known, by the reason."""
PAGE = "milestones/"
"""The page of what is new."""


def changes(history: History) -> Iterator[File]:
    """The changes of twelve months, as far as they are known."""
    told = Changes(history)
    yield "api/v1/changes.json", told.json
    yield "feeds/changes.atom", told.feed


@dataclass
class Changes:
    """The changes of a record as files."""

    history: History

    @cached_property
    def library(self) -> Library:
        """What every answer begins with, and where things are."""
        return Library(self.history.survey, self.history.settings)

    @cached_property
    def undone(self) -> Mapping[str, ChangeData]:
        """By their ids the changes after which something stands as it did before an earlier day, each with the change of that day."""
        last: dict[tuple[str, str], ChangeData] = {}
        found: dict[str, ChangeData] = {}
        for row in (row for day in reversed(self.history.days) for row in day.rows):
            known = last.get((row["kind"], row["about"]))
            if known and known["day"] < row["day"] and (was := (row["before"], row["after"])) != (None, None):
                found |= {row["id"]: known} if was == (known["after"], known["before"]) else {}
            last[row["kind"], row["about"]] = row
        return found

    def json(self) -> Iterator[str]:
        """Every change, the newest day first, within a day in the order in which a comparison tells them."""
        places = self.library.teller.places
        rows: list[ChangeData] = []
        lost: list[NotCompared] = []
        for day in self.history.days:
            for row in day.rows:
                here = _standing(self.library.teller, row["permalink"])
                undone = self.undone.get(row["id"])
                rows.append({**row, "undoes": undone["id"] if undone else None, "permalink": places.page(here) if here else None})
            lost += [{"day": day.step.day.isoformat(), "why": day.why}] if day.why else []
        timeline = self.history.timeline
        known: Known = {
            "after": timeline.since.isoformat() if timeline.since else None,
            "because": timeline.why,
            "not_compared": lost,
        }
        return self.library.answer({"known": [as_json(known)], "count": [str(len(rows))], "changes": [as_json(rows)]})

    def feed(self) -> str | None:
        """The newest changes as a feed; where none is known, one entry says so."""
        places, timeline = self.library.teller.places, self.history.timeline
        told = islice(((day.step.day, row) for day in self.history.days for row in in_turns(day)), LONGEST)
        entries = [
            _entry(
                f"changes/{row['id']}",
                self._sentence(row),
                day,
                _standing(self.library.teller, row["permalink"]),
                row["section"],
                row["kind"],
            )
            for day, row in told
        ]
        if not entries:
            entries = [_entry(f"changes/{timeline.why}", UNKNOWN[timeline.why], timeline.since or self.history.survey.updated)]
        about = f"The newest changes, at most {LONGEST}; all that are known: {places.file('api/v1/changes.json')}"
        return atom(
            "How far? Changes of the record",
            "feeds/changes",
            "feeds/changes.atom",
            PAGE,
            written(entries, places),
            places,
            about,
        )

    def _sentence(self, row: ChangeData) -> str:
        undone = self.undone.get(row["id"])
        return f"{row['sentence']} – as before {in_words(date.fromisoformat(undone['day']))}" if undone else row["sentence"]


def in_turns(day: Day) -> list[ChangeData]:
    """The changes of a day, of each kind the first, then of each the second: where not all have room, each kind is seen."""
    told: Counter[str] = Counter()
    turns: list[int] = []
    for row in day.rows:
        turns.append(told[row["kind"]])
        told[row["kind"]] += 1
    return [row for _, row in sorted(zip(turns, day.rows, strict=True), key=lambda pair: pair[0])]


def _entry(key: str, sentence: str, day: date, address: str | None = None, *terms: str) -> Entry:
    return Entry(key, sentence, address or PAGE, day, day, day, terms, sentence, ())


def _standing(teller: Teller, address: str | None) -> str | None:
    """An address as it is today: without the anchor of what does not stand on the page, None where the page is gone."""
    catalogue = teller.catalogue
    page, _, anchor = (address or "").strip("/").partition("#")
    folder, _, id = page.strip("/").partition("/")
    known: Mapping[str, Container[str]] = {
        "companies": {*catalogue.companies, *catalogue.programmes},
        "routes": catalogue.routes,
        "challenges": catalogue.challenges,
    }
    if not page or (id and id not in known.get(folder, (id,))):
        return None
    gone = folder == "companies" and anchor and f"{id}/{anchor}" not in teller.told
    return f"{page.strip('/')}/" + (f"#{anchor}" if anchor and not gone else "")
