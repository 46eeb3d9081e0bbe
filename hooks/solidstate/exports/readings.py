"""The table of the levels that others gave programmes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import ProgrammeEntry
from ..derived.identity import anchor, reading_ids
from ..derived.survey import Survey
from ..language import prose
from ..records import Reading
from .facts import resting
from .places import Places
from .table import Column, Table, dates, ends


@dataclass(frozen=True)
class ReadingRow:
    """A level that somebody gave a programme."""

    id: str
    record: Reading
    programme: ProgrammeEntry

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return f"companies/{self.programme.id}/#{anchor(self.id, self.programme.id)}"


def told_readings(survey: Survey, company: str) -> Iterator[ReadingRow]:
    """The levels that others gave the programmes of a company."""
    for entry in survey.catalogue.programmes_of(company):
        held = entry.record.readings
        yield from (ReadingRow(id, one, entry) for id, one in zip(reading_ids(entry.id, held), held, strict=True))


def readings(survey: Survey, places: Places) -> Table[ReadingRow]:
    """What others say how far a programme is."""
    return Table(
        "readings",
        "Levels that others gave a programme, beside the rating here: one row for each reading. No rating rests on them.",
        lambda company: told_readings(survey, company),
        (
            Column("id", lambda r: r.id, "Its id: that of the programme, who gave it and when."),
            Column("programme", lambda r: r.programme.id, "Of which programme.", to="programmes", required=True),
            Column("by_name", lambda r: r.record.by, field="by", required=True),
            *dates("as_of", lambda r: r.record.as_of, required=True),
            *ends("trl", lambda r: r.record.trl, required=True),
            *resting(survey, lambda r: (r.record.evidence, r.programme.company.sources, r.record.as_of)),
            Column("corrected", lambda r: r.record.corrected),
            Column("note", lambda r: prose.to_text(r.record.note or "")),
            Column("permalink", lambda r: places.page(r.address), "Where it stands on the site.", required=True),
        ),
        Reading,
        owners=[*survey.catalogue.companies],
    )
