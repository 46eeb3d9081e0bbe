"""A picture is drawn once for a survey: its page, its file and its table show the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from ...derived.survey import Survey

P = ParamSpec("P")
R = TypeVar("R")


def once(draw: Callable[Concatenate[Survey, P], R]) -> Callable[Concatenate[Survey, P], R]:
    """Draw only where the same was not drawn before of the same survey."""

    @wraps(draw)
    def drawn(survey: Survey, /, *args: P.args, **named: P.kwargs) -> R:
        known: dict[Any, R] = survey.__dict__.setdefault("_drawn", {})
        key = (draw.__name__, args, tuple(named.items()))
        if key not in known:
            known[key] = draw(survey, *args, **named)
        return known[key]

    return drawn
