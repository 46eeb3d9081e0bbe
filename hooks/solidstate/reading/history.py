"""The days on which data/ changed, as git knows them: from which commit to which, and from when on that is all there was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from .loading import Document, kind_of
from .nodes import Location
from .revisions import RAW, Revision, ask, contents, differences, found, others_since, read_leniently

MOST = 30


@dataclass(frozen=True)
class Step:
    """A day on which data/ changed: the last commit of the day, and the last one before it."""

    day: date
    before: str
    after: str


@dataclass(frozen=True)
class Timeline:
    """The days on which data/ changed, the newest first. Nothing is missing from `since` on; None where nothing is known.

    `why` says why no more is known: begun (the record began then), shallow (the clone holds no more), bounded (more is not looked at),
    no-git. `base` is the state from which the first step begins: the last commit of a day, and the day.
    """

    steps: tuple[Step, ...]
    since: date | None
    why: str
    base: tuple[str, date] | None = None

    @property
    def commits(self) -> list[str]:
        """The last commit of each day, the newest first, and that from which the first begins."""
        return [*(step.after for step in self.steps), *(self.base[0] for _ in (self.base,) if self.base)]


def timeline(root: Path, today: date) -> Timeline:
    """The days of the last twelve months on which data/ changed, at most the newest thirty; of a merge counts when it was made."""
    try:
        listed = ask(root, "log", "--first-parent", "--format=%H %ct", "--", "data").decode("ascii").split("\n")
        is_shallow = ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except ValueError:
        return Timeline((), None, "no-git")
    commits = [
        (datetime.fromtimestamp(int(when), UTC).date(), commit) for commit, _, when in (line.partition(" ") for line in listed if line)
    ]
    last = dict(reversed(commits))  # of a day the newest
    days = sorted((day for day in last if day <= today), reverse=True)
    first_day = date(today.year - 1, today.month, 1)
    told = [day for day in days[:-1] if day >= first_day][:MOST]
    steps = tuple(Step(day, last[days[number + 1]], last[day]) for number, day in enumerate(told))
    if not days:
        return Timeline((), None, "shallow" if is_shallow else "begun")
    whole = len(told) == len(days) - 1
    since = days[len(told)] if whole else told[-1] if told else days[0]
    begins = days[len(told)]
    return Timeline(steps, since, ("shallow" if is_shallow else "begun") if whole else "bounded", (last[begins], begins))


@dataclass
class Past:
    """The data as of the days of a timeline, read beside the files as they are: what did not change since is the same document.

    `others` are for each commit the files that were others then, by the name that git has for their content; "" where there was none.
    The last two states are kept: of a day and the day before it, the later one is the earlier one of the next; and of what was read that
    of the last.
    """

    root: Path
    now: Mapping[str, Document]
    timeline: Timeline
    others: Mapping[str, Mapping[str, str]]
    read: dict[tuple[str, str], tuple[Document, tuple[Location, ...]]] = field(default_factory=dict)
    states: dict[str, Revision] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, documents: Iterable[Document], timeline: Timeline) -> Past:
        """The past of the documents that stand in a folder now: no more of it is read than there is now, whatever changed on how many days."""
        now = {document.path: document for document in documents}
        others = _others(root, timeline)
        return cls(root, now, _bounded(timeline, others, len(now)), others)

    def at(self, commit: str) -> Revision:
        """The data as of a commit. Raises ValueError with git's own reason where it cannot be read."""
        if commit not in self.states:
            self.states = dict([*self.states.items(), (commit, self._at(commit))][-2:])
        return self.states[commit]

    def _at(self, commit: str) -> Revision:
        then = {(path, name): kind for path, name in _read_of(self.others[commit]) if (kind := kind_of(path))}
        self.read = {key: self.read.get(key) or self._read(*key, kind) for key, kind in then.items()}
        old = {path: read for (path, _), read in self.read.items()}
        same = [document for path, document in self.now.items() if path not in self.others[commit]]
        documents = sorted([*same, *(document for document, _ in old.values())], key=lambda one: one.path)
        return Revision(commit, tuple(documents), {path: gaps for path, (_, gaps) in old.items() if gaps})

    def _read(self, path: str, name: str, kind: str) -> tuple[Document, tuple[Location, ...]]:
        return read_leniently(found(name, self._contents[name]), path, kind)

    @cached_property
    def _contents(self) -> Mapping[str, bytes | None]:
        """What the files held that were others at any of the commits, by the name that git has for it: asked for at once."""
        names = list(dict.fromkeys(name for commit in self.timeline.commits for _, name in _read_of(self.others[commit])))
        return dict(zip(names, contents(self.root, names), strict=True))


def _read_of(others: Mapping[str, str]) -> list[tuple[str, str]]:
    """What of some files is read: each that holds a record, and was there."""
    return [(path, name) for path, name in others.items() if name and kind_of(path)]


def _others(root: Path, timeline: Timeline) -> Mapping[str, Mapping[str, str]]:
    if not timeline.base:
        return {}
    others, base = others_since(root, "HEAD"), timeline.base[0]
    edited, now, known = set(others), dict[str, str](), dict[str, dict[str, str]]()
    listed = ask(root, "log", "--first-parent", "-m", *RAW, "--format=%x00%H", f"{base}..HEAD", "--", "data")
    for commit, _, lines in (part.partition(b"\n") for part in listed.split(b"\0")[1:]):
        if (name := commit.decode("ascii")) in timeline.commits:
            known[name] = dict(others)
        for path, old, new in differences(lines):
            others[path] = old
            if now.setdefault(path, new) == old and path not in edited:
                del others[path]  # as it is now
    return known | {base: others}


def _bounded(timeline: Timeline, others: Mapping[str, Mapping[str, str]], most: int) -> Timeline:
    """The newest days of a timeline for which no more than so many files are read, the newest one in any case."""
    read: set[tuple[str, str]] = set()
    for number, step in enumerate(timeline.steps):
        read.update(*(_read_of(others[commit]) for commit in (step.before, step.after)))
        if number and len(read) > most:
            return Timeline(timeline.steps[:number], step.day, "bounded", (step.after, step.day))
    return timeline
