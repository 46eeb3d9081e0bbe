"""Questions: what a command still needs is asked one by one where somebody sits at a terminal, and named where nobody does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from ..language.datewords import suggest
from ..language.problems import did_you_mean
from ..language.text import Unfit, line, shown
from ..language.values import Window
from ..reading.explaining import FORMS


def at_a_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


class DateText(click.ParamType[str]):
    """A date as the record writes it; one in words is turned into it where that is sure."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a date, also in words: "end of 2025" is 2025-Q4."""
        text = " ".join(str(value).split())
        try:
            return Window.parse(text).text
        except ValueError as error:
            meant = suggest(text)
            if meant:
                click.echo(f"'{shown(text)}' is written {meant}.", err=True)
                return meant
            self.fail(f"{error} {FORMS['is no date.']}", param, ctx)


class WordsOfDate(DateText):
    """A date, also in words that hang on the day on which they were said: "next year" stays as it is until that is known."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a date; leave words that name one from some day on."""
        text = " ".join(str(value).split())
        if not suggest(text) and suggest(text, Window.parse("2025"), "JP"):
            return text
        return super().convert(text, param, ctx)


class Plain(click.ParamType[str]):
    """A text in one line, as it stands on a page: what is white becomes one space, hidden characters are refused."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a text."""
        try:
            return line(" ".join(str(value).split()))
        except Unfit as error:
            self.fail(f"{error} {error.remedy}", param, ctx)


PLAIN = Plain()


class OneOf(click.ParamType[str]):
    """A word of a list that is longer than one wants to see."""

    name = "id"

    def __init__(self, words: Callable[[], Iterable[str]], where: str) -> None:
        self.words, self.where = words, where

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read one of the words, or say which was meant."""
        known = list(self.words())
        if str(value) not in known:
            self.fail(f"'{shown(str(value))}' is none. {did_you_mean(value, known)} {self.where}".replace("  ", " "), param, ctx)
        return str(value)


@dataclass(frozen=True)
class Need:
    """An answer that a command needs: the option that gives it, what it means, and how it is read.

    `default` is what an empty answer means; `optional` ones may be left empty. `many` answers are parted by commas.
    `instead` is another option that would answer it too.
    """

    option: str
    about: str
    type: click.ParamType[Any] = PLAIN
    default: str | None = None
    optional: bool = False
    many: bool = False
    instead: str = ""

    @property
    def name(self) -> str:
        """The name under which the answer is kept."""
        return self.option.removeprefix("--").replace("-", "_")


def completed(answers: Mapping[str, Any], needs: Sequence[Need]) -> dict[str, Any]:
    """The answers with those that were missing. Raises UsageError that names them where nobody can be asked."""
    found = dict(answers)
    open_needs = [need for need in needs if found.get(need.name) in (None, "", ())]
    if not at_a_terminal():
        found |= {need.name: need.default for need in open_needs if need.default}
        missing = [
            f"{need.option}{f' or {need.instead}' if need.instead else ''}" for need in open_needs if not need.default and not need.optional
        ]
        if missing:
            raise click.UsageError(f"Missing: {', '.join(missing)}. Give them as options, or run the command in a terminal to be asked.")
        return found
    for need in open_needs:
        found[need.name] = _asked(need)
    return found


SHORT = 12  # words of a list that one can take in at a glance


def _choice(kind: click.ParamType[Any]) -> str:
    """What an answer may be, or where it is listed."""
    if isinstance(kind, OneOf):
        words = list(kind.words())
        return f"One of: {', '.join(words)}." if len(words) <= SHORT else kind.where
    return f"One of: {', '.join(kind.choices)}." if isinstance(kind, click.Choice) else ""


def _asked(need: Need) -> Any:
    click.echo(click.style(f"{need.about} {_choice(need.type)}".strip(), dim=True), err=True)
    label = need.name.replace("_", " ")
    empty = "" if need.optional and need.default is None else need.default

    def read(text: str) -> Any:
        if not text:
            return () if need.many else text
        if need.many:
            return tuple(need.type.convert(one.strip(), None, None) for one in text.split(",") if one.strip())
        return need.type.convert(text, None, None)

    return click.prompt(label, default=empty, show_default=bool(empty), value_proc=read, err=True)
