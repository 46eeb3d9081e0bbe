"""What changed for readers from one state of the data to another that git holds: the catalogues of both, and the changes between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..catalogue import Catalogue, join
from ..checks import Folder
from ..checks.folder import walked_once
from ..checks.references import criteria_exist, ids_exist
from ..checks.texts import evidence_names_a_source
from ..reading.loading import Document
from ..reading.revisions import Revision
from .changes import SECTIONS, Change
from .difference import compare
from .survey import Survey

TOLD = frozenset(kind for section in ("gone", "ladder", "promises", "happened", "numbers") for kind in SECTIONS[section]) | {"entry-new"}
"""What readers are told of a day that is over; of other changes only those that correct something."""


def as_it_was(revision: Revision, now: Catalogue) -> Catalogue:
    """The catalogue of another commit. What every copy of the data has and that one has not is taken from now.

    Raises ValueError with a sentence where the record of that day names what it does not hold.
    """
    return _joined([document for document in revision.documents if document.record is not None], revision.commit, now)


def changes_between(before: Revision, after: Revision, now: Catalogue, day: date) -> list[Change]:
    """What a day changed for readers, rated as of that day. A file that cannot be read on one side is told on neither.

    Raises ValueError with a sentence where one of the two cannot be joined.
    """
    unread = {document.path for one in (before, after) for document in one.documents if document.record is None}
    old, new = (
        _joined([document for document in one.documents if document.path not in unread], one.commit, now) for one in (before, after)
    )
    found = compare(Survey(old, day), Survey(new, day), {**after.left_out, **before.left_out})
    return [change for change in found if change.kind in TOLD or change.because]


def _joined(documents: Sequence[Document], commit: str, now: Catalogue) -> Catalogue:
    present = {document.kind for document in documents}
    whole = [*documents, *(document for (kind, _), document in now.documents.items() if kind not in present)]
    folder = Folder.of(whole)
    for document in whole:
        with walked_once(document):
            for rule in (evidence_names_a_source, criteria_exist, ids_exist):
                for problem in rule(document, folder):
                    raise ValueError(f"As of {commit[:12]} the record cannot be compared: {problem}")
    return join(whole)
