"""The order of imports: each room imports only rooms above it, no two modules import one another, and the core knows no host."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import solidstate

from .conftest import ROOT

PACKAGE = ROOT / "hooks" / "solidstate"
ORDER = [name.strip(" .\n") for name in (solidstate.__doc__ or "").split("holds it):")[1].split(",")]
MODULES = {path.relative_to(PACKAGE).with_suffix("").parts: path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def imported(path: Path) -> tuple[tuple[str, ...], ...]:
    """The modules that a module imports, as their parts below the package; those of others begin with "=" and their name."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[tuple[str, ...]]:
    here = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = here[: len(here) - node.level + 1] + tuple(node.module.split(".") if node.module else ())
            for alias in node.names:
                yield (*base, alias.name) if (*base, alias.name) in MODULES or (*base, alias.name, "__init__") in MODULES else base
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield ("=", node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            yield from (("=", alias.name.split(".")[0]) for alias in node.names)


def test_every_module_has_its_room() -> None:
    present = {parts[0] for parts in MODULES}
    assert present - {"__init__", "__main__"} == set(ORDER)


def test_every_room_says_what_it_is_for() -> None:
    for name in ORDER:
        path = PACKAGE / name / "__init__.py" if (PACKAGE / name).is_dir() else PACKAGE / f"{name}.py"
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


@pytest.mark.parametrize("name", ORDER)
def test_a_room_imports_only_those_above_it(name: str) -> None:
    above = set(ORDER[: ORDER.index(name) + 1])
    for parts, path in MODULES.items():
        if parts[0] == name:
            assert {found[0] for found in imported(path) if found and found[0] != "="} <= above, path


def test_no_two_modules_import_one_another() -> None:
    graph = {}
    for parts, path in MODULES.items():
        below = {found if found in MODULES else (*found, "__init__") for found in imported(path) if found and found[0] != "="}
        graph[parts] = below - {parts}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)


def test_the_core_knows_no_host() -> None:
    for path in MODULES.values():
        assert not set(imported(path)) & {("=", "mkdocs"), ("=", "material"), ("=", "properdocs")}, path


def test_no_markup_in_python_and_no_clock_in_the_core() -> None:
    for parts, path in MODULES.items():
        text = path.read_text("utf-8")
        assert "<div" not in text and "<span" not in text and "</" not in text, path
        if parts[0] != "commands":
            assert "date.today(" not in text and "datetime.now(" not in text, path
