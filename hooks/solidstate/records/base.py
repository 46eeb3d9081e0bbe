"""What all records share, and the types of their fields."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ..language.values import Quantity, Window
from .documentation import sentences

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


WINDOW_PATTERN = r"^(undated|(\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?(\.\.)?(\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?)$"


VALUE_PATTERN = r"^(>=|<=|>|<|~)?\s*-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?$"


def _schema(pattern: str, about: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern, "description": about})


def _read_window(raw: object) -> Window:
    return raw if isinstance(raw, Window) else Window.parse(raw)


def _read_quantity(raw: object) -> Quantity:
    return raw if isinstance(raw, Quantity) else Quantity.parse(raw)


def _read_day(raw: object) -> Window:
    window = _read_window(raw)
    if window.first is None or window.first != window.last:
        raise ValueError(f"'{window}' is not a whole day.")
    return window


LONGEST_ID = 60


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
"""Lower-case letters, digits and single hyphens."""


Ref = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=130)]
"""An id, or ids joined by slashes."""


Text = Annotated[str, StringConstraints(min_length=1, max_length=1200)]
"""Plain text with emphasis, links and code."""


Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A short plain text: a name, a unit, a heading."""


Url = Annotated[str, StringConstraints(min_length=8, max_length=900)]
"""A web address, http or https."""


When = Annotated[
    Window,
    BeforeValidator(_read_window),
    PlainSerializer(str),
    _schema(WINDOW_PATTERN, "2025, 2025-Q3, 2025-H2, 2025-05, 2025-05-17, ..2025-10"),
]
"""A date as exact as its source."""


Day = Annotated[Window, BeforeValidator(_read_day), PlainSerializer(str), _schema(r"^\d{4}-\d{2}-\d{2}$", "A day: 2025-05-17")]
"""One day."""


Value = Annotated[
    Quantity,
    BeforeValidator(_read_quantity),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": VALUE_PATTERN}]}),
]
"""A number with its bound: 350, ">600", "~300", "400..500"."""


class Record(BaseModel):
    """What all records share: nothing unknown gets in, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, populate_by_name=True)

    answers: dict[Id, Line] = {}
    """Answers to questions of the check about this record: the question's id, and one sentence."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with the sentence under each field."""
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, info in cls.model_fields.items():
            if sentence := sentences(cls).get(name):
                properties[info.alias or name]["description"] = sentence
        return schema


def as_authored(record: Record) -> dict[str, Any]:
    """The record as plain data, dates and values as written, nothing that was left out."""
    return record.model_dump(mode="python", by_alias=True, exclude_unset=True)
