"""Lighthouse with its phone settings, on the strictly built site from a server that compresses. Prints the medians; fails below 95.

Five runs on the pages that most readers meet, one on the longest page of each other kind. `run.py KIND …` audits those kinds alone.
The column "cpu" is Lighthouse's own measure of the machine during the runs: where it drops, something else was busy, and "perf" tells of that.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browsing import QUIET, executable, kinds  # noqa: E402
from tests.building import build  # noqa: E402
from tests.serving import serving  # noqa: E402
from tests.weighing import weigh, weigh_beside  # noqa: E402

LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIMIT = 95
OFTEN = ("home", "ladder", "company", "programme", "promises")
RUNS = 5
TRIES = 2  # a browser sometimes does not start


def audit(url: str, browser: str) -> dict[str, Any]:
    """One run of Lighthouse; its own report."""
    command = [
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(QUIET)}",
    ]
    for _ in range(TRIES):
        done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=False)
        report: dict[str, Any] = json.loads(done.stdout) if done.stdout.startswith("{") else {}
        if done.returncode == 0 and "runtimeError" not in report:
            return report
    sys.exit(f"Lighthouse could not audit {url}.\n{report.get('runtimeError') or done.stderr}")


def scores(report: dict[str, Any]) -> list[int]:
    """The points of the four categories, of 100."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def losses(report: dict[str, Any]) -> dict[str, str]:
    """Every audit that lost points, with what it found first."""
    found = {}
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            result = report["audits"][reference["id"]]
            if reference["weight"] and result["score"] is not None and result["score"] < 1:
                found[f"{name}: {result['id']}"] = result.get("displayValue") or culprit(result) or "failed"
    return found


def culprit(result: dict[str, Any]) -> str:
    """The first thing that an audit names: an element, a text or an address."""
    items = result.get("details", {}).get("items") or [{}]
    node = items[0].get("node") or {}
    return str(node.get("snippet") or items[0].get("description") or items[0].get("href") or "")[:160]


def main(wanted: list[str]) -> None:
    """Build, serve, audit, print."""
    with sync_playwright() as playwright:
        browser = executable(playwright)
    lost: dict[str, list[str]] = defaultdict(list)
    below = []
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as start:
        site = Path(folder)
        done = build(site, SITE_URL=start)
        if done.returncode:
            sys.exit(done.stderr)
        pages = kinds(site)
        if unknown := set(wanted) - set(pages):
            sys.exit(f"There is no kind of page called {', '.join(sorted(unknown))}. There are: {', '.join(pages)}.")
        print(f"{'kind':<15}{'runs':>5}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'kB':>7}{'files':>7}{'cpu':>6}  page")
        for kind in wanted or pages:
            address = pages[kind][0]
            reports = [audit(start + address, browser) for _ in range(RUNS if kind in OFTEN else 1)]
            medians = [round(statistics.median(column)) for column in zip(*map(scores, reports), strict=True)]
            weights = weigh(site, address)
            speed = statistics.median(report["environment"]["benchmarkIndex"] for report in reports)
            marks = "".join(f"{value:>5}{' ' if value >= LIMIT else '!'}" for value in medians)
            print(
                f"{kind:<15}{len(reports):>5} {marks}{sum(weights.values()) / 1000:>6.0f}{len(weights):>7}{speed:>6.0f}  /{address}",
                flush=True,
            )
            below += [f"{kind}: {name} {value}" for name, value in zip(CATEGORIES, medians, strict=True) if value < LIMIT]
            for report in reports:
                for name, what in losses(report).items():
                    lost[name].append(f"{kind} ({what})")
        print("\nBeside the pages, kB: " + ", ".join(f"{Path(name).name} {size / 1000:.0f}" for name, size in weigh_beside(site).items()))
    for name, where in sorted(lost.items()):
        print(f"\n{name}, lost points in {len(where)} run{'' if len(where) == 1 else 's'}:")
        print("\n".join(f"  {line}" for line in dict.fromkeys(where)))
    print(f"\nEvery median is at least {LIMIT}." if not below else f"\nBelow {LIMIT}: {'; '.join(below)}")
    sys.exit(bool(below))


if __name__ == "__main__":
    main(sys.argv[1:])
