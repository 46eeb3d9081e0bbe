"""What the search index should know about a page: its words, and every way in which people write its names.

Material's search splits at spaces and punctuation and knows nothing of spelling: names are given folded (Bolloré,
Bollore), joined (QSE-5, QSE5), and each name in another script as a word of its own.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_JOINED = re.compile(r"[\w²³₀-₉]+(?:[-–\u2011 ./][\w²³₀-₉]+)+")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "σ": "sigma", "Ω": "ohm", "µ": "micro", "μ": "micro"}
_KEYWORDS_BOOST = 500.0  # in Material's search, between a title (1,000) and a text (1)
_TEXT_LIMIT = 700  # characters of a page's text in the index: names and the gist are found, the file stays small


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One entry of the index. `location_id` is "" for the page, else the anchor of a section."""

    location_id: str
    title: str
    text: str
    keywords: str = ""
    boost: float = 1.0


def entry(title: str, texts: Iterable[str | None], names: Iterable[str] = (), boost: float = 1.0, anchor: str = "") -> SearchEntry:
    """Make an entry of a page's title, its texts in order of weight, and all its names."""
    text = " ".join(part for part in texts if part)
    text = text if len(text) <= _TEXT_LIMIT else text[:_TEXT_LIMIT].rsplit(" ", 1)[0] + " …"
    known = list(dict.fromkeys(names))
    return SearchEntry(anchor, title, text, " ".join(dict.fromkeys(v for name in (title, *known) for v in variants(name))), boost)


def variants(name: str) -> list[str]:
    """The ways to write a name, itself first: without accents, joined, in Latin letters for Greek, subscripts as digits."""
    found = [name]
    plain = "".join(_GREEK.get(sign, sign) for sign in unicodedata.normalize("NFKC", name))
    folded = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    found += [plain, unicodedata.normalize("NFC", folded)]
    for match in _JOINED.finditer(folded):
        parts = re.split(r"[-–\u2011 ./]", match.group(0))
        if len(parts) <= 3 and any(sign.isdigit() for sign in match.group(0)):
            found.append("".join(parts))
    if re.search(r"-", folded):
        found.append(folded.replace("-", ""))
    return list(dict.fromkeys(part for part in found if part.strip()))


def extended(text: str, pages: Iterable[tuple[str, Sequence[SearchEntry]]]) -> str:
    """An index of Material's with our entries in the place of its own for the same pages; its other pages get keywords too.

    `pages` are (address, entries).
    """
    index = json.loads(text)
    ours = dict(pages)
    docs = [doc for doc in index["docs"] if doc["location"].partition("#")[0] not in ours]
    for doc in docs:
        doc["keywords"] = " ".join(variants(doc["title"])[1:])
    for url, entries in ours.items():
        for one in entries:
            found = {
                "location": url + (f"#{one.location_id}" if one.location_id else ""),
                "title": html.escape(one.title),
                "text": html.escape(one.text),
                "keywords": one.keywords,
            }
            docs.append(found | ({"boost": one.boost} if one.boost != 1 else {}))
    index["docs"] = docs
    index["config"].setdefault("fields", {})["keywords"] = {"boost": _KEYWORDS_BOOST}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))
