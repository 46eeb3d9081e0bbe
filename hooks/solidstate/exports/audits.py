"""The tables of how often this record is wrong itself: what audits and readers found, and each audit with its counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from ..derived.audits import AuditEntry, owner_of, places_of
from ..derived.identity import READERS, audit_anchor, finding_ids
from ..derived.survey import Survey
from ..language import prose
from ..language.vocabulary import ErrorKind, Verdict
from ..records import Audit, Finding, Report
from .places import Places
from .table import Column, Table

FindingRow = tuple[str, date | None, Finding]
"""What was found, with its id and the day."""


def _address(id: str | None) -> str:
    """Where an audit or a finding that is listed stands on the site; without an id where all of it is told."""
    return f"method/#{audit_anchor(id) if id else 'how-often-this-record-is-wrong'}"


def audits(survey: Survey, places: Places) -> Table[FindingRow]:
    """What audits and readers found."""

    def found(_: str) -> Iterator[FindingRow]:
        for audit in survey.audits:
            listed = audit.record.findings
            yield from ((id, audit.record.day.last, one) for id, one in zip(finding_ids(audit.id, listed), listed, strict=True))
        for id, report in zip(finding_ids(READERS, survey.reports), survey.reports, strict=True):
            yield id, report.day.last, report

    def audit(row: FindingRow) -> str | None:
        by = row[0].partition("/")[0]
        return None if by == READERS else by

    def address(row: FindingRow) -> str:
        by = audit(row)
        return _address(row[0] if by and row[2].verdict.is_error else by)

    @cache
    def programmes() -> dict[str, str]:
        return {place: key for key in survey.catalogue.programmes for place in places_of(survey.catalogue, key)}

    return Table(
        "audits",
        "Facts of this record that somebody held against their pages: one row for each finding.",
        found,
        (
            Column("id", lambda f: f[0], "Its id: that of its audit, and its place there."),
            Column("audit", audit, "The audit that found it; empty where a reader reported it.", to="audit_samples"),
            Column("day", lambda f: f[1], "The day on which it was found or reported.", "date", record=Report),
            Column("place", lambda f: f[2].place, required=True),
            Column(
                "programme",
                lambda f: programmes().get(owner_of(f[2])),
                "Of which programme, as it is called today; empty where of none, and of one that is gone.",
                to="programmes",
            ),
            Column("claim", lambda f: prose.to_text(f[2].claim), required=True),
            Column("verdict", lambda f: f[2].verdict, words=Verdict, required=True),
            Column("errors", lambda f: f[2].errors, words=ErrorKind, many=True),
            Column("reason", lambda f: prose.to_text(f[2].reason or "")),
            Column("changed", lambda f: prose.to_text(f[2].changed or "")),
            Column(
                "permalink",
                lambda f: places.page(address(f)),
                "Where it is listed on the site; of what was right its audit, of what a reader reported where those are counted.",
                required=True,
            ),
        ),
        Finding,
    )


def audit_samples(survey: Survey, places: Places) -> Table[AuditEntry]:
    """Every audit with how many of its facts had which verdict."""

    def counted(verdict: Verdict) -> Column[AuditEntry]:
        return Column(
            verdict.replace("-", "_"),
            lambda a: a.rate(verdict).hits,
            f"How many of them were found to be: {verdict.label}.",
            "integer",
            required=True,
        )

    return Table(
        "audit_samples",
        "Audits of this record, each of facts drawn at random: one row for each audit.",
        lambda _: survey.audits,
        (
            Column("id", lambda a: a.id, "Its day, with a letter behind it where it is not the first of that day: audit in audits."),
            Column("day", lambda a: a.record.day.last, kind="date", required=True),
            Column("commit", lambda a: a.record.commit, required=True),
            Column("seed", lambda a: a.record.seed, kind="integer", required=True),
            Column("size", lambda a: a.record.size, kind="integer", required=True),
            *map(counted, Verdict),
            Column(
                "kept_back",
                lambda a: a.kept_back,
                "How many of them are not listed in audits yet; they are counted here.",
                "integer",
                required=True,
            ),
            Column("drawn", lambda a: prose.to_text(a.record.drawn), required=True),
            Column("not_blind", lambda a: prose.to_text(a.record.not_blind), required=True),
            Column("limits", lambda a: prose.to_text(a.record.limits or "")),
            Column("corrected", lambda a: a.record.corrected.last if a.record.corrected else None, kind="date"),
            Column("permalink", lambda a: places.page(_address(a.id)), "Where it stands on the site.", required=True),
        ),
        Audit,
    )
