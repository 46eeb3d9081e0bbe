"""Fields in the wrong place: a list or a field that is indented too deep, or not deep enough, is one mistake and not six."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..language.problems import Problem, field_name
from ..records import Record
from .documents import Document
from .editing import at
from .models import field_names, members_of
from .nodes import Location


@dataclass
class Misplaced:
    """One such mistake, the parts of the data of which nothing more need be said, and the fields that are not missing but elsewhere."""

    problem: Problem
    below: list[Location] = field(default_factory=list)
    found: list[Location] = field(default_factory=list)

    def explains(self, location: Location) -> bool:
        """Whether a finding at this location follows from it."""
        return location in self.found or any(location[: len(part)] == part for part in self.below)


def misplaced(document: Document, model: type[Record], extras: Iterable[Location]) -> list[Misplaced]:
    """What stands in a wrong place, by the locations of the fields that are unknown where they stand."""
    found = list(_entries_that_are_fields(document, model))
    groups: dict[tuple[str, Location, Location], Misplaced] = {}
    for location in extras:
        if any(one.explains(location) for one in found):
            continue
        for name, look in (("flat", _beside_an_empty_field), ("deep", _of_an_ancestor), ("shallow", _of_the_one_before)):
            target = look(document, model, location)
            if target is not None:
                key = (name, location[:-1], target)
                if key in groups:
                    groups[key].below.append(location)
                    groups[key].found.append((*target, location[-1]))
                else:
                    groups[key] = _told(document, name, location, target)
                break
    return found + list(groups.values())


def _told(document: Document, name: str, location: Location, target: Location) -> Misplaced:
    key, holder = location[-1], field_name(location[:-1]) or "the file"
    owner = field_name(target) or "the file"
    if name == "flat":
        problem = document.problem(
            location,
            f"'{key}' stands beside `{target[-1]}:`, which is empty.",
            "Indent it, and what belongs to it, by two spaces.",
            key=True,
        )
        return Misplaced(problem, [location, target])
    if name == "deep":
        message = f"`{key}` is a field of {owner} and stands in {holder}: it is indented too deep."
        problem = document.problem(location, message, f"Indent it as far as `{location[len(target)]}`.", key=True)
    else:
        message = f"`{key}` is a field of {owner} and stands beside it: it is not indented deep enough."
        problem = document.problem(location, message, "Indent it as far as the fields above it that belong there.", key=True)
    return Misplaced(problem, [location], [(*target, key)])


def _entries_that_are_fields(document: Document, model: type[Record]) -> Iterator[Misplaced]:
    """An entry of a map whose name is a field of the record that holds the map: `promises` among the milestones."""
    stack: list[Location] = [()]
    while stack:
        location = stack.pop()
        data = at(document.tree.data, location)
        if isinstance(data, list):
            stack += [(*location, index) for index in range(len(data))]
        if not isinstance(data, dict):
            continue
        names = field_names(model, location[:-1]) if location else []
        is_map = bool(location) and members_of(model, location) is not None and not field_names(model, location)
        for key, value in data.items():
            here = (*location, key)
            if is_map and key in names and key != location[-1] and key not in (at(document.tree.data, location[:-1]) or {}):
                problem = document.problem(
                    here,
                    f"`{key}` stands among the entries of `{location[-1]}`: it is indented too deep.",
                    f"Indent it, and what belongs to it, as far as `{location[-1]}`.",
                    key=True,
                )
                yield Misplaced(problem, [here], [(*location[:-1], key)])
            elif isinstance(value, (dict, list)):
                stack.append(here)


def _beside_an_empty_field(document: Document, model: type[Record], location: Location) -> Location | None:
    """The field without a value above an unknown one, to which it then belongs."""
    data = at(document.tree.data, location[:-1])
    names = field_names(model, location[:-1])
    if not isinstance(data, dict):
        return None
    keys = list(data)
    for key in reversed(keys[: keys.index(location[-1])]):
        if key in names:
            return (*location[:-1], key) if data[key] is None else None
    return None


def _of_an_ancestor(document: Document, model: type[Record], location: Location) -> Location | None:
    """The record further out that has a field of this name and lacks it."""
    for length in range(len(location) - 2, -1, -1):
        outer = location[:length]
        if location[-1] in field_names(model, outer):
            data: Any = at(document.tree.data, outer)
            return outer if isinstance(data, dict) and location[-1] not in data else None
    return None


def _of_the_one_before(document: Document, model: type[Record], location: Location) -> Location | None:
    """The last entry of the list or map above an unknown field, where it has a field of this name and lacks it."""
    data = at(document.tree.data, location[:-1])
    names = field_names(model, location[:-1])
    keys = list(data) if isinstance(data, dict) else []
    for key in reversed(keys[: keys.index(location[-1])] if location[-1] in keys else []):
        if key not in names:
            continue
        inner, value = (*location[:-1], key), data[key]
        last: Location | None = None
        if isinstance(value, list) and value and isinstance(value[-1], dict):
            last = (*inner, len(value) - 1)
        elif isinstance(value, dict) and value:
            last = inner if location[-1] in field_names(model, inner) else (*inner, list(value)[-1])
        held = at(document.tree.data, last) if last else None
        return last if last and isinstance(held, dict) and location[-1] in field_names(model, last) and location[-1] not in held else None
    return None
