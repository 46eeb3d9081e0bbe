"""Two catalogues -> what changes for readers: ratings, states of promises, what came and what went."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..records import Record
from .survey import Survey


def compare(old: Survey, new: Survey) -> list[str]:
    """One line a change, in the order ratings, promises, milestones, companies, other files."""
    return [*_ratings(old, new), *_promises(old, new), *_milestones(old, new), *_companies(old, new), *_files(old, new)]


def _ratings(old: Survey, new: Survey) -> Iterator[str]:
    for key in sorted({*old.ratings, *new.ratings}):
        before, after = old.ratings.get(key), new.ratings.get(key)
        if before is None and after is not None:
            yield f"+ programme {key}: {f'TRL {after.label}' if after.is_rated else 'not rated'}"
        elif after is None:
            yield f"- programme {key}"
        elif before is not None:
            if before.label != after.label:
                yield f"~ programme {key}: TRL {before.label or 'not rated'} -> {after.label or 'not rated'}"
            if before.confirmed.label != after.confirmed.label:
                yield f"~ programme {key}: confirmed {before.confirmed.label or 'none'} -> {after.confirmed.label or 'none'}"
            yield from _fields(f"programme {key}", old.catalogue.programmes[key].record, new.catalogue.programmes[key].record)


def _promises(old: Survey, new: Survey) -> Iterator[str]:
    for key in sorted({*old.states, *new.states}):
        before, after = old.states.get(key), new.states.get(key)
        if before is None and after is not None:
            yield f"+ promise {key}: {after.name}"
        elif after is None:
            yield f"- promise {key}"
        elif before is not None:
            if (before.name, before.slip) != (after.name, after.slip):
                yield f"~ promise {key}: {before.name}, slip {before.slip} -> {after.name}, slip {after.slip}"
            gone = len(before.statements) - len(after.statements)
            if gone > 0:
                yield f"- promise {key}: {gone} of {len(before.statements)} statements"
            elif old.catalogue.promises[key].record != new.catalogue.promises[key].record:
                yield f"~ promise {key}: its words, dates or evidence"


def _milestones(old: Survey, new: Survey) -> Iterator[str]:
    before, after = {m.id: m.record for m in old.milestones}, {m.id: m.record for m in new.milestones}
    yield from (f"+ milestone {key}" for key in sorted(after.keys() - before.keys()))
    yield from (f"- milestone {key}" for key in sorted(before.keys() - after.keys()))
    yield from (f"~ milestone {key}" for key in sorted(after.keys() & before.keys()) if before[key] != after[key])


def _companies(old: Survey, new: Survey) -> Iterator[str]:
    before, after = set(old.catalogue.companies), set(new.catalogue.companies)
    yield from (f"+ company {key}" for key in sorted(after - before))
    yield from (f"- company {key}" for key in sorted(before - after))
    for key in sorted(before & after):
        yield from _fields(f"company {key}", old.catalogue.companies[key], new.catalogue.companies[key])


TOLD_APART = {"programmes", "milestones", "promises"}
"""Fields whose entries have lines of their own."""


def _fields(what: str, before: Record, after: Record) -> Iterator[str]:
    names = [name for name in type(after).model_fields if name not in TOLD_APART and getattr(before, name) != getattr(after, name)]
    if names:
        yield f"~ {what}: {', '.join(name.rstrip('_').replace('_', ' ') for name in names)}"


def _files(old: Survey, new: Survey) -> Iterator[str]:
    """What is no company: files by their path."""
    before, after = ({d.path: d.record for d in one.catalogue.documents.values() if d.kind != "company"} for one in (old, new))
    yield from (f"+ {path}" for path in sorted(after.keys() - before.keys()))
    yield from (f"- {path}" for path in sorted(before.keys() - after.keys()))
    yield from (f"~ {path}" for path in sorted(after.keys() & before.keys()) if before[path] != after[path])


def export_revision(root: Path, revision: str, target: Path) -> None:
    """Write data/ as of a git revision below `target`. Raises ValueError with a sentence where git cannot."""
    if revision.startswith("-"):
        raise ValueError(f"'{revision}' is no revision.")
    archive = subprocess.run(["git", "archive", "--format=tar", revision, "data"], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    if archive.returncode:
        raise ValueError(f"git knows no data/ at '{revision}'.")
    subprocess.run(["tar", "-xf", "-", "-C", str(target)], input=archive.stdout, check=True)  # noqa: S603, S607
