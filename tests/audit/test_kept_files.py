"""Every company of the record is edited in every way: what was kept before is what is made after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from solidstate.reading.folder import load_folder

from ..conftest import ROOT
from ..keeping import edits, kept_uris, website

DOCUMENTS = load_folder(ROOT)[0]
COMPANIES = [one for one in DOCUMENTS if one.kind == "company"]

pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes, bytes]:
    """What was kept before each edit."""
    files: dict[bytes, bytes] = {}
    site = website(tmp_path_factory.mktemp("whole"), DOCUMENTS, files)
    for uri in kept_uris(site):
        site.file(uri)
    return files


@pytest.mark.parametrize("company", COMPANIES, ids=lambda one: one.id)
def test_an_edit(company: object, files: dict[bytes, bytes], tmp_path: Path) -> None:
    assert company in COMPANIES
    for name, edited in edits(DOCUMENTS, company):  # type: ignore[arg-type]
        warm, cold = website(tmp_path, edited, dict(files)), website(tmp_path, edited)
        assert [uri for uri in kept_uris(cold) if warm.file(uri) != cold.file(uri)] == [], name
