"""Scales: from numbers and days to coordinates, with their ticks. No markup."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its label."""

    at: float
    label: str


@dataclass(frozen=True)
class Linear:
    """A linear scale from a domain of numbers to a range of coordinates."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The coordinate of a value, to a tenth."""
        span = (self.high - self.low) or 1.0
        return round(self.start + (value - self.low) / span * (self.end - self.start), 1)

    def ticks(self, number: int = 6) -> list[Tick]:
        """About so many round values within the domain."""
        step = _round_step((self.high - self.low) / max(1, number))
        first = math.ceil(self.low / step)
        last = math.floor(self.high / step)
        return [Tick(self(index * step), f"{index * step:,.10g}") for index in range(first, last + 1)]


@dataclass(frozen=True)
class Log:
    """A logarithmic scale; values at or below zero sit at its low end."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The coordinate of a value, to a tenth."""
        floor = math.log10(self.low)
        span = (math.log10(self.high) - floor) or 1.0
        share = (math.log10(max(value, self.low)) - floor) / span
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[Tick]:
        """The powers of ten within the domain, with their doubles and fives where there are fewer than four."""
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        powers = [10.0**power for power in range(first, last + 1)]
        within = [value for value in powers if self._holds(value)]
        if len(within) < 4:
            within = [factor * power for power in powers for factor in (1, 2, 5) if self._holds(factor * power)]
        return [Tick(self(value), f"{value:,.10g}") for value in within]

    def _holds(self, value: float) -> bool:
        return self.low * (1 - 1e-9) <= value <= self.high * (1 + 1e-9)


@dataclass(frozen=True)
class Time:
    """A scale of days."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        """The coordinate of a day, kept within the domain."""
        inside = min(max(day, self.first), self.last)
        span = (self.last - self.first).days or 1
        return round(self.start + (inside - self.first).days / span * (self.end - self.start), 1)

    def years(self, most: int = 14) -> list[Tick]:
        """The beginnings of years, every second, fifth or tenth where there are many."""
        number = self.last.year - self.first.year + 1
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if number / s <= most)
        return [
            Tick(self(date(y, 1, 1)), str(y))
            for y in range(self.first.year, self.last.year + 1)
            if y % step == 0 and date(y, 1, 1) >= self.first
        ]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough or 1))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def around(values: Sequence[float], margin: float = 0.06) -> tuple[float, float]:
    """A domain that holds all values with some room."""
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1.0) * margin
    return low - room, high + room
