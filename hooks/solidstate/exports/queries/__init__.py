"""The counts of the pages as queries over the tables, for SQLite and DuckDB alike: a page shows the query beside its number, and a
test asks both and holds the page to the answer.
"""

from __future__ import annotations

from typing import Any

from .examples import EXAMPLES as EXAMPLES
from .promises import PROMISES
from .proofs import PROOFS
from .record import RECORD

QUERIES: dict[str, str] = RECORD | PROMISES | PROOFS
"""The queries by id. What stands in braces differs from page to page."""


def asked(query: str, **values: Any) -> str:
    """A query with its values. Raises KeyError where there is none of that name, or a value is missing."""
    return QUERIES[query].format(**values)
