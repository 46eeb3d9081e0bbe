"""The command `new`: a new record to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..records import ID_PATTERN, LONGEST_ID
from .project import default_day
from .scaffold import new_company


@click.command()
@click.argument("kind", type=click.Choice(["company"]))
@click.argument("identifier", metavar="ID")
@click.option("--name", default=None, help="Its name; made from the id without it.")
@click.pass_obj
def new(root: Path, kind: str, identifier: str, name: str | None) -> None:
    """Write a new record with its fields explained: `solidstate new company acme`."""
    if not re.fullmatch(ID_PATTERN, identifier):
        raise click.UsageError(f"'{identifier}' is no id: lower-case letters, digits and single hyphens.")
    if len(identifier) > LONGEST_ID:
        raise click.UsageError(f"'{identifier}' has {len(identifier)} characters; an id has at most {LONGEST_ID}.")
    path = root / "data" / "companies" / f"{identifier}.yaml"
    if path.exists():
        raise click.UsageError(f"{path.relative_to(root)} exists already.")
    path.write_text(new_company(root, identifier, name, default_day()), "utf-8")
    click.echo(f"{path.relative_to(root)} written. Fill it in, then run `make check`.")
