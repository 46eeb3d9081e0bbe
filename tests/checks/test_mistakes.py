"""One contributor's mistake a file, with the exact message: together they are the catalogue of messages.

A case takes the valid file base/acme.yaml, or that of the sample which `file` names, changes it (`replace`: pairs of old and new text; or `text`, or `hex` bytes;
`file` puts it elsewhere; `cr` ends its lines as old machines did) and lists every line that the check prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from solidstate.checks import check_folder
from solidstate.language.problems import as_github, as_json, as_text
from solidstate.reading.plain import LOADER

from ..conftest import ROOT, SAMPLE, sample_project

CASES = sorted((ROOT / "tests" / "mistakes").glob("*.yaml"))
BASE = (ROOT / "tests" / "mistakes" / "base" / "acme.yaml").read_text("utf-8")


def broken(case: dict[str, object]) -> bytes:
    if "hex" in case:
        return bytes.fromhex(str(case["hex"]))
    sample = SAMPLE / str(case.get("file", ""))
    text = str(case.get("text", sample.read_text("utf-8") if sample.is_file() else BASE))
    for old, new in case.get("replace", []):  # type: ignore[attr-defined]
        assert old in text, f"The case replaces what is not there: {old}"
        text = text.replace(old, new, 1)
    return (text.replace("\n", "\r" if case.get("cr") else "\n") * int(str(case.get("times", 1)))).encode()


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Path:
    """One copy of the sample for all cases: of what stays as it is nothing is read again."""
    return sample_project(tmp_path_factory.mktemp("mistakes"), kept)


@contextmanager
def put(root: Path, relative: str, content: bytes) -> Iterator[None]:
    """A file for a moment; afterwards the folder is as it was."""
    target = root / relative
    before, made = target.read_bytes() if target.is_file() else None, [one for one in target.parents if not one.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    try:
        yield
    finally:
        target.unlink()
        for folder in made:
            folder.rmdir()
        if before is not None:
            target.write_bytes(before)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_explained(path: Path, ground: Path) -> None:
    case = yaml.load(path.read_text("utf-8"), LOADER)
    relative = str(case.get("file", "data/companies/acme.yaml"))
    with put(ground, relative, broken(case)):
        _, problems = check_folder(ground, ask=True, touched=[relative])
    assert [str(problem) for problem in problems if not problem.is_question or problem.path == relative] == case["messages"]


def test_the_base_has_no_mistake_and_asks_nothing(project: Path) -> None:
    (project / "data" / "companies" / "acme.yaml").write_text(BASE)
    assert [p for p in check_folder(project, ask=True)[1] if not p.is_question or p.path.endswith("acme.yaml")] == []


def test_all_mistakes_of_all_files_are_listed_at_once(project: Path) -> None:
    companies = project / "data" / "companies"
    (companies / "acme.yaml").write_text(BASE.replace("sulfide", "sulphide").replace("value: 350", "value: 400"))
    (companies / "bolt.yaml").write_text(BASE.replace("kind: start-up", "kind: startup"))
    _, problems = check_folder(project)
    assert as_text(problems) == (
        "data/companies/acme.yaml:27:9: programmes.x1.routes[0]: no route is named 'sulphide'. Did you mean 'sulfide'? "
        "Routes are the files in data/routes/.\n"
        "data/companies/acme.yaml:38:20: programmes.x1.milestones.line-2025.figures[0].value: 400 stands in none of its quotes. "
        "Quote the words that give it, or say in `how_read:` how it was read.\n"
        "data/companies/bolt.yaml:4:7: kind: Found 'startup', expected one of: cell maker, carmaker, motorcycle maker, start-up, materials maker, "
        "equipment maker, electronics maker, research institute, body. Did you mean 'start-up'?\n"
        "3 problems in 2 files. Mend them and run `make check` again."
    )
    assert "::error file=data/companies/acme.yaml,line=27,col=9,title=programmes.x1.routes[0]::" in as_github(problems)
    assert '"line": 27' in as_json(problems)
