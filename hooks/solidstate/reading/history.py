"""The days on which data/ changed, as git knows them: from which commit to which, and from when on that is all there was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from .loading import Document, kind_of
from .nodes import Location
from .revisions import Revision, ask, changed_since, read_leniently

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

    The last two states are kept: of a day and the day before it, the later one is the earlier one of the next.
    """

    root: Path
    now: Mapping[str, Document]
    read: dict[tuple[str, bytes], tuple[Document, tuple[Location, ...]]] = field(default_factory=dict)
    states: dict[str, Revision] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, documents: Iterable[Document]) -> Past:
        """The past of the documents that stand in a folder now."""
        return cls(root, {document.path: document for document in documents})

    def at(self, commit: str) -> Revision:
        """The data as of a commit. Raises ValueError with git's own reason where it cannot be read."""
        if commit in self.states:
            return self.states[commit]
        changed = changed_since(self.root, commit)
        documents, left_out = [document for path, document in self.now.items() if path not in changed], {}
        for path, raw in changed.items():
            kind = kind_of(path)
            if raw is None or kind is None:
                continue
            if (path, raw) not in self.read:
                self.read[path, raw] = read_leniently(raw, path, kind)
            document, gaps = self.read[path, raw]
            documents.append(document)
            if gaps:
                left_out[path] = gaps
        found = Revision(commit, tuple(sorted(documents, key=lambda one: one.path)), left_out)
        self.states = dict([*self.states.items(), (commit, found)][-2:])
        return found
