"""What several files show of a survey is found once: a picture, its page and its table say the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from .survey import Survey

P = ParamSpec("P")
R = TypeVar("R")


def once(make: Callable[Concatenate[Survey, P], R]) -> Callable[Concatenate[Survey, P], R]:
    """Make only what was not made before of the same survey; nobody changes what is handed out."""

    @wraps(make)
    def made(survey: Survey, /, *args: P.args, **named: P.kwargs) -> R:
        known: dict[Any, R] = survey.__dict__.setdefault("_once", {})
        key = (make.__module__, make.__name__, args, tuple(named.items()))
        if key not in known:
            known[key] = make(survey, *args, **named)
        return known[key]

    return made
