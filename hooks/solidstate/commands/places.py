"""Where something new belongs: the file, the place in it, and an id that may stand there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from ..language.problems import did_you_mean
from ..language.text import Unfit, shown
from ..language.vocabulary import HEADINGS
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import ID_PATTERN, LONGEST_ID, Company, Programme, free_id

SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "first",
        "for",
        "from",
        "has",
        "in",
        "into",
        "it",
        "its",
        "of",
        "on",
        "one",
        "the",
        "to",
        "was",
        "were",
        "will",
        "with",
    ]
)
"""Words that make no id telling."""


@dataclass(frozen=True)
class Place:
    """A company or one of its programmes: the file, the location of what holds milestones and promises, and its id."""

    document: Document
    company: Company
    location: Location
    id: str

    @property
    def holder(self) -> Company | Programme:
        """What holds the milestones and promises."""
        return self.company.programmes[str(self.location[1])] if self.location else self.company

    @property
    def company_id(self) -> str:
        """The id of the company."""
        return self.document.id

    @property
    def taken(self) -> set[str]:
        """Ids that no milestone or promise may have here: those of others, present and former, and the page's own anchors."""
        milestones, promises = self.holder.milestones, self.holder.promises
        former = [old for one in milestones.values() for old in one.formerly] + [old for one in promises.values() for old in one.formerly]
        return {*milestones, *promises, *former, *HEADINGS["company"]}


def find_place(documents: Iterable[Document], where: str) -> Place:
    """The company or programme of that id. Raises UsageError with what was meant."""
    companies = {d.id: d for d in documents if d.kind == "company"}
    company_id, _, programme = where.partition("/")
    document = companies.get(company_id)
    if document is None:
        hint = did_you_mean(company_id, companies) or f"A new one: `solidstate new company {slug(company_id) or 'acme'}`."
        raise click.UsageError(f"No company has the id '{shown(company_id)}'. {hint}")
    if not isinstance(document.record, Company):
        raise click.UsageError(f"{document.path} has mistakes of its own: run `solidstate check` and mend them first.")
    if not programme:
        return Place(document, document.record, (), company_id)
    if programme not in document.record.programmes:
        hint = did_you_mean(programme, document.record.programmes) or _programmes(document.record.programmes, where)
        raise click.UsageError(f"{document.record.name} has no programme '{shown(programme)}'. {hint}")
    return Place(document, document.record, ("programmes", programme), where)


def _programmes(there: Iterable[str], where: str) -> str:
    company_id, _, programme = where.partition("/")
    listed = ", ".join(there)
    new = f"A new one: `solidstate new programme {company_id}/{slug(programme) or 'first-cell'}`."
    return f"Its programmes: {listed}. {new}" if listed else new


def find_promise(place: Place, key: str) -> None:
    """Raises UsageError where the place has no promise of that key; says in which programme there is one."""
    promises = place.holder.promises
    if key in promises:
        return
    held = [f"{place.company_id}/{name}/{key}" for name, one in place.company.programmes.items() if key in one.promises]
    if place.location and key in place.company.promises:
        held.append(f"{place.company_id}/{key}")
    hint = f"Did you mean {' or '.join(held)}?" if held else did_you_mean(key, promises)
    hint = hint or f"Its promises: {', '.join(promises) or 'none yet'}."
    raise click.UsageError(f"{place.id} has no promise '{shown(key)}'. {hint}")


def usable(identifier: str, taken: Container[str] = (), noun: str = "id") -> str:
    """The id, if it may be used for something new. Raises UsageError with one sentence."""
    if not re.fullmatch(ID_PATTERN, identifier):
        raise click.UsageError(f"'{shown(identifier)}' is no id: lower-case letters, digits and single hyphens.")
    if len(identifier) > LONGEST_ID:
        raise click.UsageError(f"'{identifier}' has {len(identifier)} characters; an id has at most {LONGEST_ID}.")
    try:
        free_id(identifier)
    except Unfit as fault:
        raise click.UsageError(f"{fault} {fault.remedy}") from None
    if identifier in taken:
        raise click.UsageError(f"The {noun} '{identifier}' is in use.")
    return identifier


def usable_name(root: Path, folder: str, identifier: str, documents: Iterable[Document]) -> Path:
    """The path of a new file of that id. Raises UsageError with one sentence where there can be none."""
    path = root / "data" / folder / f"{identifier}.yaml"
    usable(identifier)
    if path.exists():
        raise click.UsageError(f"{path.relative_to(root).as_posix()} exists already.")
    for document in documents:
        former = getattr(document.record, "formerly", ())
        if document.path.startswith(f"data/{folder}/") and identifier in former:
            raise click.UsageError(f"'{identifier}' is a former id of {document.path} and leads there for ever: take another.")
    return path


def slug(text: str, words: int = 4) -> str:
    """The telling words of a text as an id, or nothing where it has none in Latin letters."""
    joined = re.sub(r"['’]|(?<=\d),(?=\d{3}\b)", "", text.lower())
    found = [word for word in re.findall(r"[a-z0-9]+", joined) if word not in SMALL]
    return "-".join(found[:words])[:LONGEST_ID].strip("-")


def unused(base: str, taken: Container[str]) -> str:
    """The id, or the id with the first number that is free."""
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
