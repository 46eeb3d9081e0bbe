"""The command `solidstate`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from . import problems as printing
from .checks import check_folder
from .problems import DataProblems


def find_root(start: Path) -> Path:
    """The project's root: the nearest folder above `start` that holds data/trl.yaml or mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / "data").is_dir() and ((folder / "mkdocs.yml").is_file() or (folder / "data" / "trl.yaml").is_file()):
            return folder
    raise click.UsageError("No data/ folder here or above. Change to the project's folder, or give --root.")


def default_day() -> date:
    """The UTC day of SOURCE_DATE_EPOCH, else the current one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


@click.group()
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The project's folder.")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """How far are solid-state batteries from us? Work with the data behind the answer."""
    context.obj = root or find_root(Path.cwd())


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Hold data/ to its rules and list every mistake with its line and remedy."""
    documents, problems = check_folder(root)
    printed = {"text": printing.as_text, "github": printing.as_github, "json": printing.as_json}[form](problems)
    click.echo(printed if problems or form != "text" else f"{len(documents)} files, no problems.")
    sys.exit(1 if problems else 0)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail where a file is not current.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and the field tables of data/README.md from the records."""
    from . import schema as generator

    try:
        changed = generator.stale(root) if only_check else generator.write(root)
    except DataProblems as error:
        raise SystemExit(str(error)) from None
    if only_check and changed:
        click.echo(f"Not current: {', '.join(changed)}. To fix this, run `make schema`.")
        sys.exit(1)
    click.echo(f"{len(changed)} files written." if not only_check else "All generated files are current.")
