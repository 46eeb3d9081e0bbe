"""The tables of how far a challenge has been met, and by what: the figures by which it is watched, and who tries what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..derived.survey import Survey
from ..drawing.pictures.picture import plain_conditions
from ..language import prose
from ..language.values import Quantity
from ..records import Approach, Challenge, Conditions, Marker
from .facts import resting, several
from .places import Places
from .table import Column, Table, dates, quantities

P = TypeVar("P", Marker, Approach)


@dataclass(frozen=True)
class Part(Generic[P]):
    """A part of a challenge."""

    key: str
    record: P
    challenge_id: str
    challenge: Challenge

    @property
    def id(self) -> str:
        """Its id for ever."""
        return f"{self.challenge_id}/{self.key}"

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return f"challenges/{self.challenge_id}/#{self.key}"


def _parts(key: str, challenge: Challenge, parts: Mapping[str, P]) -> Iterator[Part[P]]:
    return (Part(name, one, key, challenge) for name, one in parts.items())


def markers(survey: Survey, places: Places) -> Table[Part[Marker]]:
    """The figures by which challenges are watched."""
    catalogue = survey.catalogue

    def value(row: Part[Marker]) -> tuple[Quantity, str, Quantity | None, str]:
        one = row.record
        return one.value, one.unit, catalogue.canonical(one.measure, one.value, one.unit), catalogue.measures[one.measure].unit

    def temperature(row: Part[Marker]) -> str | None:
        return row.record.conditions.temperature if row.record.conditions else None

    return Table(
        "markers",
        "Figures by which a challenge is watched: one row for each marker. What was reached and what is needed or aimed at stand side by "
        "side; what says which it is.",
        lambda _: (part for key, one in catalogue.challenges.items() for part in _parts(key, one, one.markers)),
        (
            Column("id", lambda m: m.id, "Its id for ever: challenge/marker."),
            Column("challenge", lambda m: m.challenge_id, "Of which challenge.", to="challenges", required=True),
            Column("what", lambda m: m.record.what, required=True),
            *dates("date", lambda m: m.record.date),
            Column("measure", lambda m: m.record.measure, to="measures", required=True),
            *quantities(value),
            Column("temperature", temperature, record=Conditions),
            Column("conditions", lambda m: plain_conditions(m.record.conditions), "How it was measured, in words."),
            *resting(survey, lambda m: (m.record.evidence, m.challenge.sources, m.record.date)),
            Column("how_read", lambda m: prose.to_text(m.record.how_read or "")),
            Column("note", lambda m: prose.to_text(m.record.note or "")),
            Column("permalink", lambda m: places.page(m.address), "Where it stands on the site.", required=True),
        ),
        Marker,
        ("what", "note"),
    )


def approaches(survey: Survey, places: Places) -> Table[Part[Approach]]:
    """Who tries what against a challenge."""
    return Table(
        "approaches",
        "Ways in which somebody works on a challenge: one row for each approach.",
        lambda _: (part for key, one in survey.catalogue.challenges.items() for part in _parts(key, one, one.approaches)),
        (
            Column("id", lambda a: a.id, "Its id for ever: challenge/approach."),
            Column("challenge", lambda a: a.challenge_id, "Against which challenge.", to="challenges", required=True),
            Column("what", lambda a: prose.to_text(a.record.what), required=True),
            *several(survey, "who", lambda a: a.record.who, "Who works on it so"),
            *resting(survey, lambda a: (a.record.evidence, a.challenge.sources, None)),
            Column("permalink", lambda a: places.page(a.address), "Where it stands on the site.", required=True),
        ),
        Approach,
        ("what", "who_names"),
    )
