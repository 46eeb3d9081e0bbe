"""What every kind of `new` works with: the files as they are, and the way into them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..language import problems as printing
from ..language.problems import Problem, field_name
from ..language.text import shown
from ..reading import nodes
from ..reading.documents import Document
from ..reading.editing import at, with_texts
from ..reading.folder import load_folder
from ..reading.insertions import Insertion, as_lines, inserted
from ..reading.models import field_names
from ..reading.nodes import Location
from ..reading.whole import write_whole
from ..records import Company, Scale
from ..site.rendering import text_environment
from .asking import at_a_terminal
from .pages import Page
from .places import Place
from .project import begun_day, default_day
from .proving import proved

OPEN = frozenset(("placeholders-are-filled", "sources-are-cited"))
"""Rules that a beginning need not meet: what is left to fill in, and a page that nothing cites yet."""

KINDS = {"programmes": "programme", "milestones": "milestone", "promises": "promise", "statements": "statement"}
"""What is added, by the field that holds it."""


@dataclass(frozen=True)
class Workshop:
    """The project, its files as they are, in whatever state, and the day."""

    root: Path
    documents: tuple[Document, ...]
    today: date

    @classmethod
    def of(cls, root: Path) -> Workshop:
        """Read the data."""
        return cls(root, tuple(load_folder(root)[0]), default_day())

    def criteria(self) -> list[str]:
        """The criteria of the ladder."""
        scale = next((d.record for d in self.documents if isinstance(d.record, Scale)), None)
        return [key for level in scale.levels for one in level.requirements.values() for key in one.criteria] if scale else []

    def ids(self, kind: str) -> list[str]:
        """The ids of all files of a kind."""
        return [d.id for d in self.documents if d.kind == kind]


@dataclass(frozen=True)
class Addition:
    """Something new for the file of a company: where it goes, under which key or at which index, and from a source's key to its data."""

    place: Place
    page: Page
    answers: Mapping[str, Any]
    location: Location
    key: str | None
    entry: Callable[[str], dict[str, Any]]
    index: int | None = None

    def insertions(self, today: date) -> list[Insertion]:
        """What goes into the file: the page first, where the file does not list it yet, then what it proves."""
        key, source = self.source(today)
        pages = [] if self.page.listed is not None else [Insertion(("sources",), key, source)]
        return [*pages, Insertion(self.location, self.key, self.entry(key), self.index)]

    def source(self, today: date) -> tuple[str, dict[str, Any]]:
        """The key of the page in the file, and its fields."""
        sources = self.place.company.sources
        key = self.page.key or self.page.new_key(self.answers, list(sources))
        return key, self.page.entry(self.answers, today, self.place.company.checked.last)

    @property
    def written(self) -> str:
        """Where it stands then, as people write it."""
        if self.key is not None:
            return field_name((*self.location, self.key))
        index = self.index if self.index is not None else len(at(self.place.document.tree.data, self.location))
        return field_name((*self.location, index))


def add(shop: Workshop, addition: Addition) -> None:
    """Write it into the file of its company."""
    path = shop.root / addition.place.document.path
    old = path.read_bytes().decode("utf-8")
    text = put(old, addition.insertions(shop.today))
    finish(shop, path, old, text, addition.written, KINDS[str(addition.location[-1])], addition.place.id, addition.answers)


def put(text: str, insertions: Sequence[Insertion]) -> str:
    """The text of a company file with its new entries. Ends with 1 and what to write by hand where there is no sure place."""
    for one in insertions:
        try:
            text = inserted(text, one, lambda where: field_names(Company, where))
        except ValueError as error:
            click.echo(f"{error} Nothing is written. By hand, below {'.'.join(map(str, one.location))}:", err=True)
            click.echo("\n".join(as_lines([one.value] if one.key is None else {one.key: one.value}, 2 * len(one.location))))
            sys.exit(1)
    return text


def finish(shop: Workshop, path: Path, old: str | None, text: str, written: str, kind: str, owner: str, answers: Mapping[str, Any]) -> None:
    """Hold the new text to the rules, write it, and say what is left to do; or say what is wrong and write nothing.

    Who answered one by one is given the command that says the same, to be mended.
    """
    relative = path.relative_to(shop.root).as_posix()
    text, problems = _put_right(shop.root, relative, text)
    todo = [problem for problem in problems if problem.rule in OPEN]
    mistakes = [problem for problem in printing.mistakes(problems) if problem.rule not in OPEN and not _is_to_fill_in(problem, todo)]
    if mistakes:
        click.echo("\n".join(map(str, mistakes)), err=True)
        click.echo(f"Nothing is written{'' if old is None else f': {relative} is as it was'}.", err=True)
        if at_a_terminal():
            click.echo(f"The same again, to mend:\n{again(click.get_current_context(), answers)}", err=True)
        sys.exit(1)
    write_whole(path, text.encode())
    template = text_environment(shop.root).get_template("text/new.txt.jinja")
    click.echo(
        template.render(
            path=relative, written=written, kind=kind, owner=owner, todo=todo, questions=[p for p in problems if p.is_question]
        ).strip()
    )


def _put_right(root: Path, path: str, text: str) -> tuple[str, list[Problem]]:
    """The text where what has one right answer is put right, as `check --fix` does it, with the problems that are left; says what it wrote."""
    problems = proved(root, path, text, begun_day())
    better = {problem.location: problem.better for problem in problems if problem.path == path and problem.better is not None}
    right = with_texts(text, better)
    if right == text:
        return text, problems
    old, new = nodes.read(text).data, nodes.read(right).data
    for location in better:
        if at(old, location) != at(new, location):
            click.echo(f"'{shown(str(at(old, location)))}' is written {at(new, location)}.", err=True)
    return right, proved(root, path, right, begun_day())


def again(context: click.Context, answers: Mapping[str, Any]) -> str:
    """The command with all its answers as options."""
    words = [
        *context.command_path.split(),
        *(str(context.params[p.name]) for p in context.command.params if isinstance(p, click.Argument) and p.name),
    ]
    for parameter in context.command.params:
        given = answers.get(parameter.name or "") if isinstance(parameter, click.Option) else None
        for value in given if isinstance(given, (tuple, list)) else [given] if given else []:
            words += [parameter.opts[0]] if value is True else [parameter.opts[0], str(value)]
    return shlex.join(words)


def _is_to_fill_in(problem: Problem, todo: Sequence[Problem]) -> bool:
    """Whether a mistake lies in something that is left to fill in."""
    return any(one.path == problem.path and one.rule == "placeholders-are-filled" and one.field.startswith(problem.field) for one in todo)
