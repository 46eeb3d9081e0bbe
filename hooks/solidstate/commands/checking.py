"""The command `check`: the contributor's loop."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..checks import check_folder
from ..language import problems as printing
from .project import default_day


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Hold data/ to its rules: list every mistake and every question with its line and remedy. Questions refuse nothing."""
    documents, problems = check_folder(root, default_day(), ask=True)
    printed = {"text": printing.as_text, "github": printing.as_github, "json": printing.as_json}[form](problems)
    click.echo(printed if problems or form != "text" else f"{len(documents)} files, no problems.")
    if form == "text" and any(document.record is None for document in documents):
        click.echo("Names, dates and quotes of a file are looked at when its fields are right: more may show then.")
    sys.exit(1 if printing.mistakes(problems) else 0)
