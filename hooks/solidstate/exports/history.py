"""The record's history as exports need it: what each day changed, worked out once and kept, and when the record came to say a thing.

What a day changed is kept, so that it is worked out once: neither of its two commits changes any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..derived.changes import SECTIONS, Change
from ..derived.history import States
from ..derived.recorded import Recorded
from ..derived.survey import Survey
from ..language import prose
from ..reading.cache import Cache, bytes_of
from ..reading.history import MOST, Past, Step, Timeline, timeline
from .api.telling import span_or_none
from .rows import Settings
from .shelf import Shelf

if TYPE_CHECKING:
    from .api.shapes import ChangeData

Tell = Callable[[Change], str]
"""How a change is worded."""
ROOMS = ("language", "records", "reading", "checks", "catalogue", "derived")
COMPARED_BY = (*(f"{room}/**/*.py" for room in ROOMS), "exports/history.py", "site/rendering.py", "site/written.py")
WORDED_BY = "changes.txt.jinja"
"""What a change of the record is made by: an edit of a page, a picture or another export leaves what is kept as it is."""


@dataclass(frozen=True)
class Day:
    """What a day changed: its rows, why it could not be compared, else "", and the first ids of what came and of what was altered."""

    step: Step
    rows: list[ChangeData]
    why: str
    came: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


@dataclass
class History:
    """The changes of a record, each day worked out when somebody asks for it, or taken from what was kept."""

    survey: Survey
    settings: Settings
    tell: Tell
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return Path(self.settings.get("root", ""))

    @cached_property
    def timeline(self) -> Timeline:
        """The days."""
        return self._past.timeline

    @cached_property
    def days(self) -> list[Day]:
        """Each day with its changes, the newest first; with the reason where it cannot be compared."""
        return [
            Day(step, *self._once(f"{step.before} {step.after} {step.day}", partial(self._compared, step))) for step in self.timeline.steps
        ]

    @cached_property
    def recorded(self) -> Recorded:
        """When the record first said a thing, and when that last changed."""
        oldest_first, base = list(reversed(self.days)), self.timeline.base
        held = self._once(f"said in {base[0]}", partial(self._held, base[0])) if base else ()
        came = {id: day.step.day for day in self.days for id in day.came}
        altered = {id: day.step.day for day in oldest_first for id in day.altered}
        if base:
            self._cache.drop_unused(2 * MOST)
        return Recorded(came, altered, frozenset(held), base[1] if base else None, self.timeline.why == "begun")

    def _compared(self, step: Step) -> tuple[list[ChangeData], str, tuple[str, ...], tuple[str, ...]]:
        try:
            after = self._past.at(step.after)  # what came before the day that was told last
            told = self._states.between(self._past.at(step.before), after, step.day)
        except ValueError as error:
            return [], str(error), (), ()
        return list(_rows(step, told.changes, self.tell)), "", told.came, told.altered

    def _held(self, commit: str) -> tuple[str, ...]:
        try:
            return self._states.said_in(self._past.at(commit))
        except ValueError:
            return ()

    def _once(self, question: str, make: Callable[[], Any]) -> Any:
        """What is worked out of commits, or was before."""
        if (known := self._cache.get(question.encode())) is not None:
            return json.loads(known)
        made = make()
        self._cache.put(question.encode(), json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())
        return made

    @cached_property
    def _cache(self) -> Cache:
        package, texts = Path(__file__).parents[1], self.root / "templates" / "text"
        made_by = b"".join(bytes_of(package, part) for part in COMPARED_BY) + bytes_of(texts, WORDED_BY)
        return Cache(self.root, "changes", made_by)

    @cached_property
    def _past(self) -> Past:
        days = timeline(self.root, self.survey.day) if self.settings.get("root") else Timeline((), None, "no-git")
        return Past.of(self.root, self.survey.catalogue.documents.values(), days)

    @cached_property
    def _states(self) -> States:
        return States(self.survey.catalogue)


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
            "before": change.before or None,
            "after": change.after or None,
            "happened": span_or_none(change.happened),
            "gone": change.kind.endswith("-gone"),
            "because": (prose.to_text(change.because) or None) if not change.kind.endswith("-new") else None,  # nothing stood there
            "undoes": None,  # what another day did to it is not of this one
            "sentence": tell(change),
            "permalink": change.address,
        }
