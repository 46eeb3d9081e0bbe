"""Projects of any size for the bench: the sample, and as many companies more, each with a programme, eight milestones and a promise."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import SAMPLE
from tests.previewing import copy_project

MARKED_UP = 1.12  # how much longer such Markdown is as HTML
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


def project(target: Path, size: int) -> Path:
    """A project of the sample and `size` made companies."""
    copy_project(target, SAMPLE / "data")
    for number in range(size):
        (target / "data" / "companies" / f"company-{number}.yaml").write_text(company(number), "utf-8")
    return target


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
