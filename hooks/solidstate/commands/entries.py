"""Answers -> the plain data of a milestone, a promise, a statement, a figure: fields in the order of the record, none empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from ..language.text import shown
from ..language.vocabulary import FigureLevel
from ..records import Milestone, Programme, Promise, Record, Statement

Answers = Mapping[str, Any]
DATES = frozenset(("date", "said", "due", "published"))
"""Fields that hold a date."""


def evidence(answers: Answers, key: str) -> list[dict[str, Any]]:
    """The quote with its page and, where there is one, its translation."""
    return [_filled({"source": key, "quote": answers.get("quote"), "translation": answers.get("translation")})]


def milestone(answers: Answers, key: str) -> dict[str, Any]:
    """A milestone that rests on one quote."""
    given = {**answers, "figures": [figure(text) for text in answers.get("figures") or ()], "evidence": evidence(answers, key)}
    return _ordered(Milestone, given)


def statement(answers: Answers, key: str) -> dict[str, Any]:
    """One time that the date of a promise was named."""
    figures = [figure(text) for text in answers.get("figures") or ()]
    return _ordered(Statement, {**answers, "figures": figures, "evidence": evidence(answers, key)})


def promise(answers: Answers, key: str) -> dict[str, Any]:
    """A promise with its first statement."""
    return _ordered(
        Promise, {"what": answers.get("what"), "would_show": answers.get("would_show"), "statements": [statement(answers, key)]}
    )


def programme(answers: Answers, key: str) -> dict[str, Any]:
    """A programme with the words on which its class rests; its routes are named even where there are none."""
    given = {**answers, "class_evidence": evidence(answers, key)}
    return {**_ordered(Programme, given, keep=("routes",))}


def figure(text: str) -> dict[str, Any]:
    """A figure in one line, `specific-energy >400 Wh/kg cell`: measure, value, unit and of what."""
    words = text.split()
    levels = [str(level) for level in FigureLevel]
    if len(words) < 4 or words[-1] not in levels:
        raise click.UsageError(
            f"'{shown(text)}' is no figure. Write measure, value, unit and of what: 'specific-energy >400 Wh/kg cell'. "
            f"Of what is one of {', '.join(levels)}."
        )
    number = words[1]
    value: Any = int(number) if number.isascii() and number.isdigit() and not number.startswith("0") else number
    return {"measure": words[0], "value": value, "unit": " ".join(words[2:-1]), "of": words[-1]}


def _ordered(model: type[Record], answers: Answers, keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """The answers that the record has fields for, in its order and under the names that are written."""
    names = {name: info.alias or name for name, info in model.model_fields.items()}
    found = {written: answers.get(name, answers.get(written)) for name, written in names.items()}
    return {name: _plain(name, value) for name, value in found.items() if value not in (None, "", (), [], False) or name in keep}


def _plain(name: str, value: Any) -> Any:
    """A value as one writes it: lists as lists, a year of a date without quotes, a word of a closed list as a text."""
    if isinstance(value, (list, tuple)):
        return [_plain(name, one) for one in value]
    if isinstance(value, (dict, bool, int)):
        return value
    return bare(str(value)) if name in DATES else str(value)


def bare(text: str) -> str | int:
    """A year as a number, which needs no quotation marks; any other text as it is."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12" else text


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
