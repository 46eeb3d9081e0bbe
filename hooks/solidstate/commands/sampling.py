"""The command `sample`: facts at random, as an audit to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..derived.facts import fact_kinds, sample
from ..language.vocabulary import ErrorKind, Verdict
from ..reading.revisions import head
from ..site.rendering import text_environment
from .project import Day, default_day, opened
from .scaffold import scalar


@click.command(name="sample")
@click.option("--size", type=click.IntRange(min=1), required=True, help="How many facts.")
@click.option("--seed", type=int, required=True, help="A number; the same number on the same commit draws the same facts.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(fact_kinds()), help="Only facts of this kind; it may be given again.")
@click.option("--as-of", "day", type=Day(), default=None, help="The day of the audit; today without it.")
@click.pass_obj
def draw_sample(root: Path, size: int, seed: int, kinds: tuple[str, ...], day: object) -> None:
    """Print facts drawn at random as an audit to fill in, for data/audits/DAY.yaml.

    A fact is a claim that rests on evidence. Each stands there with its words, its quotes and its pages, and with an empty verdict.
    """
    catalogue = opened(root)
    drawn = sample(catalogue, size, seed, kinds)
    if len(drawn) < size:
        click.echo(f"There are only {len(drawn)} such facts; give a smaller --size.", err=True)
        sys.exit(1)
    template = text_environment(root).get_template("text/audit.yaml.jinja")
    words = {"verdicts": " | ".join(Verdict), "errors": " | ".join(ErrorKind)}
    text = template.render(
        facts=drawn, day=day or default_day(), commit=head(root), seed=seed, size=size, kinds=kinds, yaml=scalar, **words
    )
    click.echo(text.strip())
