"""Rules that look at the whole scale or at all files at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..language.problems import Problem
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import (
    Scale,
)
from .folder import PAGES_OF, Folder, unknown


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
                yield unknown(document, (*at, "strand"), "strand", requirement.strand, record.strands, "Strands are listed above.")
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
                yield unknown(
                    document,
                    ("samples", letter, "criteria", index),
                    "criterion",
                    criterion,
                    seen,
                    "Criteria are defined in the levels above.",
                )


def one_name_one_place(folder: Folder) -> Iterator[Problem]:
    """No two records, and no old and no present one, share an address."""
    taken: dict[str, str] = {}
    claims: list[tuple[Document, Location, str]] = []
    for document in folder.documents:
        base = PAGES_OF.get(document.kind)
        if base is None:
            continue
        taken[f"{base}/{document.id}"] = document.path
        claims += [(document, ("formerly", i), f"{base}/{old}") for i, old in enumerate(getattr(document.record, "formerly", []))]
        for key, programme in getattr(document.record, "programmes", {}).items():
            taken[f"{base}/{document.id}/{key}"] = document.path
            for i, old in enumerate(programme.formerly):
                address = f"{base}/{old}" if "/" in old else f"{base}/{document.id}/{old}"
                claims.append((document, ("programmes", key, "formerly", i), address))
    for document, location, address in claims:
        if address in taken:
            yield document.problem(location, f"/{address}/ is in use ({taken[address]}).", "An old id may not be a present one.")
        taken.setdefault(address, document.path)
