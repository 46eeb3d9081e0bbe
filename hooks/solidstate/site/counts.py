"""What a page counts, with the query by which anybody counts it again.

To add one: its query in exports/queries/, and a line of the function of its kind of page. The rows are what the page says;
a test asks the tables the same and compares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..catalogue import SourceEntry
from ..derived.ledger import Record
from ..derived.promised import Records
from ..derived.rating import SOLD, Rating
from ..derived.survey import Survey
from ..derived.tally import CHECK_AGAIN_AFTER_MONTHS
from ..drawing import pictures
from ..drawing.pictures.routes import RouteRow
from ..exports.queries import asked
from ..language.conclusions import YardstickPart
from ..language.values import add_months
from ..language.vocabulary import Application, CellClass, ErrorKind, Verdict


@dataclass(frozen=True)
class Count:
    """A query, what the page says, row by row, and what of the query is the page's own."""

    query: str
    rows: list[list[Any]]
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sql(self) -> str:
        """The query as somebody may run it."""
        return asked(self.query, **self.values)


def counts(kind: str, survey: Survey, context: Mapping[str, Any]) -> list[Count]:
    """What a page of a kind counts; `context` is what its template is given."""
    return [*COUNTED[kind](survey, context)] if kind in COUNTED else []


def _home(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    tally, going_on = survey.tally, survey.going_on(CellClass.ALL_SOLID_STATE)
    yield Count("record", [[tally.milestones, tally.weak, tally.of_programmes, tally.evidenced]])
    if context["all"]:
        record, values = context["all"], {"cls": CellClass.ALL_SOLID_STATE}
        yield Count("fates-in-class", [[*one] for one in record.fates.items()], values)
        yield Count("weak-in-class", [[record.due, record.weak, record.perhaps_late]], values)
    yield from _of_sale(*context["sale"])
    waited = context["awaited"]
    told = [waited.series.number, waited.others.number]
    yield Count("awaited", [told], {"cls": str(CellClass.ALL_SOLID_STATE), "sold": SOLD})
    yield from _audits(survey, context)
    yield _finding(survey)
    yield Count("silent", [[sum(rating.is_silent for _, rating in going_on), len(going_on)]])


def _of_sale(cars: Record | None, others: Record | None) -> Iterator[Count]:
    """Promises of sale or series of all-solid-state batteries: of cars, and of all other uses."""
    told = [(of, record) for of, record in ((Application.CAR, cars), ("other", others)) if record]
    values = {"cls": CellClass.ALL_SOLID_STATE, "application": Application.CAR}
    if told:
        yield Count("fates-of-sale-in-class", [[of, *one] for of, record in told for one in record.fates.items()], values)
        yield Count("weak-of-sale-in-class", [[of, record.due, record.weak, record.perhaps_late] for of, record in told], values)


def _promises(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    yield from _of_sale(*context["in_cars"])
    yield Count("fates-of-sale", _fates(context["sale"]))
    yield Count("fates", _fates(context["all"]))
    yield Count("fates-by-kind", _due(context["by_kind"]))
    yield Count("fates-by-rung", _due(context["by_level"]))
    yield Count("listed", [[len(context[name]) for name in ("of_other_uses", "of_progress", "of_other")]])
    yield Count("moves", [[cls, way or None, n] for cls, ways in context["moves"].items() for way, n in ways.items() if n])
    yield Count("medians-by-kind", _medians(context["by_kind"]))
    yield Count("medians-by-rung", _medians(context["by_level"]))
    for entry, state in context["drifts"][:1]:
        if not state.is_weak:
            yield Count("drift", [[entry.id, *state.slips]])


def _fates(records: Records) -> list[list[Any]]:
    return [[cls, state, number] for cls, record in records.items() for state, number in record.fates.items()]


def _due(grouped: Mapping[Any, Records]) -> list[list[Any]]:
    return [[name, cls, record.due, record.unknown] for name, records in grouped.items() for cls, record in records.items()]


def _medians(grouped: Mapping[Any, Records]) -> list[list[Any]]:
    found = ((name, cls, record) for name, records in grouped.items() for cls, record in records.items())
    return [[name, cls, record.slips, float(record.median_slip)] for name, cls, record in found if record.median_slip is not None]


def _rungs(survey: Survey) -> Count:
    numbers = range(len(survey.catalogue.scale.levels), 0, -1)
    rows = [[n, cls, survey.count(cls, n), survey.weak_count(cls, n)] for n in numbers for cls in CellClass if survey.count(cls, n)]
    return Count("rungs", rows)


def _ladder(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    classes = Counter(entry.record.class_ for entry, _ in survey.rated())
    yield Count("standing", [[*one] for one in classes.items()])
    yield _rungs(survey)
    yield _finding(survey)


def _finding(survey: Survey) -> Count:
    """How many batteries of cars stand as high as what is sold: the finding of the ladder."""
    cars = survey.going_on(CellClass.ALL_SOLID_STATE, Application.CAR)
    values = {"cls": CellClass.ALL_SOLID_STATE, "application": Application.CAR, "sold": SOLD}
    return Count("high", [_with_doubts([rating for _, rating in cars if rating.reached >= SOLD])], values)


def _level(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    ratings = [rating for _, rating in context["standing"]]
    yield Count("rung", [_with_doubts(ratings)], {"level": context["level"].number})


def _with_doubts(ratings: Sequence[Rating]) -> list[Any]:
    """How many ratings there are, and how many of them are contested or weak."""
    return [len(ratings), sum(one.is_contested for one in ratings), sum(one.is_weak for one in ratings)]


def _criterion(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    yield Count("shows", [[len(context["showings"])]], {"criterion": context["criterion"].id})


def _year(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    ratings = [rating for _, rating in context["then"].rated()]
    yield Count("rated-by", [_with_doubts(ratings)], {"year": context["year"]})


def _companies(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    yield Count("organisations", [[len(survey.catalogue.companies), len(survey.catalogue.programmes)]])


def _company(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    promises = [(entry.id, survey.promises_of(entry.id)) for entry in context["programmes"]]
    found: dict[tuple[str, str], int] = {}
    for programme, pairs in promises:
        for _, state in pairs:
            found[programme, state.name] = found.get((programme, state.name), 0) + 1
    if found:
        yield Count("promises-of", [[*key, number] for key, number in found.items()], {"company": context["id"]})


def _programme(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    entry = context["programme"]
    found, held = survey.footing(entry), survey.audited(entry.id)
    if found or held:
        told = [len(found.pages), len(found.publishers), found.own, found.weak_pages] if found else [0, 0, 0, 0]
        yield Count("footing", [[*told, len(held)]], {"id": entry.id})
    if held:
        verdicts = Counter(finding.verdict for _, finding in held)
        yield Count("audited", [[*one] for one in verdicts.items()], {"id": entry.id})


def _routes(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    rows: list[RouteRow] = context["comparison"]
    challenges = [(row.id, [str(one.state.is_) for _, one in row.challenges]) for row in rows]
    yield Count("routes", [[key, len(states), states.count("open")] for key, states in challenges if states])
    classes = ((CellClass.ALL_SOLID_STATE, "all_solid"), (CellClass.SOLID_LIQUID, "solid_liquid"))
    spans = [[row.id, measure, n, low, high] for row in rows for measure, (low, high, n) in row.ranges.items()]
    if spans:
        yield Count("ranges", spans, {"measures": ", ".join(f"'{measure}'" for measure in context["measures"])})
    yield Count("programmes-of-routes", [[row.id, cls, n] for row in rows for cls, name in classes if (n := getattr(row, name))])


def _challenges(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    states = [str(challenge.state.is_) for challenge in survey.catalogue.challenges.values()]
    yield Count("challenges", [[len(states), states.count("open")]])


def _news(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    period, year = context["period"], context.get("year")
    kinds = [one.kind for one in period.every]
    values = {"year": year} if year else {"since": add_months(survey.day, -12)}
    of = "-of-year" if year else ""
    yield Count(f"news{of}", [[kinds.count("happened"), kinds.count("said"), len(period.vague)]], values)
    if period.earlier:
        told = [len(period.earlier), period.earlier[0].end.isoformat()]
        yield Count(f"earlier{of}", [told], {**values, "newest": len(period.newest)})


def _energy(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    for measure in pictures.ENERGY:
        picture = pictures.energy(survey, measure)
        told = [len(picture.rows), *(picture.facts[name] for name in ("programmes", "confirmed", "weak", "contested"))]
        yield Count("energy", [told], {"measure": measure})


def _context(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    kinds = Counter(one.kind for one in survey.catalogue.context.values())
    yield Count("context", [[*item] for item in kinds.items()])


def _yardstick(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    record = survey.catalogue.yardstick
    found = Counter((part, one.track) for part in YardstickPart for one in getattr(record, part).values())
    yield Count("events", [[*key, number] for key, number in found.items()])
    for picture in context["drawn"]:
        if picture.facts["weak"]:
            told = [picture.facts["of"], picture.facts["weak"]]
            yield Count("ends", [told], {"series": picture.id, "year": picture.facts["last_year"]})
    yield Count("points", [[key, len(series.points)] for key, series in survey.catalogue.series.items()])


def _sources(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    tally = survey.tally
    yield Count("facts", [[tally.facts, tally.facts_one_source, tally.facts_more_sources, tally.facts_weak]])
    yield Count("sources", [[tally.sources, tally.undated, tally.inferred]])
    for id, entry in next(iter(context["initials"].values()), [])[:1]:  # of one page: of another with the id of that
        yield Count("quotes", [[len(entry.citations)]], {"id": id})
    yield Count("pages", [[initial, *_pages_and_publishers(entries)] for initial, entries in context["initials"].items()])
    told = [tally.one_source, tally.more_sources, tally.weak, tally.claimed, tally.reported, tally.partner, tally.independent]
    yield Count("stale", [[len(tally.stale)]], {"since": add_months(survey.day, -CHECK_AGAIN_AFTER_MONTHS)})
    yield Count("milestones", [[tally.milestones, *told, tally.contested]])
    yield Count("organisations-and-ratings", [[tally.companies, tally.programmes, tally.rated, tally.statements]])
    yield _rungs(survey)


def _pages_and_publishers(entries: Sequence[tuple[str, SourceEntry]]) -> tuple[int, int]:
    return len(entries), len({entry.record.publisher for _, entry in entries})


def _audits(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    if survey.audits:
        wrong = survey.wrong_in_all
        newest = survey.audits[0]
        hits = [newest.rate(verdict).hits for verdict in (Verdict.WRONG, Verdict.IMPRECISE, Verdict.UNPROVED, Verdict.NOT_FOUND)]
        yield Count("newest-audit", [[newest.record.size, *hits, newest.kept_back]])
        yield Count("audits", [[len(survey.audits), wrong.size, wrong.hits]])


def _each_audit(survey: Survey, context: Mapping[str, Any]) -> Iterator[Count]:
    yield from _audits(survey, context)
    if survey.audits:
        yield Count(
            "audit", [[one.id, one.record.size, *(one.rate(verdict).hits for verdict in Verdict), one.kept_back] for one in survey.audits]
        )
    yield Count("reports", [[len(survey.reports)]])
    if listed := [[one.id, len(one.wrongs)] for one in survey.audits if one.wrongs]:
        faults = ", ".join(f"'{verdict}'" for verdict in Verdict if verdict.is_error)
        yield Count("faults", listed, {"faults": faults})
    if survey.kinds_of_error:
        kinds = ", ".join(f"('{kind}')" for kind in ErrorKind)
        yield Count("errors", [[*one] for one in survey.kinds_of_error], {"errors": kinds})


COUNTED: dict[str, Callable[[Survey, Mapping[str, Any]], Iterator[Count]]] = {
    "home": _home,
    "ladder": _ladder,
    "level": _level,
    "criterion": _criterion,
    "year": _year,
    "companies": _companies,
    "company": _company,
    "programme": _programme,
    "routes": _routes,
    "challenges": _challenges,
    "milestones": _news,
    "news": _news,
    "promises": _promises,
    "energy": _energy,
    "yardstick": _yardstick,
    "context": _context,
    "sources": _sources,
    "part audits": _each_audit,
}
"""The counts of each kind of page, and of each part of a hand-written one, that has some."""
