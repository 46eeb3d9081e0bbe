"""The order of imports: each module imports only those above it, and the core knows no host."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import solidstate

from .conftest import ROOT

PACKAGE = ROOT / "hooks" / "solidstate"
ORDER = [name.strip(" .\n") for name in (solidstate.__doc__ or "").split("holds it):")[1].split(",")]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(f"={node.module.split('.')[0]}")
        elif isinstance(node, ast.Import):
            found |= {f"={alias.name.split('.')[0]}" for alias in node.names}
    return found


def test_every_module_has_its_place() -> None:
    present = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert present - {"__init__", "__main__"} == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_module_imports_only_those_above_it(name: str) -> None:
    paths = sorted((PACKAGE / name).glob("*.py")) if (PACKAGE / name).is_dir() else [PACKAGE / f"{name}.py"]
    inside = {path.stem for path in paths} if len(paths) > 1 else set()
    for path in paths:
        own = {found for found in imported(path) if not found.startswith("=")} - inside
        assert own <= set(ORDER[: ORDER.index(name)]), path


def test_the_core_knows_no_host() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not imported(path) & {"=mkdocs", "=material", "=properdocs"}, path


def test_no_markup_in_python_and_no_clock_in_the_core() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "<div" not in text and "<span" not in text and "</" not in text, path
        if path.stem != "commands":
            assert "date.today(" not in text and "datetime.now(" not in text, path
