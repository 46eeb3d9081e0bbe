"""Scaffolds: a new file with its fields explained, from the closed lists, the records' own sentences and the template."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..language import vocabulary
from ..reading.insertions import as_lines
from ..reading.models import description
from ..records import Challenge, Company, Record
from ..site.rendering import text_environment

LISTS = {
    "company_kinds": vocabulary.CompanyKind,
    "source_kinds": vocabulary.SourceKind,
    "dated_by": vocabulary.DatedBy,
    "classes": vocabulary.CellClass,
    "applications": vocabulary.Application,
    "confirmations": vocabulary.Confirmation,
    "stages": vocabulary.StageName,
    "states": vocabulary.ChallengeState,
}


def new_company(root: Path, identifier: str, answers: Mapping[str, Any], today: date) -> str:
    """The text of a new company file. Where name, country, kind and summary are given nothing is left to fill in."""
    whole = all(answers.get(name) for name in ("name", "country", "kind", "summary"))
    return _written(root, "company", Company, today, id=identifier, answers=answers, whole=whole)


def new_challenge(root: Path, answers: Mapping[str, Any], order: int, today: date) -> str:
    """The text of a new challenge file, at the given place of the list."""
    return _written(root, "challenge", Challenge, today, answers=answers, order=order)


def _written(root: Path, kind: str, model: type[Record], today: date, **context: Any) -> str:
    template = text_environment(root).get_template(f"text/{kind}.yaml.jinja")
    text = template.render(
        **context,
        today=today.isoformat(),
        routes=" | ".join(sorted(path.stem for path in (root / "data" / "routes").glob("*.yaml"))),
        fill=vocabulary.PLACEHOLDERS,
        lists={name: " | ".join(words) for name, words in LISTS.items()},
        about=lambda *location: description(model, location),
        yaml=scalar,
        commented=_commented,
    )
    return text.strip() + "\n"


def scalar(text: str) -> str:
    """A text as a value in one line of YAML."""
    return as_lines({"x": text}, width=math.inf)[0].removeprefix("x: ")


def _commented(text: str) -> str:
    """Lines of YAML as a comment; what is a comment in them stays one when the first sign is taken away."""
    return "\n".join(f"# {line}".rstrip() for line in text.strip().split("\n"))
