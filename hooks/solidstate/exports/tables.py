"""The CSV tables and their description."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..derived.survey import Survey
from ..drawing import pictures
from ..language import prose
from .rows import LICENCE, Content, Settings, figure_data, programme_data, promise_data

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def tables(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """The flat tables and their description."""
    programmes = [programme_data(survey, entry) for entry in survey.catalogue.programmes.values()]
    flat = {
        "programmes": [{k: v for k, v in row.items() if k != "rating"} | {k: v for k, v in row["rating"].items() if k not in ("shown", "missing")} for row in programmes],
        "milestones": [
            {
                "id": e.id, "company": e.company_id, "programme": e.programme.id if e.programme else "", "date": str(e.record.date),
                "what": prose.to_text(e.record.what), "shows": e.record.shows, "confirmed_by": str(e.record.confirmed_by), "by": e.record.by or "",
                "contested": e.record.contested is not None, "sources": [survey.catalogue.companies[e.company_id].sources[x.source].url for x in e.record.evidence],
            }
            for e in survey.milestones
        ],
        "promises": [{k: v for k, v in promise_data(e, s).items() if k not in ("statements", "outcome")} for e, s in survey.promises],
        "figures": [figure_data(entry) | {"conditions": pictures.plain_conditions(entry.figure.conditions)} for entry in survey.figures],
    }  # fmt: skip
    for name, rows in flat.items():
        yield f"data/{name}.csv", to_csv(rows)
    yield (
        "data/datapackage.json",
        {
            "name": "how-far",
            "title": "How far are solid-state batteries from us?",
            "created": survey.updated.isoformat(),
            "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"}],
            "resources": [
                {
                    "name": name,
                    "path": f"{name}.csv",
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "schema": {"fields": _fields(rows)},
                }
                for name, rows in flat.items()
            ],
        },
    )


def picture_tables(survey: Survey, settings: Settings) -> Iterator[tuple[str, Content]]:
    """Exactly the data of each picture, under the picture's id; links are absolute where the site's address is known."""
    base = settings["site_url"].rstrip("/")
    ladders = [pictures.ladder(survey), *(pictures.ladder(survey.at_the_end_of(year), id=f"ladder-{year}") for year in survey.years)]
    drawn: list[pictures.LadderPicture | pictures.Picture] = [*ladders, *pictures.drawn(survey)]
    for picture in drawn:
        rows = [{**row, "link": base + row["link"]} if "link" in row else row for row in picture.rows]
        yield f"data/pictures/{picture.id}.csv", to_csv(rows)
    yield "data/pictures/fates.csv", to_csv(pictures.fates(survey))


def _fields(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [{"name": name, "type": "string"} for name in (rows[0] if rows else {})]


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV: lists joined by a space and a bar, a text that a spreadsheet would run as a formula made harmless."""
    out = io.StringIO()
    names = list(rows[0]) if rows else []
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text[:1] in _FORMULA and not _NUMBER.fullmatch(text) else text
