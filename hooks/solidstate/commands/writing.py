"""The command `new`: something new in the record, asked for or given by options, held to the rules before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..language.vocabulary import AgreementStage, Application, CellClass, CompanyKind, Confirmation, StageName
from ..reading.insertions import Insertion, as_lines
from ..reading.models import description
from ..records import Challenge
from . import entries, needs, options
from .asking import DateText, Plain, WordsOfDate, completed
from .options import MILESTONE, PROGRAMME, PROMISE, STATEMENT, option, words
from .places import find_place, find_promise, slug, unused, usable, usable_name
from .scaffold import new_challenge, new_company
from .workshop import Addition, Workshop, add, finish, put

ID_HELP = "Its id and anchor for ever; made from its words without it."


@click.group()
def new() -> None:
    """Write something new into the record: asked for in a terminal or given by options, and held to the rules first."""


@new.command()
@click.argument("identifier", metavar="ID")
@option("--name", ("name",))
@option("--country", ("country",))
@option("--kind", ("kind",), type=words(CompanyKind))
@option("--summary", ("summary",))
@option("--website", ("website",))
@click.pass_obj
def company(root: Path, /, identifier: str, **answers: Any) -> None:
    """A file for a company, with its fields explained: `solidstate new company acme`.

    What is not given is left to fill in; with name, country, kind and summary nothing is, and programmes, milestones and
    promises are added by the other kinds of `new`.
    """
    shop = Workshop.of(root)
    path = usable_name(root, "companies", identifier, shop.documents)
    found = completed(answers, needs.company_needs(identifier))
    finish(shop, path, None, new_company(root, identifier, found, shop.today), identifier, "company", identifier, found)


@new.command()
@click.argument("identifier", metavar="ID")
@click.option("--name", type=Plain(), help=description(Challenge, ("name",)))
@click.option("--routes", type=Plain(), multiple=True, help=description(Challenge, ("routes",)))
@click.option("--stage", type=words(StageName), help=description(Challenge, ("stage",)))
@click.pass_obj
def challenge(root: Path, /, identifier: str, **answers: Any) -> None:
    """A file for a challenge, with its fields explained, to fill in: `solidstate new challenge heat`."""
    shop = Workshop.of(root)
    path = usable_name(root, "challenges", identifier, shop.documents)
    order = max((d.record.order for d in shop.documents if isinstance(d.record, Challenge)), default=0) + 1
    found = completed(answers, needs.challenge_needs(shop, identifier))
    finish(shop, path, None, new_challenge(root, found, order, shop.today), identifier, "challenge", identifier, found)


@new.command()
@click.argument("where", metavar="COMPANY/ID")
@option("--name", (*PROGRAMME, "name"))
@option("--class", (*PROGRAMME, "class"), type=words(CellClass))
@option("--class-confirmed-by", (*PROGRAMME, "class_confirmed_by"), type=words(Confirmation))
@option("--class-by", (*PROGRAMME, "class_by"))
@option("--marketed-as", (*PROGRAMME, "marketed_as"))
@option("--application", (*PROGRAMME, "application"), type=words(Application))
@option("--routes", (*PROGRAMME, "routes"), multiple=True)
@option("--summary", (*PROGRAMME, "summary"))
@options.page
@options.quote
@click.pass_obj
def programme(root: Path, /, where: str, **answers: Any) -> None:
    """A programme of a company, with the words on which its class rests: `solidstate new programme acme/x1`."""
    shop = Workshop.of(root)
    company_id, _, key = where.partition("/")
    place = find_place(shop.documents, company_id)
    taken = {*place.company.programmes, *(old for one in place.company.programmes.values() for old in one.formerly)}
    usable(key, taken, "programme")
    page, given = needs.asked_page(shop, place, answers, lambda page, given: needs.programme_needs(shop, page, given, key))
    found = needs.by_their_ids(shop, place, completed(given, needs.programme_needs(shop, page, given, key)))
    add(shop, Addition(place, page, found, ("programmes",), key, lambda source: entries.programme(found, source)))


@new.command()
@click.argument("where", metavar="COMPANY[/PROGRAMME]")
@click.option("--id", "key", help=ID_HELP)
@option("--date", (*MILESTONE, "date"), type=DateText())
@option("--what", (*MILESTONE, "what"))
@option("--shows", (*MILESTONE, "shows"), multiple=True)
@option("--confirmed-by", (*MILESTONE, "confirmed_by"), type=words(Confirmation))
@option("--by", (*MILESTONE, "by"))
@option("--with", (*MILESTONE, "with"), multiple=True)
@option("--stage", (*MILESTONE, "stage"), type=words(AgreementStage))
@option("--condition", (*MILESTONE, "condition"))
@option("--shows-because", (*MILESTONE, "shows_because"))
@option("--used-in", (*MILESTONE, "used_in"), type=words(Application))
@options.figures
@option("--note", (*MILESTONE, "note"))
@options.page
@options.quote
@click.pass_obj
def milestone(root: Path, /, where: str, key: str | None, **answers: Any) -> None:
    """Something that happened, with its page: `solidstate new milestone acme/x1 --url … --quote … --date … --what …`."""
    shop = Workshop.of(root)
    place = find_place(shop.documents, where)
    page, found = needs.asked_milestone(shop, place, answers)
    name = needs.milestone_key(place, key, found)
    add(shop, Addition(place, page, found, (*place.location, "milestones"), name, lambda source: entries.milestone(found, source)))


@new.command()
@click.argument("where", metavar="COMPANY[/PROGRAMME]")
@click.option("--id", "key", help=ID_HELP)
@option("--what", (*PROMISE, "what"))
@option("--would-show", (*PROMISE, "would_show"), multiple=True)
@option("--said", (*STATEMENT, "said"), type=DateText())
@option("--due", (*STATEMENT, "due"), type=WordsOfDate())
@option("--wording", (*STATEMENT, "wording"))
@option("--by", (*STATEMENT, "by"))
@options.figures
@options.page
@options.quote
@click.pass_obj
def promise(root: Path, /, where: str, key: str | None, **answers: Any) -> None:
    """Something announced for later, with its page: `solidstate new promise acme/x1 --what … --wording "by 2027" …`."""
    shop = Workshop.of(root)
    place = find_place(shop.documents, where)
    page, given = needs.asked_page(shop, place, answers, lambda page, given: needs.promise_needs(shop, page, given))
    found = needs.by_their_ids(shop, place, needs.dated(place, completed(given, needs.promise_needs(shop, page, given))))
    name = usable(key, place.taken) if key else unused(slug(found["what"]) or "promise", place.taken)
    add(shop, Addition(place, page, found, (*place.location, "promises"), name, lambda source: entries.promise(found, source)))


@new.command()
@click.argument("where", metavar="COMPANY[/PROGRAMME]/PROMISE")
@option("--said", (*STATEMENT, "said"), type=DateText())
@option("--due", (*STATEMENT, "due"), type=WordsOfDate())
@option("--wording", (*STATEMENT, "wording"))
@option("--by", (*STATEMENT, "by"))
@option("--takes-back", (*STATEMENT, "takes_back"), type=bool, is_flag=True, default=False)
@options.figures
@option("--note", (*STATEMENT, "note"))
@options.page
@options.quote
@click.pass_obj
def statement(root: Path, /, where: str, **answers: Any) -> None:
    """A new date for a promise that is there, below the old ones: `solidstate new statement acme/x1/first-car --due 2028 …`."""
    shop = Workshop.of(root)
    owner, _, key = where.rpartition("/")
    place = find_place(shop.documents, owner or where)
    find_promise(place, key)
    promises = place.holder.promises
    page, given = needs.asked_page(shop, place, needs.taken_back(answers, promises[key]), needs.statement_needs)
    found = needs.dated(place, completed(given, needs.statement_needs(page, given)), ", or --takes-back where a date is taken back")
    found = needs.by_their_ids(shop, place, found)
    index = needs.statement_index(promises[key], found["said"])
    location = (*place.location, "promises", key, "statements")
    add(shop, Addition(place, page, found, location, None, lambda source: entries.statement(found, source), index))


@new.command()
@click.argument("url", metavar="URL")
@click.option("--in", "where", metavar="COMPANY", help="The company in whose file to list it; without one it is printed.")
@options.of_page
@click.pass_obj
def source(root: Path, /, where: str | None, **answers: Any) -> None:
    """A page to cite: what another file or data/publishers.yaml knows of it is filled in."""
    shop = Workshop.of(root)
    place = find_place(shop.documents, where) if where else None
    page, found = needs.asked_page(shop, place, answers)
    if place is None:
        click.echo("\n".join(as_lines({page.new_key(found, ()): page.entry(found, shop.today, None)}, 2)))
        return
    if page.listed is not None:
        raise click.UsageError(f"{place.document.path} lists it already: cite it as '{page.key}'.")
    key = page.new_key(found, list(place.company.sources))
    entry = page.entry(found, shop.today, place.company.checked.last)
    path = root / place.document.path
    old = path.read_bytes().decode("utf-8")
    finish(shop, path, old, put(old, [Insertion(("sources",), key, entry)]), f"sources.{key}", "source", place.id, found)
