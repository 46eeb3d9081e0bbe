"""Languages: their codes, and which one a few words are in, as far as that can be told without a doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, localedata
from babel.core import get_global

_KANA = re.compile("[\u3041-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")
_EASTERN = re.compile("[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af]")
_SCRIPTS = {
    "Cyrillic": (re.compile("[\u0400-\u04ff]"), "ru uk be bg sr mk kk ky mn tg"),
    "Arabic": (re.compile("[\u0600-\u06ff]"), "ar fa ur ps"),
    "Devanagari": (re.compile("[\u0900-\u097f]"), "hi mr ne sa"),
    "Thai": (re.compile("[\u0e00-\u0e7f]"), "th"),
    "Greek": (re.compile("[\u0370-\u03ff]{3}"), "el"),
    "Hebrew": (re.compile("[\u0590-\u05ff]"), "he yi"),
}
_CODES = {"Cyrillic": "Cyrl", "Arabic": "Arab", "Devanagari": "Deva", "Thai": "Thai", "Greek": "Grek", "Hebrew": "Hebr"}
_EAST = frozenset(("zh", "ja", "ko"))
_COMMON = {
    "en": "the and of is was are were has have had with that this for from by which it its an on in to as at be been will not",
    "de": "der die das und ist sind wird werden wurde mit für von den dem des auf eine einer einen nicht auch bei nach zu zur zum im",
    "fr": "le les des est sont dans avec pour par une du et sur qui que cette ces ses aux été ont plus en la au",
    "it": "il gli della dello delle degli è sono con per una nel nella che di e alla dal questa lo dei sulla più anche",
    "es": "el los las del es son con para una en por que y se al como más esta su ha",
    "pt": "o os as do da dos das é são com para uma em por que e ao no na mais esta não foi",
    "nl": "de het een en van is zijn met voor op dat die niet ook wordt worden te bij naar",
    "pl": "i w z na do jest są oraz przez dla nie że się od",
    "sv": "och är med för av den det som på till att ett inte har",
    "tr": "ve bir bu için ile olarak daha da de olan",
    "cs": "a je v na se s pro z že do jsou",
    "ro": "și este în cu pentru de la din pe o un care sunt",
}
_BY_WORD: dict[str, set[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, set()).add(_language)
_TELLING = 3  # so many common words of one language, and none of the other, are no accident


@lru_cache(maxsize=256)
def is_language(code: str) -> bool:
    """Whether this is a language's code of two letters (ISO 639-1), of a language for which there is any data: kr is none."""
    return len(code) == 2 and code.isascii() and code.islower() and localedata.exists(code)


def languages() -> dict[str, str]:
    """Every language's code with its English name, by code."""
    return {code: name for code, name in sorted(Locale("en").languages.items()) if is_language(code)}


@lru_cache(maxsize=256)
def language_of_country(code: str) -> str:
    """The language that most people of a country write, for a country's code in place of a language's (cn is zh), or nothing."""
    found = get_global("likely_subtags").get(f"und_{code.upper()}", "")
    language = str(found).partition("_")[0]
    return language if is_language(language) else ""


def script_of(text: str) -> str:
    """What a page says of the script of a name that is not in Latin letters, as an HTML language: ja and ko by letters that are theirs
    alone, else the script without a language (und-Hani, und-Arab; ISO 15924); nothing for a name in Latin letters."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _HAN.search(text):
        return "und-Hani"
    return next((f"und-{_CODES[name]}" for name, (letters, _) in _SCRIPTS.items() if letters.search(text)), "")


def code_of(text: str) -> str:
    """The code of a language that is written otherwise: EN, english, zh-CN; or nothing."""
    plain = text.strip().lower()
    short = re.split("[-_]", plain)[0]
    if is_language(short):
        return short
    return next((code for code, name in Locale("en").languages.items() if name.lower() == plain and is_language(code)), "")


def language_name(code: str) -> str:
    """The English name of a language: Chinese."""
    return str(Locale("en").languages.get(code, code))


@lru_cache(maxsize=8192)
def other_language(text: str, language: str) -> str:
    """The language that a text is in, where that is surely another than the one it is said to be in; else nothing."""
    if _KANA.search(text):
        return "" if language in ("ja", "zh") and len(_KANA.findall(text)) < 2 else "" if language == "ja" else "ja"
    if len(_HANGUL.findall(text)) > 1:
        return "" if language == "ko" else "ko"
    if len(_HAN.findall(text)) * 3 > len(text):
        return "" if language in ("zh", "ja") else "zh"
    for pattern, languages in _SCRIPTS.values():
        if len(pattern.findall(text)) * 3 > len(text):
            return "" if language in languages.split() else languages.split()[0]
    script = _script(language)
    if script and not script.search(text):  # a page that is not written in Latin letters, words that are
        return _by_words(text, language) or ("en" if len(re.findall(r"[A-Za-z]{2,}", text)) > 3 else "")
    return _by_words(text, language)


def _script(language: str) -> re.Pattern[str] | None:
    """The signs in which a language is written, where they are not Latin letters."""
    if language in _EAST:
        return _EASTERN
    return next((pattern for pattern, languages in _SCRIPTS.values() if language in languages.split()), None)


def _by_words(text: str, language: str) -> str:
    tally: dict[str, int] = {}
    own = 0
    for word in set(re.findall(r"[^\W\d_]+", text.lower())):
        languages = _BY_WORD.get(word, set())
        own += language in languages
        for one in languages:
            tally[one] = tally.get(one, 0) + 1
    best = max(tally, key=lambda one: tally[one], default="")
    if not best or best == language or tally[best] < _TELLING or (language not in _COMMON and not _script(language)):
        return ""
    return best if own * 3 <= tally[best] else ""
