"""The command `diff`: what a change does for readers."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from ..catalogue import open_catalogue
from ..derived.difference import compare, export_revision
from ..derived.survey import Survey
from ..language.problems import DataProblems
from .project import Day, default_day, opened


@click.command()
@click.argument("base")
@click.option("--as-of", "day", type=Day(), default=None, help="The day for which both sides are rated; today without it.")
@click.pass_obj
def diff(root: Path, base: str, day: date | None) -> None:
    """Say what changes for readers between BASE (a git revision) and the files as they are."""
    new = opened(root)
    with tempfile.TemporaryDirectory() as folder:
        try:
            export_revision(root, base, Path(folder))
            old = open_catalogue(Path(folder))
        except (DataProblems, ValueError) as error:
            click.echo(str(error), err=True)
            sys.exit(1)
    changes = compare(Survey(old, day or default_day()), Survey(new, day or default_day()))
    click.echo("\n".join(changes) if changes else "Nothing changes for readers.")
    if any(change.startswith("- ") for change in changes):
        click.echo("What was said is not taken back: give what was renamed its old id in `formerly:`, and keep every statement.")
