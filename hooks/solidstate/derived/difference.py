"""Two surveys -> what changes for readers: ratings, promises, what happened, numbers and words, and what is gone.

How a change is worded is up to templates/text/changes.txt.jinja.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from ..catalogue import Catalogue
from ..language.values import Window, months_between
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Figure, Programme, Record, Statement
from .alterations import Alteration, alterations, at
from .changes import Change, cited, in_gap, in_order, paired, words
from .counting import Shown
from .identity import former_owners
from .rating import Rating
from .survey import Survey


def compare(old: Survey, new: Survey, left_out: Mapping[str, Iterable[Location]] = MappingProxyType({})) -> list[Change]:
    """Every change between two surveys of one day, in the order of `SECTIONS`. What was left out of the older is not compared."""
    found = [*_ratings(old, new), *_states(old, new)]
    for before, after in paired(old.catalogue, new.catalogue):
        found += _documents(_Names(new.catalogue, old.catalogue), before, after, left_out)
    return in_order(_once(found))


# --- what is derived ------------------------------------------------------------------------------------------


def _ratings(old: Survey, new: Survey) -> Iterator[Change]:
    for key, after in new.ratings.items():
        entry = new.catalogue.programmes[key]
        before = next((old.ratings[name] for name in former_owners(new.catalogue, key) if name in old.ratings), None)
        if before is None:
            facts = {"programme": entry.record, "reservations": after.reservations}
            yield Change("programme-new", key, entry.full_name, None, after.label, facts=facts)
            continue
        if before.label != after.label:
            causes, lost = _causes(before, after), _causes(after, before)
            facts = {"causes": [_cause(entry.company, one) for one in causes], "lost": lost, "reservations": after.reservations}
            yield Change("rating", key, entry.full_name, before.label, after.label, facts=facts)
        if before.confirmed.label != after.confirmed.label:
            yield Change("confirmed", key, entry.full_name, before.confirmed.label, after.confirmed.label)


def _causes(before: Rating, after: Rating) -> list[Shown]:
    """What the one shows and the other does not: of each strand the highest."""
    known = {(one.criterion.id, one.milestone_id) for one in before.shown}
    fresh = [one for one in after.shown if not {(one.criterion.id, k) for k in (one.milestone_id, *one.milestone.formerly)} & known]
    highest: dict[str | None, Shown] = {}
    for one in fresh:
        if one.strand not in highest or one.level > highest[one.strand].level:
            highest[one.strand] = one
    return sorted(highest.values(), key=lambda one: -one.level)


def _cause(company: Company, shown: Shown) -> dict[str, Any]:
    return {"shown": shown, "milestone": shown.milestone, "sources": cited(company, shown.milestone)}


def _states(old: Survey, new: Survey) -> Iterator[Change]:
    for key, after in new.states.items():
        entry = new.catalogue.promises[key]
        names = [f"{owner}/{one}" for owner in former_owners(new.catalogue, entry.owner) for one in (entry.key, *entry.record.formerly)]
        before = next((old.states[name] for name in names if name in old.states), None)
        if before is None:
            continue
        name = _Names(new.catalogue, old.catalogue).thing(entry.owner, entry.key)
        was, now = before.latest.due, after.latest.due
        if (was.last, was.not_before and was.first) != (now.last, now.not_before and now.first):
            months = months_between(was.last, now.last) if was.last and now.last else None
            facts = {"was": was, "now": now, "months": months, "sources": cited(entry.company, after.latest), "statement": after.latest}
            yield Change("date", key, name, was.text, now.text, facts=facts)
        if before.name != after.name:
            sources = cited(entry.company, after.outcome) if after.outcome else []
            yield Change("state", key, name, before.name, after.name, facts={"sources": sources})


# --- what is authored -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Names:
    """How things are called in a sentence: by the newer side's names where it has them."""

    new: Catalogue
    old: Catalogue

    def owner(self, owner: str) -> str:
        for catalogue in (self.new, self.old):
            if owner in catalogue.programmes:
                return catalogue.programmes[owner].full_name
            if owner in catalogue.companies:
                return catalogue.companies[owner].name
        return owner

    def thing(self, owner: str, key: str) -> str:
        return f"{self.owner(owner)}: {key.replace('-', ' ')}"


def _documents(
    names: _Names, before: Document | None, after: Document | None, left_out: Mapping[str, Iterable[Location]]
) -> Iterator[Change]:
    document = after or before
    if document is None:
        return
    is_company = document.kind == "company"
    if before is None or after is None:
        kind = ("company" if is_company else "entry") + ("-new" if before is None else "-gone")
        name = names.owner(document.id) if is_company else document.path
        facts = {"record": document.record, "field": ""}
        yield Change(kind, document.id if is_company else document.path, name, gone=after is None, facts=facts)
        if isinstance(document.record, Company):
            yield from _held(names, document, document.id, document.record, after is None)
        return
    gaps = tuple(left_out.get(before.path, ()))
    told = {one.location: one for one in alterations(before.record, after.record) if not in_gap(one.location, gaps)}
    for location, one in told.items():
        place = _Place.of(after, location, names)
        if "figures" not in location or location[-1] not in ("value", "unit"):
            yield from _told(place, one, before, after)
        elif location[-1] == "value" or (*location[:-1], "value") not in told:
            yield _figure(place, told, after.record, location[:-1])


def _held(names: _Names, document: Document, owner: str, holder: Company | Programme, gone: bool) -> Iterator[Change]:
    """What a company or a programme that came or went holds."""
    for key, milestone in holder.milestones.items():
        facts: dict[str, Any] = {"record": milestone, "sources": cited(document.record, milestone)}
        yield Change(f"milestone-{'gone' if gone else 'new'}", f"{owner}/{key}", names.thing(owner, key), gone=gone, facts=facts)
    for key, promise in holder.promises.items():
        facts = {"record": promise, "sources": []}
        yield Change(f"promise-{'gone' if gone else 'new'}", f"{owner}/{key}", names.thing(owner, key), gone=gone, facts=facts)
    for key, programme in getattr(holder, "programmes", {}).items():
        if gone:
            yield Change("programme-gone", f"{owner}/{key}", names.owner(f"{owner}/{key}"), gone=True)
        yield from _held(names, document, f"{owner}/{key}", programme, gone)


@dataclass(frozen=True)
class _Place:
    """What a location belongs to: its id and name, and the fields below it."""

    names: _Names
    id: str
    name: str
    kind: str
    below: Location

    @classmethod
    def of(cls, document: Document, location: Location, names: _Names) -> _Place:
        """A milestone, a promise, a programme or a company; in other files an entry of the file."""
        if document.kind != "company":
            return cls(names, document.path, document.path, "entry", location)
        owner, rest, kind = document.id, location, "company"
        if location[0] == "programmes":
            owner, rest, kind = f"{document.id}/{location[1]}", location[2:], "programme"
        if len(rest) > 1 and rest[0] in ("milestones", "promises"):
            key = str(rest[1])
            return cls(names, f"{owner}/{key}", names.thing(owner, key), str(rest[0])[:-1], rest[2:])
        return cls(names, owner, names.owner(owner), kind, rest)


def _told(place: _Place, one: Alteration, before: Document, after: Document) -> Iterator[Change]:
    """An alteration as a change of the kind that readers would name."""
    thing = one.before if one.after is None else one.after
    came, went = one.before is None, one.after is None
    record = before.record if went else after.record
    if not place.below and place.kind in ("programme", "milestone", "promise"):
        if place.kind == "programme":
            if went:  # one that came is told with its rating
                yield Change("programme-gone", place.id, place.name, gone=True)
            yield from _held(place.names, before if went else after, place.id, thing, went)
            return
        facts = {"record": thing, "sources": cited(record, thing) if place.kind == "milestone" and record else []}
        yield Change(f"{place.kind}-{'gone' if went else 'new'}", place.id, place.name, gone=went, facts=facts)
    elif isinstance(thing, Statement):
        facts = {"statement": thing, "sources": cited(record, thing) if record else []}
        yield Change(f"statement-{'gone' if went else 'new'}", place.id, place.name, *_texts(one), gone=went, facts=facts)
    elif place.kind == "promise" and place.below[0] == "statements" and place.below[-1] in ("said", "due", "takes_back"):
        statement = at(after.record, one.location[:-1])
        facts = {"statement": statement, "field": place.below[-1]}
        gone = not getattr(statement, "corrected", None) and not _is_more_exact(one)
        yield Change("statement-changed", place.id, place.name, *_texts(one), gone=gone, facts=facts)
    elif isinstance(thing, Figure):
        yield Change(f"figure-{'gone' if went else 'new'}", place.id, place.name, *_texts(one), facts={"figure": thing})
    elif isinstance(thing, Evidence) or place.below[-1] == "quote":
        yield Change("quote-gone" if went else "quote-new" if came else "quote", place.id, place.name, *_texts(one))
    elif place.below == ("class",):
        yield Change("class", place.id, place.name, *_texts(one))
    elif isinstance(thing, Record) and isinstance(place.below[-1], str) and (came or went) and place.kind == "entry":
        yield Change(
            f"entry-{'gone' if went else 'new'}", place.id, place.name, *_texts(one), gone=went, facts={"field": _path(place.below)}
        )
    else:
        yield Change("field", place.id, place.name, *_texts(one), facts={"field": _path(place.below)})


def _is_more_exact(one: Alteration) -> bool:
    """Whether a date lies within what it was: that takes nothing back."""
    old, new = one.before, one.after
    if not isinstance(old, Window) or not isinstance(new, Window) or None in (new.first, new.last):
        return False
    return (old.first or date.min) <= (new.first or date.min) and (new.last or date.max) <= (old.last or date.max) and not old.is_undated


def _figure(place: _Place, found: Mapping[Location, Alteration], after: Record | None, location: Location) -> Change:
    """A number that was altered, with the quotes of the same milestone that were altered with it."""
    figure = at(after, location)
    value, unit = found.get((*location, "value")), found.get((*location, "unit"))
    holder = location[: location.index("figures")]
    quotes = [_texts(one) for where, one in found.items() if where[: len(holder)] == holder and where[-1] == "quote"]
    was = f"{value.before if value else figure.value} {unit.before if unit else figure.unit}"
    return Change("figure", place.id, place.name, was, f"{figure.value} {figure.unit}", facts={"figure": figure, "quotes": quotes})


def _once(changes: list[Change]) -> Iterator[Change]:
    """Nothing twice: a milestone or promise that went from one owner of a company to another has moved and is neither gone nor new; a
    statement is told with the date that it moves, a quote with the number that it gives.
    """
    came = {_within_company(one): one for one in changes if one.kind in ("milestone-new", "promise-new")}
    moved: set[tuple[str, str]] = set()
    for one in changes:
        twin = came.get(_within_company(one)) if one.kind in ("milestone-gone", "promise-gone") else None
        if twin and type(twin.facts["record"]) is type(one.facts["record"]):
            moved |= {(one.kind, one.id), (twin.kind, twin.id)}
            yield Change("moved", twin.id, twin.name, one.id, twin.id)
    dates = [(one.id, one.facts["statement"]) for one in changes if one.kind == "date"]
    quotes = {(one.id, *texts) for one in changes if one.kind == "figure" for texts in one.facts["quotes"]}
    for one in changes:
        is_dated = one.kind == "statement-new" and (one.id, one.facts["statement"]) in dates
        if (one.kind, one.id) not in moved and not is_dated and (one.kind != "quote" or (one.id, one.before, one.after) not in quotes):
            yield one


def _within_company(change: Change) -> tuple[str, str]:
    return change.id.split("/")[0], change.id.split("/")[-1]


def _texts(one: Alteration) -> tuple[str | None, str | None]:
    return words(one.before), words(one.after)


def _path(location: Location) -> str:
    return ".".join(str(part) for part in location)
