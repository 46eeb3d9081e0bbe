"""What only the rules ask for is dropped when they are through, and found again by whoever asks nevertheless."""

from __future__ import annotations

from pathlib import Path

from solidstate.checks.folder import every, walked
from solidstate.reading.kept import KeptTrees
from solidstate.reading.loading import load_bytes
from solidstate.records import Evidence

from ..conftest import SAMPLE

PATH = "data/companies/quantumscape.yaml"


def test_what_was_let_go_is_found_again(tmp_path: Path) -> None:
    document = load_bytes((SAMPLE / PATH).read_bytes(), PATH, "company", KeptTrees(tmp_path).read)
    walked(document, keep=True)
    location, evidence = every(document, Evidence)[0]
    said = document.problem(location, "x")
    kept, written = set(document.__dict__), document.written(location)
    document.let_go()
    assert kept - set(document.__dict__) == {"_walked", "_every"}
    assert "data" not in document.tree.__dict__ and "marks" not in document.tree.__dict__
    assert document.problem(location, "x") == said and said.line > 1
    assert document.written(location) == written and written["quote"] == evidence.quote
    assert every(document, Evidence)[0] == (location, evidence)
