"""What the tests share: the real data, the sample with its six hard cases, and copies of it to break."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue, open_catalogue
from solidstate.survey import Survey

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The real data."""
    return open_catalogue(ROOT)


@pytest.fixture(scope="session")
def sample() -> Catalogue:
    """Six hard cases: a change of scope, a "not before", fires and a return, a contested claim, a disputed class, an end."""
    return open_catalogue(SAMPLE)


@pytest.fixture(scope="session")
def survey(sample: Catalogue) -> Survey:
    """The sample on the day of the tests."""
    return Survey(sample, TODAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample to break, with the project's templates, docs and hooks: a root that can be built."""
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    for name in ("templates", "docs", "hooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path
