"""Every list of the API: its name, how its rows are made, and of which parts their description is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ... import records
from ...derived.promised import promises_by
from ...language.conclusions import YardstickPart
from ...records import Record
from ..citing import listing
from ..figures import figures_by
from ..standings import told_standings
from . import events, frame, pages, programmes, shapes
from .telling import Teller

Row = Mapping[str, Any]
Rows = Mapping[str, Callable[[], Row]]
"""The rows of a list by their ids, each made when somebody asks for it."""


@dataclass(frozen=True)
class Shape:
    """The description of a thing: a record without some of its fields, and what is added to it."""

    name: str
    record: type[Record] | None
    more: tuple[type[Any], ...] = ()
    without: Collection[str] = ()
    nested: Mapping[str, tuple[Shape, str]] | None = None
    """Fields that are told by a shape of their own; with "list" where there are several, "maybe" where there may be none."""


def _none(teller: Teller) -> Rows:
    return {}


@dataclass(frozen=True)
class Resource:
    """A file of the API. `name` is that of the file and of its list; where `is_one` it is a single thing.

    `of` are the rows of one company alone, where the list has such, and `rows` all others.
    """

    name: str
    told: str
    shape: Shape
    rows: Callable[[Teller], Rows] = _none
    of: Callable[[Teller, str], Rows] | None = None
    is_one: bool = False


def _made(make: Callable[[Teller], Iterable[Row]]) -> Callable[[Teller], Rows]:
    """Rows that are made together."""

    def rows(teller: Teller) -> Rows:
        return {str(row.get("id", number)): partial(_same, row) for number, row in enumerate(make(teller))}

    return rows


def _same(row: Row) -> Row:
    return row


def _company(teller: Teller, company: str) -> Rows:
    return {company: partial(programmes.company, teller, company)}


def _programmes(teller: Teller, company: str) -> Rows:
    return {entry.id: partial(programmes.programme, teller, entry) for entry in teller.catalogue.programmes_of(company)}


def _standings(teller: Teller, company: str) -> Rows:
    return {one.id: partial(frame.standing, teller, one) for one in told_standings(teller.survey, company)}


def _milestones(teller: Teller, company: str) -> Rows:
    return {entry.id: partial(events.milestone, teller, entry) for entry in teller.survey.milestones_by(company)}


def _figures(teller: Teller, company: str) -> Rows:
    return {row.id: partial(events.figure, teller, row) for row in figures_by(teller.survey, company)}


def _promises(teller: Teller, company: str) -> Rows:
    return {entry.id: partial(events.promise, teller, entry, state) for entry, state in promises_by(teller.survey, company)}


def _sources(teller: Teller, company: str = "") -> Rows:
    known, places = teller.catalogue.sources, pages.listed(teller.survey)
    return {id: partial(pages.source, teller, known[id], places) for id in listing(teller.survey)[company]}


STATEMENT = Shape("Statement", records.Statement, (shapes.StatementMore,), events.STATEMENT_WITHOUT)
OUTCOME = Shape("Outcome", records.Outcome, (shapes.OutcomeMore,), events.OUTCOME_WITHOUT)
POINT = Shape("Point", records.Point, (shapes.PointMore,), ("of",))
PROPERTY = Shape("Property", records.Property, (shapes.PartMore,))
MARKER = Shape("Marker", records.Marker, (shapes.PartMore,))
APPROACH = Shape("Approach", records.Approach, (shapes.PartMore,))
EVENT = Shape("Event", records.Event, (shapes.PartMore,))

COMPANIES = Resource(
    "companies",
    "Every organisation of the record.",
    Shape("Company", records.Company, (shapes.CompanyMore,), programmes.COMPANY_WITHOUT),
    of=_company,
)
PROGRAMMES = Resource(
    "programmes",
    "Every cell or battery development, with its rating from the evidence up.",
    Shape("Programme", records.Programme, (shapes.ProgrammeMore,), programmes.PROGRAMME_WITHOUT),
    of=_programmes,
)
MILESTONES = Resource(
    "milestones",
    "Everything that happened, with its evidence and what it did to a rating.",
    Shape("Milestone", records.Milestone, (shapes.ItemMore, shapes.MilestoneMore), events.MILESTONE_WITHOUT),
    of=_milestones,
)
FIGURES = Resource(
    "figures",
    "Every number that comes with a milestone or with a statement of a promise.",
    Shape("GivenFigure", records.Figure, (shapes.FigureMore,), events.FIGURE_WITHOUT),
    of=_figures,
)
PROMISES = Resource(
    "promises",
    "Everything that was announced, with every statement of its date and its state.",
    Shape(
        "Promise",
        records.Promise,
        (shapes.ItemMore, shapes.PromiseMore),
        events.PROMISE_WITHOUT,
        {"statements": (STATEMENT, "list"), "outcome": (OUTCOME, "maybe")},
    ),
    of=_promises,
)
SOURCES = Resource("sources", "Every page that is cited.", Shape("Source", records.Source, (shapes.SourceMore,)), _sources, _sources)

OF_A_COMPANY = (PROGRAMMES, MILESTONES, FIGURES, PROMISES)
"""What a company's own file holds beside the company, and beside the pages that it cites."""

RESOURCES: tuple[Resource, ...] = (
    COMPANIES,
    PROGRAMMES,
    MILESTONES,
    FIGURES,
    PROMISES,
    SOURCES,
    Resource(
        "ladder",
        "The levels of the scale, with who stands on each.",
        Shape("Level", records.Level, (shapes.LevelMore,), ("requirements",)),
        _made(frame.levels),
    ),
    Resource(
        "standings",
        "Where each programme stood at the end of each year.",
        Shape("YearlyStanding", None, (shapes.StandingData,)),
        of=_standings,
    ),
    Resource(
        "requirements",
        "What the levels ask.",
        Shape("Requirement", records.Requirement, (shapes.RequirementMore,), ("criteria",)),
        _made(frame.requirements),
    ),
    Resource(
        "criteria",
        "What a milestone can show.",
        Shape("Criterion", records.Criterion, (shapes.CriterionMore,)),
        _made(frame.criteria),
    ),
    Resource("stages", "The three stages of the scale.", Shape("Stage", records.Stage), _made(frame.stages)),
    Resource("strands", "The two things that a level asks.", Shape("Strand", records.Strand), _made(frame.strands)),
    Resource("samples", "What sample letters usually mean.", Shape("SampleLetter", records.SampleLetter), _made(frame.samples)),
    Resource("measures", "What figures measure, with their units.", Shape("Measure", records.Measure), _made(frame.measures)),
    Resource(
        "routes",
        "Families of solid electrolytes.",
        Shape("Route", records.Route, (shapes.RouteMore,), ("formerly",), {"properties": (PROPERTY, "list")}),
        _made(frame.routes),
    ),
    Resource(
        "challenges",
        "What stands in the way of the routes.",
        Shape(
            "Challenge",
            records.Challenge,
            (shapes.PageMore,),
            ("formerly",),
            {"markers": (MARKER, "list"), "approaches": (APPROACH, "list")},
        ),
        _made(frame.challenges),
    ),
    Resource("series", "Numbers over time.", Shape("Series", records.Series, (), (), {"points": (POINT, "list")}), _made(frame.series)),
    Resource("context", "What surrounds the field.", Shape("Context", records.Context, (shapes.PermalinkMore,)), _made(frame.context)),
    Resource("glossary", "The terms.", Shape("Term", records.Term, (shapes.TermMore,), ("see",)), _made(frame.glossary)),
    Resource(
        "yardstick",
        "Liquid lithium-ion, by which everything is measured.",
        Shape(
            "Yardstick",
            records.Yardstick,
            (shapes.YardstickMore,),
            (),
            {str(part): (EVENT, "list") for part in YardstickPart},
        ),
        _made(lambda teller: [frame.yardstick(teller)]),
        is_one=True,
    ),
    Resource("audits", "Audits of this record.", Shape("Audit", records.Audit, (shapes.AuditMore,)), _made(frame.audits)),
    Resource("reports", "Errors that readers reported.", Shape("Report", records.Report), _made(frame.reports)),
    Resource("words", "Every word of every closed list.", Shape("Word", None, (shapes.WordData,)), _made(frame.words)),
    Resource(
        "counts",
        "Everything that the pages count.",
        Shape("Counts", None, (shapes.Counts,)),
        _made(lambda teller: [frame.counts(teller)]),
        is_one=True,
    ),
)
"""Every list, in the order in which they are told of."""
