"""The days on which data/ changed, as git knows them: from which commit to which, and from when on that is all there was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from .loading import Document, kind_of
from .nodes import Location
from .revisions import RAW, Revision, ask, blobs, differences, others_since, read_leniently

MONTHS = 12
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
    """The data as of some commits, read beside the files as they are: what did not change since is the same document.

    `base` is the oldest commit that is asked for. The last two states are kept: of a day and the day before it, the later one is the
    earlier one of the next.
    """

    root: Path
    now: Mapping[str, Document]
    base: str
    read: dict[tuple[str, str], tuple[Document, tuple[Location, ...]]] = field(default_factory=dict)
    states: dict[str, Revision] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, documents: Iterable[Document], base: str) -> Past:
        """The past of the documents that stand in a folder now."""
        return cls(root, {document.path: document for document in documents}, base)

    def at(self, commit: str) -> Revision:
        """The data as of a commit. Raises ValueError with git's own reason where it cannot be read."""
        if commit not in self.states:
            self.states = dict([*self.states.items(), (commit, self._at(commit))][-2:])
        return self.states[commit]

    def _at(self, commit: str) -> Revision:
        then = {path: (name, kind) for path, name in self._others[commit].items() if name and (kind := kind_of(path))}
        fresh = [(path, name, kind) for path, (name, kind) in then.items() if (path, name) not in self.read]
        for (path, name, kind), raw in zip(fresh, blobs(self.root, [name for _, name, _ in fresh]), strict=True):
            self.read[path, name] = read_leniently(raw, path, kind)
        old = {path: self.read[path, name] for path, (name, _) in then.items()}
        same = [document for path, document in self.now.items() if path not in self._others[commit]]
        documents = sorted([*same, *(document for document, _ in old.values())], key=lambda one: one.path)
        return Revision(commit, tuple(documents), {path: gaps for path, (_, gaps) in old.items() if gaps})

    @cached_property
    def _others(self) -> Mapping[str, Mapping[str, str]]:
        """For each commit the files that were others then, by the name that git has for their content; "" where there was none."""
        others = others_since(self.root, "HEAD")
        edited, now, found = set(others), dict[str, str](), dict[str, dict[str, str]]()
        listed = ask(self.root, "log", "--first-parent", "-m", *RAW, "--format=%x00%H", f"{self.base}..HEAD", "--", "data")
        for commit, _, lines in (part.partition(b"\n") for part in listed.split(b"\0")[1:]):
            found[commit.decode("ascii")] = dict(others)
            for path, old, new in differences(lines):
                others[path] = old
                if now.setdefault(path, new) == old and path not in edited:
                    del others[path]  # as it is now
        return found | {self.base: others}
