"""How a page is cited: in words, as BibTeX and as CSL-JSON, with the version of the data and the day of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from ..language.days import day as in_words
from .written import stop

AUTHOR = "The How Far contributors"
SITE = "How far?"

_SPECIAL = re.compile(r"[&%$#_{}~^\\]")
_ESCAPES = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def cited(title: str, url: str, version: str, day: date) -> Mapping[str, str]:
    """A page by its title and its address, "" where that is not known: `plain`, `bibtex` and `csl`.

    `version` is that of the data (2026.11.24), `day` the day for which the site was made: what is derived hangs on both.
    """
    found = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_tex(title)}}}",
        "howpublished": _tex(SITE),
        "version": version,
        "year": str(day.year),
        "month": str(day.month),
        "url": url,
        "urldate": day.isoformat(),
    }
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in found.items() if text)
    item = {
        "id": _key(title, version),
        "type": "webpage",
        "title": title,
        "author": [{"literal": AUTHOR}],
        "container-title": SITE,
        "version": version,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        **({"URL": url, "accessed": {"date-parts": [[day.year, day.month, day.day]]}} if url else {}),
    }
    return {
        "plain": " ".join(filter(None, (f"{AUTHOR}: {title}{stop(title)} {SITE} Version {version}, as of {in_words(day)}.", url))),
        "bibtex": f"@misc{{{_key(title, version)},\n{lines}\n}}",
        "csl": json.dumps([item], ensure_ascii=False, separators=(",", ":")),
    }


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _ESCAPES.get(sign[0], f"\\{sign[0]}"), text)


def _key(title: str, version: str) -> str:
    """A key of letters, digits and hyphens: the first words of the title, and the version."""
    words = re.findall(r"[a-z0-9]+", title.lower())[:4]
    return "-".join(["how-far", *words, version.replace(".", "-")])
