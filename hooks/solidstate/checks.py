"""Rules across records. A rule is a small generator; its docstring is the rule; `CHECKS` is all of them, in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from . import prose
from .loading import Document, load_folder
from .nodes import Location
from .problems import Problem, did_you_mean
from .quotes import stands_in, too_long
from .records import (
    Challenge,
    Company,
    Context,
    Evidence,
    Figure,
    Measure,
    Measures,
    Milestone,
    Programme,
    Promise,
    Record,
    Scale,
    Series,
    Source,
)
from .values import Quantity, Window
from .vocabulary import Confirmation, OutcomeStatus


@dataclass(frozen=True)
class Folder:
    """All documents whose records could be made, by kind and id, and what the rules look up again and again."""

    documents: tuple[Document, ...]
    by_kind: dict[str, dict[str, Document]] = field(default_factory=dict)
    criteria: dict[str, int] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    complete: bool = True

    @classmethod
    def of(cls, documents: list[Document]) -> Folder:
        """Index the documents."""
        by_kind: dict[str, dict[str, Document]] = defaultdict(dict)
        for document in documents:
            by_kind[document.kind][document.id] = document
        criteria: dict[str, int] = {}
        measures: dict[str, Measure] = {}
        for document in documents:
            if isinstance(document.record, Scale):
                for level in document.record.levels:
                    for requirement in level.requirements.values():
                        criteria |= dict.fromkeys(requirement.criteria, level.number)
            elif isinstance(document.record, Measures):
                measures = document.record.measures
        return cls(tuple(d for d in documents if d.record), dict(by_kind), criteria, measures)

    def ids(self, kind: str) -> list[str]:
        """The ids of all files of a kind, also of those with mistakes: a mistake in one file is not one in another."""
        return list(self.by_kind.get(kind, {}))


Check = Callable[[Document, Folder], Iterator[Problem]]


def check_folder(root: Path) -> tuple[list[Document], list[Problem]]:
    """Read the data below `root` and hold it to every rule. Returns the documents and all problems, sorted."""
    documents, problems = load_folder(root)
    folder = Folder.of(documents)
    for document in folder.documents:
        for check in CHECKS:
            problems.extend(check(document, folder))
    problems.extend(same_source_same_name(folder))
    problems.extend(one_name_one_place(folder))
    return documents, sorted(set(problems))


# --- walking ----------------------------------------------------------------------------------------------------


def walk(record: Any, location: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Every value below a record with its location, outermost first."""
    yield location, record
    if isinstance(record, Record):
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            if value is not None:
                yield from walk(value, (*location, info.alias or name))
    elif isinstance(record, dict):
        for key, value in record.items():
            yield from walk(value, (*location, key))
    elif isinstance(record, list):
        for index, value in enumerate(record):
            yield from walk(value, (*location, index))


def _all(document: Document, kind: Any) -> Iterator[tuple[Location, Any]]:
    for location, value in _walked(document):
        if isinstance(value, kind):
            yield location, value


def _walked(document: Document) -> list[tuple[Location, Any]]:
    known: list[tuple[Location, Any]] | None = document.__dict__.get("_walked")
    if known is None:
        known = list(walk(document.record))
        document.__dict__["_walked"] = known  # a frozen record never changes: walk it once for all rules
    return known


# --- the rules --------------------------------------------------------------------------------------------------


def text_is_plain(document: Document, folder: Folder) -> Iterator[Problem]:
    """Free text holds no raw HTML, no hidden characters and no links but http, https and addresses of this site."""
    for location, text in _all(document, str):
        if type(text) is not str:
            continue
        if tag := prose.raw_html(text):
            yield document.problem(
                location, f"Found raw HTML: {tag[:40]}", "Write plain text; *emphasis*, `code` and [links](https://…) are allowed."
            )
        if name := prose.hidden_character(text):
            yield document.problem(location, f"Found the hidden character {name}.", "Remove it.")
        if "](" in text:
            for target in prose.links(text):
                if not prose.is_safe_link(target):
                    yield document.problem(
                        location, f"The link goes to '{target[:60]}'.", "Links are http, https or addresses of this site."
                    )


def addresses_are_web_addresses(document: Document, folder: Folder) -> Iterator[Problem]:
    """`url`, `archived` and `website` are http or https addresses."""
    for location, text in _all(document, str):
        if location and location[-1] in ("url", "archived", "website") and not prose.is_web_address(text):
            yield document.problem(location, f"'{text[:60]}' is no web address.", "It begins with https:// or http:// and names a host.")


def evidence_names_a_source(document: Document, folder: Folder) -> Iterator[Problem]:
    """Evidence and figures cite a source by a key of the same file."""
    sources = getattr(document.record, "sources", {})
    for location, evidence in _all(document, Evidence):
        if evidence.source not in sources:
            yield _unknown(
                document, (*location, "source"), "source of this file", evidence.source, sources, "Sources are listed under `sources:`."
            )
    for location, figure in _all(document, Figure):
        if figure.source and figure.source not in {e.source for e in _evidence_beside(document, location)}:
            message = f"The milestone has no evidence from '{figure.source}'."
            yield document.problem((*location, "source"), message, "Name the source of one of the quotes beside it.")


def sources_are_cited(document: Document, folder: Folder) -> Iterator[Problem]:
    """Each source listed is cited by some evidence of its file."""
    cited = {evidence.source for _, evidence in _all(document, Evidence)}
    for key in getattr(document.record, "sources", {}):
        if key not in cited:
            yield document.problem(("sources", key), "Nobody cites this source.", "Cite it, or remove it.", key=True)


def sources_are_dated_in_order(document: Document, folder: Folder) -> Iterator[Problem]:
    """A page is read on or after the day on which it was published, and by the day the file was checked."""
    checked = getattr(document.record, "checked", None)
    for location, source in _all(document, Source):
        if source.published and source.published.first and source.published.first > source.read.first:
            yield document.problem(
                (*location, "read"),
                f"It was read on {source.read}, before it was published ({source.published}).",
                "Mend one of the dates.",
            )
        if checked and source.read.first > checked.first:
            yield document.problem(
                (*location, "read"), f"It was read on {source.read}, after the file was checked ({checked}).", "Set `checked:` to that day."
            )


def quotes_are_short(document: Document, folder: Folder) -> Iterator[Problem]:
    """A quote has at most 25 words, or 60 characters where the script has no spaces; a foreign one is translated."""
    sources = getattr(document.record, "sources", {})
    for location, evidence in _all(document, Evidence):
        if excess := too_long(evidence.quote):
            yield document.problem((*location, "quote"), f"The quote has {excess}.", "Keep the shortest words that prove it.")
        source = sources.get(evidence.source)
        if source and source.language != "en" and not evidence.translation:
            yield document.problem(
                location, f"The quote is in '{source.language}' and has no translation.", "Add `translation:` in English."
            )


def measures_and_units_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """A figure's measure is defined in measures.yaml, which accepts its unit; the value is sane for it."""
    for location, figure in _measured(document):
        measure = folder.measures.get(figure.measure)
        if measure is None:
            if folder.measures:
                yield _unknown(
                    document,
                    (*location, "measure"),
                    "measure",
                    figure.measure,
                    folder.measures,
                    "Measures are defined in data/measures.yaml.",
                )
            continue
        change = getattr(figure, "change_from", None)
        factors = unit_factors(measure)
        if change and figure.unit in ("%", "times"):
            continue
        if figure.unit not in factors:
            remedy = did_you_mean(figure.unit, factors) or f"Accepted: {', '.join(factors)}."
            yield document.problem((*location, "unit"), f"{measure.name} is not given in '{figure.unit}'.", remedy)
            continue
        for where, value in _values(figure, location):
            low, high = (Decimal(str(end)) for end in measure.range)
            if any(not low <= end * factors[figure.unit] <= high for end in value.ends):
                message = f"{value} {figure.unit} is outside what {measure.name} can be ({measure.range[0]:g} to {measure.range[1]:g} {measure.unit})."
                yield document.problem(
                    where, message, "Look at the value and the unit again; if it is true, widen the range in data/measures.yaml."
                )


def values_stand_in_quotes(document: Document, folder: Folder) -> Iterator[Problem]:
    """The value of every figure stands in one of its quotes, or `how_read:` says how it was read from it."""
    for location, figure in _measured(document):
        measure = folder.measures.get(figure.measure)
        if measure is None or getattr(figure, "how_read", None):
            continue
        if isinstance(figure, Series):
            for index, point in enumerate(figure.points):
                if not point.how_read and not stands_in(
                    point.value, figure.unit, unit_factors(measure), [_words_of(e) for e in point.evidence]
                ):
                    yield _not_quoted(document, ("points", index, "value"), point.value)
            continue
        evidence = _evidence_beside(document, location)
        chosen = getattr(figure, "source", None)
        quotes = [_words_of(e) for e in evidence if chosen in (None, e.source)]
        if quotes and not stands_in(figure.value, figure.unit, unit_factors(measure), quotes):
            yield _not_quoted(document, (*location, "value"), figure.value)


def criteria_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """`shows` and `would_show` name criteria of trl.yaml, each once; what belongs to no programme shows none."""
    for location, record in _all(document, Milestone | Promise):
        name = "shows" if isinstance(record, Milestone) else "would_show"
        shown = record.shows if isinstance(record, Milestone) else record.would_show
        for index, criterion in enumerate(shown):
            if folder.criteria and criterion not in folder.criteria:
                yield _unknown(
                    document, (*location, name, index), "criterion", criterion, folder.criteria, "Criteria are defined in data/trl.yaml."
                )
            if criterion in shown[:index]:
                yield document.problem((*location, name, index), f"'{criterion}' stands here twice.", "Remove one.")
        if shown and location[0] in ("milestones", "promises") and isinstance(record, Milestone):
            yield document.problem(
                (*location, name), "Only a milestone of a programme shows a criterion.", "Move it below the programme that it rates."
            )


def ids_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """Routes, partners, companies and challenges that a record names exist."""
    record = document.record
    wanted: list[tuple[Location, str, str, str]] = []
    if isinstance(record, Company):
        for key, programme in record.programmes.items():
            at: Location = ("programmes", key)
            wanted += [
                ((*at, "routes", i), "route", one, "Routes are the files in data/routes/.") for i, one in enumerate(programme.routes)
            ]
            wanted += [
                ((*at, "partners", i), "company", one, "Companies are the files in data/companies/.")
                for i, one in enumerate(programme.partners)
            ]
    elif isinstance(record, Challenge):
        wanted += [(("routes", i), "route", one, "Routes are the files in data/routes/.") for i, one in enumerate(record.routes)]
    elif isinstance(record, Context):
        wanted += [
            (("companies", i), "company", one, "Companies are the files in data/companies/.") for i, one in enumerate(record.companies)
        ]
    for location, kind, one, where in wanted:
        if one not in folder.ids(kind):
            yield _unknown(document, location, kind, one, folder.ids(kind), where)
        elif one == document.id and kind == "company":
            yield document.problem(location, "A company is no partner of itself.", "Remove it.")


def confirmations_name_somebody(document: Document, folder: Folder) -> Iterator[Problem]:
    """Who confirms a milestone is named in `by`; a maker does not confirm itself."""
    for location, milestone in _all(document, Milestone):
        if milestone.confirmed_by is not Confirmation.MAKER and not milestone.by:
            message = f"It is confirmed by {'a partner' if milestone.confirmed_by is Confirmation.PARTNER else 'somebody independent'}, and nobody is named."
            yield document.problem((*location, "confirmed_by"), message, "Add `by:` with the company's id or the body's name.")
        if milestone.by == document.id and milestone.confirmed_by is not Confirmation.MAKER:
            yield document.problem(
                (*location, "by"), "A maker does not confirm itself.", "Write `confirmed_by: maker`, or name who else says so."
            )


def milestones_are_past(document: Document, folder: Folder) -> Iterator[Problem]:
    """A milestone has happened by the day the file was checked; what lies ahead is a promise."""
    checked = getattr(document.record, "checked", None)
    for location, milestone in _all(document, Milestone):
        date: Window = milestone.date
        if date.is_undated or date.not_before:
            yield document.problem(
                (*location, "date"), f"A milestone has a date with an end, not '{date}'.", 'Write "..2025-10" for "had happened by".'
            )
        elif checked and (date.first or date.last or checked.first) > checked.last:
            yield document.problem(
                (*location, "date"), f"{date} lies after the day the file was checked ({checked}).", "What lies ahead is a promise."
            )


def promises_run_forward(document: Document, folder: Folder) -> Iterator[Problem]:
    """Statements stand oldest first and promise days after they were said; an outcome follows the first of them."""
    for location, promise in _all(document, Promise):
        for index, statement in enumerate(promise.statements):
            at = (*location, "statements", index)
            if index and _before(statement.said, promise.statements[index - 1].said):
                yield document.problem(
                    (*at, "said"),
                    f"{statement.said} comes before the statement above it ({promise.statements[index - 1].said}).",
                    "Oldest first.",
                )
            if statement.due.last and statement.said.first and statement.due.last < statement.said.first:
                yield document.problem(
                    (*at, "due"),
                    f"{statement.due} was over when it was said ({statement.said}).",
                    "Mend one of the dates; what had happened is a milestone.",
                )
            if statement.said.first is None or statement.said.last is None:
                yield document.problem(
                    (*at, "said"), f"'{statement.said}' does not say when.", "Give the day, month or year of the statement."
                )
        if promise.outcome and _before(promise.outcome.date, promise.statements[0].said):
            yield document.problem(
                (*location, "outcome", "date"),
                f"The outcome ({promise.outcome.date}) comes before the first statement.",
                "Mend one of the dates.",
            )


def outcomes_are_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """`becomes` belongs to a change of scope and names a promise; `milestone` names one of the same record."""
    record = document.record
    if not isinstance(record, Company):
        return
    for location, promise in _all(document, Promise):
        outcome = promise.outcome
        if outcome is None:
            continue
        owner: Company | Programme = record.programmes[str(location[1])] if location[0] == "programmes" else record
        at = (*location, "outcome")
        if outcome.milestone and outcome.milestone not in owner.milestones:
            yield _unknown(
                document, (*at, "milestone"), "milestone", outcome.milestone, owner.milestones, "It is one of the same programme."
            )
        if outcome.becomes:
            names = [*owner.promises, *(f"{key}/{name}" for key, p in record.programmes.items() for name in p.promises)]
            if outcome.becomes not in names:
                yield _unknown(document, (*at, "becomes"), "promise", outcome.becomes, names, "It is one of the same company.")
            elif outcome.becomes == location[-1]:
                yield document.problem((*at, "becomes"), "A promise does not become itself.", "Name the one that follows.")
        if outcome.status is OutcomeStatus.DONE and outcome.becomes:
            yield document.problem(
                (*at, "becomes"), "A promise that was kept becomes no other.", "Remove it, or write `status: scope-changed`."
            )


def anchors_are_single(document: Document, folder: Folder) -> Iterator[Problem]:
    """Milestones, promises and old ids of one programme share its page, so no two have the same id."""
    record = document.record
    if not isinstance(record, Company):
        return
    owners: list[tuple[Location, Company | Programme]] = [((), record), *((("programmes", k), p) for k, p in record.programmes.items())]
    for at, owner in owners:
        seen: dict[str, str] = {}
        for kind in ("milestones", "promises"):
            for key, one in getattr(owner, kind).items():
                for name in (key, *one.formerly):
                    if name in seen:
                        yield document.problem(
                            (*at, kind, key),
                            f"The id '{name}' is taken by {seen[name]}.",
                            "Both would be the same anchor: rename one.",
                            key=True,
                        )
                    seen.setdefault(name, f"{kind}.{key}")


def series_run_forward(document: Document, folder: Folder) -> Iterator[Problem]:
    """The points of a series stand oldest first."""
    if isinstance(document.record, Series):
        points = document.record.points
        for index in range(1, len(points)):
            if _before(points[index].date, points[index - 1].date):
                yield document.problem(
                    ("points", index, "date"),
                    f"{points[index].date} comes before the point above it ({points[index - 1].date}).",
                    "Oldest first.",
                )


def scale_is_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """The scale counts from 1 to 9, its criteria have ids of their own, its strands and stages exist."""
    record = document.record
    if not isinstance(record, Scale):
        return
    seen: Counter[str] = Counter()
    staged = sorted(number for stage in record.stages.values() for number in stage.levels)
    if staged != list(range(1, 10)):
        yield document.problem(("stages",), f"The stages hold the levels {staged}.", "Each of 1 to 9 belongs to one stage.")
    for index, level in enumerate(record.levels):
        if level.number != index + 1:
            yield document.problem(("levels", index, "number"), f"Found {level.number}, expected {index + 1}.", "Levels stand in order.")
        for key, requirement in level.requirements.items():
            at: Location = ("levels", index, "requirements", key)
            if requirement.strand and requirement.strand not in record.strands:
                yield _unknown(document, (*at, "strand"), "strand", requirement.strand, record.strands, "Strands are listed above.")
            for criterion in requirement.criteria:
                seen[criterion] += 1
                if seen[criterion] > 1:
                    yield document.problem(
                        (*at, "criteria", criterion),
                        f"The criterion '{criterion}' is defined twice.",
                        "Criteria have ids of their own.",
                        key=True,
                    )
    for letter, sample in record.samples.items():
        for index, criterion in enumerate(sample.criteria):
            if criterion not in seen:
                yield _unknown(
                    document,
                    ("samples", letter, "criteria", index),
                    "criterion",
                    criterion,
                    seen,
                    "Criteria are defined in the levels above.",
                )


CHECKS: tuple[Check, ...] = (
    text_is_plain,
    addresses_are_web_addresses,
    evidence_names_a_source,
    sources_are_cited,
    sources_are_dated_in_order,
    quotes_are_short,
    measures_and_units_exist,
    values_stand_in_quotes,
    criteria_exist,
    ids_exist,
    confirmations_name_somebody,
    milestones_are_past,
    promises_run_forward,
    outcomes_are_whole,
    anchors_are_single,
    series_run_forward,
    scale_is_whole,
)


# --- rules that look at all files at once -----------------------------------------------------------------------


def same_source_same_name(folder: Folder) -> Iterator[Problem]:
    """A page cited in several files has the same title and publisher in each."""
    first: dict[str, tuple[Document, Source]] = {}
    for document in folder.documents:
        for key, source in getattr(document.record, "sources", {}).items():
            known, other = first.setdefault(source.url, (document, source))
            if known is document and other is not source:
                yield document.problem(("sources", key), "This page is listed twice in this file.", "Cite the first by its key.", key=True)
                continue
            for name in ("title", "publisher"):
                if getattr(other, name) != getattr(source, name):
                    message = f"'{getattr(source, name)}' is '{getattr(other, name)}' in {known.path}."
                    yield document.problem(("sources", key, name), message, "The same page has the same words in each file.")


def one_name_one_place(folder: Folder) -> Iterator[Problem]:
    """No two records, and no old and no present one, share an address."""
    taken: dict[str, str] = {}
    claims: list[tuple[Document, Location, str, bool]] = []
    plural = {"company": "companies", "route": "routes", "challenge": "challenges"}
    for document in folder.documents:
        base = plural.get(document.kind)
        if base is None:
            continue
        taken[f"{base}/{document.id}"] = document.path
        claims += [(document, ("formerly", i), f"{base}/{old}", True) for i, old in enumerate(getattr(document.record, "formerly", []))]
        for key, programme in getattr(document.record, "programmes", {}).items():
            taken[f"{base}/{document.id}/{key}"] = document.path
            for i, old in enumerate(programme.formerly):
                address = f"{base}/{old}" if "/" in old else f"{base}/{document.id}/{old}"
                claims.append((document, ("programmes", key, "formerly", i), address, True))
    for document, location, address, _ in claims:
        if address in taken:
            yield document.problem(location, f"/{address}/ is in use ({taken[address]}).", "An old id may not be a present one.")
        taken.setdefault(address, document.path)


# --- small helpers ----------------------------------------------------------------------------------------------


def unit_factors(measure: Measure) -> dict[str, Decimal]:
    """For each unit that a measure accepts, the factor that turns it into the canonical unit."""
    known: dict[str, Decimal] | None = measure.__dict__.get("_factors")
    if known is None:
        known = measure.__dict__["_factors"] = _factors(measure)  # a frozen record never changes
    return known


def _factors(measure: Measure) -> dict[str, Decimal]:
    return {measure.unit: Decimal(1)} | {unit: Decimal(str(factor)) for unit, factor in measure.units.items()}


def _measured(document: Document) -> Iterator[tuple[Location, Any]]:
    for location, value in _walked(document):
        if isinstance(value, Record) and hasattr(value, "measure") and hasattr(value, "unit"):
            yield location, value


def _values(figure: Any, location: Location) -> list[tuple[Location, Quantity]]:
    if isinstance(figure, Series):
        return [(("points", index, "value"), point.value) for index, point in enumerate(figure.points)]
    return [((*location, "value"), figure.value)]


def _evidence_beside(document: Document, location: Location) -> list[Evidence]:
    """The evidence of the record that a figure belongs to: its own, or that of its milestone."""
    holder: Any = document.record
    found: list[Evidence] = []
    for part in location:
        holder = _child(holder, part)
        found = getattr(holder, "evidence", None) or found
    return found or list(getattr(document.record, "evidence", []))


def _child(holder: Any, part: str | int) -> Any:
    if isinstance(holder, Record):
        return getattr(holder, f"{part}_" if part in ("class", "is") else str(part))
    return holder[part]


def _words_of(evidence: Evidence) -> str:
    return evidence.quote


def _not_quoted(document: Document, location: Location, value: Quantity) -> Problem:
    remedy = "Quote the words that give it, or say in `how_read:` how it was read."
    return document.problem(location, f"{value} stands in none of its quotes.", remedy)


def _unknown(document: Document, location: Location, noun: str, name: object, choices: Any, where: str) -> Problem:
    remedy = " ".join(part for part in (did_you_mean(name, choices), where) if part)
    return document.problem(location, f"no {noun} is named '{name}'.", remedy)


def _before(one: Window, other: Window) -> bool:
    """Whether one window is over before the other begins: uncertain dates are given the benefit."""
    return one.last is not None and other.first is not None and one.last < other.first
