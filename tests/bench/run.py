"""Speed, as ratios within one run: our build beside plain MkDocs with Material on ready-written Markdown of the same pages.

Synthetic data of 60, 500 and 2,000 companies, one programme and eight milestones each, on the scale, routes and challenges
of the project. CPU seconds, because machines are noisy. Then the live preview on the project's own data: seconds from saving
a file until the page is served, median of ten.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from solidstate.site.website import site_files  # noqa: E402

from tests.conftest import SAMPLE  # noqa: E402
from tests.previewing import Preview, copy_project  # noqa: E402

SIZES = (60, 500, 2000)
CRITERIA = (
    "principle-published",
    "use-named",
    "lab-cell",
    "full-cell-design",
    "prototype-cell",
    "samples-delivered",
    "abuse-test",
    "vehicle-demo",
)
MARKED_UP = 1.12  # how much longer such Markdown is as HTML
PLAIN = """\
site_name: Plain
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs, navigation.instant]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, toc]
nav: [{Home: index.md}]
not_in_nav: "*"
"""
MEASURED = """\
import json, resource, sys
from mkdocs.__main__ import cli
try:
    cli(["build", "-f", sys.argv[1], "--site-dir", sys.argv[2]], standalone_mode=False)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}))
"""


def company(number: int) -> str:
    """A company file with one programme and eight milestones."""
    milestones = "".join(
        f"""\
      step-{step}:
        date: {2016 + step}-0{1 + (number + step) % 9}-1{step}
        what: Company {number} showed step {step} of its cell to customers and gave {300 + step} Wh/kg for it.
        shows:
          - {criterion}
        confirmed_by: maker
        figures:
          - measure: specific-energy
            value: {300 + step}
            unit: Wh/kg
            of: cell
        evidence:
          - source: page-{step}
            quote: step {step} with an energy density of {300 + step} Wh/kg at the level of the cell
"""
        for step, criterion in enumerate(CRITERIA)
    )
    sources = "".join(
        f"""\
  page-{step}:
    title: Company {number} shows step {step}
    publisher: A newspaper
    kind: press
    url: https://example.org/{number}/{step}
    language: en
    published: {2016 + step}
    read: 2026-11-22
"""
        for step in range(8)
    )
    return f"""\
name: Company {number}
country: FR
kind: start-up
summary: A company made up for the bench, number {number}.
checked: 2026-11-22
sources:
{sources}programmes:
  cell:
    name: Cell {number}
    class: all-solid-state
    class_evidence:
      - source: page-0
        quote: an all-solid-state cell
    marketed_as: all-solid-state
    routes:
      - sulfide
    application: car
    milestones:
{milestones}    promises:
      series:
        what: Series production of the cell.
        would_show:
          - series-production
        statements:
          - said: 2022
            due: 2025
            wording: by 2025
            evidence:
              - source: page-6
                quote: by 2025
"""


def as_markdown(html: str) -> str:
    """The same page as somebody would write it by hand in Markdown, filled up with its own words to the same size."""
    text = re.sub(r"(?s)<svg.*?</svg>|<nav.*?</nav>", "", html)
    text = re.sub(r'<a [^>]*href="(https?:[^"]*)"[^>]*>(.*?)</a>', r"[\2](\1)", text)
    for tag, mark in (("h1", "# "), ("h2", "## "), ("h3", "### "), ("li", "- "), ("dt", "**"), ("blockquote", "> ")):
        text = re.sub(rf"<{tag}[^>]*>", f"\n\n{mark}", text)
    text = re.sub(r"<(p|div|figure|figcaption|tr|dd|section)[^>]*>", "\n\n", text)
    text = re.sub(r"<(b|strong)>(.*?)</\1>", r"**\2**", text)
    text = re.sub(r"<[^>]+>", "", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    page = re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line not in ("-", "**", ">"))) + "\n"
    words = [line for line in page.split("\n") if len(line) > 20 and line[0] not in "#>-"] or ["A paragraph of text."]
    while len(page) * MARKED_UP < len(html):
        page += "\n" + "\n\n".join(words[:40]) + "\n"
    return page


def measure(config: Path, target: Path) -> dict[str, float]:
    """Build in a process of its own; CPU seconds and peak memory in MB."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795478400"}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(config), str(target)], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.strip().split("\n")[-1])
    return found


def compare(size: int) -> tuple[int, float, float]:
    """Build one size both ways and print a line; returns pages, our CPU seconds, and the ratio to plain."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours", Path(folder) / "plain"
        ours.mkdir()
        copy_project(ours, SAMPLE / "data")
        shutil.rmtree(ours / "data" / "companies")
        (ours / "data" / "companies").mkdir()
        for path in (ours / "data" / "context").glob("*.yaml"):
            path.write_text(re.sub(r"\ncompanies:\n(  - .*\n)+", "\n", path.read_text("utf-8")), "utf-8")
        for number in range(size):
            (ours / "data" / "companies" / f"company-{number}.yaml").write_text(company(number), "utf-8")
        files = [file for file in site_files(ours, date(2026, 11, 24)) if file.is_page]
        (plain / "docs").mkdir(parents=True)
        (plain / "mkdocs.yml").write_text(PLAIN)
        for file in files:
            target = plain / "docs" / file.uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(as_markdown(str(file.text)), "utf-8")
        first = measure(ours / "mkdocs.yml", Path(folder) / "site-ours")
        second = measure(plain / "mkdocs.yml", Path(folder) / "site-plain")
        pages = len(files)
        ratio = first["cpu"] / second["cpu"]
        sizes = [
            sum(path.stat().st_size for path in (Path(folder) / name).rglob("*.html")) / pages / 1024
            for name in ("site-ours", "site-plain")
        ]
        print(
            f"{size:>9}{pages:>7}{first['cpu']:>9.1f}{first['cpu'] / pages * 1000:>9.1f}{first['peak']:>8.0f}{sizes[0]:>7.0f}"
            f"{second['cpu']:>10.1f}{second['cpu'] / pages * 1000:>9.1f}{second['peak']:>8.0f}{sizes[1]:>7.0f}{ratio:>8.2f}"
        )
        return pages, first["cpu"], ratio


def preview() -> float:
    """Seconds from saving a data file until the page shows it, median of ten, on the project's own data."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project", ROOT / "data")
        path = root / "data" / "companies" / "gotion-high-tech.yaml"
        with Preview(root) as live:
            for number in range(10):
                epoch = live.epoch()
                text = re.sub(r"\nsummary: .*", f"\nsummary: The summary, version {number}. It was", path.read_text("utf-8"), count=1)
                start = time.perf_counter()
                path.write_text(text, "utf-8")
                live.wait(epoch)
                assert f"version {number}." in live.get("companies/gotion-high-tech/")
                taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Run all of it; fails where a limit is passed."""
    print(f"{'':>16}{'ours':>18}{'':>22}{'plain MkDocs + Material':>27}")
    print("companies  pages    CPU s  ms/page  MB RAM  kB/p     CPU s  ms/page  MB RAM  kB/p   ratio")
    rows = {size: compare(size) for size in SIZES}
    per_page = {size: cpu / pages for size, (pages, cpu, _) in rows.items()}
    growth = per_page[2000] / per_page[500]
    print(f"\nms per page at 2,000 against 500: {growth:.2f} (limit 1.15)")
    seconds = preview()
    print(f"saving to served, median of ten: {seconds:.2f} s (limit 1.0)")
    failed = (
        [f"ratio at {size}" for size in (500, 2000) if rows[size][2] > 0.7]
        + (["growth"] if growth > 1.15 else [])
        + (["preview"] if seconds > 1 else [])
    )
    print("All limits kept." if not failed else f"Limits passed: {', '.join(failed)}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
