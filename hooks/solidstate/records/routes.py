"""Routes and challenges."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..language.vocabulary import (
    CellClass,
    ChallengeState,
    FigureLevel,
    RouteRole,
    StageName,
)
from .base import Id, Line, Place, Record, Text, Value, When
from .evidence import Conditions, Evidence, Source


class Material(Record):
    """An example of a route's electrolytes."""

    name: Line
    """Its name."""
    formula: Line | None = None
    """Its formula, plain: Li6PS5Cl."""
    family: Line | None = None
    """Its family: argyrodite, garnet, NASICON."""
    also_known_as: list[Line] = []
    """LPSCl, LLZO."""
    evidence: list[Evidence] = []
    """Words that name it."""


class Property(Record):
    """A measured property of a route, of one material under one condition."""

    measure: Id
    """An id of measures.yaml."""
    value: Value
    """With its bound."""
    unit: Line
    """A unit that measures.yaml accepts."""
    material: Line
    """Which material, or "the route" for a general statement."""
    of: FigureLevel = FigureLevel.MATERIAL
    """What it is measured on."""
    conditions: Conditions | None = None
    """Test conditions."""
    how_read: Text | None = None
    """How the value was read from the quote."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Strength(Record):
    """What somebody says speaks for a route. It stays theirs."""

    what: Text
    """In our words."""
    by: Line
    """Who says so."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Their words."""


class Route(Record):
    """A family of solid electrolytes."""

    name: Line
    """Its name: Sulfide."""
    also_known_as: list[Line] = []
    """Other names and spellings."""
    class_: Annotated[CellClass, Field(alias="class")]
    """The class of the cells that it makes when nothing liquid is added."""
    roles: list[RouteRole] = []
    """What it is used for in a cell."""
    summary: Text
    """Two or three plain sentences."""
    order: Place
    """Place in lists, from 1."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Words on which the summary rests."""
    materials: dict[Id, Material] = {}
    """Examples."""
    properties: dict[Id, Property] = {}
    """Measured properties."""
    strengths: list[Strength] = []
    """What speaks for it, attributed."""
    formerly: list[Id] = []
    """Ids under which it was published before, the oldest first."""


class Marker(Record):
    """A figure by which a challenge can be watched."""

    what: Line
    """What is measured."""
    measure: Id
    """An id of measures.yaml."""
    value: Value
    """With its bound."""
    unit: Line
    """A unit that measures.yaml accepts."""
    date: When | None = None
    """When it was so, where the source says."""
    conditions: Conditions | None = None
    """Test conditions."""
    how_read: Text | None = None
    """How the value was read from the quote."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""
    note: Text | None = None
    """What a reader must know."""


class Approach(Record):
    """A way in which somebody works on a challenge."""

    what: Text
    """In our words."""
    who: list[Line] = []
    """Company ids, or names."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """The words."""


class Standing(Record):
    """Where a challenge stands, with the reason."""

    is_: Annotated[ChallengeState, Field(alias="is")]
    """open, eased or solved."""
    reason: Text
    """Why, in one or two sentences that rest on the markers and approaches of this file."""


class Challenge(Record):
    """What stands in a route's way."""

    name: Line
    """Its name."""
    also_known_as: list[Line] = []
    """Other names."""
    routes: Annotated[list[Id], Field(min_length=1)]
    """The routes that it concerns."""
    stage: StageName
    """The stage in which it must be solved."""
    why: Text
    """Why it matters, in plain words."""
    order: Place
    """Place in lists, from 1."""
    sources: dict[Id, Source]
    """Each page cited in this file."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Words that name it."""
    markers: dict[Id, Marker] = {}
    """Figures by which to watch it."""
    approaches: dict[Id, Approach] = {}
    """Who tries what."""
    state: Standing
    """Where it stands."""
    formerly: list[Id] = []
    """Ids under which it was published before, the oldest first."""
