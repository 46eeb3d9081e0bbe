"""Which sources no longer answer: the one command that asks other machines, and only when somebody calls it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from itertools import chain
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from ..catalogue import SourceEntry
from ..site.rendering import project_environment
from .project import opened

AGENT = "Mozilla/5.0 (compatible; solidstate link check; one request a page)"
GONE = frozenset({404, 410})
"""Answers that say that a page is no longer there. A refusal (403, 429) says nothing about the page."""


@dataclass(frozen=True)
class Dead:
    """A source that does not answer, and why: the status of the answer, or what happened instead."""

    entry: SourceEntry
    why: str


def reason(url: str, timeout: float) -> str:
    """Why a page is dead ("404", "no such host"), or "" where it answers, or refuses a machine, which says nothing about it."""
    try:
        with urlopen(Request(url, headers={"User-Agent": AGENT}), timeout=timeout):  # noqa: S310 - the check lets only http and https in
            return ""
    except HTTPError as error:
        return str(error.code) if error.code in GONE else ""
    except (OSError, HTTPException, ValueError) as error:
        return str(getattr(error, "reason", "") or type(error).__name__)


def dead(entries: Iterable[SourceEntry], timeout: float, workers: int) -> Iterator[Dead]:
    """Ask for every page; those of one host one after another, so that nobody is pressed."""
    by_host: dict[str, list[SourceEntry]] = defaultdict(list)
    for entry in entries:
        by_host[urlsplit(entry.record.url).netloc].append(entry)

    def ask(found: list[SourceEntry]) -> list[Dead]:
        return [Dead(entry, why) for entry in found if (why := reason(entry.record.url, timeout))]

    with ThreadPoolExecutor(workers) as pool:
        yield from sorted(chain.from_iterable(pool.map(ask, by_host.values())), key=lambda one: one.entry.id)


@click.command()
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
@click.option("--workers", default=16, show_default=True, help="Hosts that are asked at a time.")
@click.pass_obj
def links(root: Path, timeout: float, workers: int) -> None:
    """Ask every source whether it still answers, and list those that do not, as Markdown. Needs the network."""
    found = list(dead(opened(root).sources.values(), timeout, workers))
    click.echo(project_environment(root).get_template("text/links.md.jinja").render(dead=found).strip())
