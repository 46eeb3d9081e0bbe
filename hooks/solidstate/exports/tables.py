"""The CSV tables and their description."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..catalogue import MilestoneEntry, ProgrammeEntry, PromiseEntry
from ..derived.figures import FigureEntry
from ..derived.ledger import State
from ..derived.support import is_weak
from ..derived.survey import Survey
from ..derived.voices import voice_of
from ..drawing import pictures
from ..language import prose
from .rows import LICENCE, Content, File, Settings, figure_data, finding_data, programme_data, promise_data

Row = dict[str, Any]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def tables(survey: Survey, settings: Settings) -> Iterator[File]:
    """The flat tables and their description."""
    flat: dict[str, Callable[[], Iterator[Row]]] = {
        "programmes": lambda: (_programme(survey, entry) for entry in survey.catalogue.programmes.values()),
        "milestones": lambda: (_milestone(survey, entry) for entry in survey.milestones),
        "promises": lambda: (_promise(survey, entry, state) for entry, state in survey.promises),
        "figures": lambda: (_figure(entry) for entry in survey.figures),
        "audits": lambda: _findings(survey),
    }

    def package() -> Content:
        return {
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
                    "schema": {"fields": [{"name": column, "type": "string"} for column in next(rows(), {})]},
                }
                for name, rows in flat.items()
            ],
        }

    for name, rows in flat.items():
        yield f"data/{name}.csv", partial(lambda rows: to_csv(list(rows())), rows)
    yield "data/datapackage.json", package


def _programme(survey: Survey, entry: ProgrammeEntry) -> Row:
    row = programme_data(survey, entry)
    rating = {k: v for k, v in row["rating"].items() if k not in ("shown", "missing")}
    return {**{k: v for k, v in row.items() if k not in ("rating", "support")}, **rating, **row["support"]}


def _milestone(survey: Survey, entry: MilestoneEntry) -> Row:
    record, sources = entry.record, survey.catalogue.companies[entry.company_id].sources
    return {
        "id": entry.id,
        "company": entry.company_id,
        "programme": entry.programme.id if entry.programme else "",
        "date": str(record.date),
        "what": prose.to_text(record.what),
        "shows": record.shows,
        "confirmed_by": str(record.confirmed_by),
        "by": record.by or "",
        "said_by": list(voice_of(record, sources).names),
        "with": record.with_,
        "stage": str(record.stage) if record.stage else "",
        "condition": record.condition or "",
        "contested": record.contested is not None,
        "weak": is_weak(record.evidence, sources, record.date),
        "sources": [sources[evidence.source].url for evidence in record.evidence],
    }


def _promise(survey: Survey, entry: PromiseEntry, state: State) -> Row:
    row = promise_data(entry, state, survey.resizes.get(entry.id, ()))
    sizes = [f"{one['measure']}: {one['first']} -> {one['latest']}" for one in row["sizes"]]
    return {k: v for k, v in row.items() if k not in ("statements", "outcome")} | {"sizes": sizes}


def _figure(entry: FigureEntry) -> Row:
    return figure_data(entry) | {"conditions": pictures.plain_conditions(entry.figure.conditions)}


def _findings(survey: Survey) -> Iterator[Row]:
    for audit in survey.audits:
        yield from (finding_data(audit.id, finding) for finding in audit.record.findings)
    yield from (finding_data("reader", report) for report in survey.reports)


def picture_tables(survey: Survey, settings: Settings) -> Iterator[File]:
    """Exactly the data of each picture, under the picture's id; links are absolute where the site's address is known."""
    base = settings["site_url"].rstrip("/")

    def table(draw: Callable[[], pictures.Picture | pictures.LadderPicture | None]) -> Content | None:
        picture = draw()
        return to_csv([{**row, "link": base + row["link"]} if "link" in row else row for row in picture.rows]) if picture else None

    yield "data/pictures/ladder.csv", partial(table, lambda: pictures.ladder_of(survey))
    for year in survey.years:
        yield (
            f"data/pictures/ladder-{year}.csv",
            partial(table, partial(lambda year: pictures.ladder_of(survey.at_the_end_of(year), f"ladder-{year}"), year)),
        )
    for key, draw in pictures.drawn(survey).items():
        yield f"data/pictures/{key}.csv", partial(table, draw)
    yield "data/pictures/fates.csv", lambda: to_csv(pictures.fates(survey))


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
