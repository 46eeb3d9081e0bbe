"""Rules of audits: the parts of a sample give the whole, and each finding says what the reader must know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..language.problems import Problem
from ..language.vocabulary import Verdict
from ..reading.loading import Document, kind_of
from ..reading.nodes import Location
from ..records import Audit, Finding, Report
from .folder import Folder, every


def audits_add_up(document: Document, folder: Folder) -> Iterator[Problem]:
    """The counts of an audit give its size; what is listed and what is kept back give its counts; no place is listed twice."""
    audit = document.record
    if not isinstance(audit, Audit):
        return
    if sum(audit.counts.values()) != audit.size:
        found = sum(audit.counts.values())
        yield document.problem(
            ("counts",), f"These are {found}, and {audit.size} facts were drawn.", "Count every fact of the sample once."
        )
    listed = Counter(finding.verdict for finding in audit.findings)
    kept = audit.kept_back.counts if audit.kept_back else {}
    for verdict in Verdict:
        whole, parts = audit.counts.get(verdict, 0), listed[verdict] + kept.get(verdict, 0)
        if whole != parts:
            message = f"{whole} of the sample are {verdict}; {listed[verdict]} are listed and {kept.get(verdict, 0)} kept back."
            yield document.problem(("counts", verdict.value), message, "List the others, or count them under `kept_back:`.")
    seen: set[str] = set()
    for index, finding in enumerate(audit.findings):
        if finding.place in seen:
            yield document.problem(("findings", index, "place"), f"'{finding.place}' stands here twice.", "A fact is drawn once.")
        seen.add(finding.place)


def audits_are_past(document: Document, folder: Folder) -> Iterator[Problem]:
    """An audit is named after its day, a second one of a day has a letter behind it; what it found was mended on that day or after.

    Nothing of it lies ahead.
    """
    audit = document.record
    days: list[tuple[Location, str]] = []
    if isinstance(audit, Audit):
        days = [(("day",), str(audit.day)), *([(("corrected",), str(audit.corrected))] if audit.corrected else [])]
        if not re.fullmatch(rf"{audit.day}(-[b-z])?", document.id):
            yield document.problem(("day",), f"{audit.day} is not the name of the file.", f"Rename it to {audit.day}.yaml.")
        if audit.corrected and str(audit.corrected) < str(audit.day):
            yield document.problem(("corrected",), f"{audit.corrected} comes before the audit.", "Write the day by which it was mended.")
    days += [((*location, "day"), str(report.day)) for location, report in every(document, Report)]
    for location, day in days:
        if folder.today and day > folder.today.isoformat():
            yield document.problem(location, f"{day} lies ahead; today is {folder.today}.", "Write the day on which it was done.")


def findings_are_whole(document: Document, folder: Folder) -> Iterator[Problem]:
    """A fact that was not right has a reason; where something was wrong it also has a kind of error, and what was changed."""
    for location, finding in every(document, Finding):
        path, _, field = finding.place.partition("#")
        if kind_of(path) is None or ("#" in finding.place) != bool(field):
            remedy = "Write data/companies/acme.yaml#programmes.x1.milestones.line-2025, as `solidstate sample` does."
            yield document.problem((*location, "place"), f"'{finding.place}' is no place in the data.", remedy)
        needed = {"reason": finding.verdict is not Verdict.RIGHT} | dict.fromkeys(("errors", "changed"), finding.verdict.is_error)
        for name, required in needed.items():
            if required and not getattr(finding, name):
                yield document.problem((*location, "verdict"), f"'{finding.verdict}' stands without `{name}:`.", _MISSING[name])
        if finding.errors and not finding.verdict.is_error:
            yield document.problem(
                (*location, "errors"), f"'{finding.verdict}' is no error.", "Leave `errors:` out, or change the verdict."
            )


_MISSING = {
    "reason": "Say in one sentence why.",
    "errors": "Name the kind of error, the gravest first.",
    "changed": "Say what was changed, or why it stands.",
}
