"""What changed for readers, day by day, from the history of data/ in git: as JSON and as a feed.

What a day changed is kept, so that it is worked out once: neither of its two commits changes any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from ...derived.changes import SECTIONS, Change
from ...derived.history import changes_between
from ...derived.survey import Survey
from ...reading.cache import Cache, bytes_of
from ...reading.history import MOST, Past, Step, Timeline, timeline
from ..atom import LONGEST, Entry, atom
from ..rows import File, Settings
from . import Library, as_json
from .shapes import ChangeData, Known, NotCompared
from .telling import Teller

Tell = Callable[[Change], str]
"""How a change is worded."""
ROOMS = ("language", "records", "reading", "checks", "catalogue", "derived")
COMPARED_BY = (*(f"{room}/**/*.py" for room in ROOMS), "api/past.py", "site/rendering.py", "site/written.py")
WORDED_BY = "changes.txt.jinja"
"""What a change of the record is made by: an edit of a page, a picture or another export leaves what is kept as it is."""
UNKNOWN = {
    "begun": "The record begins on this day: nothing of it has changed since.",
    "shallow": "What changed before is not known: this copy of the record holds no more of its history.",
    "bounded": "Nothing of which readers are told has changed since this day.",
    "no-git": "What changed before is not known: this copy of the record holds nothing of its history.",
}
"""What the feed says where no change is known, by the reason."""
PAGE = "milestones/"
"""The page of what is new."""


def changes(survey: Survey, settings: Settings, tell: Tell) -> Iterator[File]:
    """The changes of twelve months, as far as they are known."""
    history = History(survey, settings, tell)
    yield "api/v1/changes.json", history.json
    yield "feeds/changes.atom", history.feed


@dataclass
class History:
    """The changes of a record, each day worked out when it is asked for, or taken from what was kept."""

    survey: Survey
    settings: Settings
    tell: Tell

    @cached_property
    def library(self) -> Library:
        """What every answer begins with, and where things are."""
        return Library(self.survey, self.settings)

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return Path(self.settings.get("root", ""))

    @cached_property
    def timeline(self) -> Timeline:
        """The days."""
        return timeline(self.root, self.survey.day) if self.settings.get("root") else Timeline((), None, "no-git")

    @cached_property
    def days(self) -> list[tuple[Step, list[ChangeData], str]]:
        """Each day with its changes, the newest first; with the reason where it cannot be compared."""
        if not self.timeline.steps:
            return []
        package, texts = Path(__file__).parents[2], self.root / "templates" / "text"
        made_by = b"".join(bytes_of(package, part) for part in COMPARED_BY) + bytes_of(texts, WORDED_BY)
        kept, past = Cache(self.root, "changes", made_by), Past.of(self.root, self.survey.catalogue.documents.values())
        found = [(step, *self._day(step, kept, past)) for step in self.timeline.steps]
        kept.drop_unused(2 * MOST)
        return found

    def _day(self, step: Step, kept: Cache, past: Past) -> tuple[list[ChangeData], str]:
        question = f"{step.before} {step.after} {step.day}".encode()
        if (known := kept.get(question)) is not None:
            rows, why = json.loads(known)
            return rows, why
        try:
            found = changes_between(past.at(step.before), past.at(step.after), self.survey.catalogue, step.day)
            rows, why = list(_rows(step, found, self.tell)), ""
        except ValueError as error:
            rows, why = [], str(error)
        kept.put(question, as_json([rows, why]).encode())
        return rows, why

    def json(self) -> Iterator[str]:
        """Every change, the newest day first, within a day in the order in which a comparison tells them."""
        places = self.library.teller.places
        rows: list[ChangeData] = []
        lost: list[NotCompared] = []
        for step, found, why in self.days:
            for row in found:
                here = _standing(self.library.teller, row["permalink"])
                rows.append({**row, "permalink": places.page(here) if here else None})
            lost += [{"day": step.day.isoformat(), "why": why}] if why else []
        since: date | None = self.timeline.since
        known: Known = {"after": since.isoformat() if since else None, "because": self.timeline.why, "not_compared": lost}
        return self.library.answer({"known": [as_json(known)], "count": [str(len(rows))], "changes": [as_json(rows)]})

    def feed(self) -> str | None:
        """The newest changes as a feed, of a day those first that a comparison tells first; where none is known, one entry says so."""
        places, told = self.library.teller.places, islice(((step.day, row) for step, rows, _ in self.days for row in rows), LONGEST)
        entries = [
            _entry(
                f"changes/{row['id']}", row["sentence"], day, _standing(self.library.teller, row["permalink"]), row["section"], row["kind"]
            )
            for day, row in told
        ]
        if not entries:
            entries = [_entry(f"changes/{self.timeline.why}", UNKNOWN[self.timeline.why], self.timeline.since or self.survey.updated)]
        about = f"The newest changes, at most {LONGEST}; all that are known: {places.file('api/v1/changes.json')}"
        return atom("How far? Changes of the record", "feeds/changes", "feeds/changes.atom", PAGE, entries, places, about)


def _entry(key: str, sentence: str, day: date, address: str | None = None, *terms: str) -> Entry:
    return Entry(key, sentence, address or PAGE, day, day, terms, sentence, ())


def _rows(step: Step, found: list[Change], tell: Tell) -> Iterator[ChangeData]:
    sections = {kind: section for section, kinds in SECTIONS.items() for kind in kinds}
    seen: dict[str, int] = {}
    for change in found:
        id = f"{step.day}/{change.kind}/{change.id}"
        seen[id] = seen.get(id, 0) + 1
        yield {
            "id": id if seen[id] == 1 else f"{id}-{seen[id]}",
            "day": step.day.isoformat(),
            "commit": step.after,
            "section": sections[change.kind],
            "kind": change.kind,
            "about": change.id,
            "name": change.name,
            "before": change.before,
            "after": change.after,
            "gone": change.gone,
            "because": change.because or None,
            "sentence": tell(change),
            "permalink": change.address,
        }


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
