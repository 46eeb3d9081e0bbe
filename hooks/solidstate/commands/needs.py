"""What each kind of `new` cannot do without, in the order in which it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from ..checks import Folder
from ..language.datewords import suggest
from ..language.names import name_key
from ..language.text import shown
from ..language.values import UNDATED, Window
from ..language.vocabulary import Application, CellClass, CompanyKind, Confirmation, SourceKind, StageName
from ..reading.models import description
from ..records import Challenge, Promise
from . import asking
from .asking import DateText, Need, OneOf, Plain, completed
from .options import EVIDENCE, MILESTONE, PROGRAMME, PROMISE, SOURCE, STATEMENT, about, words
from .pages import Page, find_page
from .places import Place, slug, unused, usable
from .workshop import Workshop

Given = Mapping[str, Any]


def asked_page(
    shop: Workshop, place: Place | None, answers: Given, rest: Callable[[Page, Given], list[Need]] | None = None
) -> tuple[Page, dict[str, Any]]:
    """The page that an answer names, and the answers with what must be said of it.

    `rest` are the needs that come after it: where nobody can be asked, all that is missing is named at once.
    """
    url = [Need("--url", about(*SOURCE, "url"))]
    if rest and not asking.at_a_terminal():
        page = find_page(shop.documents, place.document if place else None, answers.get("url") or "https://page.invalid/")
        completed(answers, [*url, *(_page_needs(page, answers) if answers.get("url") else []), *rest(page, answers)])
    found = completed(answers, url)
    page = find_page(shop.documents, place.document if place else None, found["url"])
    if page.known_in:
        click.echo(f"{page.known_in} cites this page: its title, dates and words are taken over.", err=True)
    return page, completed(found, _page_needs(page, found))


def _page_needs(page: Page, given: Given) -> list[Need]:
    missing = [name for name in page.missing if not (name == "title" and given.get("described"))]
    needs = [Need("--source-kind" if name == "kind" else f"--{name}", about(*SOURCE, name), _type(name)) for name in missing]
    published = [Need("--published", about(*SOURCE, "published"), DateText(), optional=True)] if missing else []
    return [*needs, *published]


def _type(name: str) -> click.ParamType[Any]:
    return words(SourceKind) if name == "kind" else Plain()


def company_needs(identifier: str) -> list[Need]:
    """A company: what its page begins with."""
    return [
        Need("--name", about("name"), default=identifier.replace("-", " ").title()),
        Need("--country", about("country"), optional=True),
        Need("--kind", about("kind"), words(CompanyKind), default=str(CompanyKind.START_UP)),
        Need("--summary", about("summary"), optional=True),
    ]


def challenge_needs(shop: Workshop, identifier: str) -> list[Need]:
    """A challenge: what it is called, which routes it concerns and in which stage it must be solved."""
    return [
        Need("--name", description(Challenge, ("name",)), default=identifier.replace("-", " ").capitalize()),
        Need("--routes", description(Challenge, ("routes",)), _routes(shop), many=True),
        Need("--stage", description(Challenge, ("stage",)), words(StageName)),
    ]


def programme_needs(shop: Workshop, page: Page, given: Given, key: str) -> list[Need]:
    """A programme: its name, and its class with the words on which that rests."""
    return [
        Need("--name", about(*PROGRAMME, "name"), default=key.replace("-", " ").title()),
        Need("--class", about(*PROGRAMME, "class"), words(CellClass)),
        Need("--marketed-as", about(*PROGRAMME, "marketed_as")),
        Need("--application", about(*PROGRAMME, "application"), words(Application)),
        Need("--routes", about(*PROGRAMME, "routes"), _routes(shop), optional=True, many=True),
        *_quote_needs(page, given),
    ]


def milestone_needs(shop: Workshop, place: Place, page: Page, given: Given) -> list[Need]:
    """A milestone: its words, its date, who says so; what it shows only where it belongs to a programme."""
    shows = Need("--shows", about(*MILESTONE, "shows"), _criteria(shop), optional=True, many=True)
    return [
        *_quote_needs(page, given),
        Need("--date", about(*MILESTONE, "date"), DateText()),
        Need("--what", about(*MILESTONE, "what")),
        *([shows] if place.location else []),
        Need("--confirmed-by", about(*MILESTONE, "confirmed_by"), words(Confirmation)),
    ]


def confirmer_needs(given: Given) -> list[Need]:
    """Who confirms it, where somebody other than the maker does."""
    return [Need("--by", about(*MILESTONE, "by"))] if given.get("confirmed_by") in ("partner", "independent") else []


def asked_milestone(shop: Workshop, place: Place, answers: Given) -> tuple[Page, dict[str, Any]]:
    """The page of a milestone, and all answers."""
    page, given = asked_page(
        shop, place, answers, lambda page, given: [*milestone_needs(shop, place, page, given), *confirmer_needs(given)]
    )
    found = completed(given, milestone_needs(shop, place, page, given))
    return page, by_their_ids(shop, place, completed(found, confirmer_needs(found)))


def promise_needs(shop: Workshop, page: Page, given: Given) -> list[Need]:
    """A promise: what it is, and its first statement."""
    return [
        Need("--what", about(*PROMISE, "what")),
        Need("--would-show", about(*PROMISE, "would_show"), _criteria(shop), optional=True, many=True),
        *statement_needs(page, given),
    ]


def statement_needs(page: Page, given: Given) -> list[Need]:
    """A statement: its words and the date in them. It was said when its page was published, where nothing else is known."""
    published = given.get("published") or (page.listed or page.known).get("published")
    due = str(given["due"]) if given.get("due") else None
    return [
        *_quote_needs(page, given),
        Need("--said", about(*STATEMENT, "said"), DateText(), default=str(published) if published else None, instead="--published"),
        Need("--wording", about(*STATEMENT, "wording"), default=due if due != UNDATED else None),
    ]


def dated(place: Place, found: dict[str, Any], beside: str = "") -> dict[str, Any]:
    """The answers with the date that their words name, read as the check reads them: from the day on which they were said.

    Where they name none that is sure, the date is asked for. `beside` is what else could be given.
    """
    words = str(found.get("due") or found["wording"])
    try:
        found["due"] = Window.parse(words).text
    except ValueError:
        found["due"] = suggest(words, Window.parse(found["said"]), place.company.country)
        if found["due"]:
            click.echo(f"'{shown(words)}' is written {found['due']}.", err=True)
        elif asking.at_a_terminal():
            return completed(found, [Need("--due", about(*STATEMENT, "due"), DateText())])
        else:
            message = f"'{shown(words)}' names no date of the table in data/README.md; give --due{beside}."
            raise click.UsageError(message) from None
    return found


def taken_back(answers: Given, promise: Promise) -> dict[str, Any]:
    """The answers, undated where a date is taken back; says so where one may be that nobody said is."""
    due = answers.get("due")
    if answers.get("takes_back"):
        if due not in (None, UNDATED):
            raise click.UsageError(f"--takes-back names no date: leave out --due {shown(due)}, or --takes-back where that is the new date.")
        return {**answers, "due": UNDATED}
    if due == UNDATED and any(not one.due.is_undated for one in promise.statements):
        click.echo("Is the date of before taken back? Then give --takes-back: without it, this one only names none.", err=True)
    return dict(answers)


def milestone_key(place: Place, key: str | None, found: Given) -> str:
    """The id that is given, or one from what it shows or says, with the year of its end."""
    if key:
        return usable(key, place.taken)
    window = Window.parse(found["date"])
    end = window.last or window.first
    base = next((str(one) for one in found.get("shows") or ()), "") or slug(str(found["what"])) or "event"
    return unused(f"{base}-{end.year}" if end else base, place.taken)


def statement_index(promise: Promise, said: str) -> int | None:
    """Where a statement stands among those that are there, the oldest first; None for the end."""
    when = Window.parse(said).sort_key
    index = sum(one.said.sort_key <= when for one in promise.statements)
    return index if index < len(promise.statements) else None


def by_their_ids(shop: Workshop, place: Place, found: dict[str, Any]) -> dict[str, Any]:
    """The answers with the id of each company that has a file in place of one of its names."""
    known = Folder.of(list(shop.documents)).company_names

    def meant(name: str) -> str:
        identifier = known.get(name_key(name))
        return identifier if identifier and identifier != place.company_id else name

    ours = {option: meant(found[option]) for option in ("by", "class_by") if found.get(option)}
    others = {option: tuple(meant(one) for one in found[option]) for option in ("with", "with_") if found.get(option)}
    return {**found, **ours, **others}


def _quote_needs(page: Page, given: Given) -> list[Need]:
    """The words, and their translation where they are not English."""
    foreign = page.language(given) != "en"
    return [
        Need("--quote", about(*EVIDENCE, "quote")),
        *([Need("--translation", about(*EVIDENCE, "translation"))] if foreign else []),
    ]


def _routes(shop: Workshop) -> OneOf:
    return OneOf(lambda: shop.ids("route"), "Routes are the files in data/routes/.")


def _criteria(shop: Workshop) -> OneOf:
    return OneOf(shop.criteria, "Criteria are defined in data/trl.yaml.")
