"""Audits of this record, and the errors that readers reported: how often it is wrong itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from ..language.vocabulary import ErrorKind, Verdict
from .base import Day, Line, Record, Text, Url

Number = Annotated[int, Field(strict=True, ge=0, le=100_000)]
"""How many."""


class Finding(Record):
    """A fact of this record that somebody held against its page, and what was found."""

    place: Line
    """Where it stood: data/companies/acme.yaml#programmes.x1.milestones.line-2025. It need not exist any more."""
    claim: Text
    """What it said, in a few words."""
    verdict: Verdict
    """What was found."""
    errors: list[ErrorKind] = []
    """What was wrong with it, where something was: one kind or more, the gravest first."""
    reason: Text | None = None
    """Why, in our words; required where it was not right."""
    changed: Text | None = None
    """What was changed since, or why it stands; required where something was wrong."""


class KeptBack(Record):
    """Facts of a sample that are not listed yet, so that one can see later whether the kinds of error were found or only the places."""

    counts: dict[Verdict, Number]
    """How many of each verdict."""
    why: Text
    """Why they are not listed, and when they will be."""


class Audit(Record):
    """Facts of this record, drawn at random and held against their pages."""

    day: Day
    """The day of the audit; the name of the file, with `-b` and so on behind it where it is not the first of the day."""
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,40}$")]
    """The commit of the data that was audited, by which `solidstate sample` draws the same again."""
    seed: Annotated[int, Field(strict=True, ge=0, le=10**15)]
    """The number from which the sample was drawn."""
    size: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    """How many facts were drawn."""
    drawn: Text
    """From what they were drawn, and how."""
    not_blind: Text
    """Who knew what of the record before, and of which facts; that nobody did, where it is so."""
    limits: Text | None = None
    """What the audit could not see: pages that were read in part, languages that nobody read."""
    corrected: Day | None = None
    """The day by which everything that was found wrong was mended."""
    counts: dict[Verdict, Number]
    """The whole sample by verdict; verdicts that nothing got are left out."""
    findings: list[Finding] = []
    """The facts one by one."""
    kept_back: KeptBack | None = None
    """What of the sample is not listed yet. The change that lists it adds it to `findings` and drops this."""


class Report(Finding):
    """An error that a reader reported, and that was one."""

    day: Day
    """When it was reported."""
    where: Url | None = None
    """The public thread in which it was reported."""


class Reports(Record):
    """Every error that a reader reported and that was one, the oldest first."""

    reports: list[Report]
    """The reports; `[]` while there is none."""
