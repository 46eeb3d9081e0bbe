"""Rules of examples: what is named as one is in the record, and is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..language.problems import Problem
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Criterion, Milestone, Programme, Promise, Scale
from .folder import Folder, every, unknown


def examples_of_what_does_not_count(document: Document, folder: Folder) -> Iterator[Problem]:
    """What is named as an example of what does not count is in the record, and does not show the criterion."""
    if not isinstance(document.record, Scale):
        return
    items = _items(folder)
    for location, criterion in every(document, Criterion):
        if criterion.not_this is None:
            continue
        at: Location = (*location, "not_this", "of")
        name, key = criterion.not_this.of, str(location[-1])
        item = items.get(name)
        if item is None and _is_readable(name, folder):
            yield unknown(document, at, "milestone or promise", name, items, "Write company/milestone or company/programme/milestone.")
        elif isinstance(item, Milestone) and key in item.shows:
            remedy = "Name another one, or remove the criterion from its `shows`."
            yield document.problem(at, f"'{name}' shows '{key}'.", remedy)


def _items(folder: Folder) -> Mapping[str, Milestone | Promise]:
    """Every milestone and promise of every company by its address below companies/."""
    found: dict[str, Milestone | Promise] = {}
    for document in folder.documents:
        if not isinstance(document.record, Company):
            continue
        holders: dict[str, Company | Programme] = {document.id: document.record}
        holders |= {f"{document.id}/{key}": programme for key, programme in document.record.programmes.items()}
        for owner, holder in holders.items():
            found |= {f"{owner}/{key}": one for key, one in holder.milestones.items()}
            found |= {f"{owner}/{key}": one for key, one in holder.promises.items()}
    return found


def _is_readable(name: str, folder: Folder) -> bool:
    """Whether nothing is wrong with the file that would hold it: what stands there is known only then."""
    document = folder.by_kind.get("company", {}).get(name.partition("/")[0])
    return document is None or document.record is not None
