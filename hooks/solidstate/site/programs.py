"""What stands at the root of the site for programs: what crawlers may ask for, the site in short, how it is cited, icons as PNG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..derived.survey import Survey
from ..drawing.cards import png
from ..exports.places import Places
from ..exports.rows import Settings
from ..exports.tables import all_tables
from .rendering import text_environment

TEXTS = {"robots.txt": "robots.txt", "llms.txt": "llms.txt", "CITATION.cff": "citation.cff"}
"""By the name of the file that of its template in templates/text/."""

ICONS = {"assets/icon-180.png": 180}
"""By the name of the file its width, in pixels: for those who show no SVG."""


def for_programs(root: Path, survey: Survey, settings: Settings) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Each of these files, and how to make it."""
    for uri, name in TEXTS.items():
        yield uri, partial(_text, root, name, survey, settings)
    for uri, width in ICONS.items():
        yield uri, partial(_icon, root, width)


def _text(root: Path, name: str, survey: Survey, settings: Settings) -> str:
    template = text_environment(root).get_template(f"text/{name}.jinja")
    return template.render(places=Places.of(settings), survey=survey, tables=all_tables(survey, settings)).rstrip() + "\n"


def _icon(root: Path, width: int) -> bytes:
    return png((root / "docs" / "assets" / "favicon.svg").read_text("utf-8"), (), width)
