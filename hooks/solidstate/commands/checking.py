"""The command `check`: the contributor's loop."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .project import begun_day
from .remembered import Remembered

PRINTINGS = ("text", "github", "json")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(PRINTINGS), default="text", show_default=True)
@click.option(
    "--against", "base", metavar="BASE", default=None, help="The branch or commit whose words must stay; without it origin/main, or main."
)
@click.option("--fix", is_flag=True, help="First mend what has one right answer, and say what was changed.")
@click.pass_obj
def check(root: Path, files: tuple[Path, ...], form: str, base: str | None, fix: bool) -> None:
    """Hold data/ to its rules: list mistakes and questions with their lines and remedies. A question refuses nothing.

    Mistakes of all files are listed. Questions, and what --fix mends, are those of FILES (files or folders); without
    any, of the files that are not as where HEAD and BASE parted.
    """
    asked = (sorted(str(file.resolve()) for file in files), form, base)
    known = None if fix else Remembered(root, begun_day(), asked, ("HEAD", base) if base else ("HEAD", "origin/main", "main"))
    text, code = known.text if known else None, known.code if known else 0
    if text is None:
        from .checked import checked  # the rules and the records are most of the time of a check that has nothing to do

        text, code = checked(root, files, form, base, fix)
        if known:
            known.keep(text, code)
    click.echo(text)
    sys.exit(code)
