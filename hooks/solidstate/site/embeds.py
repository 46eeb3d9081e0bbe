"""What others show on their own pages: the ladder, and each programme, without the site around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from ..catalogue import ProgrammeEntry
from ..derived.survey import Survey
from ..drawing import pictures


class Embed(NamedTuple):
    """A page without the site around it: its address, that of the page that says more, its template and what that is given; of one
    company alone, that company."""

    address: str
    page: str
    template: str
    context: Callable[[], dict[str, Any]]
    company: str = ""


def embeds(survey: Survey) -> Iterator[Embed]:
    """Everything that can be embedded."""
    yield Embed("embed/ladder/", "ladder/", "embeds/ladder.html.jinja", lambda: {"picture": pictures.ladder_of(survey)})
    for key, entry in survey.catalogue.programmes.items():
        yield Embed(
            f"embed/{key}/", f"companies/{key}/", "embeds/programme.html.jinja", partial(_programme, survey, entry), entry.company_id
        )


def _programme(survey: Survey, entry: ProgrammeEntry) -> dict[str, Any]:
    return {"programme": entry, "rating": survey.ratings[entry.id]}
