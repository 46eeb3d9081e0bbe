"""What is kept of the YAML: the same as fresh, never an error, and never from somewhere else."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from solidstate.reading import kept, nodes
from solidstate.reading.folder import load_folder
from solidstate.reading.kept import KeptTrees

from ..conftest import ROOT
from ..drawers import damage, drawer

TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "data").rglob("*.yaml"))]
ODD = ["a: 2.80\n", "a: 1e3\n", "a: -0.50\n", "a: +1.5\n", "a: 12345678901234567890.0\n", 'a: "\\0x"\nb: "\\u2028"\n', "- 1\n- true\n- ä\n"]


def said(data: Any) -> Any:
    """Data with its numbers as they were written."""
    if isinstance(data, dict):
        return {key: said(value) for key, value in data.items()}
    return [said(value) for value in data] if isinstance(data, list) else (type(data), str(data))


def test_what_is_kept_is_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "read", cache(nodes.read))  # of one text the same comes: to read it five times asks nothing more
    for text in (*TEXTS, *ODD):
        fresh = nodes.read(text)
        for _ in range(2):
            tree = KeptTrees(tmp_path).read(text)
            assert said(tree.data) == said(fresh.data)
            assert (tree.marks, tree.complaints) == (fresh.marks, fresh.complaints)
    assert len(drawer(tmp_path, "records")) == len({*TEXTS, *ODD}) - 1  # all but +1.5


def test_it_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptTrees(tmp_path).read(TEXTS[0])
    monkeypatch.setattr(nodes, "read", lambda text: pytest.fail("What is kept was read again."))
    assert KeptTrees(tmp_path).read(TEXTS[0]).data


@pytest.mark.parametrize("other", [b"", b"{", b"\xff\xfe", b'{"name": NaN', b"[" * 100_000])
def test_what_is_damaged_is_read_again(tmp_path: Path, other: bytes) -> None:
    KeptTrees(tmp_path).read(TEXTS[0])
    damage(tmp_path, "records", other)
    assert KeptTrees(tmp_path).read(TEXTS[0]).data == nodes.read(TEXTS[0]).data


def test_a_cache_from_elsewhere_is_not_found(tmp_path: Path) -> None:
    KeptTrees(tmp_path / "one").put(TEXTS[0].encode(), b'{"name": "Somebody else"}')
    assert KeptTrees(tmp_path / "one").read(TEXTS[0]).data == {"name": "Somebody else"}
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert KeptTrees(tmp_path / "two").read(TEXTS[0]).data == nodes.read(TEXTS[0]).data


def test_a_cache_of_other_code_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptTrees(tmp_path).read(TEXTS[0])
    monkeypatch.setattr(kept, "_CODE", b"another reader")
    KeptTrees(tmp_path).read(TEXTS[0])
    assert len(drawer(tmp_path, "records")) == 2


def test_where_nothing_can_be_kept_everything_is_read(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder is expected", "utf-8")
    assert KeptTrees(tmp_path).read(TEXTS[0]).data == nodes.read(TEXTS[0]).data


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    for text in TEXTS[:9]:
        KeptTrees(tmp_path).read(text)
    trees = KeptTrees(tmp_path)
    trees.read(TEXTS[0])
    trees.drop_unused(8)
    assert len(drawer(tmp_path, "records")) == 1


def test_a_file_that_changes_within_a_tick_is_read_again(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    text = path.read_text("utf-8")
    for letter in "abcdefgh":
        path.write_text(text.replace("name: BMW\n", f"name: BM{letter}\n", 1), "utf-8")
        names = [getattr(document.record, "name", "") for document in load_folder(project)[0] if document.id == "bmw"]
        assert names == [f"BM{letter}"]
