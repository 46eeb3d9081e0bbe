"""The ladder and the rung strip: which mark stands where, on a day and in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived import facets
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...language.vocabulary import CellClass, Look
from .. import charts


@dataclass(frozen=True)
class LadderPicture:
    """The ladder with what the list form and the table need: marks by side, and the programmes on neither."""

    drawing: charts.Ladder
    left: tuple[charts.Mark, ...]
    right: tuple[charts.Mark, ...]
    unclear: tuple[charts.Mark, ...]
    left_planned: tuple[charts.Mark, ...]
    right_planned: tuple[charts.Mark, ...]
    rows: tuple[dict[str, Any], ...]
    id: str = "ladder"

    def on(self, side: str, level: int) -> list[charts.Mark]:
        """The marks of one side ('left', 'right') on one level."""
        marks: Sequence[charts.Mark] = getattr(self, side)
        return [mark for mark in marks if mark.level == level]

    @property
    def marks(self) -> tuple[charts.Mark, ...]:
        """Every mark of both sides, the promised ones last."""
        return (*self.left, *self.right, *self.left_planned, *self.right_planned)


def ladder(survey: Survey, only: Iterable[str] | None = None, rows: dict[int, int] | None = None, id: str = "ladder") -> LadderPicture:
    """The ladder of all programmes, or of some; with room for `rows` of marks a level where several years share their rungs."""
    left, right, unclear, left_planned, right_planned = _sides(survey, only)
    scale = survey.catalogue.scale
    drawing = charts.ladder(
        [*left, *left_planned],
        [*right, *right_planned],
        labels(survey),
        [(str(key), stage.name, stage.also_called or "", stage.levels) for key, stage in scale.stages.items()],
        rows,
    )
    told = tuple(_row(survey, entry, rating) for entry, rating in survey.rated() if only is None or entry.id in only)
    return LadderPicture(drawing, tuple(left), tuple(right), tuple(unclear), tuple(left_planned), tuple(right_planned), told, id)


def _row(survey: Survey, entry: ProgrammeEntry, rating: Rating) -> dict[str, Any]:
    """A programme as a row of the ladder's data."""
    ahead = [level for level in rating.planned if level > rating.reached]
    return {
        "as_of": survey.day.isoformat(),
        "programme": entry.full_name,
        "class": str(entry.record.class_),
        "trl": rating.reached,
        "in_progress": rating.in_progress,
        "confirmed": rating.confirmed.reached,
        "promised": max(ahead, default=None),
        "application": str(entry.record.application),
        "routes": " ".join(entry.record.routes),
        "country": entry.company.country,
        "kind": str(entry.company.kind),
        "last_evidence": rating.last_evidence.isoformat() if rating.last_evidence else None,
        "link": f"/companies/{entry.id}/",
    }


def _sides(survey: Survey, only: Iterable[str] | None = None) -> tuple[list[charts.Mark], ...]:
    """The marks of the left, the right, of neither side, and the promised ones left and right."""
    wanted = None if only is None else set(only)
    marks: dict[str, list[charts.Mark]] = {str(word): [] for word in CellClass}
    planned: dict[str, list[charts.Mark]] = {str(word): [] for word in CellClass}
    for entry, rating in survey.rated():
        if wanted is not None and entry.id not in wanted:
            continue
        marks[entry.record.class_].append(mark_of(entry, rating))
        ahead = [level for level in rating.planned if level > rating.reached]
        if ahead:
            planned[entry.record.class_].append(mark_of(entry, rating, max(ahead)))
    left, right = CellClass.ALL_SOLID_STATE, CellClass.SOLID_LIQUID
    return marks[left], marks[right], marks[CellClass.UNCLEAR], planned[left], planned[right]


def small(survey: Survey, pairs: Sequence[tuple[ProgrammeEntry, Rating]]) -> charts.SmallLadder:
    """A small ladder of some rated programmes, with how many of all stand on each side of each rung."""
    left, right = CellClass.ALL_SOLID_STATE, CellClass.SOLID_LIQUID
    found = [(entry.record.class_, mark_of(entry, rating)) for entry, rating in pairs if rating.is_rated]
    counts = {level: (survey.count(left, level), survey.count(right, level)) for level in range(1, 10)}
    return charts.small([mark for cls, mark in found if cls is left], [mark for cls, mark in found if cls is right], counts)


@dataclass(frozen=True)
class Replay:
    """The ladder of today with room for every year, the marks that only earlier years have, and where each mark stood when.

    `frames` is plain data for the script: for each year the marks by their id as [x, y, look, climbing, level], the names
    beside the rungs by "level-side", and how many moves the year had.
    """

    picture: LadderPicture
    gone: tuple[charts.Mark, ...]
    frames: dict[str, dict[str, Any]]


def replay(survey: Survey) -> Replay:
    """The ladder of each year on rungs of one size, from the first milestone to today."""
    moves = Counter(c.milestone.record.date.last.year for c in survey.changes if c.moved and c.milestone.record.date.last)
    surveys = {year: survey.at_the_end_of(year) for year in survey.years}
    levels = [number for number, _ in labels(survey)]
    rows = dict.fromkeys(levels, 0)
    for one in surveys.values():
        left, right, _, left_planned, right_planned = _sides(one)
        for number, needed in charts.rows_of([*left, *left_planned], [*right, *right_planned], levels).items():
            rows[number] = max(rows[number], needed)
    frames: dict[str, dict[str, Any]] = {}
    seen: dict[str, charts.Mark] = {}
    for year, one in surveys.items():
        picture = ladder(one, rows=rows)
        placed = [(side, p) for rung in picture.drawing.rungs for side in (rung.left, rung.right) for p in side.marks]
        frames[str(year)] = {
            "marks": {key_of(p.mark): [p.x, p.y, p.mark.look, p.mark.climbing or 0, p.mark.level] for _, p in placed},
            "names": {
                f"{rung.number}-{name}": side.names
                for rung in picture.drawing.rungs
                for name, side in (("left", rung.left), ("right", rung.right))
                if side.names
            },
            "moves": moves[year],
        }
        seen |= {key_of(mark): mark for mark in picture.marks}
    today = ladder(survey, rows=rows)
    present = {key_of(mark) for mark in today.marks}
    return Replay(today, tuple(mark for key, mark in seen.items() if key not in present), frames)


def key_of(mark: charts.Mark) -> str:
    """What tells a mark from the others of a ladder: its programme, and + where it is the promised one."""
    return f"{mark.id}+" if mark.look is Look.PLANNED else mark.id


def labels(survey: Survey) -> list[tuple[int, str]]:
    """The levels with their short names."""
    return [(level.number, level.short) for level in survey.catalogue.scale.levels]


def mark_of(entry: ProgrammeEntry, rating: Rating, planned: int | None = None) -> charts.Mark:
    """The mark of a programme on the rung it has reached, or the outlined one on a rung it has promised."""
    look = Look.PLANNED if planned else Look.CLAIMED if rating.is_claimed else Look.CONFIRMED
    return charts.Mark(
        id=entry.id,
        name=short_name(entry),
        level=planned or max(rating.reached, 1),
        look=look,
        climbing=None if planned else rating.in_progress,
        href=f"/companies/{entry.id}/",
        note=rating.label,
        facets=facets.of_programme(entry),
    )


def short_name(entry: ProgrammeEntry) -> str:
    """The name in a picture: the label, else the company's where it has one programme of this class, else both.

    The application stands behind it where it is not the car: a pack in a bus says little about a car.
    """
    alike = [one for one in entry.company.programmes.values() if one.class_ is entry.record.class_]
    name = entry.record.label or (entry.company.name if len(alike) == 1 else entry.full_name)
    return name if entry.record.application in ("car", "any") else f"{name} ({entry.record.application})"


def strip(survey: Survey, entry: ProgrammeEntry) -> charts.Strip:
    """The rung strip of a programme."""
    rating = survey.ratings[entry.id]
    return charts.strip(labels(survey), rating.looks, list(rating.total.strands.items()) if rating.is_rated else [])


def finder(survey: Survey) -> list[tuple[ProgrammeEntry, Rating]]:
    """Every programme with its rating, by name: what a reader picks from."""
    found = [(entry, survey.ratings[key]) for key, entry in survey.catalogue.programmes.items()]
    return sorted(found, key=lambda pair: pair[0].full_name.lower())
