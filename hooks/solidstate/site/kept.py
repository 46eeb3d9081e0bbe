"""What is made of one company: kept from one build to the next, and made again where anything has changed that it is made of.

All that such a page may look at is listed here; a test holds the templates to it. To look at more, say it in `_frame` or `_seen`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from ..catalogue import Catalogue
from ..derived.survey import Survey
from ..drawing import typefaces
from ..language.vocabulary import CellClass
from ..reading.cache import Cache, made_by_all
from ..reading.documents import Document
from .assets import versioned
from .files import SiteFile
from .scope import Section

ROOM = 3
"""So many times what the last build asked for may be kept: pages for a zip and for an address, and some edits."""


class KeptFiles(Cache):
    """The files of one company each, below .cache/. `settings` and `templates` are all that they are made with beside a survey."""

    def __init__(self, root: Path, survey: Survey, settings: Mapping[str, str], templates: Mapping[str, str]) -> None:
        super().__init__(root, "pages", made_by_all())
        self.root, self.survey, self.settings, self.templates = root, survey, settings, templates
        self._known: dict[str, bytes] = {}

    def file(self, company: str, uri: str, make: Callable[[], SiteFile]) -> SiteFile:
        """A file of a company, made where it is not kept."""
        content = self._state(company) + uri.encode()
        found = self.get(content)
        if found is not None:
            return _read(found)
        made = make()
        self.put(content, _written(made))
        return made

    def tidy(self) -> None:
        """Let go what no build asks for any more."""
        self.drop_unused(ROOM * len(self._used))

    def _state(self, company: str) -> bytes:
        if company not in self._known:
            self._known[company] = _hash((self._frame, *self._seen(company)))
        return self._known[company]

    @cached_property
    def _frame(self) -> bytes:
        """What every page may look at: the settings, the day and the words, all records that are no companies, and of all companies
        the names, how many stand on each rung, and from when to when promises reach."""
        survey, catalogue = self.survey, self.survey.catalogue
        parts: list[object] = [sorted(self.settings.items()), survey.day, survey.promise_days, versioned(self.root, ["assets/site.css"])]
        parts += sorted(self.templates.items())
        parts += [path.read_bytes() for path in typefaces.files(self.root) if path.is_file()]
        parts += [_text(document) for (kind, _), document in catalogue.documents.items() if kind != "company"]
        parts += [(key, company.name) for key, company in catalogue.companies.items()]
        parts += [survey.count(cls, level.number) for cls in CellClass for level in catalogue.scale.levels]
        return _hash(parts)

    def _seen(self, company: str) -> Iterator[object]:
        """What only this company's pages look at: its file, and those that name it as a partner or as one who took part; of a page
        that others describe better, their description; where it has no date of its own, that of the data."""
        catalogue = self.survey.catalogue
        others = {entry.company_id for entry in catalogue.partnerships.get(company, ())}
        others |= {entry.company_id for entry in catalogue.involvements.get(company, ())}
        for key in (company, *sorted(others - {company})):
            yield key
            yield _text(catalogue.documents["company", key])
            yield from _described(catalogue, key)
        yield catalogue.companies[company].touched or self.survey.updated


def _described(catalogue: Catalogue, company: str) -> Iterator[object]:
    for source in catalogue.companies[company].sources.values():
        _, page = catalogue.page_at(source.url)
        if page != source:
            yield page


def _text(document: Document) -> str:
    """A file as it was written; of one that was not kept as it was read, what became of it."""
    return document.path + (getattr(document.tree, "text", "") or repr(document.record))


def _hash(parts: Iterator[object] | tuple[object, ...] | list[object]) -> bytes:
    found = blake2b()
    for part in parts:
        raw = part if isinstance(part, bytes) else (part if isinstance(part, str) else repr(part)).encode("utf-8", "surrogatepass")
        found.update(b"%d " % len(raw) + raw)
    return found.digest()


_FIELDS = tuple(field.name for field in fields(SiteFile))


def _written(file: SiteFile) -> bytes:
    found = {name: getattr(file, name) for name in _FIELDS} | {"sections": [(one.level, one.id, one.title) for one in file.sections]}
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(made: bytes) -> SiteFile:
    found = json.loads(made)
    found["sections"] = tuple(Section(*one) for one in found["sections"])
    found["structured"] = tuple(found["structured"])
    return SiteFile(**found)
