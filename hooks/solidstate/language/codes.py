"""The names of countries and languages by their codes, from Unicode's list."""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global


@lru_cache(maxsize=300)
def country_name(code: str) -> str | None:
    """The English name of a country by its ISO 3166-1 code, or None where there is none of that code."""
    return None if code in NO_COUNTRIES else Locale("en").territories.get(code)


@lru_cache(maxsize=300)
def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code; an unknown code as it is."""
    return str(Locale("en").languages.get(code.replace("-", "_"), code))


NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Codes of two letters that the list of names holds beside those that ISO 3166-1 gives to countries."""


@cache
def countries() -> dict[str, str]:
    """Every country's code with its English name, by code."""
    return {code: name for code in sorted(Locale("en").territories) if len(code) == 2 and (name := country_name(code))}


def country_code(text: str) -> str:
    """The code of a country that is written otherwise: de, Germany, UK; or nothing."""
    plain = text.strip().casefold()
    short = plain.upper()
    meant = [short, *get_global("territory_aliases").get(short, ())]
    named = [code for code, name in countries().items() if name.casefold() == plain]
    return next((code for code in (*meant, *named) if code in countries()), "")
