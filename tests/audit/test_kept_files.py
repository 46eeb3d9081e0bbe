"""Every company of the record is edited in every way: what was kept before is what is made after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from solidstate.reading.documents import Document
from solidstate.reading.folder import load_folder

from ..conftest import ROOT
from ..keeping import asked, edits, website

COMPANIES = sorted(path.stem for path in (ROOT / "data" / "companies").glob("*.yaml"))

pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The files of the record."""
    return load_folder(ROOT)[0]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, documents: list[Document]) -> dict[bytes, bytes]:
    """What was kept before each edit."""
    files: dict[bytes, bytes] = {}
    asked(website(tmp_path_factory.mktemp("whole"), documents, files))
    return files


@pytest.mark.parametrize("company", COMPANIES)
def test_an_edit(company: str, documents: list[Document], files: dict[bytes, bytes], tmp_path: Path) -> None:
    (of,) = [one for one in documents if (one.kind, one.id) == ("company", company)]
    for name, edited in edits(documents, of):
        warm, cold = (asked(website(tmp_path, edited, kept), name) for kept in (dict(files), None))
        assert [uri for uri, file in cold.items() if warm[uri] != file] == [], name
