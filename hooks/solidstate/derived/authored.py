"""Two states of a file -> what readers would say changed in it: things that came or went, numbers, words; each by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..language.values import Window
from ..language.vocabulary import CellClass
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Figure, Point, Programme, Record, Statement
from .alterations import Alteration, along, alterations, at, told_of
from .changes import Change, cited, in_gap, words
from .naming import Names, Place, address_of, title

DATES = ("said", "due", "takes_back")
"""The fields of a statement that are what was said."""
IsTold = Callable[[Alteration, str], bool]
"""Whether somebody wants to know of an alteration, that has a reason or "" for none."""


def authored(
    names: Names, before: Document | None, after: Document | None, left_out: Mapping[str, Iterable[Location]], is_told: IsTold
) -> Iterator[Change]:
    """Every change from one state of a file to another of which somebody wants to know; None where there is none."""
    document = after or before
    if document is None:
        return
    if before is None or after is None:
        yield from _whole(names, document, after is None)
        return
    gaps = tuple(left_out.get(before.path, ()))
    told = {one.location: one for one in alterations(before.record, after.record) if not in_gap(one.location, gaps)}
    for location, one in told.items():
        because = _because(before, after, location)
        if not is_told(one, because):
            continue
        place = Place.of(before, after, location, names)
        if "figures" not in location or location[-1] not in ("value", "unit"):
            yield from _told(place, one, before, after, because)
        elif location[-1] == "value" or (*location[:-1], "value") not in told:
            yield _figure(place, told, after.record, location[:-1], because)


def is_wording(one: Alteration) -> bool:
    """Whether it is a matter of words: of a quote, or of a field that is no number, no class and no date that was said."""
    thing = one.before if one.after is None else one.after
    return isinstance(thing, Evidence) or not (isinstance(thing, Record) or one.location[-1] in ("value", "unit", "class", *DATES))


def _whole(names: Names, document: Document, gone: bool) -> Iterator[Change]:
    """A file that came or went."""
    is_company = document.kind == "company"
    kind = f"{'company' if is_company else 'entry'}-{'gone' if gone else 'new'}"
    name = names.owner(document.id) if is_company else title(document)
    yield Change(kind, document.id, name, gone=gone, facts={"record": document.record}, address=address_of(document))
    if isinstance(document.record, Company):
        yield from _held(names, document, document.id, document.record, gone)


def _held(names: Names, document: Document, owner: str, holder: Company | Programme, gone: bool) -> Iterator[Change]:
    """What a company or a programme that came or went holds."""
    end = "gone" if gone else "new"
    for kind, things in (("milestone", holder.milestones), ("promise", holder.promises)):
        for key, thing in things.items():
            facts, page = _facts(names, document, owner, thing), f"/companies/{owner}/#{key}"
            yield Change(f"{kind}-{end}", f"{owner}/{key}", names.thing(owner, thing), gone=gone, facts=facts, address=page)
    for key, programme in getattr(holder, "programmes", {}).items():
        if gone:
            id = f"{owner}/{key}"
            yield Change("programme-gone", id, names.owner(id), gone=True, address=f"/companies/{id}/")
        yield from _held(names, document, f"{owner}/{key}", programme, gone)


def _facts(names: Names, document: Document, owner: str, thing: Any) -> dict[str, Any]:
    by = names.party(getattr(thing, "by", None))
    sources = cited(document.record, thing) if hasattr(thing, "evidence") else []
    return {"record": thing, "holder": names.owner(owner), "by": by, "sources": sources}


def _told(place: Place, one: Alteration, before: Document, after: Document, because: str) -> Iterator[Change]:
    """An alteration as a change of the kind that readers would name."""
    thing = one.before if one.after is None else one.after
    came, went = one.before is None, one.after is None
    document = before if went else after
    end = "gone" if went else "new"
    texts = words(one.before), words(one.after)
    facts: dict[str, Any] = {"was": one.before, "now": one.after, "field": _field(place.below), "holder": place.holder}
    if isinstance(place.record, Point):
        facts["dated"] = place.record.date
    if not place.below and place.kind == "programme":
        if went:  # one that came is told with its rating
            yield Change("programme-gone", place.id, place.name, gone=True, address=place.address)
        yield from _held(place.names, document, place.id, thing, went)
        return
    if not place.below and place.kind in ("milestone", "promise"):
        owner = place.id.rpartition("/")[0]
        facts |= _facts(place.names, document, owner, thing)
        yield Change(f"{place.kind}-{end}", place.id, place.name, gone=went, facts=facts, because=because, address=place.address)
    elif isinstance(thing, Statement):
        facts |= {"statement": thing, "by": place.names.party(thing.by), "sources": cited(document.record, thing)}
        yield Change(f"statement-{end}", place.id, place.name, *texts, gone=went, facts=facts, because=because, address=place.address)
    elif place.kind == "promise" and place.below[0] == "statements" and place.below[-1] in DATES:
        facts["statement"] = at(after.record, one.location[:-1])
        gone = not because and not _is_more_exact(one)
        kind = "statement-changed" if gone else "statement-restated"
        yield Change(kind, place.id, place.name, *texts, gone=gone, facts=facts, because=because, address=place.address)
    elif isinstance(thing, Figure):
        facts |= {"figure": thing, "measure": place.names.measure(thing)}
        yield Change(f"figure-{end}", place.id, place.name, *texts, facts=facts, because=because, address=place.address)
    elif isinstance(thing, Evidence) or place.below[-1:] == ("quote",):
        kind = f"quote-{end}" if came or went else "quote"
        yield Change(kind, place.id, place.name, *texts, facts=facts, because=because, address=place.address)
    elif place.below == ("class",):
        facts["labels"] = [{str(one): one.label for one in CellClass}.get(text or "", text) for text in texts]
        yield Change("class", place.id, place.name, *texts, facts=facts, because=because, address=place.address)
    elif not place.below and (came or went):
        facts["record"] = thing
        yield Change(f"entry-{end}", place.id, place.name, *texts, gone=went, facts=facts, because=because, address=place.address)
    else:
        facts |= _of_figure(place, one.location, document)
        yield Change("field", place.id, place.name, *texts, facts=facts, because=because, address=place.address)


def _of_figure(place: Place, location: Location, document: Document) -> dict[str, Any]:
    """Which figure it is whose field is altered, and the field within it; nothing where it is none of a figure."""
    if "figures" not in place.below[:-2]:
        return {}
    depth = place.below.index("figures") + 2
    figure = at(document.record, location[: len(location) - len(place.below) + depth])
    return {"of_figure": figure, "measure": place.names.measure(figure), "field": _field(place.below[depth:])} if figure else {}


def _because(before: Document, after: Document, location: Location) -> str:
    """The reason that the innermost record gives for what it changes; one that it gave before is of an earlier change."""
    steps = along(after.record, location)
    for length in range(len(location), 0, -1):
        reason = told_of(steps[length], "corrected")
        if isinstance(reason, str):
            in_list = isinstance(location[length - 1], int)
            known = at(before.record, location[: length - 1]) or [] if in_list else [at(before.record, location[:length])]
            return "" if any(told_of(one, "corrected") == reason for one in known) else reason
    return ""


def _is_more_exact(one: Alteration) -> bool:
    """Whether a date lies within what it was: that takes nothing back."""
    old, new = one.before, one.after
    if not isinstance(old, Window) or not isinstance(new, Window) or None in (new.first, new.last):
        return False
    return (old.first or date.min) <= (new.first or date.min) and (new.last or date.max) <= (old.last or date.max) and not old.is_undated


def _figure(place: Place, found: Mapping[Location, Alteration], after: Record | None, location: Location, because: str) -> Change:
    """A number that was altered, with the quotes of the same milestone that were altered with it."""
    figure = at(after, location)
    value, unit = found.get((*location, "value")), found.get((*location, "unit"))
    above = location[: location.index("figures")]
    quotes = [
        (words(one.before), words(one.after)) for where, one in found.items() if where[: len(above)] == above and where[-1] == "quote"
    ]
    was, was_in = value.before if value else figure.value, unit.before if unit else figure.unit
    facts = {
        "figure": figure,
        "measure": place.names.measure(figure),
        "quotes": quotes,
        "was": was,
        "was_in": was_in,
        "now": figure.value,
        "holder": place.holder,
    }
    return Change(
        "figure",
        place.id,
        place.name,
        f"{was} {was_in}",
        f"{figure.value} {figure.unit}",
        facts=facts,
        because=because,
        address=place.address,
    )


def _field(location: Location) -> str:
    """The names of fields in words, without the places in lists."""
    return ", ".join(str(part).replace("_", " ") for part in location if isinstance(part, str))
