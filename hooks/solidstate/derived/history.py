"""What changed for readers from one state of the data to another that git holds: the catalogues of both, and the changes between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..catalogue import Catalogue, join
from ..checks import Folder
from ..checks.folder import walked_once
from ..checks.references import criteria_exist, ids_exist
from ..checks.texts import evidence_names_a_source
from ..reading.loading import Document
from ..reading.revisions import Revision
from ..records import Reports
from .alterations import Alteration
from .authored import is_wording
from .changes import SECTIONS, Change
from .difference import compare
from .recorded import altered, said
from .survey import Survey

TOLD = frozenset(kind for section in ("gone", "ladder", "promises", "happened", "numbers") for kind in SECTIONS[section]) | {"entry-new"}
"""What readers are told of a day that is over; of other changes only those that correct something."""


@dataclass(frozen=True)
class Told:
    """What a day changed for readers; and the first ids of what the record says since that day, and of what it says otherwise."""

    changes: list[Change]
    came: tuple[str, ...]
    altered: tuple[str, ...]


def as_it_was(revision: Revision, now: Catalogue) -> Catalogue:
    """The catalogue of another commit. What every copy of the data has and that one has not is taken from now.

    Raises ValueError with a sentence where the record of that day names what it does not hold.
    """
    documents = _whole([document for document in revision.documents if document.record is not None], now)
    _refuse(documents, revision.commit)
    return join(documents)


@dataclass
class States:
    """States of the data as catalogues, beside the one of now. The last two are kept, as for one day and the day before it."""

    now: Catalogue
    joined: dict[tuple[str, frozenset[str]], Catalogue] = field(default_factory=dict)

    def between(self, before: Revision, after: Revision, day: date) -> Told:
        """What a day changed for readers, rated as of that day. A file that cannot be read on one side is told on neither.

        Raises ValueError with a sentence where one of the two names what it does not hold.
        """
        unread = frozenset(document.path for one in (before, after) for document in one.documents if document.record is None)
        try:
            new, old = self._at(after, unread), self._at(before, unread)
            found = compare(Survey(old, day), Survey(new, day), {**after.left_out, **before.left_out}, _is_told)
            changes = [change for change in found if change.kind in TOLD or change.because]
            told = [change for change in changes if change.kind in TOLD or not change.kind.endswith("-new")]  # nothing was corrected there
            known = set(said(old, _others(old, new)))
            came = tuple(id for id in said(new, _others(new, old)) if id not in known)
            return Told(told, came, tuple(dict.fromkeys(altered(changes, new))))
        except KeyError:  # nobody checks what is over: what it lacks is looked for where something is missing
            for one in (before, after):
                _refuse(_whole([document for document in one.documents if document.path not in unread], self.now), one.commit)
            raise

    def said_in(self, revision: Revision) -> tuple[str, ...]:
        """The first ids of what a state says; nothing where it names what it does not hold."""
        try:
            state = self._at(revision, frozenset(one.path for one in revision.documents if one.record is None))
            return tuple(said(state, state.companies))
        except KeyError:
            return ()

    def _at(self, revision: Revision, unread: frozenset[str]) -> Catalogue:
        key = revision.commit, unread
        if key not in self.joined:
            made = join(_whole([document for document in revision.documents if document.path not in unread], self.now))
            self.joined = dict([*self.joined.items(), (key, made)][-2:])
        return self.joined[key]


def _is_told(one: Alteration, because: str) -> bool:
    """Whether readers may be told of an alteration of a day that is over: of one of words only where it corrects something."""
    return bool(because) or not is_wording(one)


def _others(catalogue: Catalogue, beside: Catalogue) -> list[str]:
    """The companies whose files are others, or not there, beside it: what the same file says is the same."""
    return [key for key, company in catalogue.companies.items() if company is not beside.companies.get(key)]


def _whole(documents: Sequence[Document], now: Catalogue) -> list[Document]:
    """The documents of a state, with those of now of which every copy of the data has one, where it has none: the scale, the glossary.
    Of others it may have had none: an audit of a later day is not one that is gone, and of reports there were none before their list."""
    present = {document.kind for document in documents}
    missing = (document for (kind, id), document in now.documents.items() if kind == id and kind not in present)
    none = Reports(reports=[])
    return [*documents, *(replace(one, record=none) if one.kind == "reports" else one for one in missing)]


def _refuse(documents: list[Document], commit: str) -> None:
    """Raise ValueError with the first thing that some documents name and do not hold."""
    folder = Folder.of(documents)
    for document in documents:
        with walked_once(document):
            for rule in (evidence_names_a_source, criteria_exist, ids_exist):
                for problem in rule(document, folder):
                    raise ValueError(f"As of {commit[:12]} the record cannot be compared: {problem}")
