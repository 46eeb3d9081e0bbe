"""What all records share, and the types of their fields."""

from __future__ import annotations

from sys import intern
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticUndefined

from ..language.text import Unfit, hidden_character, line, paragraph, shown
from ..language.values import DAY_FORM, NEWEST, OLDEST, VALUE_FORM, WINDOW_FORM, Quantity, Window
from .documentation import sentences

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"


LONGEST_ID = 60
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))))
SITE_NAMES = frozenset(("index",))
_NO_ID = DEVICES | SITE_NAMES


def free_id(identifier: str) -> str:
    """The id, where a file and a page can be called so on every system; one text for all who name it. Raises Unfit."""
    parts = identifier.split("/")
    for part in () if _NO_ID.isdisjoint(parts) else parts:
        if part in DEVICES:
            raise Unfit(f"'{part}' is the name of a device for Windows, which makes no such file.", "Take another id.")
        if part in SITE_NAMES:
            raise Unfit(f"'{part}' is the name of a list's own page.", "Take another id.")
    return intern(identifier)


def _dated(pattern: str, about: str, *years: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, *years], "description": about})


def _read_window(raw: object) -> Window:
    return raw if isinstance(raw, Window) else Window.parse(raw)


def _read_quantity(raw: object) -> Quantity:
    return raw if isinstance(raw, Quantity) else Quantity.parse(raw)


def _read_day(raw: object) -> Window:
    window = _read_window(raw)
    if window.first is None or window.first != window.last:
        raise ValueError(f"'{shown(window)}' is not a whole day.")
    return window


_KEPT = "|".join(sorted(_NO_ID))
_PART = rf"(?!(?:{_KEPT})(?:/|$))[a-z0-9]+(?:-[a-z0-9]+)*"


def _named(pattern: str, longest: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "maxLength": longest})


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID), AfterValidator(free_id), _named(f"^{_PART}$", LONGEST_ID)]
"""Lower-case letters, digits and single hyphens."""


Ref = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=130),
    AfterValidator(free_id),
    _named(f"^{_PART}(?:/{_PART})*$", 130),
]
"""An id, or ids joined by slashes."""


def _read(longest: int, pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": longest, "pattern": pattern})


Text = Annotated[str, StringConstraints(min_length=1, max_length=1200), AfterValidator(paragraph), _read(1200, r"\S")]
"""Plain text with emphasis, links and code: one paragraph, of signs that one can see."""


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(line), _read(200, r"^\s*\S[^\n]*\s*$")]
"""A short plain text in one line: a name, a unit, a heading."""


Shared = Annotated[Line, AfterValidator(intern)]
"""A line that many records have in common: one text for all of them."""


def _seen(raw: str) -> str:
    if name := hidden_character(raw):
        raise Unfit(f"Found the hidden character {name}.", "Remove it.")
    return raw


Url = Annotated[str, StringConstraints(min_length=8, max_length=900), AfterValidator(_seen)]
"""A web address, http or https."""


When = Annotated[
    Window,
    BeforeValidator(_read_window),
    PlainSerializer(str),
    _dated(
        WINDOW_FORM,
        "2025, 2025-Q3, 2025-H2, 2025-05, 2025-05-17, ..2025-10",
        {"type": "integer", "minimum": OLDEST, "maximum": NEWEST},
    ),
]
"""A date as exact as its source."""


Day = Annotated[Window, BeforeValidator(_read_day), PlainSerializer(str), _dated(DAY_FORM, "A day: 2025-05-17")]
"""One day."""


Value = Annotated[
    Quantity,
    BeforeValidator(_read_quantity),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": VALUE_FORM}]}),
]
"""A number with its bound: 350, ">600", "~300", "400..500"."""


def _on_the_scale(value: Quantity) -> Quantity:
    if any(not 1 <= end <= 9 for end in value.ends):
        raise Unfit(f"'{value}' is no level: there are 1 to 9.", 'Write the number that was given, or a range such as "5..6".')
    return value


Rung = Annotated[Value, AfterValidator(_on_the_scale)]
"""A level that somebody gave, or a range of them."""


def _in_per_cent(value: Quantity) -> Quantity:
    if any(not 0 <= end <= 100 for end in value.ends):
        raise Unfit(f"'{value}' is no share: there are 0 to 100 per cent.", "Write the number that was given.")
    return value


Share = Annotated[Value, AfterValidator(_in_per_cent)]
"""A part of a whole, in per cent."""


Flag = Annotated[bool, Field(strict=True)]
"""True or false."""


LevelNumber = Annotated[int, Field(strict=True, ge=1, le=9)]
"""The number of a level."""


Place = Annotated[int, Field(strict=True, ge=1, le=1000)]
"""A place in a list."""


MOST = 1e15
"""No number is larger, and none nearer to 0 than one by it: what is, slipped in its power of ten."""


def _plain(number: float) -> float:
    if str(number) == "-0.0" or 0 < abs(number) < 1 / MOST:
        raise Unfit(f"{number:g} is as good as nothing.", "Write 0, or look at its power of ten again.")
    return number


Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-MOST, le=MOST), AfterValidator(_plain)]
"""A plain number."""


Factor = Annotated[float, Field(strict=True, ge=1 / MOST, le=MOST)]
"""By what a unit is multiplied."""


_NO_LIST: list[Any] = []
_NO_MAP: dict[str, Any] = {}


def _no_list() -> list[Any]:
    return _NO_LIST


def _no_map() -> dict[str, Any]:
    return _NO_MAP


class Record(BaseModel):
    """What all records share: nothing unknown gets in, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, populate_by_name=True)

    answers: dict[Id, Line] = {}
    """Answers to questions of the check about this record: the question's id, and one sentence."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """What is left out is one empty list, or one empty map, for all records: none changes later, and most say little."""
        for info in cls.model_fields.values():
            if info.default in ([], {}):
                info.default, info.default_factory = PydanticUndefined, _no_list if info.default == [] else _no_map

    def model_post_init(self, context: Any) -> None:
        """Records that say the same fields share the list of them, which takes half of the room of a record that has its own."""
        share_fields(self)

    def __copy__(self) -> Self:
        """A copy says something else: what was derived of this record, and is kept with it, is not of the copy."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with the sentence under each field."""
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, info in cls.model_fields.items():
            field = properties[info.alias or name]
            if info.default_factory in (_no_list, _no_map):
                field["default"] = info.get_default(call_default_factory=True)
            if sentence := sentences(cls).get(name):
                field["description"] = sentence
        return schema


_FIELDS: dict[frozenset[str], set[str]] = {}


def share_fields(record: Record) -> None:
    """Let a record that was just made share the list of its fields; none changes later, so neither does the list."""
    own = record.__pydantic_fields_set__
    object.__setattr__(record, "__pydantic_fields_set__", _FIELDS.setdefault(frozenset(own), own))


def as_authored(record: Record) -> dict[str, Any]:
    """The record as plain data, dates and values as written, nothing that was left out."""
    return record.model_dump(mode="python", by_alias=True, exclude_unset=True)
