"""The table of what companies did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ..catalogue import MilestoneEntry
from ..catalogue.support import is_weak
from ..derived.identity import formerly
from ..derived.survey import Survey
from ..derived.voices import voice_of
from ..language import prose
from ..language.values import Window
from ..language.vocabulary import (
    AgreementStage,
    Application,
    Confirmation,
    Effect,
)
from ..records import Evidence, Milestone, Source
from .places import Places
from .table import Column, Table, dates


def milestones(survey: Survey, places: Places) -> Table[MilestoneEntry]:
    """Everything that happened up to the day."""
    catalogue = survey.catalogue

    def pages(entry: MilestoneEntry) -> list[str]:
        return _pages(survey, entry.company_id, entry.record.evidence)

    def level(entry: MilestoneEntry) -> int | None:
        return max((catalogue.criteria[one].level.number for one in entry.record.shows), default=None)

    def label(entry: MilestoneEntry, side: str) -> str | None:
        change = survey.change_by(entry)
        return getattr(change, side).label if change else None

    def moved(entry: MilestoneEntry) -> bool:
        change = survey.change_by(entry)
        return change is not None and change.moved

    return Table(
        "milestones",
        "Everything that happened: one row for each milestone.",
        survey.milestones_by,
        (
            Column("id", lambda m: m.id, "Its id for ever: company/milestone, or company/programme/milestone."),
            Column("company", lambda m: m.company_id, "Whose it is.", to="companies", required=True),
            Column("programme", lambda m: m.programme.id if m.programme else None, "Its programme, where it has one.", to="programmes"),
            *dates("date", lambda m: m.record.date, required=True),
            Column("what", lambda m: prose.to_text(m.record.what), required=True),
            Column("shows", lambda m: m.record.shows, to="criteria", many=True),
            Column("level", level, "The highest rung of which it shows a criterion.", "integer"),
            Column("confirmed_by", lambda m: m.record.confirmed_by, words=Confirmation, required=True),
            *party(survey, "by", lambda m: m.record.by, "The partner, body or newspaper that says so"),
            *several(
                survey,
                "said_by",
                lambda m: voice_of(m.record, m.company.sources).names,
                "Who says so, also the newspaper that tells what a maker says; nobody where a page of the maker's own is among them",
            ),
            *several(survey, "with", lambda m: m.record.with_, "With whom it was done or agreed"),
            Column("used_in", lambda m: m.record.used_in, words=Application),
            Column("effect", lambda m: m.record.effect, words=Effect),
            Column("stage", lambda m: m.record.stage, words=AgreementStage),
            Column("condition", lambda m: m.record.condition),
            Column("is_contested", lambda m: m.record.contested is not None, "Whether somebody disputes it.", "boolean", required=True),
            Column(
                "contested_by", lambda m: m.record.contested.by if m.record.contested else None, "Who disputes it; empty where nobody does."
            ),
            Column(
                "weak",
                lambda m: m.is_weak,
                "Whether it rests on weak sources alone.",
                "boolean",
                required=True,
            ),
            Column(
                "rating_before",
                lambda m: label(m, "before"),
                "The rating of its programme on the eve of date_last; empty where it has no programme, or that showed nothing then.",
            ),
            Column(
                "rating_after",
                lambda m: label(m, "after"),
                "The rating of its programme on date_last; empty where it has no programme, or that showed nothing then.",
            ),
            Column(
                "moved",
                moved,
                "Whether it moved that rating on that day; what counts from the day of reading alone (by_reading) moved it at some time before.",
                "boolean",
                required=True,
            ),
            Column(
                "by_reading",
                lambda m: m.by_reading,
                "Whether date_last is no more than the day on which a page without a date was read: it may be much older, is no news of that "
                "day and no move of a rating, and last_evidence of its programme leaves it out.",
                "boolean",
                required=True,
            ),
            Column(
                "vague",
                lambda m: m.record.date.is_vague or m.by_reading,
                "Whether it is news of no day: no more is known than the year, or by_reading.",
                "boolean",
                required=True,
            ),
            Column("page_count", lambda m: len(pages(m)), "How many pages it rests on.", "integer", required=True),
            Column("sources", pages, "Those pages.", to="sources", many=True, required=True),
            Column("corrected", lambda m: m.record.corrected),
            Column("note", lambda m: prose.to_text(m.record.note or "")),
            Column("formerly", lambda m: formerly(catalogue, m), "The ids that it had before.", many=True),
            Column("permalink", lambda m: places.page(f"companies/{m.owner}/#{m.key}"), "Where it stands on the site.", required=True),
        ),
        Milestone,
        ("what", "note"),
        [*catalogue.companies],
    )


def _sources(survey: Survey, company_id: str) -> Mapping[str, Source]:
    return survey.catalogue.companies[company_id].sources


def _pages(survey: Survey, company_id: str, evidence: Iterable[Evidence]) -> list[str]:
    return listed(survey, evidence, _sources(survey, company_id))


def listed(survey: Survey, evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> list[str]:
    """The ids of the pages on which something rests, each once; `sources` are those of its file."""
    return list(dict.fromkeys(survey.catalogue.source_ids[sources[one.source].url] for one in evidence))


T = TypeVar("T")
Rests = Callable[[T], tuple[Sequence[Evidence], Mapping[str, Source], Window | None]]
"""Of a row its words, the pages of its file, and its date."""


def party(survey: Survey, name: str, value: Callable[[T], str | None], who: str, required: bool = False) -> tuple[Column[T], Column[T]]:
    """Somebody of whom a record has the id of a company or a name: the id where that has a file here, and the name."""
    companies = survey.catalogue.companies

    def called(row: T) -> str | None:
        found = value(row)
        return companies[found].name if found and found in companies else found

    return (
        Column(name, lambda row: one if (one := value(row)) in companies else None, f"{who}: the id. {NO_FILE}", to="companies"),
        Column(f"{name}_name", called, f"{who}: the name.", required=required),
    )


def several(survey: Survey, name: str, value: Callable[[T], Sequence[str]], who: str) -> tuple[Column[T], Column[T]]:
    """The same of several."""
    companies = survey.catalogue.companies
    return (
        Column(
            name,
            lambda row: [one for one in value(row) if one in companies],
            f"{who}: the ids of those that have a file here.",
            to="companies",
            many=True,
        ),
        Column(
            f"{name}_names",
            lambda row: [companies[one].name if one in companies else one for one in value(row)],
            f"{who}: the names of all.",
            many=True,
        ),
    )


NO_FILE = "Empty of one that has no file here, too."


def resting(survey: Survey, on: Rests[T]) -> tuple[Column[T], Column[T]]:
    """On what a row rests: whether on weak words alone, and on which pages."""
    return (
        Column("weak", lambda row: is_weak(*on(row)), "Whether it rests on weak sources alone.", "boolean", required=True),
        Column("sources", lambda row: listed(survey, *on(row)[:2]), "The pages that give it.", to="sources", many=True, required=True),
    )
