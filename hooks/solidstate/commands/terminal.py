"""The command `solidstate`: the same as the site, from a terminal."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ..catalogue import Catalogue, open_catalogue
from ..checks import check_folder
from ..derived.difference import compare, export_revision
from ..derived.rating import rate
from ..derived.survey import Survey
from ..exports import schema as generator
from ..language import problems as printing
from ..language.problems import DataProblems, did_you_mean
from ..records import ID_PATTERN, LONGEST_ID
from ..site.rendering import project_environment
from .scaffold import new_company


class Day(click.ParamType[date]):
    """A day, as 2025-10-31."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, or say what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no day. Write it as 2025-10-31.", param, ctx)


def default_day() -> date:
    """The UTC day of SOURCE_DATE_EPOCH, else the current one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def find_root(start: Path) -> Path:
    """The project's root: the nearest folder from `start` upwards that holds data/trl.yaml or mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / "data" / "trl.yaml").is_file() or (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("No data/ folder here or above. Change to the project's folder, or give --root.")


def _open(root: Path) -> Catalogue:
    try:
        return open_catalogue(root)
    except DataProblems as error:
        click.echo(str(error), err=True)
        sys.exit(1)


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
    documents, problems = check_folder(root, default_day())
    printed = {"text": printing.as_text, "github": printing.as_github, "json": printing.as_json}[form](problems)
    click.echo(printed if problems or form != "text" else f"{len(documents)} files, no problems.")
    if form == "text" and any(document.record is None for document in documents):
        click.echo("Names, dates and quotes of a file are looked at when its fields are right: more may show then.")
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("identifier", metavar="ID")
@click.option("--as-of", "day", type=Day(), default=None, help="A past day; today without it.")
@click.pass_obj
def show(root: Path, identifier: str, day: date | None) -> None:
    """Explain the rating of a programme, or of each programme of a company: ID is company or company/programme."""
    catalogue = _open(root)
    found = [entry for key, entry in catalogue.programmes.items() if identifier in (key, entry.company_id)]
    if not found:
        hint = did_you_mean(identifier, [*catalogue.programmes, *catalogue.companies])
        known = identifier in catalogue.companies
        click.echo("This company has no programme of its own." if known else f"Nothing is named '{identifier}'. {hint}".strip(), err=True)
        sys.exit(1)
    template = project_environment(root).get_template("text/show.txt.jinja")
    texts = [
        template.render(
            entry=entry, rating=rate(catalogue, entry, day or default_day()), catalogue=catalogue, sources=entry.company.sources
        ).rstrip()
        for entry in found
    ]
    click.echo("\n\n".join(texts))


@main.command()
@click.option("--as-of", "day", type=Day(), default=None, help="A past day; today without it.")
@click.pass_obj
def stats(root: Path, day: date | None) -> None:
    """Count what the record holds and how well it is supported."""
    survey = Survey(_open(root), day or default_day())
    click.echo(project_environment(root).get_template("text/stats.txt.jinja").render(survey=survey, tally=survey.tally).strip())


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail where a file is not current.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and the field tables of data/README.md from the records."""
    _open(root)
    changed = generator.stale(root) if only_check else generator.write(root)
    if only_check and changed:
        click.echo(f"Not current: {', '.join(changed)}. To fix this, run `make schema`.", err=True)
        sys.exit(1)
    click.echo("All generated files are current." if only_check else f"{len(changed)} files written.")


@main.command()
@click.argument("base")
@click.option("--as-of", "day", type=Day(), default=None, help="The day for which both sides are rated; today without it.")
@click.pass_obj
def diff(root: Path, base: str, day: date | None) -> None:
    """Say what changes for readers between BASE (a git revision) and the files as they are."""
    new = _open(root)
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


@main.command()
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


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def pack(folder: Path, target: Path) -> None:
    """Pack a built site into a zip with one folder at its top, the same bytes for the same files."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            info = zipfile.ZipInfo((Path(folder.name) / path.relative_to(folder)).as_posix(), (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    click.echo(f"{target}: {len(paths)} files. Unpack it and open {folder.name}/index.html.")
