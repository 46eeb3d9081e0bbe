"""Rules of words: plain text, addresses, sources and quotes."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import prose
from ..language.codes import country_code, country_name
from ..language.problems import Problem
from ..language.tongues import is_language, other_language
from ..language.vocabulary import PLACEHOLDERS
from ..reading.loading import Document
from ..records import (
    Evidence,
    Figure,
    Source,
)
from .folder import Folder, every, evidence_beside, language_of, unknown
from .quotes import too_long

PLAIN = "Write plain text; *emphasis*, `code` and [links](https://…) are allowed."


def text_is_plain(document: Document, folder: Folder) -> Iterator[Problem]:
    """Free text holds no raw HTML and no links but http, https and addresses of this site."""
    for location, text in every(document, str):
        if type(text) is not str:
            continue
        if tag := prose.raw_html(text):
            yield document.problem(location, f"Found raw HTML: {tag[:40]}", PLAIN)
        if "](" in text:
            for target in prose.links(text):
                if not prose.is_safe_link(target):
                    yield document.problem(
                        location, f"The link goes to '{target[:60]}'.", "Links are http, https or addresses of this site."
                    )
    for location, held in every(document, dict):
        for key in held:
            if tag := prose.raw_html(key):
                yield document.problem((*location, key), f"Found raw HTML: {tag[:40]}", PLAIN)


def placeholders_are_filled(document: Document, folder: Folder) -> Iterator[Problem]:
    """Nothing that a new file holds to be filled in is left."""
    waiting = frozenset(PLACEHOLDERS.values())
    for location, text in every(document, str):
        if text in waiting:
            yield document.problem(location, f"'{text}' is what a new file begins with.", "Write your own, or remove the part.")


def countries_exist(document: Document, folder: Folder) -> Iterator[Problem]:
    """The country of a company is one of ISO 3166-1."""
    country = getattr(document.record, "country", None)
    if country and country not in PLACEHOLDERS.values() and country_name(country) is None:
        meant = country_code(country)
        remedy = f"Write {meant} for {country_name(meant)}." if meant else "Two capital letters, such as DE (ISO 3166-1 alpha-2)."
        yield document.problem(("country",), f"'{country}' is no country.", remedy, better=meant or None)


def evidence_names_a_source(document: Document, folder: Folder) -> Iterator[Problem]:
    """Evidence and figures cite a source by a key of the same file."""
    sources = getattr(document.record, "sources", {})
    for location, evidence in every(document, Evidence):
        if evidence.source not in sources:
            yield unknown(
                document, (*location, "source"), "source of this file", evidence.source, sources, "Sources are listed under `sources:`."
            )
    for location, figure in every(document, Figure):
        if figure.source and figure.source not in {e.source for e in evidence_beside(document, location)}:
            message = f"The milestone has no evidence from '{figure.source}'."
            yield document.problem((*location, "source"), message, "Name the source of one of the quotes beside it.")


def sources_are_cited(document: Document, folder: Folder) -> Iterator[Problem]:
    """Each source listed is cited by some evidence of its file."""
    cited = {evidence.source for _, evidence in every(document, Evidence)}
    for key in getattr(document.record, "sources", {}):
        if key not in cited:
            yield document.problem(("sources", key), "Nobody cites this source.", "Cite it, or remove it.", key=True)


def sources_are_dated_in_order(document: Document, folder: Folder) -> Iterator[Problem]:
    """A page is read on or after the day on which it was published."""
    for location, source in every(document, Source):
        if source.read is None:
            continue
        if source.published and source.published.first and source.published.first > source.read.first:
            yield document.problem(
                (*location, "read"),
                f"It was read on {source.read}, before it was published ({source.published}).",
                "Mend one of the dates.",
            )


def quotes_are_short(document: Document, folder: Folder) -> Iterator[Problem]:
    """A quote has at most 25 words, or 60 characters where the script has no spaces; a foreign one is translated."""
    for location, evidence in every(document, Evidence):
        if excess := too_long(evidence.quote):
            yield document.problem((*location, "quote"), f"The quote has {excess}.", "Keep the shortest words that prove it.")
        language = language_of(document, evidence)
        if evidence.translation or language == "en" or not is_language(language):
            continue
        if other_language(evidence.quote, language) != "en":
            yield document.problem(location, f"The quote is in '{language}' and has no translation.", "Add `translation:` in English.")
