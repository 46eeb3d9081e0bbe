"""What is asked of one thing again and again is found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


def once(make: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Make only what was not made before of the same thing, which never changes; it is kept with the thing, and nobody changes it."""
    name = f"{make.__module__}.{make.__qualname__}"
    alone = f"{name}()"  # of what hangs on the thing alone: thousands of things need no dictionary for it

    @wraps(make)
    def made(thing: T, /, *args: P.args, **named: P.kwargs) -> R:
        if not args and not named:
            if alone not in thing.__dict__:
                thing.__dict__[alone] = make(thing)  # type: ignore[call-arg]
            return thing.__dict__[alone]  # type: ignore[no-any-return]
        known: dict[Any, R] = thing.__dict__.setdefault(name, {})
        key = (args, *named.items()) if named else args
        if key not in known:
            known[key] = make(thing, *args, **named)
        return known[key]

    return made
