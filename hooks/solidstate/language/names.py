"""Names of organisations: when two are one, whatever the script, the case, the accents and the legal form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL = re.compile(
    r"ab|ag|as|asa|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|kk|limited|llc|ltd|nv|oyj?|plc|pte|pty|sa|sarl|sas|se|spa|srl"
)
"""Legal forms: last words that one writer of a name leaves out and another puts in."""
_LEGAL_EAST = re.compile("股份有限公司|有限责任公司|有限公司|集团公司|株式会社|주식회사|㈜|\\(주\\)|\\(株\\)")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name by which it is known again: lower case, no accents, no legal form; one word a name in scripts without spaces."""
    text = _LEGAL_EAST.sub(" ", unicodedata.normalize("NFKC", name))
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    plain = unicodedata.normalize("NFC", plain)
    found = re.findall(r"[^\W_]+", re.sub(r"[.'’]", "", plain.casefold()))
    while len(found) > 1 and _LEGAL.fullmatch(found[-1]):
        found.pop()
    return tuple(found)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """The same text for all spellings of one name."""
    return "".join(words(name))


def beginnings(name: str) -> tuple[str, ...]:
    """The keys of all names with which this one begins: some of its first words, or signs where the script has no spaces."""
    key, parts = name_key(name), words(name)
    if _EAST.search(name):
        return tuple(key[:length] for length in range(2, len(key)))
    found = ("".join(parts[:length]) for length in range(1, len(parts)))
    return tuple(one for one in found if len(one) >= 3)


def begins_with(name: str, other: str) -> bool:
    """Whether a name begins with another, and that ends there at a word: ION does not begin Ionic 5."""
    whole, part = name.casefold(), other.casefold()
    behind = whole[len(part) : len(part) + 1]
    return whole.startswith(part) and (not behind.isalnum() or bool(_EAST.match(part[-1:])))


@lru_cache(maxsize=8192)
def order(name: str) -> tuple[str, str]:
    """By what names stand in a list as a reader looks for them: Škoda under S, Bolloré beside Bollor, capitals or not."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain.casefold(), name
