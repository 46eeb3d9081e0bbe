"""How often this record is wrong itself: what audits of it found, with the interval in which the true rate is likely to lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import sqrt

from ..catalogue import Catalogue
from ..language.vocabulary import ErrorKind, Verdict
from ..records import Audit, Finding
from .identity import finding_ids, former_owners

Z = 1.959964
"""The 97.5 % point of the normal distribution: 95 % of it lie between this and its negative."""


def wilson(hits: int, size: int) -> tuple[float, float]:
    """The 95 % interval of a share of which `hits` of `size` drawn at random were seen, as two shares from 0 to 1.

    Wilson's score interval (E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22): unlike hits/size ± an error it never leaves 0 to 1, and says
    something where nothing was hit. Raises ValueError for an empty sample.
    """
    if not 0 <= hits <= size or size == 0:
        raise ValueError(f"{hits} of {size} is no share.")
    share, square = hits / size, Z * Z
    middle = share + square / (2 * size)
    spread = Z * sqrt(share * (1 - share) / size + square / (4 * size * size))
    scale = 1 + square / size
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True)
class Rate:
    """How many of a sample had some verdict, and between which shares the whole record lies with 95 %."""

    hits: int
    size: int

    @property
    def interval(self) -> tuple[float, float]:
        """Two shares from 0 to 1."""
        return wilson(self.hits, self.size)


@dataclass(frozen=True)
class AuditEntry:
    """An audit, and what follows from it."""

    id: str
    """Its day, with a letter behind it where it is not the first of that day."""
    record: Audit

    def rate(self, verdict: str) -> Rate:
        """How many facts had a verdict."""
        return Rate(next((number for found, number in self.record.counts.items() if found == verdict), 0), self.record.size)

    @property
    def kept_back(self) -> int:
        """How many facts of the sample are not listed yet."""
        return sum(self.record.kept_back.counts.values()) if self.record.kept_back else 0

    @cached_property
    def wrongs(self) -> list[tuple[str, Finding]]:
        """The listed facts in which something was wrong by their ids, the gravest verdict first."""
        order = [Verdict.WRONG, Verdict.UNPROVED, Verdict.IMPRECISE]
        listed = zip(finding_ids(self.id, self.record.findings), self.record.findings, strict=True)
        return sorted((pair for pair in listed if pair[1].verdict.is_error), key=lambda pair: order.index(pair[1].verdict))


def audits(catalogue: Catalogue, day: date) -> list[AuditEntry]:
    """Every audit up to a day, the newest first."""
    past = [AuditEntry(id, audit) for id, audit in catalogue.audits.items() if audit.day.over_by(day)]
    return sorted(past, key=lambda entry: entry.id, reverse=True)


def all_of(entries: Sequence[AuditEntry], verdict: str) -> Rate:
    """How many facts of some audits together had a verdict."""
    return Rate(sum(entry.rate(verdict).hits for entry in entries), sum(entry.record.size for entry in entries))


def kinds_of_error(findings: Iterable[Finding]) -> list[tuple[ErrorKind, int]]:
    """In how many of some facts each kind of error was, the most frequent first; a fact may have several."""
    counted = Counter(kind for finding in findings for kind in finding.errors)
    return sorted(counted.items(), key=lambda item: (-item[1], list(ErrorKind).index(item[0])))


Held = tuple[date, Finding]
"""A fact that somebody held against its page, with the day."""


def findings_by_owner(catalogue: Catalogue, day: date) -> dict[str, list[Held]]:
    """What audits and readers found up to a day, by the place of the programme in the files of that day, or of the whole file."""
    found = [(audit.day, finding) for audit in catalogue.audits.values() for finding in audit.findings]
    found += [(report.day, report) for report in catalogue.reports]
    held: dict[str, list[Held]] = defaultdict(list)
    for window, finding in found:
        if window.last and window.last <= day:
            held[owner_of(finding)].append((window.last, finding))
    return held


def owner_of(finding: Finding) -> str:
    """The place of a fact's programme in the files of that day; of a fact of none the file, or the file's part."""
    return ".".join(finding.place.split(".")[:3])


def places_of(catalogue: Catalogue, owner: str) -> list[str]:
    """Where a programme stands in the files, and where it stood: an audit speaks of those of its day."""
    return [f"data/companies/{name.replace('/', '.yaml#programmes.')}" for name in dict.fromkeys(former_owners(catalogue, owner))]


def audited(catalogue: Catalogue, owner: str, held: Mapping[str, list[Held]]) -> list[Held]:
    """The facts of a programme that were held against their pages, each with its day; also those that readers reported."""
    return [one for place in places_of(catalogue, owner) for one in held.get(place, ())]
