"""Which state of the data a file is made of: a calendar version, the commit where there is one, and a hash of the record itself."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..derived.survey import Survey
from ..reading.revisions import commit_of

if TYPE_CHECKING:
    from .api.shapes import Version


@lru_cache(maxsize=2)
def data_version(survey: Survey, root: str) -> Version:
    """The version of the data. `root` is the folder of the project, or "" where git is not to be asked."""
    day = survey.updated
    signs = [(document.path, document.sign) for document in sorted(survey.catalogue.documents.values(), key=lambda one: one.path)]
    return {
        "version": f"{day.year}.{day.month:02}.{day.day:02}",
        "commit": (commit_of(Path(root)) if root else "") or None,
        "hash": sha256(json.dumps(signs).encode()).hexdigest()[:16],
    }
