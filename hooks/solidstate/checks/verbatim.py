"""Rules of quotes: the words are those of the page, in its language, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..language.problems import Problem
from ..language.tongues import is_language, language_name, language_of_country, other_language
from ..language.vocabulary import SourceKind
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Publisher, Source
from .folder import Folder, every, language_of

_DOTS = re.compile(r"…|\.{3}|。{3}|·{3}")
_ELLIPSIS = re.compile(r"[\[(（【]?\s*(?:…+|\.{3,}|。{3,}|·{3,})\s*[\])）】]?")
_INSERTED = re.compile(r"\[[^\]]*[a-zäöüßàéèêçñ]{3,}[^\]]*\]")
_MARKS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "「": "」", "『": "』", "‘": "’", "'": "'", "＂": "＂"}


def quotes_are_verbatim(document: Document, folder: Folder) -> Iterator[Problem]:
    """A quote holds the page's own words in one piece: no gap marked by dots, no quotation marks around it."""
    for location, evidence in every(document, Evidence):
        quote = evidence.quote
        at = (*location, "quote")
        if _DOTS.search(quote) and (found := _ELLIPSIS.search(quote)):  # most have none; what it may begin with is slow
            yield document.problem(
                at,
                f"'{found.group(0).strip()}' leaves words out.",
                "Quote the words on one side of it, or make two quotes of the two sides.",
            )
        for name in ("quote", "translation"):
            text = getattr(evidence, name)
            if text and (bare := without_marks(text)) != text:
                yield document.problem(
                    (*location, name),
                    f"Quotation marks ({text[0]} {text[-1]}) stand around the whole text.",
                    "Drop them: the page sets its own.",
                    better=bare,
                )


def words_in_brackets(document: Document, folder: Folder) -> Iterator[Problem]:
    """Words in square brackets are mostly added, or stand for others; a newspaper may have put them there itself."""
    for location, evidence in every(document, Evidence):
        if found := _INSERTED.search(evidence.quote):
            yield document.problem(
                (*location, "quote"),
                f"Are the brackets of '{found.group(0)}' the page's own?",
                "If not, write its words without them; if so, say so.",
            )


def without_marks(text: str) -> str:
    """The text without quotation marks around the whole of it; those within it stay."""
    text = text.strip()
    closing = _MARKS.get(text[:1], "")
    inner = text[1:-1]
    if len(text) < 3 or not closing or text[-1] not in closing or any(mark in inner for mark in closing) or text[0] in inner:
        return text
    return inner.strip()


def translations_translate(document: Document, folder: Folder) -> Iterator[Problem]:
    """A translation is English and not the quote once more; what is in English has none."""
    for location, evidence in every(document, Evidence):
        if evidence.translation is None:
            continue
        language = language_of(document, evidence)
        at = (*location, "translation")
        if _plain(evidence.translation) == _plain(evidence.quote) and re.search(r"[^\W\d_]", evidence.quote):
            yield document.problem(
                at, "The translation is the quote once more.", "Write it in English; where the quote is in English, drop this."
            )
        elif language == "en":
            found = other_language(evidence.quote, "en")
            remedy = (
                f"Set `language: {found}` at that source." if found else "Set `language:` of the page to that of the quote, or drop this."
            )
            yield document.problem(at, f"The page '{evidence.source}' is said to be in English, and its quote is translated.", remedy)


def quote_in_another_language(document: Document, folder: Folder) -> Iterator[Problem]:
    """A quote is in the language that its page is said to be in, and its translation in English."""
    for location, evidence in every(document, Evidence):
        language = language_of(document, evidence)
        if not is_language(language) or (language == "en" and evidence.translation):
            continue  # has a rule of its own
        if found := other_language(evidence.quote, language):
            yield document.problem(
                (*location, "quote"),
                f"This looks like {language_name(found)}, and the page is said to be in {language_name(language)}.",
                f"Set `language: {found}` at the source '{evidence.source}'"
                + (" and add a translation." if found != "en" and not evidence.translation else ", or quote the words of the page."),
            )
        if evidence.translation and (found := other_language(evidence.translation, "en")):
            yield document.problem((*location, "translation"), f"This looks like {language_name(found)}.", "Translate into English.")


def languages_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """The language of a page is a code of ISO 639-1, not that of a country."""
    for location, page in every(document, Source | Publisher):
        code = page.language
        if code and not is_language(code):
            language = language_of_country(code)
            remedy = (
                f"Write {language} for {language_name(language)}."
                if language
                else "Two letters, such as en, zh, ja, ko, de, fr (ISO 639-1)."
            )
            yield document.problem((*location, "language"), f"'{code}' is no language.", remedy, better=language or None)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


_HANGS = re.compile(
    r"""["“‘]?(?:(?:it(?!\ (?:took|takes|is\ \w+ed\ that))|they|he|she|the\ (?:company|firm|maker|manufacturer|start-?up|automaker|carmaker|group)
    |er|sie|das\ unternehmen|der\ konzern|il|elle|l[’']entreprise|la\ société|le\ groupe)\b
    |该公司|該公司|公司|它|同社|当社|회사|이\ 회사)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How words begin that say of somebody named before what they say."""


def nobody_is_named(document: Document, folder: Folder) -> Iterator[Problem]:
    """Words that begin with "it" or "the company" stand beside others of their page, or under a title, that name somebody of the file."""
    record = document.record
    if not isinstance(record, Company):
        return
    names = _names(record)
    beside: dict[Location, list[tuple[Location, Evidence]]] = defaultdict(list)
    for location, evidence in every(document, Evidence):
        beside[location[:-1]].append((location, evidence))
    for together in beside.values():
        for location, evidence in together:
            page, begin = record.sources.get(evidence.source), _HANGS.match(evidence.quote)
            if page is None or page.kind is SourceKind.COMPANY or begin is None:
                continue
            said = [one.quote for _, one in together if one.source == evidence.source]
            text = " ".join(filter(None, (*said, page.title, page.title_translation, page.described))).casefold()
            if not any(name in text for name in names):
                yield document.problem(
                    (*location, "quote"),
                    f"It begins with '{begin.group()}', and nothing beside it says who that is.",
                    "Begin with the name, or quote the words of the page that hold it too.",
                )


def _names(company: Company) -> set[str]:
    """How a company, its programmes and its partners are called, in small letters: with the first word alone too."""
    found = {company.name, company.name.split()[0], *company.also_known_as}
    for programme in company.programmes.values():
        found |= {programme.name, *programme.also_known_as, *programme.products, *(partner.name for partner in programme.partners)}
    return {name.casefold() for name in found if len(name) > 1}
