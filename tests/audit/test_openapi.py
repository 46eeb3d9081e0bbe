"""The description of the API as strangers use it: a linter has nothing to say, and a client made of it type-checks and reads every file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY

pytestmark = pytest.mark.npm

REDOCLY = Path(__file__).parent / "node_modules" / ".bin" / "redocly"
GENERATOR = Path(sys.executable).with_name("openapi-python-client")
READER = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import client.models as models

for path in sorted(Path(sys.argv[2]).rglob("*.json")):
    name = "CompanyFile" if path.parent.name == "companies" else path.stem.capitalize() + ("" if path.stem in ("index", "everything") else "File")
    told = json.loads(path.read_text("utf-8"))
    assert getattr(models, name).from_dict(json.loads(path.read_text("utf-8"))).to_dict() == told, path
    print(path.name)
"""
"""Reads each file with the class that the client has for it; what it would write is what it read."""


@pytest.fixture(scope="module")
def files(sample: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description and every file of the API, of the sample."""
    folder = tmp_path_factory.mktemp("api")
    website = Website(ROOT, sample, TODAY, settings={"site_url": "https://example.org/far/", "root": ""})
    for uri, entry in website.table.items():
        if uri.startswith("api/v1/") or uri == "openapi.json":
            made = entry.make()
            path = folder / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(made.text) if made else "", "utf-8")
    return folder


def test_a_linter_has_nothing_to_say(files: Path) -> None:
    done = subprocess.run([REDOCLY, "lint", "--format=json", files / "openapi.json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["problems"] == []


def test_a_client_that_is_made_of_it_reads_every_file(files: Path, tmp_path: Path) -> None:
    made = tmp_path / "client"
    command = [GENERATOR, "generate", "--path", files / "openapi.json", "--meta", "none", "--output-path", made]
    beside = {**os.environ, "PATH": f"{GENERATOR.parent}{os.pathsep}{os.environ['PATH']}"}  # it formats with ruff
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=beside)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stdout + done.stderr
    # What does not hang on the description, how the client talks to a server, is the generator's own and not ours to check.
    check = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "client/models", "client/api"]
    types = subprocess.run(check, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert types.returncode == 0, types.stdout
    read = subprocess.run(
        [sys.executable, "-c", READER, tmp_path, files / "api"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert read.returncode == 0, read.stderr
    assert len(read.stdout.split()) == len(list((files / "api").rglob("*.json")))
