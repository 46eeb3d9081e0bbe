"""What the command `check` says: the rules, the mending, and what is shown of what they find."""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Iterator
from pathlib import Path

import click

from ..catalogue import join
from ..checks import Folder, check_folder
from ..checks.history import held_against
from ..checks.mending import mend
from ..language import problems as printing
from ..language.problems import Problem
from ..reading.loading import Document
from ..reading.revisions import changed_since, default_base, merge_base
from ..site.parts import hand_written
from ..site.website import Website
from .project import begun_day, default_day

ROUNDS = 5  # what is mended may show what was hidden behind it
PRINTINGS = {"text": printing.as_text, "github": printing.as_github, "json": printing.as_json}


def checked(root: Path, files: tuple[Path, ...], form: str, base: str | None, fix: bool) -> tuple[str, int]:
    """What the check says, and its exit status; with `fix` what was mended is printed before."""
    gc.disable()  # nothing is thrown away before the end: to look for it would take a sixth of the time
    before = _before(root, base)
    named = _below(root, files)
    if named is None and before is not None:
        named = set(before)
    for _ in range(ROUNDS if fix else 0):
        documents, problems = check_folder(root, begun_day(), ask=True, touched=before or ())
        said = mend(root, [d for d in documents if named is None or d.path in named], problems)
        for line in said:
            click.echo(line, err=form != "text")
        if not said:
            break
    documents, problems = check_folder(root, begun_day(), ask=True, touched=before or ())
    if (
        not printing.mistakes(problems) and (root / "templates").is_dir()
    ):  # what the site would refuse: one answer from check, build and zip
        try:
            problems += Website(root, join(documents), default_day()).problems(hand_written(root / "docs"))
        except printing.DataProblems as error:
            problems += error.problems
    problems = sorted({*problems, *held_against(before or {}, Folder.of(documents))})
    shown = [p for p in problems if not p.is_question or named is None or p.path in named or form == "json"]
    text = PRINTINGS[form](shown) if form != "text" else "\n".join(_told(documents, shown, len(problems) - len(shown)))
    gc.enable()
    return text, 1 if printing.mistakes(problems) else 0


def _before(root: Path, base: str | None) -> dict[str, bytes | None] | None:
    """The files that are not as where the work here left BASE, with their old bytes; None where no base is named and git has none."""
    try:
        return changed_since(root, merge_base(root, base or default_base(root)))
    except ValueError as error:
        if base:
            raise click.UsageError(str(error)) from None
        return None


def _below(root: Path, files: Collection[Path]) -> set[str] | None:
    """The paths of files, and of those in folders, from the root; None where none is named."""
    found = [one for file in files for one in (file.rglob("*.yaml") if file.is_dir() else [file])]
    return {Path(os.path.relpath(one, root)).as_posix() for one in found} if files else None


def _told(documents: Collection[Document], problems: list[Problem], elsewhere: int) -> Iterator[str]:
    yield printing.as_text(problems) if problems else f"{len(documents)} files, no problems."
    if elsewhere:
        noun = printing.plural("question", elsewhere)
        yield f"{elsewhere} {noun} about files that you did not touch: `solidstate check data` lists them."
    if any(document.record is None for document in documents):
        yield "Names, dates and quotes of a file are looked at when its fields are right: more may show then."
