"""What was said stays: the data as they were, held against the data as they are.

Files of before are compared as plain data, so that a change of the format is no change of what was said. `corrected:` at
the place, with a sentence of its own, says that what stood there was wrong; a record that holds what is gone may answer
`gone-without-a-trace`, and a renamed one lists its old id in `formerly:`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..language.identity import slug, told_apart
from ..language.names import name_key
from ..language.problems import Problem
from ..reading import nodes
from ..reading.loading import Document, kind_of
from ..reading.nodes import Location
from .folder import PAGES_OF, Folder
from .sameness import corrected, corrects_a_figure, list_in, map_in, number, quotes, requoted, same_end, same_or_closer, step, written

CHANGED = "changed-without-a-word"
GONE = "gone-without-a-trace"
HISTORY = (CHANGED, GONE)
"""The ids of the two rules."""

PUT_BACK = "Put it back, or say in `corrected:` there why it was wrong."
_STRENGTH = {"reported": 0, "maker": 0, "partner": 1, "independent": 1}


def held_against(before: Mapping[str, bytes | None], folder: Folder) -> Iterator[Problem]:
    """Nothing that was said is changed or gone, unless `corrected:` says why; no id is gone, unless `formerly:` lists it."""
    present = {document.path: document for document in folder.documents}
    for path, raw in before.items():
        kind = kind_of(path)
        old = nodes.read(raw.decode("utf-8", "replace")).data if raw and kind in PAGES_OF else None
        if not isinstance(old, dict) or kind is None:
            continue
        identity = PurePosixPath(path).stem
        document = present.get(path) or _successor(identity, kind, folder)
        if document is not None:
            firsts = {PurePosixPath(one).stem for one in before}
            yield from _first_id(old, identity, document.tree.data, document.id, (), document, firsts)
            yield from _company(old, document) if kind == "company" else ()
        elif identity not in folder.by_kind.get(kind, {}):
            remedy = f"Put it back, or list '{identity}' in `formerly:` of the file that took its place."
            yield Problem(path, 1, 1, "", "This file is gone.", remedy, GONE)


def _successor(identity: str, kind: str, folder: Folder) -> Document | None:
    return next((d for d in folder.documents if d.kind == kind and identity in getattr(d.record, "formerly", ())), None)


def _company(old: dict[str, Any], document: Document) -> Iterator[Problem]:
    new = document.tree.data
    holders: dict[Location, Any] = {(): new} | {("programmes", key): one for key, one in map_in(new, "programmes").items()}
    firsts = _firsts(old)
    yield from _things(old, (), holders, document, firsts)
    for key, programme in map_in(old, "programmes").items():
        at = _found(("programmes", key), holders)
        if at is None:
            if not _answered(new, ()):
                remedy = f"Put it back, or list '{key}' in `formerly:` of the one that took its place."
                yield _problem(document, ("programmes",), f"The programme '{key}' is gone.", remedy, GONE)
            continue
        yield from _first_id(programme, key, holders[at], str(at[-1]), at, document, firsts)
        yield from _things(programme, at, holders, document, firsts)
        yield from _readings(programme, at, holders[at], document)


def _first_id(was: Any, old: str, is_: Any, new: str, at: Location, document: Document, known: Container[str]) -> Iterator[Problem]:
    """Feeds and calendars know a thing by the first id that it ever had, so that stays the first of `formerly`; `known` are those of all.

    What takes in another thing may take over its first id: nobody is told of that as new either.
    """
    first, now = _first(was, old), _first(is_, new)
    if first != now and now not in known:
        message = f"Its first id was '{first}' and is '{now}': whoever subscribed to it would be told of it as new."
        place = (*at, "formerly") if list_in(is_, "formerly") else at
        yield _problem(document, place, message, f"List '{first}' first in `formerly:`.", CHANGED)


def _first(one: Any, key: str) -> str:
    return str(next(iter(list_in(one, "formerly")), key)).rpartition("/")[2]


def _firsts(old: dict[str, Any]) -> set[str]:
    """The first ids of everything that a company's file held."""
    programmes = map_in(old, "programmes")
    owners = [old, *programmes.values()]
    things = [one for owner in owners for kind in ("milestones", "promises") for one in map_in(owner, kind).items()]
    return {_first(one, key) for key, one in (*programmes.items(), *things)}


def _found(at: Location, holders: Mapping[Location, Any]) -> Location | None:
    """Where a programme of before stands now: under its own id, or under that of the one that lists it in `formerly`."""
    if at in holders:
        return at
    return next((place for place, one in holders.items() if place and _lists(one, str(at[-1]))), None)


def _lists(one: Any, old: str) -> bool:
    names = one.get("formerly") if isinstance(one, dict) else None
    return isinstance(names, list) and any(str(name).rpartition("/")[2] == old for name in names)


def _things(
    old: dict[str, Any], at: Location, holders: Mapping[Location, Any], document: Document, firsts: Container[str]
) -> Iterator[Problem]:
    """The milestones and promises of one owner, wherever in the file they stand now."""
    for kind, noun, compared in (("milestones", "milestone", _milestone), ("promises", "promise", _promise)):
        for key, was in map_in(old, kind).items():
            places = [at, *(place for place in holders if place != at)]
            found = next(
                (
                    (*place, kind, name)
                    for place in places
                    for name, one in map_in(holders[place], kind).items()
                    if name == key or _lists(one, key)
                ),
                None,
            )
            if not isinstance(was, dict):
                continue
            if found is None:
                if not _answered(document.tree.data, at):
                    owner = (*at, kind) if map_in(holders[at], kind) else at
                    remedy = (
                        f"Put it back; list '{key}' in `formerly:` of the one that took its place; or, where it was never so, "
                        f"write `answers: {{{GONE}: why}}` beside `{kind}:`."
                    )
                    yield _problem(document, owner, f"The {noun} '{key}' is gone.", remedy, GONE)
                continue
            is_ = step(document.tree.data, found)
            yield from _first_id(was, key, is_, str(found[-1]), found, document, firsts)
            if isinstance(is_, dict) and not corrected(was, is_):
                yield from compared(was, is_, found, document)


def _milestone(was: dict[str, Any], is_: dict[str, Any], at: Location, document: Document) -> Iterator[Problem]:
    if not same_or_closer(was.get("date"), is_.get("date")):
        yield _changed(document, (*at, "date"), was.get("date"), is_.get("date"))
    if _STRENGTH.get(str(was.get("confirmed_by")), 0) > _STRENGTH.get(str(is_.get("confirmed_by")), 0):
        yield _changed(document, (*at, "confirmed_by"), was.get("confirmed_by"), is_.get("confirmed_by"))
    gone = [str(one) for one in list_in(was, "shows") if one not in list_in(is_, "shows")]
    if gone:
        place = (*at, "shows") if "shows" in is_ else at
        yield _problem(document, place, f"It showed {' and '.join(gone)}.", PUT_BACK, CHANGED)
    yield from _quotes(was, is_, at, document)
    yield from _figures(was, is_, at, document)


def _quotes(was: dict[str, Any], is_: dict[str, Any], at: Location, document: Document) -> Iterator[Problem]:
    if corrects_a_figure(was, is_):  # with a corrected number come the words that give it
        return
    for index, old, new in requoted(was, is_):
        message = f"It quoted “{old}” and quotes “{new}” now."
        remedy = "Quote the old words too, or say in `corrected:` of this record why they were wrong."
        yield _problem(document, (*at, "evidence", index, "quote"), message, remedy, CHANGED)


def _figures(was: dict[str, Any], is_: dict[str, Any], at: Location, document: Document) -> Iterator[Problem]:
    left = [(index, one) for index, one in enumerate(list_in(is_, "figures")) if isinstance(one, dict)]
    lost = []
    for figure in (one for one in list_in(was, "figures") if isinstance(one, dict)):
        same = next((entry for entry in left if number(entry[1]) == number(figure)), None)
        if same:
            left.remove(same)
        else:
            lost.append(figure)
    for figure in lost:
        other = next((entry for entry in left if entry[1].get("measure") == figure.get("measure")), None)
        if other:
            left.remove(other)
            if not corrected(figure, other[1]):
                found = written(other[1])
                yield _problem(
                    document, (*at, "figures", other[0], "value"), f"It was {written(figure)} and is {found}.", PUT_BACK, CHANGED
                )
        elif not _answered(document.tree.data, at):
            place = (*at, "figures") if "figures" in is_ else at
            remedy = "Put it back, or say in `corrected:` of this record why it was wrong."
            yield _problem(document, place, f"The figure {written(figure)} is gone.", remedy, GONE)


def _promise(was: dict[str, Any], is_: dict[str, Any], at: Location, document: Document) -> Iterator[Problem]:
    left = [(index, one) for index, one in enumerate(list_in(is_, "statements")) if isinstance(one, dict)]
    lost = []
    ids, old_ids = _statement_ids(is_), _statement_ids(was)
    firsts = {_first(one, old_ids[index]) for index, one in enumerate(list_in(was, "statements")) if index in old_ids}
    for before, statement in ((index, one) for index, one in enumerate(list_in(was, "statements")) if isinstance(one, dict)):
        same = next((entry for entry in left if _unchanged(statement, entry[1])), None)
        kin = same or next((entry for entry in left if _related(statement, entry[1])), None)
        if kin:
            place = (*at, "statements", kin[0])
            yield from _first_id(statement, old_ids[before], kin[1], ids[kin[0]], place, document, firsts)
        if same:
            left.remove(same)
            if not corrected(statement, same[1]):
                yield from _quotes(statement, same[1], (*at, "statements", same[0]), document)
                yield from _figures(statement, same[1], (*at, "statements", same[0]), document)
        else:
            lost.append(statement)
    for statement in lost:
        other = next((entry for entry in left if _related(statement, entry[1])), None)
        if other:
            left.remove(other)
            if not corrected(statement, other[1]):
                for name in (one for one in SAID if not _same_said(one, statement, other[1])):
                    yield _changed(document, (*at, "statements", other[0], name), statement.get(name), other[1].get(name))
        elif not _answered(document.tree.data, at):
            remedy = (
                "Put it back; a new date is a new statement below. Where it was never said, "
                f"write `answers: {{{GONE}: why}}` beside `statements:`."
            )
            words = f"The statement of {statement.get('said')}, due {statement.get('due')}, is gone."
            yield _problem(document, (*at, "statements"), words, remedy, GONE)
    yield from _outcome(was.get("outcome"), is_.get("outcome"), at, document)


def _statement_ids(promise: dict[str, Any]) -> dict[int, str]:
    """The ids of a promise's statements by their places, as `derived.identity` makes them: by day and speaker."""
    told = {index: one for index, one in enumerate(list_in(promise, "statements")) if isinstance(one, dict)}
    parts = [(f"{slug(str(one.get('said')))} {one.get('by') or ''}", str(one.get("due"))) for one in told.values()]
    return dict(zip(told, told_apart(parts), strict=True))


SAID = ("said", "due", "wording", "by")
"""What of a statement is what was said."""


def _unchanged(was: dict[str, Any], is_: dict[str, Any]) -> bool:
    return all(_same_said(name, was, is_) for name in SAID)


def _same_said(name: str, was: dict[str, Any], is_: dict[str, Any]) -> bool:
    old, new = was.get(name), is_.get(name)
    if name == "by":
        return name_key(str(old)) == name_key(str(new))  # an id in place of a name names the same
    return same_or_closer(old, new) if name == "said" else str(old) == str(new) or (name == "due" and same_end(old, new))


def _related(was: dict[str, Any], is_: dict[str, Any]) -> bool:
    """Whether a statement is another one changed: said on the same day, or with the same words as its proof."""
    return str(was.get("said")) == str(is_.get("said")) or bool(quotes(was) & quotes(is_))


def _outcome(was: Any, is_: Any, at: Location, document: Document) -> Iterator[Problem]:
    if not isinstance(was, dict) or (isinstance(is_, dict) and corrected(was, is_)):
        return
    if not isinstance(is_, dict):
        if not _answered(document.tree.data, at):
            remedy = f"Put it back, or write `answers: {{{GONE}: why}}` beside `statements:`."
            yield _problem(document, at, f"Its outcome, {was.get('status')} on {was.get('date')}, is gone.", remedy, GONE)
        return
    if was.get("status") != is_.get("status"):
        yield _changed(document, (*at, "outcome", "status"), was.get("status"), is_.get("status"))
    if not same_or_closer(was.get("date"), is_.get("date")):
        yield _changed(document, (*at, "outcome", "date"), was.get("date"), is_.get("date"))
    yield from _quotes(was, is_, (*at, "outcome"), document)


def _readings(was: dict[str, Any], at: Location, is_: Any, document: Document) -> Iterator[Problem]:
    """The levels that others gave."""
    left = [(index, one) for index, one in enumerate(list_in(is_, "readings")) if isinstance(one, dict)]
    for reading in (one for one in list_in(was, "readings") if isinstance(one, dict)):
        named = [e for e in left if e[1].get("by") == reading.get("by") and same_or_closer(reading.get("as_of"), e[1].get("as_of"))]
        same = next((entry for entry in named if str(entry[1].get("trl")) == str(reading.get("trl"))), named[0] if named else None)
        if same is None:
            if not _answered(document.tree.data, at):
                remedy = f"Put it back, or write `answers: {{{GONE}: why}}` beside `readings:`."
                words = f"The reading {reading.get('trl')} by {reading.get('by')} of {reading.get('as_of')} is gone."
                yield _problem(document, (*at, "readings"), words, remedy, GONE)
            continue
        left.remove(same)
        if str(same[1].get("trl")) != str(reading.get("trl")) and not corrected(reading, same[1]):
            yield _changed(document, (*at, "readings", same[0], "trl"), reading.get("trl"), same[1].get("trl"))


# --- plain data ---------------------------------------------------------------------------------------------------


def _problem(document: Document, at: Location, message: str, remedy: str, rule: str) -> Problem:
    found = document.problem(at, message, remedy)
    return Problem(found.path, found.line, found.column, found.field, message, remedy, rule, location=at)


def _changed(document: Document, at: Location, was: Any, is_: Any) -> Problem:
    remedy = "A new date is a new statement below. " + PUT_BACK if at[-1] == "due" else PUT_BACK
    message = (
        f"It was {was} and is {is_}." if was is not None and is_ is not None else f"It was {was or 'not there'} and is {is_ or 'gone'}."
    )
    return _problem(document, at, message, remedy, CHANGED)


def _answered(data: Any, at: Location) -> bool:
    """Whether the record at a location, or one that holds it, says why something of it is gone."""
    held = [step(data, at[:length]) for length in range(len(at) + 1)]
    return any(isinstance(one, dict) and GONE in map_in(one, "answers") for one in held)
