"""Edits of a record, after each of which the pages that are kept have to be those that would be made."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from solidstate.catalogue import join
from solidstate.checks import resolved
from solidstate.exports import Kept
from solidstate.reading.cache import Cache
from solidstate.reading.documents import Document
from solidstate.reading.loading import load_bytes
from solidstate.reading.nodes import Number, Tree
from solidstate.records import DESCRIBING
from solidstate.site.kept import KeptFiles
from solidstate.site.website import Website

from .conftest import ROOT, TODAY
from .hostile import as_yaml

Edit = tuple[str, list[Document]]
Files = dict[bytes, bytes]
OF_ONE = ("companies/", "embed/")


class InMemory(Cache):
    """What is kept, for as long as a test asks."""

    files: Files
    found = 0

    def get(self, content: bytes) -> bytes | None:
        """What was made of some content, where it is kept."""
        self.found += content in self.files
        return self.files.get(content)

    def put(self, content: bytes, made: bytes) -> None:
        """Keep what was made."""
        self.files[content] = made


class Pages(InMemory, KeptFiles):
    """Pages that are kept so."""


def website(folder: Path, documents: Sequence[Document], files: Files | None = None) -> Website:
    """The website of some documents, without a history; with `files` what is kept comes from there."""
    settings = {"site_url": "https://example.org/far/", "root": ""}
    made = Website(ROOT, join(resolved(list(documents))), TODAY, settings=settings)
    if files is not None:
        made.kept, made.shelf = Pages(folder, made.survey, made.settings, {}), Kept(folder, made.survey, made.settings)
        made.shelf.cache = rows = InMemory(folder, "rows", b"")
        made.kept.files = rows.files = files
    return made


def asked(site: Website, edit: str = "") -> dict[str, object]:
    """Every file of which something may be kept after an edit: what shows several records after one of what describes a company."""
    uris = [*kept_uris(site), *filter(OF_SEVERAL.fullmatch, site.table)]
    made: dict[str, object] = {uri: site.file(uri) for uri in uris if edit in ("", *DESCRIBING) or uri.startswith(OF_ONE)}
    made |= {uri: site.file(uri) for uri in site.table if KEPT_IN.fullmatch(uri)}
    site.shelf.tidy()
    return made


KEPT_IN = re.compile(r"api/v1/(everything|companies/.*)\.json|data/\w+\.csv|feeds/.*")
"""Files that hold rows of companies. Each list of JSON is in the one with everything."""
OF_SEVERAL = re.compile(r"data/pictures/.*\.csv|data/[\w-]+\.(json|yaml|sqlite)|calendar/.*|schema/.*|openapi\.json")
"""Other files of which something is kept."""


def kept_uris(site: Website) -> list[str]:
    """The files that may be kept."""
    return [uri for uri in site.table if uri.endswith((".md", ".svg")) or uri.startswith(OF_ONE)]


def edits(documents: Sequence[Document], of: Document) -> Iterator[Edit]:
    """What may be done to a company's file: each as its name and all documents after it."""
    for name, data in (("new", copy.deepcopy(of.tree.data)), *_edited(of)):
        written = as_yaml(Document(of.path, of.kind, of.id, None, Tree(data), ())).encode()
        made = load_bytes(written, "data/companies/a-new-one.yaml" if name == "new" else of.path, "company")
        if made.record:
            yield name, [*documents, made] if name == "new" else [made if one is of else one for one in documents]
    yield "gone", [one for one in documents if one is not of]


def _edited(of: Document) -> Iterator[tuple[str, Any]]:
    def fresh() -> tuple[Any, dict[str, Any]]:
        data = copy.deepcopy(of.tree.data)
        return data, next(iter((data.get("programmes") or {}).values()), {})

    for field, text in (
        ("summary", "Another sentence."),
        ("website", "https://example.org/moved"),
        ("name", f"{of.tree.data['name']} renamed"),
        ("checked", "2026-11-24"),
    ):
        data, _ = fresh()
        data[field] = text
        yield field, data
    data, _ = fresh()
    for source in list((data.get("sources") or {}).values())[:1]:
        source |= {"title": "A title of many words that says most of this page", "published": "2020"}
        yield "source", data
    milestones = fresh()[1].get("milestones") or {}
    for key in [key for key, one in milestones.items() if one.get("figures")][:1]:
        data, programme = fresh()
        programme["milestones"][key]["figures"][0]["value"] = Number("987.50")
        yield "value", data
    for key in [key for key, one in milestones.items() if one.get("shows")][-1:]:
        data, programme = fresh()
        del programme["milestones"][key]["shows"]
        yield "rung", data
        data, programme = fresh()
        del programme["milestones"][key]
        yield "milestone", data
    data, programme = fresh()
    if programme.get("partners"):
        del programme["partners"][0]
        yield "partner", data
    data, programme = fresh()
    if programme:
        programme["class"] = "unclear"
        yield "class", data
        data, programme = fresh()
        del data["programmes"][next(iter(data["programmes"]))]
        yield "programme", data
