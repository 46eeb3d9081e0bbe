"""Rules of identity: one organisation has one file and goes by its id, one programme has one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from ..language import prose
from ..language.names import beginnings, name_key
from ..language.problems import Problem
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Approach, Company, Figure, Milestone, Owner, Programme, Statement
from .folder import Folder, every

_ITEM = "https://www.wikidata.org/entity/"
_WIKIDATA_HOSTS = ("wikidata.org", "www.wikidata.org", "m.wikidata.org")
_WIKIDATA = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9]\d*)")


def companies_have_one_file(folder: Folder) -> Iterator[Problem]:
    """An organisation has one file: no two share a name, in any script, with or without its legal form."""
    claimed: dict[str, tuple[Document, str]] = {}
    for document in _companies(folder):
        told: set[str] = set()
        for location, name in _names(document):
            key = name_key(name)
            other, theirs = claimed.setdefault(key, (document, name))
            if other is not document and other.path not in told:
                told.add(other.path)
                which = "the organisation" if name == theirs else f"'{theirs}'"
                yield document.problem(
                    location,
                    f"'{name}' is {which} of {other.path}.",
                    "Add what is new to that file; where they are two, write here the name that tells them apart.",
                )


def same_company_in_part(folder: Folder) -> Iterator[Problem]:
    """A name that is the beginning of another organisation's may be the same: "Factorial" and "Factorial Energy"."""
    whole: dict[str, tuple[Document, str]] = {}
    begun: dict[str, tuple[Document, str]] = {}
    for document in _companies(folder):
        told = {whole[name_key(name)][0].path for _, name in _names(document) if name_key(name) in whole}  # is a mistake of its own
        for location, name in _names(document):
            found = (begun.get(name_key(name)), *(whole.get(key) for key in beginnings(name)))
            for other, theirs in filter(None, found):
                if other is not document and other.path not in told:
                    told.add(other.path)
                    question = document.problem(
                        location,
                        f"Is '{name}' the same as '{theirs}' of {other.path}?",
                        "If so, keep that file alone; if not, say what tells them apart.",
                    )
                    yield replace(question, beside=other.path)
        for _, name in _names(document):
            whole.setdefault(name_key(name), (document, name))
            for key in beginnings(name):
                begun.setdefault(key, (document, name))


def same_as_is_one_organisation(folder: Folder) -> Iterator[Problem]:
    """`same_as` names an entry of a register, a Wikidata one by its lasting address, and no two organisations are the same one."""
    claimed: dict[str, Document] = {}
    for document in _companies(folder):
        assert isinstance(document.record, Company)
        for index, address in enumerate(document.record.same_as):
            location = ("same_as", index)
            wikidata = _WIKIDATA.fullmatch(address)
            if not prose.is_web_address(address):
                yield document.problem(location, f"'{address[:60]}' is no web address.", "Write that of the entry in the register.")
            elif urlsplit(address).hostname in _WIKIDATA_HOSTS and not wikidata:
                yield document.problem(location, f"'{address}' is no item of Wikidata.", f"Write {_ITEM}Q and its number.")
            elif wikidata and address != (lasting := f"{_ITEM}{wikidata[1]}"):
                yield document.problem(location, "This is not the item's lasting address.", f"Write {lasting}", better=lasting)
            elif (other := claimed.setdefault(address, document)) is not document:
                yield document.problem(location, f"{address} is {other.path} already.", "Write each under the organisation that it is.")


def programmes_have_one_name(document: Document, folder: Folder) -> Iterator[Problem]:
    """No two programmes of an organisation share a name, in any script."""
    if not isinstance(document.record, Company):
        return
    claimed: dict[str, str] = {}
    for key, programme in document.record.programmes.items():
        at: Location = ("programmes", key)
        for location, name in (
            ((*at, "name"), programme.name),
            *(((*at, "also_known_as", i), other) for i, other in enumerate(programme.also_known_as)),
        ):
            holder = claimed.setdefault(name_key(name), key)
            if holder != key:
                yield document.problem(
                    location,
                    f"'{name}' is a name of the programme '{holder}' too.",
                    "If it is the same, move its milestones and promises there; if not, give this one the name that tells them apart.",
                )
                break


def organisations_go_by_their_id(document: Document, folder: Folder) -> Iterator[Problem]:
    """Who has a file is named by its id, so that pages can link to it; a company does not name itself as somebody else."""
    for location, name in _named(document, folder):
        identifier = folder.company_names.get(name_key(name))
        if identifier == document.id and document.kind == "company":
            if location[-1] == "by":
                yield document.problem(
                    location, f"'{name}' is the company of this file.", "Leave `by:` out: the maker is meant without it."
                )
        elif identifier and identifier != name:
            path = folder.by_kind["company"][identifier].path
            yield document.problem(location, f"'{name}' has a file, {path}.", f"Write its id: {identifier}.", better=identifier)


def _companies(folder: Folder) -> list[Document]:
    """The files of companies, oldest first."""
    return sorted((document for document in folder.documents if isinstance(document.record, Company)), key=folder.age)


def _names(document: Document) -> Iterator[tuple[Location, str]]:
    """Every name of an organisation with its place: its own, the others, its id."""
    yield ("name",), getattr(document.record, "name", "")
    yield from ((("also_known_as", index), name) for index, name in enumerate(getattr(document.record, "also_known_as", ())))
    yield (), document.id.replace("-", " ")


def _named(document: Document, folder: Folder) -> Iterator[tuple[Location, str]]:
    """Every place that takes a company's id or the name of somebody who has none."""
    for location, record in every(document, Milestone | Statement | Figure):
        word = getattr(record, "confirmed_by", None)
        confirms = word is not None and not word.is_claim  # has a rule of its own
        if (name := getattr(record, "by", None)) and not (confirms and folder.company_names.get(name_key(name)) == document.id):
            yield (*location, "by"), name
        yield from (((*location, "with", i), name) for i, name in enumerate(getattr(record, "with_", ())))
    for location, owner in every(document, Owner):
        yield (*location, "name"), owner.name
    for location, approach in every(document, Approach):
        yield from (((*location, "who", i), name) for i, name in enumerate(approach.who))
    for location, programme in every(document, Programme):
        if name := getattr(programme, "class_by", None):
            yield (*location, "class_by"), name
        for index, partner in enumerate(programme.partners):
            if name := getattr(partner, "name", None):
                yield (*location, "partners", index, "name"), name
