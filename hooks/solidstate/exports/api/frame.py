"""The scale, the routes and what surrounds the field, as the API tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ...catalogue import CriterionEntry
from ...catalogue.support import is_weak
from ...derived.audits import AuditEntry
from ...derived.identity import READERS, YARDSTICK, finding_ids, point_anchor, told_points
from ...derived.ledger import record_of
from ...derived.promised import is_for_sale
from ...language import conclusions, looks, vocabulary
from ...language.conclusions import YardstickPart
from ...language.vocabulary import CellClass, Verdict, Word
from ...records import Level, Requirement, Source
from ..standings import Stood
from . import shapes
from .telling import Teller

Row = dict[str, Any]


def levels(teller: Teller) -> Iterator[Row]:
    """The levels of the scale, with who stands on each."""
    scale = teller.catalogue.scale
    for level in scale.levels:
        more: shapes.LevelMore = {
            "stage": next(str(key) for key, stage in scale.stages.items() if level.number in stage.levels),
            "requirements": list(level.requirements),
            "programmes": [entry.id for entry, _ in teller.survey.rated(level=level.number)],
            "permalink": teller.places.page(f"ladder/trl-{level.number}/"),
        }
        yield {**teller.tell(level, str(level.number), scale.sources, ("requirements",)), **more}


def requirements(teller: Teller) -> Iterator[Row]:
    """What the levels ask."""
    for level in teller.catalogue.scale.levels:
        yield from (_requirement(teller, level, key, one) for key, one in level.requirements.items())


def _requirement(teller: Teller, level: Level, key: str, record: Requirement) -> Row:
    more: shapes.RequirementMore = {"level": level.number, "criteria": list(record.criteria)}
    return {**teller.tell(record, key, {}, ("criteria",)), **more}


def criteria(teller: Teller) -> Iterator[Row]:
    """What a milestone can show, with every milestone that does."""
    shown: dict[str, list[str]] = {}
    for entry in teller.survey.milestones:
        for one in entry.record.shows:
            shown.setdefault(one, []).append(entry.id)
    yield from (_criterion(teller, entry, shown.get(key, [])) for key, entry in teller.catalogue.criteria.items())


def _criterion(teller: Teller, entry: CriterionEntry, milestones: list[str]) -> Row:
    more: shapes.CriterionMore = {
        "requirement": entry.requirement_id,
        "level": entry.level.number,
        "strand": entry.requirement.strand,
        "milestones": milestones,
        "permalink": teller.places.page(f"ladder/criteria/{entry.id}/"),
    }
    return {**teller.tell(entry.record, entry.id, teller.catalogue.scale.sources), **more}


def stages(teller: Teller) -> Iterator[Row]:
    """The three stages."""
    scale = teller.catalogue.scale
    yield from (teller.tell(one, str(key), scale.sources) for key, one in scale.stages.items())


def strands(teller: Teller) -> Iterator[Row]:
    """The two things that a level asks."""
    scale = teller.catalogue.scale
    yield from (teller.tell(one, key, scale.sources) for key, one in scale.strands.items())


def samples(teller: Teller) -> Iterator[Row]:
    """What the sample letters of the car industry usually mean."""
    yield from (teller.tell(one, key, {}) for key, one in teller.catalogue.scale.samples.items())


def measures(teller: Teller) -> Iterator[Row]:
    """What figures measure."""
    yield from (teller.tell(one, key, {}) for key, one in teller.catalogue.measures.items())


def routes(teller: Teller) -> Iterator[Row]:
    """The routes, with what stands in their way and who follows them."""
    catalogue = teller.catalogue
    for key, record in catalogue.routes.items():
        more: shapes.RouteMore = {
            "formerly": list(record.formerly),
            "challenges": list(catalogue.challenges_of[key]),
            "programmes": [entry.id for entry in catalogue.by_route[key]],
            "permalink": teller.places.page(f"routes/{key}/"),
        }
        told = teller.tell(record, key, record.sources, ("formerly",))
        _rest(teller, told["properties"], record.properties, record.sources, f"routes/{key}/")
        yield {**told, **more}


def challenges(teller: Teller) -> Iterator[Row]:
    """What stands in the way of the routes."""
    for key, record in teller.catalogue.challenges.items():
        more: shapes.PageMore = {"formerly": list(record.formerly), "permalink": teller.places.page(f"challenges/{key}/")}
        told, page = teller.tell(record, key, record.sources, ("formerly",)), f"challenges/{key}/"
        _rest(teller, told["markers"], record.markers, record.sources, page)
        _rest(teller, told["approaches"], record.approaches, record.sources, page)
        yield {**told, **more}


def _rest(teller: Teller, rows: list[Row], parts: Mapping[str, Any], sources: Mapping[str, Source], page: str) -> None:
    """Whether parts of a page rest on weak words alone, and where each stands on it."""
    for (name, one), row in zip(parts.items(), rows, strict=True):
        more: shapes.PartMore = {
            "weak": is_weak(one.evidence, sources, getattr(one, "date", None)),
            "permalink": teller.places.page(f"{page}#{name}"),
        }
        row.update(more)


def series(teller: Teller) -> Iterator[Row]:
    """Numbers over time; each point has its value in the unit of the measure too."""
    for key, record in teller.catalogue.series.items():
        told = teller.tell(record, key, record.sources)
        for (id, point), row in zip(told_points(key, record), told["points"], strict=True):
            more: shapes.PointMore = {
                "id": id,
                "of": str(point.of or record.of),
                "canonical": teller.in_unit(record.measure, point.value, record.unit),
                "weak": is_weak(point.evidence, record.sources, point.date),
                "permalink": teller.places.page(f"yardstick/#{point_anchor(id)}"),
            }
            row.update(more)
        yield told


def context(teller: Teller) -> Iterator[Row]:
    """Standards, public money, forecasts, readings of the whole field."""
    for key, record in teller.catalogue.context.items():
        more: shapes.PermalinkMore = {"permalink": teller.places.page(f"context/#{key}")}
        yield {**teller.tell(record, key, record.sources), **more}


def glossary(teller: Teller) -> Iterator[Row]:
    """The terms."""
    record = teller.catalogue.glossary
    for key, term in record.terms.items():
        more: shapes.TermMore = {
            "permalink": teller.places.page(f"glossary/#{key}"),
            "see": teller.places.page(f"{term.see}/") if term.see else None,
        }
        yield {**teller.tell(term, key, record.sources, ("see",)), **more}


def yardstick(teller: Teller) -> Row:
    """Liquid lithium-ion, by which everything is measured."""
    record = teller.catalogue.yardstick
    told = teller.tell(record, YARDSTICK, record.sources)
    for part in YardstickPart:
        _rest(teller, told[part], getattr(record, part), record.sources, "yardstick/")
    for origin in told["origins"]:
        origin["event"] = f"{YARDSTICK}/{origin['event']}"
    return {**told, "permalink": teller.places.page("yardstick/")}


def audits(teller: Teller) -> Iterator[Row]:
    """Audits of this record, with the interval of each share."""
    yield from (_audit(teller, entry) for entry in teller.survey.audits)


def _audit(teller: Teller, entry: AuditEntry) -> Row:
    rates = {str(verdict): entry.rate(verdict) for verdict in Verdict}
    more: shapes.AuditMore = {
        "rates": {
            name: {"hits": rate.hits, "low": round(rate.interval[0], 4), "high": round(rate.interval[1], 4)} for name, rate in rates.items()
        }
    }
    return {**teller.tell(entry.record, entry.id, {}), **more}


def reports(teller: Teller) -> Iterator[Row]:
    """Errors that readers reported."""
    reports = teller.survey.reports
    yield from (teller.tell(one, id, {}) for id, one in zip(finding_ids(READERS, reports), reports, strict=True))


def standing(teller: Teller, one: Stood) -> shapes.StandingData:
    """Where a programme stood at the end of a year."""
    rating = one.rating
    return {
        "id": one.id,
        "programme": one.programme,
        "year": one.year,
        "as_of": rating.day.isoformat(),
        "rating_label": rating.label or None,
        "reached": rating.reached or None,
        "in_progress": rating.in_progress,
        "reached_confirmed": rating.confirmed.reached or None,
        "reservations": [str(word) for word in rating.reservations],
        "rating_weak": rating.is_weak,
        "rating_contested": rating.is_contested,
        "ended": rating.has_ended,
        "permalink": teller.places.page(f"ladder/{one.year}/"),
    }


def words(teller: Teller) -> Iterator[shapes.WordData]:
    """Every word of every closed list, of those that are authored and of those that are derived."""
    lists = [one for module in (vocabulary, conclusions, looks) for one in vars(module).values() if isinstance(one, type)]
    for one in dict.fromkeys(lists):
        if issubclass(one, Word):
            name = one.__name__
            for word in one:
                yield {"id": f"{name}/{word}", "list": name, "word": str(word), "label": word.label, "definition": word.definition}


def counts(teller: Teller) -> shapes.Counts:
    """Everything that the pages count, class by class."""
    survey = teller.survey
    tally = asdict(survey.tally)
    standing: list[shapes.Standings] = [
        {"cell_class": str(cls), "level": level, "programmes": survey.count(cls, level), "weak_count": survey.weak_count(cls, level)}
        for cls in CellClass
        for level in range(10)
        if survey.count(cls, level)
    ]
    fates = [_fate(teller, cls, for_sale) for for_sale in (None, True, False) for cls in (*CellClass, None)]
    stale = list(tally.pop("stale"))
    return {"tally": tally, "stale": stale, "standing": standing, "promises": [one for one in fates if one["counted"]]}


def _fate(teller: Teller, cls: CellClass | None, for_sale: bool | None) -> shapes.Fate:
    survey = teller.survey
    pairs = [pair for pair in survey.promises if pair[0].cell_class == cls and for_sale in (None, is_for_sale(survey, pair[0]))]
    found = record_of([(entry.record, state) for entry, state in pairs])
    return {
        "cell_class": str(cls) if cls else None,
        "for_sale": for_sale,
        "counted": found.counted,
        "due": found.due,
        "kept": found.kept,
        "kept_late": found.kept_late,
        "unknown": found.unknown,
        "median_slip_months": found.median_slip,
        "two_dates": found.slips,
        "weak_count": found.weak,
        "states": dict(found.fates),
    }
