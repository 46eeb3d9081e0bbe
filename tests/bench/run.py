"""Speed. Builds as ratios within one run: ours beside plain MkDocs with Material on ready-written Markdown of the same pages.

The sample with 500 and 2,000 made companies. CPU seconds and peak memory of a process of its own, because machines are noisy:
cold, and once more after one edit. Then the live preview on the project's own data and on those: seconds from the write to the
served changed page, median of ten, and from the start to the first page. With sizes as arguments (0 is the project's own
data) only those are measured; with the word `builds` no preview is.
"""

from __future__ import annotations

import compileall
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from solidstate.site.website import site_files  # noqa: E402

from tests.bench.made import as_markdown, project  # noqa: E402
from tests.previewing import Preview, copy_project  # noqa: E402

LIMITS = {"cold": 0.30, "warm": 0.15, "growth": 1.1, "memory": 350.0, "edit": 0.15, "start": 2.0, "check": 0.6}
"""Ratios to plain, ms a page at 2,000 against 500, MB at 2,000, seconds."""

PLAIN = """\
site_name: Plain
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs, navigation.instant]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, toc]
nav: [{Home: index.md}]
not_in_nav: "*"
"""
BUILD = """\
import json, pathlib, re, resource, sys
from mkdocs.__main__ import cli
try:
    cli(["build", "-f", sys.argv[1], "--site-dir", sys.argv[2]], standalone_mode=False)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    status = pathlib.Path("/proc/self/status")  # where the system counts what this process held, without the one that began it
    own = re.search(r"VmHWM:\\s+([0-9]+)", status.read_text()) if status.exists() else None
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "peak": (int(own[1]) if own else used.ru_maxrss) / 1024}))
"""
SUMMARY = re.compile(r"\nsummary: .*")
failed: list[str] = []


def held(name: str, value: float, limit: str, at: str) -> str:
    """A figure beside its limit; noted where it is above."""
    if value > LIMITS[limit]:
        failed.append(f"{name} at {at}")
    return f"{name} {value:.2f} (limit {LIMITS[limit]:g})"


def measure(config: Path, target: Path) -> dict[str, float]:
    """Build in a process of its own; CPU seconds and peak memory in MB."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795478400"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as at home: a second build finds the package compiled
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(config), str(target)], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.strip().split("\n")[-1])
    print(f"       {target.name}: {found['cpu']:.1f} s CPU, {found['peak']:.0f} MB", flush=True)
    return found


def builds(size: int, folder: Path) -> float:
    """Build one size both ways and print a line; returns our milliseconds a page."""
    ours, plain = project(folder / "ours", size), folder / "plain"
    pages = [file for file in site_files(ours, date(2026, 11, 24)) if file.is_page]
    (plain / "docs").mkdir(parents=True)
    (plain / "mkdocs.yml").write_text(PLAIN)
    for page in pages:
        target = plain / "docs" / page.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown(str(page.text)), "utf-8")
    (ours / ".cache").rename(folder / "warm")  # cold: as after a checkout that was set up, which compiles our code as pip does the host's
    compileall.compile_dir(ours / "hooks", quiet=1)
    cold = measure(ours / "mkdocs.yml", folder / "site-ours")
    edit(ours / "data" / "companies" / "company-7.yaml", 0)
    warm = measure(ours / "mkdocs.yml", folder / "site-ours")
    beside = measure(plain / "mkdocs.yml", folder / "site-plain")
    each = cold["cpu"] / len(pages) * 1000
    print(
        f"{size:>6} companies, {len(pages)} pages: {cold['cpu']:.1f} s CPU, {each:.2f} ms a page; plain {beside['cpu']:.1f} s, {beside['peak']:.0f} MB"
    )
    print("      ", held("cold", cold["cpu"] / beside["cpu"], "cold", str(size)))
    print("      ", held("warm", warm["cpu"] / beside["cpu"], "warm", str(size)))
    if size == 2000:
        print("      ", held("peak memory, MB", cold["peak"], "memory", str(size)))
    return each


def edit(path: Path, number: int) -> None:
    """Change one sentence of a company."""
    path.write_text(SUMMARY.sub(f"\nsummary: The summary, version {number}.", path.read_text("utf-8"), count=1), "utf-8")


def preview(root: Path, company: str, programme: str, name: str) -> None:
    """Edits of a value, of a rung and of a template, each from the write to the served page."""
    path, template = root / "data" / "companies" / f"{company}.yaml", root / "templates" / "pages" / "programme.html.jinja"
    data, page = path.read_text("utf-8"), template.read_text("utf-8")
    shows = re.search(r"\n +shows:(\n +- .*)+", data)
    assert shows
    with Preview(root) as live:
        live.get("")
    start = time.perf_counter()
    with Preview(root) as live:
        live.get(f"companies/{company}/")
        first = time.perf_counter() - start
        if name == "own data":
            print(held("start to first page, s", first, "start", name))
        edits: dict[str, tuple[str, Callable[[int], object], Callable[[int], str]]] = {
            "a value": (f"companies/{company}/", lambda n: edit(path, n), lambda n: f"version {n}."),
            "a rung": (
                f"companies/{company}/{programme}/",
                lambda n: path.write_text(data.replace(shows[0], "") if n % 2 else data, "utf-8"),
                lambda n: "<h1",
            ),
            "a template": (
                f"companies/{company}/{programme}/",
                lambda n: template.write_text(page.replace("<h1>", f'<h1 data-version="{n}">'), "utf-8"),
                lambda n: f'data-version="{n}"',
            ),
        }
        for what, (address, change, wanted) in edits.items():
            taken = []
            for number in range(1, 11):
                epoch = live.epoch(address)
                start = time.perf_counter()
                change(number)
                live.wait(epoch)
                served = live.get(address)
                taken.append(time.perf_counter() - start)
                assert wanted(number) in served, (what, number)
            print(held(f"{what} to the served page, s", statistics.median(taken), "edit", name))


def check() -> None:
    """CPU seconds of a check with nothing changed."""
    code = "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'solidstate', 'check'], capture_output=True)\n"
    code += "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    taken = [
        float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True).stdout)
        for _ in range(5)
    ]
    print(held("check with nothing changed, CPU s", statistics.median(taken), "check", "own data"))


def main() -> None:
    """Run all of it, or some sizes; fails where a limit is passed."""
    builds_alone = "builds" in sys.argv[1:]
    sizes = [int(one) for one in sys.argv[1:] if one != "builds"] or ([500, 2000] if builds_alone else [0, 500, 2000])
    each = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            if size:
                each[size] = builds(size, Path(folder))
            if size and not builds_alone:
                preview(Path(folder) / "ours", "company-7", "cell", f"{size} companies")
            elif not size:
                check()
                preview(copy_project(Path(folder) / "own", ROOT / "data"), "gotion-high-tech", "jinshi", "own data")
    if {500, 2000} <= set(each):
        print(held("ms a page at 2,000 against 500:", each[2000] / each[500], "growth", "2000"))
    print("All limits kept." if not failed else f"Limits passed: {', '.join(failed)}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
