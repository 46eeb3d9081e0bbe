"""The options by which fields of a company file are given: the help of each is the field's own sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ..language.vocabulary import DatedBy, SourceKind, Word
from ..reading.models import description
from ..reading.nodes import Location
from ..records import Company
from .asking import DateText, Plain

F = TypeVar("F", bound=Callable[..., Any])
MILESTONE: Location = ("milestones", "x")
PROMISE: Location = ("promises", "x")
STATEMENT: Location = ("promises", "x", "statements", 0)
PROGRAMME: Location = ("programmes", "x")
SOURCE: Location = ("sources", "x")
EVIDENCE: Location = (*MILESTONE, "evidence", 0)
FIGURE = "A number in one line, measure, value, unit and of what: 'specific-energy >400 Wh/kg cell'."


def about(*location: str | int) -> str:
    """The sentence that documents a field of a company file."""
    return description(Company, location)


def option(name: str, location: Location, **settings: Any) -> Callable[[F], F]:
    """An option that gives the field at a location."""
    return click.option(name, **{"type": Plain(), "help": about(*location), **settings})


def words(kind: type[Word]) -> click.Choice[str]:
    """A closed list."""
    return click.Choice([str(word) for word in kind])


def figures(command: F) -> F:
    """Numbers that come with it."""
    return click.option("--figure", "figures", multiple=True, metavar="FIGURE", help=FIGURE)(command)


def page(command: F) -> F:
    """A page by its address, and what can be said of it."""
    return option("--url", (*SOURCE, "url"))(of_page(command))


def of_page(command: F) -> F:
    """What can be said of a page; nothing of it is needed where the record knows the page."""
    for decorate in reversed(
        (
            option("--title", (*SOURCE, "title")),
            option("--title-translation", (*SOURCE, "title_translation")),
            option("--described", (*SOURCE, "described")),
            option("--published", (*SOURCE, "published"), type=DateText()),
            option("--dated-by", (*SOURCE, "dated_by"), type=words(DatedBy)),
            option("--publisher", (*SOURCE, "publisher")),
            option("--source-kind", (*SOURCE, "kind"), type=words(SourceKind)),
            option("--language", (*SOURCE, "language")),
            option("--weak", (*SOURCE, "grade"), metavar="WHY", help="Why the page is weak: a headline, a repost, a machine's words."),
        )
    ):
        command = decorate(command)
    return command


def quote(command: F) -> F:
    """The words that prove it."""
    return option("--quote", (*EVIDENCE, "quote"))(option("--translation", (*EVIDENCE, "translation"))(command))
