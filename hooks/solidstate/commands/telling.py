"""The commands that tell what the record says: `show` one rating, `stats` of all."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ..derived.survey import Survey
from ..language.problems import did_you_mean
from ..language.text import shown
from ..site.rendering import project_environment
from .project import Day, default_day, opened


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--as-of", "day", type=Day(), default=None, help="A past day; today without it.")
@click.pass_obj
def show(root: Path, identifier: str, day: date | None) -> None:
    """Explain the rating of a programme, or of each programme of a company: ID is company or company/programme."""
    catalogue = opened(root)
    found = [entry for key, entry in catalogue.programmes.items() if identifier in (key, entry.company_id)]
    if not found:
        hint = did_you_mean(identifier, [*catalogue.programmes, *catalogue.companies])
        known = identifier in catalogue.companies
        click.echo(
            "This company has no programme of its own." if known else f"Nothing is named '{shown(identifier)}'. {hint}".strip(), err=True
        )
        sys.exit(1)
    template = project_environment(root).get_template("text/show.txt.jinja")
    survey = Survey(catalogue, day or default_day())
    texts = [
        template.render(
            entry=entry,
            rating=survey.ratings[entry.id],
            footing=survey.footing(entry),
            audited=survey.audited(entry.id),
            catalogue=catalogue,
            sources=entry.company.sources,
        ).rstrip()
        for entry in found
    ]
    click.echo("\n\n".join(texts))


@click.command()
@click.option("--as-of", "day", type=Day(), default=None, help="A past day; today without it.")
@click.pass_obj
def stats(root: Path, day: date | None) -> None:
    """Count what the record holds and how well it is supported."""
    survey = Survey(opened(root), day or default_day())
    click.echo(project_environment(root).get_template("text/stats.txt.jinja").render(survey=survey, tally=survey.tally).strip())
