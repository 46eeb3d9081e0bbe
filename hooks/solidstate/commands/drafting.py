"""The command `draft`: the text of an issue form -> the lines of the record, through the same code as `new milestone`.

The text comes from strangers: it is held to its form, nothing in it names a file, and what it says is data, never markup.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from ..language.problems import did_you_mean, field_name, mistakes
from ..language.text import shown, with_plain_ends
from ..language.vocabulary import Confirmation
from ..reading.insertions import as_lines
from ..reading.loading import Document
from ..records import Company, Programme
from . import entries, needs, options
from .asking import PLAIN, DateText, OneOf
from .options import words
from .places import Place, find_place, slug
from .project import begun_day
from .proving import proved
from .workshop import Addition, Workshop, add, put

LONGEST = 70_000  # an issue of GitHub holds 65,536 signs
EMPTY = frozenset(("", "_No response_", "None"))
LABELS = {
    "company": "company",
    "programme": "programme",
    "what happened": "what",
    "date": "date",
    "address of the page": "url",
    "title of the page": "title",
    "publisher": "publisher",
    "published": "published",
    "quote": "quote",
    "translation": "translation",
    "who says so": "confirmed_by",
    "what it shows": "shows",
}
"""The labels of .github/ISSUE_TEMPLATE/milestone.yml, in small letters, and the answers that they are."""
_HEADING = re.compile(r"^### +(.+?) *$", re.MULTILINE)


def filled_in(text: str) -> dict[str, str]:
    """The answers of a form by their names. A heading that is none of the form's belongs to the answer in which it stands.

    Raises UsageError where the text is no such form.
    """
    if len(text) > LONGEST:
        raise click.UsageError(f"The text has {len(text):,} signs; a form has at most {LONGEST:,}.")
    plain = with_plain_ends(text)
    found: dict[str, str] = {}
    headings = [(match, LABELS[match[1].lower()]) for match in _HEADING.finditer(plain) if match[1].lower() in LABELS]
    for number, (match, name) in enumerate(headings):
        end = headings[number + 1][0].start() if number + 1 < len(headings) else len(plain)
        answer = re.sub(r"^ *> ?", "", plain[match.end() : end].strip(), flags=re.MULTILINE)
        if name not in found and answer not in EMPTY:
            found[name] = answer
    if "company" not in found:
        raise click.UsageError("This is no form of a milestone: it has no answer below '### Company'.")
    return found


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option("--write", "is_written", is_flag=True, help="Write it into the file of the company instead of printing it.")
@click.option("--id", "key", help="Its id and anchor for ever; made from what it shows or says without it.")
@options.option("--by", (*options.MILESTONE, "by"))
@options.of_page
@click.pass_obj
def draft(root: Path, /, file: TextIO, is_written: bool, key: str | None, **answers: Any) -> None:
    """Turn the text of the form "A milestone is missing" into lines of YAML: FILE is the issue's text, - what comes in.

    An option wins over what the form says. Nothing is written without --write, and nothing that the check refuses.
    """
    shop = Workshop.of(root)
    form = filled_in(file.read(LONGEST + 1))
    place = _place(shop.documents, form.pop("company"), form.pop("programme", ""))
    page, found = needs.asked_milestone(shop, place, _read(shop, form) | {name: value for name, value in answers.items() if value})
    name = needs.milestone_key(place, key, found)
    addition = Addition(place, page, found, (*place.location, "milestones"), name, lambda source: entries.milestone(found, source))
    if is_written:
        add(shop, addition)
    else:
        _print(shop, addition)


def _read(shop: Workshop, form: Mapping[str, str]) -> dict[str, Any]:
    """The answers as the options of `new milestone` would give them."""
    kinds: dict[str, click.ParamType[Any]] = {"date": DateText(), "published": DateText(), "confirmed_by": words(Confirmation)}
    criteria = OneOf(shop.criteria, "Criteria are defined in data/trl.yaml.")
    found: dict[str, Any] = {}
    for name, answer in form.items():
        label = next(label for label, one in LABELS.items() if one == name)
        try:
            if name == "shows":
                found[name] = tuple(criteria.convert(one, None, None) for one in _criteria(answer, criteria.words()))
            elif name in ("quote", "translation"):
                found[name] = PLAIN.convert(_unquoted(answer), None, None)
            else:
                found[name] = kinds.get(name, PLAIN).convert(answer, None, None)
        except click.BadParameter as error:
            raise click.UsageError(f"{label.capitalize()}: {error.message}") from None
    return found


def _criteria(answer: str, known: Iterable[str]) -> list[str]:
    """The criteria of an answer, one a line or parted by commas or spaces; "road test" is road-test."""
    ids = set(known)
    found: list[str] = []
    for part in filter(None, (one.strip(" .-*") for one in re.split(r"[\n,;]+", answer))):
        whole = "-".join(part.lower().split())
        found += [whole] if whole in ids else part.split()
    return found


_MARKS = ("“”", "„“", "„”", "«»", "「」", "『』", "‘’", '""', "''", "””")


def _unquoted(answer: str) -> str:
    """A quote without the marks around it."""
    text = answer.strip()
    pair = text[:1] + text[-1:]
    return text[1:-1].strip() if pair in _MARKS and len(text) > 2 and text[0] not in text[1:-1] else text


def _place(documents: Iterable[Document], company: str, programme: str) -> Place:
    """The company and programme that are meant: an id, an address of the site, or a name."""
    companies = {d.id: d.record for d in documents if isinstance(d.record, Company)}
    company_id = _meant(company, companies, "company")
    if not programme.strip():
        return find_place(documents, company_id)
    return find_place(documents, f"{company_id}/{_meant(programme, companies[company_id].programmes, 'programme')}")


def _meant(answer: str, things: Mapping[str, Company] | Mapping[str, Programme], noun: str) -> str:
    """The id of what an answer names."""
    words = " ".join(answer.split())
    last = words.partition("#")[0].rstrip("/").rpartition("/")[2].lower()
    if last in things:
        return last
    for key, thing in things.items():
        if words.casefold() in {name.casefold() for name in (thing.name, *thing.also_known_as)}:
            return key
    hint = did_you_mean(words, [*things, *(thing.name for thing in things.values())])
    if noun == "company" and not hint and (new := slug(words)) and words.isprintable() and "/" not in words and "'" not in words:
        hint = f"`solidstate new company {new} --name '{shown(words)}'` first."
    if noun == "programme" and not hint and things:
        hint = f"Its programmes: {', '.join(things)}."
    raise click.UsageError(f"No {noun} is named '{shown(words)}'. {hint}".strip())


def _print(shop: Workshop, addition: Addition) -> None:
    """The lines, each text behind its key in one line, and what the check says of them."""
    path = addition.place.document.path
    for one in addition.insertions(shop.today):
        click.echo(f"# {path}, below {field_name(one.location)}:")
        click.echo("\n".join(as_lines({one.key: one.value}, 2 * len(one.location), width=float("inf"))))
    old = (shop.root / path).read_bytes().decode("utf-8")
    problems = proved(shop.root, path, put(old, addition.insertions(shop.today)), begun_day())
    for problem in problems:
        click.echo(str(problem), err=True)
    if mistakes(problems):
        sys.exit(1)
