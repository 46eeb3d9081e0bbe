"""The command `diff`: what a change does for readers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

import click

from ..catalogue import Catalogue
from ..derived.changes import SECTIONS, Change, in_order
from ..derived.difference import compare
from ..derived.history import as_it_was
from ..derived.reviews import reviews
from ..derived.survey import Survey
from ..reading.revisions import default_base, merge_base, read_revision
from ..site.rendering import change_in_words, text_environment
from ..site.sentences import sentences
from ..site.website import Website
from .project import Day, default_day, opened

TABLES = ("numbers", "words")
"""The sections that are a table of before and after where there is room for one."""


@click.command()
@click.argument("base", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--as-of", "day", type=Day(), default=None, help="The day for which both sides are rated; today without it.")
@click.pass_obj
def diff(root: Path, base: str | None, form: str, day: date | None) -> None:
    """Say as to a reader what changes between BASE and the files as they are.

    BASE is a branch, tag or commit; compared is with the commit from which HEAD and BASE parted, so that others' work does
    not count. Without BASE it is origin/main, or main. The exit status is 1 where something that was said is gone.
    """
    new = opened(root)
    try:
        commit = merge_base(root, base or default_base(root))
        revision = read_revision(root, commit)
        old = as_it_was(revision, new)
    except ValueError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    today = day or default_day()
    before, after = Survey(old, today), Survey(new, today)
    changes = [*compare(before, after, revision.left_out), *reviews(old, new, revision.left_out), *_home(root, old, new, today)]
    click.echo(printed(root, form, commit[:12], today, in_order(changes), sum(map(len, revision.left_out.values()))))
    sys.exit(1 if any(change.gone for change in changes) else 0)


def printed(root: Path, form: str, base: str, day: date, changes: list[Change], left_out: int) -> str:
    """A comparison in one of its three forms."""
    environment, tell = text_environment(root), change_in_words(root)
    told = [(change, tell(change)) for change in changes]
    if form == "json":
        found = [
            {
                "kind": c.kind,
                "id": c.id,
                "name": c.name,
                "before": c.before,
                "after": c.after,
                "gone": c.gone,
                "because": c.because or None,
                "sentence": sentence,
            }
            for c, sentence in told
        ]
        return json.dumps({"base": base, "day": day.isoformat(), "left_out": left_out, "changes": found}, ensure_ascii=False, indent=1)
    by_section = [(name, [pair for pair in told if pair[0].kind in kinds]) for name, kinds in SECTIONS.items()]
    template = environment.get_template(f"text/diff.{'md' if form == 'markdown' else 'txt'}.jinja")
    return template.render(
        base=base,
        day=day,
        sections=[(name, pairs) for name, pairs in by_section if pairs],
        tables=TABLES,
        gone=any(change.gone for change in changes),
        left_out=left_out,
    ).strip()


def _home(root: Path, old: Catalogue, new: Catalogue, day: date) -> Iterator[Change]:
    """The sentences of the first page that change, both sides worded by the templates of now."""
    before, after = (sentences(Website(root, one, day).first_page()) for one in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Change("home", "/", "/", one, other) for one, other in zip_longest(before[a:b], after[c:d]))
