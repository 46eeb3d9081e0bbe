"""Pages and pictures: kept from one build to the next, and made again where anything has changed that they are made of.

All that they may look at stands in derived/seen.py, and what it is made with here; a test holds the templates to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from pathlib import Path

from ..derived.hashes import hashed
from ..derived.seen import seen
from ..derived.survey import Survey
from ..drawing import typefaces
from ..reading.cache import Cache, made_by_all
from .assets import versioned
from .files import SiteFile
from .scope import Section

ROOM = 3
"""So many times what the last build asked for may be kept: pages for a zip and for an address, and some edits."""


class KeptFiles(Cache):
    """The pages and pictures, below .cache/. `settings` and `templates` are all that they are made with beside a survey."""

    def __init__(self, root: Path, survey: Survey, settings: Mapping[str, str], templates: Mapping[str, str]) -> None:
        super().__init__(root, "pages", made_by_all())
        self.root, self.survey, self.settings, self.templates = root, survey, settings, templates

    def file(self, company: str, uri: str, make: Callable[[], SiteFile | None]) -> SiteFile | None:
        """A file of one company, or without one of several records, made where it is not kept."""
        known = seen(self.survey)
        content = self._frame + (known.of(company) if company else known.of_several) + uri.encode()
        found = self.get(content)
        if found is not None:
            return _read(found)
        if made := make():
            self.put(content, _written(made))
        return made

    def tidy(self) -> None:
        """Let go what no build asks for any more."""
        self.drop_unused(ROOM * self.asked)

    @cached_property
    def _frame(self) -> bytes:
        """What every page is made with: the settings, the words, the style and the typefaces."""
        parts: list[object] = [sorted(self.settings.items()), versioned(self.root, ["assets/site.css"]), sorted(self.templates.items())]
        return hashed(parts + [path.read_bytes() for path in typefaces.files(self.root) if path.is_file()])


_FIELDS = tuple(field.name for field in fields(SiteFile))


def _written(file: SiteFile) -> bytes:
    found = {name: getattr(file, name) for name in _FIELDS} | {"sections": [(one.level, one.id, one.title) for one in file.sections]}
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(made: bytes) -> SiteFile:
    found = json.loads(made)
    found["sections"] = tuple(Section(*one) for one in found["sections"])
    found["structured"] = tuple(found["structured"])
    return SiteFile(**found)
