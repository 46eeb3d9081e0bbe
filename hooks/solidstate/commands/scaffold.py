"""Scaffolds: a new record with its fields explained, from the closed lists and the template."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from ..language import vocabulary
from ..site.rendering import project_environment


def new_company(root: Path, identifier: str, name: str | None, today: date) -> str:
    """The text of a new company file. `name` is made from the id where it is not given."""
    routes = sorted(path.stem for path in (root / "data" / "routes").glob("*.yaml"))
    shown = name or identifier.replace("-", " ").title()
    lists = {
        "kinds": vocabulary.CompanyKind,
        "source_kinds": vocabulary.SourceKind,
        "classes": vocabulary.CellClass,
        "applications": vocabulary.Application,
        "confirmations": vocabulary.Confirmation,
    }
    quoted = yaml.safe_dump(shown, allow_unicode=True).removesuffix("...\n").strip()
    words = {key: " | ".join(words) for key, words in lists.items()}
    template = project_environment(root).get_template("text/company.yaml.jinja")
    return (
        str(template.render(name=quoted, today=today.isoformat(), routes=" | ".join(routes), fill=vocabulary.PLACEHOLDERS, **words)) + "\n"
    )
