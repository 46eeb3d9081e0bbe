"""What waits outside the memory is made once, and comes back as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from solidstate.exports.packed import ROOM, Packed
from solidstate.reading.nodes import Number


def test_what_waits_comes_back_as_it_was_made() -> None:
    for text in ("–", "x" * ROOM):
        made = [(text, Decimal("2.80"), Number("2.80"), date(2026, 11, 24), True, None, ("a", "b"))]
        asked: list[None] = []
        packed = Packed(lambda made=made, asked=asked: asked.append(None) or made)  # type: ignore[misc]
        first, second, third = packed.get(), packed.get(), packed.get()
        assert first is made and second == third == made and second is not made and len(asked) == 1
        assert [str(cell) for cell in second[0]] == [str(cell) for cell in made[0]]
