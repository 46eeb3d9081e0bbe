"""How a rung is drawn, and what is said in one breath with it: words that are derived, never authored."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Self

from .vocabulary import Word


class Look(StrEnum):
    """How a rung of one programme is drawn, and a programme's mark on a ladder. `label` is what a page calls it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        look = str.__new__(cls, value)
        look._value_ = value
        look.label = label or value
        return look

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    PROGRESS = "progress", "in progress"
    AHEAD = "ahead", "evidence ahead"
    PLANNED = "planned", "promised"

    @property
    def is_standing(self) -> bool:
        """Whether it tells where a programme stands, and not what may come."""
        return self in (Look.CONFIRMED, Look.CLAIMED, Look.PROGRESS)


class Reservation(Word):
    """What is said in one breath with a rung wherever it is named, because the rung would be lower without it."""

    CONTESTED = "contested", "It would be lower without what somebody disputes."
    CLAIMED = "claimed", "It would be lower without what nobody but the maker vouches for."
    WEAK = "on weak sources", "It would be lower without what rests on weak words alone."


@cache
def reservations(contested: bool, claimed: bool, weak: bool) -> tuple[Reservation, ...]:
    """What is said of a rung, a milestone or a number: contested, or else claimed; and that it rests on weak sources."""
    said = {Reservation.CONTESTED: contested, Reservation.CLAIMED: claimed and not contested, Reservation.WEAK: weak}
    return tuple(word for word, holds in said.items() if holds)
