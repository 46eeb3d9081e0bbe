"""Measures and the TRL scale."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from ..language.vocabulary import (
    StageName,
)
from .base import Factor, Id, LevelNumber, Line, Number, Record, Ref, Text
from .evidence import Evidence, Source


class Measure(Record):
    """What a figure measures."""

    name: Line
    """Its name: specific energy."""
    also_known_as: list[Line] = []
    """Other names: gravimetric energy density."""
    measures: Text
    """What it measures, in plain words."""
    unit: Line
    """The canonical unit."""
    units: dict[Line, Factor] = {}
    """Other accepted units, each with the factor that turns it into the canonical one."""
    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    """Sane values in the canonical unit; outside it the check asks."""


class Measures(Record):
    """All measures, by id."""

    measures: dict[Id, Measure]
    """All measures."""


class NotThis(Record):
    """Something of the record that looks like a criterion and does not show it."""

    of: Ref
    """A milestone or promise, as in its address: `company/milestone`, or `company/programme/milestone`."""
    why: Line
    """Why it does not show the criterion, in one plain sentence."""


class Criterion(Record):
    """One thing that a milestone can show."""

    name: Line
    """Its name."""
    counts: Text
    """What counts."""
    does_not_count: Text
    """What does not."""
    not_this: NotThis | None = None
    """An example of what does not, from the record; the example of what counts is chosen by rule."""
    basis: Text | None = None
    """Whose reading it is where no source gives it."""
    evidence: list[Evidence] = []
    """The words of a scale on which it rests."""


class Requirement(Record):
    """What a level asks; any one of its criteria meets it."""

    name: Line
    """Its name."""
    strand: Id | None = None
    """use or making, or none."""
    criteria: Annotated[dict[Id, Criterion], Field(min_length=1)]
    """Each meets it alone."""


class Level(Record):
    """One level of the scale, one rung of the ladder."""

    number: LevelNumber
    """1 to 9."""
    name: Line
    """In our words."""
    short: Line
    """In two or three words, for pictures."""
    nasa: Line
    """NASA's definition."""
    plain: Text
    """What it means for a battery."""
    requirements: Annotated[dict[Id, Requirement], Field(min_length=1)]
    """All must be met."""
    evidence: list[Evidence] = []
    """Where NASA's words were read."""


class Stage(Record):
    """Several levels that ask the same sort of question."""

    name: Line
    """Its name."""
    also_called: Line | None = None
    """Another name."""
    levels: list[LevelNumber]
    """Its levels."""
    evidence: list[Evidence] = []
    """Words on which it rests."""


class Strand(Record):
    """One of the two things that a level asks."""

    name: Line
    """Its name."""
    asks: Line
    """Its question."""
    why: Text | None = None
    """Why it is asked."""
    evidence: list[Evidence] = []
    """Words on which it rests."""


class SampleLetter(Record):
    """What a sample letter of the car industry usually means; it decides no level."""

    usually: Text
    """What it usually means."""
    criteria: list[Id]
    """The criteria that it usually goes with."""


class Scale(Record):
    """The TRL scale, worded for batteries."""

    sources: dict[Id, Source]
    """Each page cited in this file."""
    stages: dict[StageName, Stage]
    """The three stages."""
    strands: dict[Id, Strand]
    """use and making."""
    levels: Annotated[list[Level], Field(min_length=9, max_length=9)]
    """From 1 to 9."""
    samples: dict[Annotated[str, StringConstraints(pattern=r"^[A-D]$")], SampleLetter] = {}
    """A to D samples."""
