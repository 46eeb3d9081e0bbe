"""Two surveys -> what changes for readers: ratings, promises, what happened, numbers and words, and what is gone.

How a change is worded is up to templates/text/changes.txt.jinja.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ..catalogue import Catalogue
from ..reading.nodes import Location
from ..records import Company, Programme
from .authored import IsTold, authored
from .causes import fresh, new_reason, of_state, why
from .changes import Change, cited, in_order, paired
from .counting import Shown
from .identity import former_owners, formerly
from .naming import Names
from .rating import labels_on
from .slips import slips_between
from .survey import Survey


def compare(
    old: Survey, new: Survey, left_out: Mapping[str, Iterable[Location]] = MappingProxyType({}), is_told: IsTold = lambda *_: True
) -> list[Change]:
    """Every change between two surveys of one day, in the order of `SECTIONS`. What was left out of the older is not compared; an
    alteration of which nobody wants to know is not told.
    """
    found = [*_ratings(old, new), *_states(old, new)]
    names = Names(new.catalogue, old.catalogue)
    for before, after in paired(old.catalogue, new.catalogue):
        if before is not after:
            found += authored(names, before, after, left_out, is_told)
    return in_order(_once([*_moved(found, old.catalogue, new.catalogue)]))


# --- what is derived ------------------------------------------------------------------------------------------


def _touched(old: Catalogue, new: Catalogue) -> Collection[str]:
    """The companies of which something derived can be another: those whose files differ, and those whose promises somebody dates who
    has a file on one side alone, since a partner's word counts as their own; where the scale is another, all.
    """
    if old.scale != new.scale:
        return new.companies
    came_or_went = old.companies.keys() ^ new.companies.keys()
    return [
        key
        for key, company in new.companies.items()
        if company is not old.companies.get(key) or (came_or_went and came_or_went & _dating(company))
    ]


def _dating(company: Company) -> set[str | None]:
    """Who gives the dates of a company's promises, where it is not the company itself."""
    holders: list[Company | Programme] = [company, *company.programmes.values()]
    return {one.by for holder in holders for promise in holder.promises.values() for one in promise.statements}


def _ratings(old: Survey, new: Survey) -> Iterator[Change]:
    names = Names(new.catalogue, old.catalogue)
    for entry in (one for company in _touched(old.catalogue, new.catalogue) for one in new.catalogue.programmes_of(company)):
        key = entry.id
        known, page = old.catalogue.programmes, f"/companies/{key}/"
        was = next((known[name] for name in former_owners(new.catalogue, key) if name in known), None)
        if was and labels_on(old.catalogue, was, old.day) == labels_on(new.catalogue, entry, new.day):
            continue
        after = new.rating_of(entry)
        if was is None:
            facts = {"programme": entry.record, "reservations": after.reservations, "ended": after.has_ended}
            yield Change("programme-new", key, entry.full_name, None, after.label, facts=facts, address=page)
            continue
        before = old.rating_of(was)
        if before.label != after.label:
            causes, lost = fresh(before.shown, after.shown), fresh(after.shown, before.shown)
            facts = {"causes": [_cause(names, entry.company, one) for one in causes], "lost": lost, "reservations": after.reservations}
            facts["caused_by"] = causes[0].milestone if causes else None
            because, facts["is_noted"] = why(was, entry, causes, lost)
            yield Change("rating", key, entry.full_name, before.label, after.label, facts=facts, because=because, address=page)
        if before.confirmed.label != after.confirmed.label:
            causes, lost = (fresh(*pair, lambda one: one.confirmed) for pair in ((before.shown, after.shown), (after.shown, before.shown)))
            facts = {"caused_by": causes[0].milestone if causes else None, "lost": lost}
            because, facts["is_noted"] = why(was, entry, causes, lost)
            labels = before.confirmed.label, after.confirmed.label
            yield Change("confirmed", key, entry.full_name, *labels, facts=facts, because=because, address=page)


def _cause(names: Names, company: Company, shown: Shown) -> dict[str, Any]:
    by = names.party(shown.milestone.by)
    return {"shown": shown, "milestone": shown.milestone, "by": by, "sources": cited(company, shown.milestone)}


def _states(old: Survey, new: Survey) -> Iterator[Change]:
    touched = _touched(old.catalogue, new.catalogue)
    entries = new.catalogue.promises_of(*(owner for company in touched for owner in new.catalogue.owners_of(company)))
    known = old.catalogue.promises if entries else {}
    for key, entry in entries.items():
        before = next((old.promise_state(known[name]) for name in (key, *formerly(new.catalogue, entry)) if name in known), None)
        after = new.promise_state(entry)
        if before is None or after is None:
            continue
        name, place = Names(new.catalogue, old.catalogue).thing(entry.owner, entry.record), f"/companies/{entry.owner}/#{entry.key}"
        was, now = before.latest.due, after.latest.due
        if (was.last, was.not_before and was.first) != (now.last, now.not_before and now.first):
            slips = slips_between(was, now)
            facts = {"was": was, "now": now, "slips": slips, "sources": cited(entry.company, after.latest), "statement": after.latest}
            yield Change("date", key, name, was.text, now.text, facts=facts, because=new_reason(before, after.latest), address=place)
        if before.name != after.name:
            sources = cited(entry.company, after.outcome) if after.outcome else []
            cause, why = of_state(before, after)
            of_it: dict[str, Any] = {"sources": sources, "caused_by": cause}
            yield Change("state", key, name, before.name, after.name, facts=of_it, because=why, address=place)


def _moved(changes: list[Change], old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """The changes, with each milestone or promise that went from one owner of a company to another as one that has moved, and is neither
    gone nor new; also where it got another id there and lists that of before, or became part of one that stood there.
    """
    gone = {_within_company(one.id): one for one in changes if one.kind in ("milestone-gone", "promise-gone")}
    moved: set[tuple[str, str]] = set()
    for entry in new.items.values() if gone else ():
        before = old.items.get(entry.id)
        for key in (entry.key, *entry.record.formerly):
            one = gone.get((entry.company_id, key))
            known = before and key in (before.key, *before.record.formerly)
            if one and not known and type(entry.record) is type(one.facts["record"]):
                name, place = Names(new, old).thing(entry.owner, entry.record), f"/companies/{entry.owner}/#{entry.key}"
                moved |= {(one.kind, one.id), (one.kind.replace("gone", "new"), entry.id)}
                yield Change("moved", entry.id, name, one.id, entry.id, facts={"holder": one.facts["holder"]}, address=place)
    yield from (one for one in changes if (one.kind, one.id) not in moved)


def _once(changes: list[Change]) -> Iterator[Change]:
    """Nothing twice: a statement of the same words and the same date was said on another day; a statement is told with the date that it
    moves, a quote with the number that it gives.
    """
    changes = list(_restated(changes))
    dates = [(one.id, one.facts["statement"]) for one in changes if one.kind == "date"]
    quotes = {(one.id, *texts) for one in changes if one.kind == "figure" for texts in one.facts["quotes"]}
    for one in changes:
        is_dated = one.kind == "statement-new" and (one.id, one.facts["statement"]) in dates
        if not is_dated and (one.kind != "quote" or (one.id, one.before, one.after) not in quotes):
            yield one


def _restated(changes: list[Change]) -> Iterator[Change]:
    """The changes, with each statement that went and came again with its words and its date as one that has another day."""
    gone = [one for one in changes if one.kind == "statement-gone"]
    pairs: dict[int, Change] = {}
    for one in (one for one in changes if one.kind == "statement-new"):
        twin = next((other for other in gone if _says_the_same(other, one)), None)
        if twin is not None:
            gone.remove(twin)
            pairs |= {id(twin): one, id(one): one}
            was, now = twin.facts["statement"].said, one.facts["statement"].said
            facts = {**one.facts, "field": "said", "was": was, "now": now}
            yield replace(one, kind="statement-restated", before=was.text, after=now.text, facts=facts)
    yield from (one for one in changes if id(one) not in pairs)


def _says_the_same(one: Change, other: Change) -> bool:
    """Whether two statements of one promise differ in the day on which they were said, and not in what they say."""
    old, new = one.facts["statement"], other.facts["statement"]
    if one.id != other.id or old.wording != new.wording or old.said == new.said or old.takes_back != new.takes_back:
        return False
    return (old.due.last, old.due.not_before and old.due.first) == (new.due.last, new.due.not_before and new.due.first)


def _within_company(id: str) -> tuple[str, str]:
    return id.partition("/")[0], id.rpartition("/")[2]
