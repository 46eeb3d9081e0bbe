"""What every answer and every fact of the API has."""

from __future__ import annotations

from typing import TypedDict


class Span(TypedDict):
    """A date as exact as its source."""

    text: str
    """As it is written: 2025, 2025-Q3, ..2025-10, 2027..2028, 2030.., undated."""
    first: str | None
    """The first day that it may be; null where it is open to the past."""
    last: str | None
    """The last day that it may be, by which it counts; null where it is open to the future."""


class Party(TypedDict):
    """Somebody who says something or takes part."""

    id: str | None
    """The id of the company, where it has a file."""
    name: str
    """The name."""


class Canonical(TypedDict):
    """A value in the unit of its measure, so that values can be compared."""

    low: float | None
    """The lower end; null where there is none."""
    high: float | None
    """The upper end; null where there is none."""
    unit: str
    """The unit of the measure."""


class Quoted(TypedDict):
    """The words that prove something, and the page on which they stand."""

    source: str
    """The id of the page, in sources."""
    quote: str
    """The words, verbatim. They belong to their source."""
    translation: str | None
    """The same in English, where the quote is not."""
    language: str
    """The language of the quote (ISO 639-1)."""
    title: str
    """The title of the page, or what it is in our words."""
    publisher: str
    """Who published it."""
    published: Span | None
    """When it was published; null where that is not known."""
    url: str
    """Its address."""
    weak_because: str | None
    """Why the words are weak by themselves: graded, machine, inferred or undated; null where they are not."""
    note: str | None
    """What a reader must know about it."""


class Licence(TypedDict):
    """Under what it may be used."""

    id: str
    """Its SPDX id."""
    url: str
    """Its text."""
    attribution: str
    """Whom to name."""


class Version(TypedDict):
    """Which state of the data an answer is made of."""

    version: str
    """The newest day on which something was held against a page, as a calendar version: 2026.11.24."""
    commit: str | None
    """The commit of the repository; null where data/ is not as in a commit, or there is no git."""
    hash: str
    """Of all files of the record: two states of one day differ in it."""


class About(TypedDict):
    """What every answer begins with."""

    api_version: str
    """The version of this contract: a field that goes or changes its meaning raises the first number, a new one the second."""
    as_of: str
    """The day for which everything is derived."""
    data_version: Version
    """Which state of the data."""
    licence: Licence
    """Under what it may be used."""
    site: str | None
    """The address of the site, where it is known; addresses without it are relative to the folder of the site."""


class Index(TypedDict):
    """Where everything is."""

    files: dict[str, str]
    """By the name of a list, its file."""
    companies: dict[str, str]
    """By the id of a company, the file with everything about it."""
