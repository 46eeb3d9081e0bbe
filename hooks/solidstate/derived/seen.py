"""What may be looked at of a record by what is made of one company alone, and by pages that show several: two records that agree
in it give the same.

To look at more, say it here: what is kept from one build to the next (exports/kept.py, site/kept.py) goes by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..catalogue import Catalogue
from ..language.once import once
from ..language.vocabulary import CellClass
from ..reading.documents import Document
from .hashes import hashed
from .survey import Survey


class Seen:
    """Hashes of what is looked at."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._known: dict[str, bytes] = {}

    @cached_property
    def frame(self) -> bytes:
        """What everything may look at: the day, all records that are no companies, and of all companies what they are and were called,
        how many stand on each rung, and from when to when promises reach."""
        survey, catalogue = self.survey, self.survey.catalogue
        parts: list[object] = [survey.day, survey.promise_days]
        parts += [_file(document) for (kind, _), document in catalogue.documents.items() if kind != "company"]
        parts += [(key, company.name, company.formerly) for key, company in catalogue.companies.items()]
        parts += [survey.count(cls, level.number) for cls in CellClass for level in catalogue.scale.levels]
        return hashed(parts)

    def of(self, company: str) -> bytes:
        """The same and what only this company's things look at: its file, and those that name it as a partner or as one who took part;
        of a page that others describe better, their description; where it has no date of its own, that of the data."""
        if company not in self._known:
            self._known[company] = hashed((self.frame, *self._own(company)))
        return self._known[company]

    @cached_property
    def of_several(self) -> bytes:
        """The same and what pages look at that show several companies: of each all but the sentences that describe it."""
        documents = self.survey.catalogue.documents
        return hashed((self.frame, *((key, document.sign_among_others) for (_, key), document in documents.items())))

    def _own(self, company: str) -> Iterator[object]:
        catalogue = self.survey.catalogue
        others = {entry.company_id for entry in catalogue.partnerships.get(company, ())}
        others |= {entry.company_id for entry in catalogue.involvements.get(company, ())}
        for key in (company, *sorted(others - {company})):
            yield key
            yield _file(catalogue.documents["company", key])
            yield from _described(catalogue, key)
        yield catalogue.companies[company].touched or self.survey.updated


@once
def seen(survey: Survey) -> Seen:
    """What may be looked at of a survey."""
    return Seen(survey)


def _described(catalogue: Catalogue, company: str) -> Iterator[object]:
    for source in catalogue.companies[company].sources.values():
        _, page = catalogue.page_at(source.url)
        if page != source:
            yield page


def _file(document: Document) -> tuple[str, bytes]:
    """A file as it was written."""
    return document.path, document.seal
