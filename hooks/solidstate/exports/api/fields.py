"""The fields of a record as the API tells them: what kind of value each has, read off the record's own types.

From here come both the values (telling) and their description (openapi), so that the two cannot part.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ...language.values import Quantity, Window
from ...language.vocabulary import Word
from ...records import Record, Text

HIDDEN = frozenset({"answers", "sources"})
"""Fields that are not told with a record: answers to our own check, and pages, which have a file of their own."""

PARTIES = frozenset(
    {
        ("Partner", "name"),
        ("Owner", "name"),
        ("Milestone", "by"),
        ("Milestone", "with"),
        ("Figure", "by"),
        ("Statement", "by"),
        ("Programme", "class_by"),
        ("Approach", "who"),
        ("Context", "companies"),
    }
)
"""Fields that hold the id of a company or a name: told as both."""


PAGES = frozenset({("Figure", "source")})
"""Fields beside evidence that name a page by its key in the file: told as its id."""

CALLED = {("Partner", "name"): "who", ("Owner", "name"): "who"}
"""Fields that are told under another name, since what they hold has a name itself."""


@dataclass(frozen=True)
class Field:
    """A field: its `name` in the record, its `alias` in files and in what is told, its kind.

    `kind` is window, value, prose, party, page, word, record or plain; `shape` one, list or map. `model` is the record or the closed list,
    for plain values the type.
    """

    name: str
    alias: str
    kind: str
    shape: str
    model: type[Any]
    optional: bool


@cache
def fields(model: type[Record], without: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The fields of a record that are told, in their order."""
    hints = get_type_hints(model, include_extras=True)
    every = (_field(model, name, info.alias or name, hints[name]) for name, info in model.model_fields.items() if name not in HIDDEN)
    return tuple(field for field in every if field.alias not in without)


def _field(model: type[Record], name: str, alias: str, annotation: Any) -> Field:
    inner, optional = _without_none(annotation)
    shape = "one"
    if inner != Text:
        origin = get_origin(_bare(inner))
        if origin in (list, dict, Mapping):
            shape, inner = ("list" if origin is list else "map"), get_args(_bare(inner))[-1]
    kind, found = _kind(inner)
    if (model.__name__, alias) in PARTIES:
        kind = "party"
    if (model.__name__, alias) in PAGES:
        kind = "page"
    return Field(name, CALLED.get((model.__name__, alias), alias), kind, shape, found, optional)


def _kind(annotation: Any) -> tuple[str, type[Any]]:
    if annotation == Text:
        return "prose", str
    found = _bare(annotation)
    for kind, base in (("window", Window), ("value", Quantity), ("word", Word), ("record", Record)):
        if issubclass(found, base):
            return kind, found
    return "plain", found


def _bare(annotation: Any) -> Any:
    annotation, _ = _without_none(annotation)
    while get_origin(annotation) is Annotated:
        annotation, _ = _without_none(get_args(annotation)[0])
    return annotation


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """What may stand there beside nothing, and whether nothing may."""
    while get_origin(annotation) is Annotated and annotation != Text and get_origin(get_args(annotation)[0]) in (Union, types.UnionType):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        held = [one for one in get_args(annotation) if one is not type(None)]
        return (held[0], True) if len(held) == 1 else (annotation, True)
    return annotation, False
