"""One identity: what a part of a record is called for ever, and what a record was called first.

A figure is `company/programme/milestone/specific-energy-cell`, a statement `company/programme/promise/2025-05-17`, an outcome
`company/programme/promise/outcome`. What follows the owner's page is also its anchor there, with `--` for each slash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..catalogue import Catalogue, MilestoneEntry, PromiseEntry
from ..language.identity import slug, told_apart
from ..language.once import once
from ..language.values import Quantity
from ..records import Figure, Finding, Owner, Partner, Point, Reading, Record, Series, Statement


def figure_ids(owner: str, figures: Sequence[Figure]) -> list[str]:
    """The ids of the figures of a milestone, a statement or another thing: by measure, by what it is measured on, by variant and manner.

    Two that are alike in these are told apart by the page that gives them, who says them and last by their value.
    """
    parts = [
        (
            " ".join(filter(None, (one.measure, str(one.of), one.variant, one.manner))),
            one.source or "",
            one.by or "",
            one.change_from or "",
            _worded(one.value),
        )
        for one in figures
    ]
    return [f"{owner}/{name}" for name in told_apart(parts)]


def _worded(value: Quantity) -> str:
    """A value with its bound in words: a sign is nothing in an id."""
    text = value.text
    for sign, word in ((">=", "at least "), ("<=", "at most "), (">", "over "), ("<", "under "), ("~", "about ")):
        text = text.replace(sign, word)
    return text


@once
def statements_of(entry: PromiseEntry) -> Mapping[str, Statement]:
    """The statements of a promise by their ids: by the day on which they were said, and by whom where it was somebody else."""
    parts = [(f"{slug(one.said.text)} {one.by or ''}", one.due.text) for one in entry.record.statements]
    return {f"{entry.id}/{name}": one for name, one in zip(told_apart(parts), entry.record.statements, strict=True)}


def told_statements(entry: PromiseEntry, made: Iterable[Statement]) -> list[tuple[str, Statement]]:
    """The statements of a promise that were made by some day, in their order, each with its id."""
    ids = {id(one): name for name, one in statements_of(entry).items()}
    return [(ids[id(one)], one) for one in made]


def former_statements(entry: PromiseEntry, statement: Statement) -> list[str]:
    """The ids that a statement had before, the oldest first."""
    return [f"{entry.id}/{one}" for one in statement.formerly]


def outcome_id(entry: PromiseEntry) -> str:
    """The id of how a promise ended."""
    return f"{entry.id}/outcome"


def reading_ids(owner: str, readings: Sequence[Reading]) -> list[str]:
    """The ids of the levels that others gave a programme: by whom and when."""
    return [f"{owner}/{name}" for name in told_apart([(f"reading {one.by} {slug(one.as_of.text)}", str(one.trl)) for one in readings])]


def partner_ids(owner: str, partners: Sequence[Partner]) -> list[str]:
    """The ids of those who take part in a programme: by their names."""
    return [f"{owner}/{name}" for name in told_apart([(f"partner {one.name}", str(one.role)) for one in partners])]


def owner_ids(owner: str, owners: Sequence[Owner]) -> list[str]:
    """The ids of those who hold shares in a company: by their names."""
    return [f"{owner}/{name}" for name in told_apart([(f"owner {one.name}", one.share.text if one.share else "") for one in owners])]


YARDSTICK = "yardstick"
"""What the events of the yardstick have before their own id."""

READERS = "reader"
"""What a finding of a reader is called, where one of an audit has the audit's id."""


def finding_ids(owner: str, findings: Sequence[Finding]) -> list[str]:
    """The ids of what an audit found, or of what readers reported: by their place, since neither list loses one."""
    return [f"{owner}/{number:03}" for number, _ in enumerate(findings, 1)]


def audit_anchor(id: str) -> str:
    """Where an audit or one of its findings stands on the page of the method."""
    return f"audit-{id.replace('/', '--')}"


def told_points(id: str, series: Series) -> list[tuple[str, Point]]:
    """The numbers of a series, each with its id: by date, by what it is of, who counted and in what money, then by page and value."""
    parts = [
        (
            " ".join(str(part) for part in (slug(one.date.text), one.of or series.of, one.by, one.basis, one.money_of) if part),
            one.evidence[0].source,
            _worded(one.value),
        )
        for one in series.points
    ]
    return [(f"{id}/{name}", one) for name, one in zip(told_apart(parts), series.points, strict=True)]


def point_anchor(id: str) -> str:
    """Where a number of a series stands on the page of the yardstick."""
    return f"series-{id.replace('/', '--')}"


def anchor(id: str, owner: str) -> str:
    """The anchor of a part on its owner's page: what follows the owner in its id, with `--` for each slash, since no id holds two hyphens."""
    return id.removeprefix(f"{owner}/").replace("/", "--")


LISTED: Mapping[type[Record], Callable[[str, Any], list[str]]] = {
    Figure: figure_ids,
    Finding: finding_ids,
    Owner: owner_ids,
    Partner: partner_ids,
    Reading: reading_ids,
}
"""Records that stand in lists and have ids all the same."""


def part_anchors(id: str, parts: Sequence[Record], owner: str = "") -> list[str]:
    """Where the parts of a record that stand in a list have their places on its owner's page: figures of a milestone or a statement,
    readings and partners of a programme, owners of a company. Without an owner `id` is the record's place on a page of many."""
    return [anchor(one, owner) for one in LISTED[type(parts[0])](id, parts)] if parts else []


def quote_place(address: str, place: str) -> str:
    """Where a quote stands of what has an address: behind it, with `--quote-` and its place among the quotes of that. No id of a part
    has two hyphens, so none can be the same."""
    return f"{address}{'' if '#' in address else '#'}--quote-{place}"


# --- what was published under another id --------------------------------------------------------------------------


def former_owners(catalogue: Catalogue, owner: str) -> list[str]:
    """The ids that a company or a programme has and had, the present one first."""
    company_id, _, key = owner.partition("/")
    companies = [company_id, *catalogue.companies[company_id].formerly]
    if not key:
        return companies
    formerly = catalogue.programmes[owner].record.formerly
    keys = [key, *(one for one in formerly if "/" not in one)]
    return [*(f"{company}/{one}" for company in companies for one in keys), *(one for one in formerly if "/" in one)]


def formerly(catalogue: Catalogue, entry: MilestoneEntry | PromiseEntry) -> list[str]:
    """The ids under which a milestone or a promise was published before, in full."""
    return list(_names(catalogue, entry))[1:]


def _names(catalogue: Catalogue, entry: MilestoneEntry | PromiseEntry) -> Iterator[str]:
    for owner in former_owners(catalogue, entry.owner):
        yield from (f"{owner}/{key}" for key in (entry.key, *entry.record.formerly))


def first_id(catalogue: Catalogue, id: str) -> str:
    """The first id that a company, a programme, a milestone or a promise ever had: what feeds and calendars know it by.

    `formerly` lists old ids the oldest first.
    """
    if id in catalogue.companies:
        return _first_company(catalogue, id)
    if programme := catalogue.programmes.get(id):
        old = next(iter(programme.record.formerly), programme.key)
        company, _, key = (old if "/" in old else f"{programme.company_id}/{old}").partition("/")
        return f"{_first_company(catalogue, company)}/{key}"
    return first_of(catalogue, catalogue.items[id])


def first_of(catalogue: Catalogue, entry: MilestoneEntry | PromiseEntry) -> str:
    """The same of a milestone or a promise that is at hand."""
    return f"{first_id(catalogue, entry.owner)}/{next(iter(entry.record.formerly), entry.key)}"


def first_statements(catalogue: Catalogue, entry: PromiseEntry) -> Mapping[str, Statement]:
    """The statements of a promise by the first id that each ever had."""
    first = first_of(catalogue, entry)
    return {
        f"{first}/{one.formerly[0]}" if one.formerly else first + id.removeprefix(entry.id): one for id, one in statements_of(entry).items()
    }


def _first_company(catalogue: Catalogue, id: str) -> str:
    found = catalogue.companies.get(id) or next((one for one in catalogue.companies.values() if id in one.formerly), None)
    return next(iter(found.formerly), id) if found else id
