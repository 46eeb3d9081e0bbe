"""The tables as CSV, what describes them, and the database; and the numbers of each picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from orjson import loads

from ..derived.survey import Survey
from ..drawing import pictures
from ..language.values import Window
from ..records import Company
from .audits import audit_samples, audits
from .context import context, context_figures
from .database import about, database, datasette
from .facts import milestones
from .frame import challenges, companies, criteria, measures, programmes, routes
from .numbers import figures, points, properties
from .package import package, types
from .parties import owners, partners
from .places import Places
from .promises import outcomes, promises, statements
from .proofs import evidence, sources
from .readings import readings
from .rows import File, Settings, as_json
from .shelf import Shelf
from .standings import standings
from .table import Table, to_csv
from .watched import approaches, markers
from .yardstick import event_figures, events

TABLES: tuple[Callable[[Survey, Places], Table[Any]], ...] = (
    companies,
    owners,
    programmes,
    standings,
    partners,
    milestones,
    promises,
    statements,
    outcomes,
    figures,
    readings,
    properties,
    points,
    evidence,
    sources,
    criteria,
    routes,
    challenges,
    markers,
    approaches,
    measures,
    events,
    event_figures,
    context,
    context_figures,
    audit_samples,
    audits,
)
"""Every table, in the order in which they are told of."""


def all_tables(survey: Survey, settings: Settings, shelf: Shelf | None = None) -> list[Table[Any]]:
    """Every table of a survey; none of its rows is made yet."""
    places, here = Places.of(settings), shelf or Shelf()
    return [replace(make(survey, places), shelf=here) for make in TABLES]


def tables(survey: Survey, settings: Settings, shelf: Shelf | None = None) -> Iterator[File]:
    """The tables and what describes them, and the database of them all."""
    shelf = shelf or Shelf()
    found = all_tables(survey, settings, shelf)
    drawn = {name: partial(_picture, shelf, name, rows) for name, rows in numbers_of_pictures(survey, settings).items()}
    for table in found:
        yield f"data/{table.name}.csv", table.csv
    yield "data/datapackage.json", lambda: package(survey, settings, found, drawn)
    yield "data/how-far.sqlite", lambda: database(found, about(survey, settings))
    yield "data/metadata.yaml", lambda: loads(shelf.text("metadata", "", lambda: as_json(datasette(survey, settings, found))))
    for name, picture in drawn.items():
        yield f"data/{name}.csv", partial(_csv, picture)


def _picture(shelf: Shelf, name: str, rows: Callable[[], Sequence[Mapping[str, Any]]]) -> tuple[dict[str, str], str]:
    """The numbers of a picture: the type of each column, and the text; made once for their file and for what describes it."""

    def made() -> str:
        found = rows()
        return as_json((types(found), to_csv(found) if found else ""))

    columns, text = loads(shelf.text(f"picture {name}", "", made))
    return columns, text


def _csv(picture: Callable[[], tuple[dict[str, str], str]]) -> str | None:
    return picture()[1] or None


def numbers_of_pictures(survey: Survey, settings: Settings) -> dict[str, Callable[[], Sequence[Mapping[str, Any]]]]:
    """Exactly the data of each picture, under the picture's id; no rows where there is nothing to draw.

    Each row has the id that its fact has in the tables, and a link to it.
    """
    places = Places.of(settings)

    def rows(draw: Callable[[], pictures.Picture | pictures.LadderPicture | None]) -> Sequence[Mapping[str, Any]]:
        picture = draw()
        return [_as_in_tables(row, places, survey.catalogue.companies) for row in picture.rows] if picture else []

    found = {"pictures/ladder": partial(rows, lambda: pictures.ladder_of(survey))}
    found |= {f"pictures/ladder-{number}": partial(rows, partial(pictures.ladder_in, survey, number)) for number in survey.years}
    found |= {f"pictures/{key}": partial(rows, draw) for key, draw in pictures.drawn(survey).items()}
    return {
        **found,
        "pictures/fates": lambda: [{OF_FATES.get(name, name): one for name, one in row.items()} for row in pictures.fates(survey)],
    }


JOINED = {"routes": " ", "reservations": ", ", "levels": " "}
"""How the table below a picture joins what is a list: in the file it is parted as in every other table."""

AS_IN_TABLES = {
    "programme": "full_name",
    "trl": "reached",
    "confirmed": "reached_confirmed",
    "route": "route_name",
    "money": "basis",
    "when": "date",
    "grade": "weak",
    "source": "url",
    "link": "permalink",
    "by": "by_name",
}
"""What the table below a picture calls by a shorter name than the other tables do."""


OF_FATES = {"class": "cell_class", "due": "due_count"}
"""The same of the picture that counts promises: its class is that of what was promised, and what was due is a number."""


DATES = ("date", "said", "due")
"""The columns of pictures that hold a date as it was said."""


def _days(name: str, text: str) -> list[tuple[str, date | None]]:
    """The first and the last day that a date leaves open, as in the other tables."""
    window = Window.parse(text)
    return [(f"{name}_first", window.first), (f"{name}_last", window.last)]


def _as_in_tables(row: Mapping[str, Any], places: Places, companies: Mapping[str, Company]) -> Mapping[str, Any]:
    """A row with the names of the other tables, and where it stands somewhere with its id and the address in full."""
    found = {AS_IN_TABLES.get(name, name): value for name, value in row.items()}
    found |= {name: found[name].split(between) if found[name] else [] for name, between in JOINED.items() if name in found}
    found |= {"weak": found["weak"] == "weak"} if "weak" in found else {}
    found |= {"by_name": companies[found["by_name"]].name} if found.get("by_name") in companies else {}
    found = {name: one for key, value in found.items() for name, one in ([(key, value)] + (_days(key, value) if key in DATES else []))}
    if "link" not in row:
        return found
    page, _, key = str(row["link"]).partition("#")
    folder, _, owner = page.strip("/").partition("/")
    id = "/".join(filter(None, (owner or folder, key.replace("--", "/"))))
    return {"id": id, **found, "permalink": places.page(row["link"])}
