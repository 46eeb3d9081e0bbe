"""The command `solidstate`: the same as the site, from a terminal. Each module beside this one holds one or two of its commands."""

from __future__ import annotations

from pathlib import Path

import click

from .checking import check
from .comparing import diff
from .drafting import draft
from .generating import pack, schema
from .links import links
from .project import find_root
from .sampling import draw_sample
from .telling import show, stats
from .writing import new

COMMANDS = (check, new, draft, diff, show, stats, draw_sample, schema, pack, links)


@click.group()
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The project's folder.")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """How far are solid-state batteries from us? Work with the data behind the answer."""
    context.obj = root or find_root(Path.cwd())


for command in COMMANDS:
    main.add_command(command)
