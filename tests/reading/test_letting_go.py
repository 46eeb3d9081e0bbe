"""What only the rules ask for is dropped when they are through, and found again by whoever asks nevertheless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from solidstate.catalogue import join, open_catalogue
from solidstate.checks import Folder, folder, mistakes, resolved
from solidstate.checks.folder import every, forget, walked
from solidstate.derived.survey import Survey
from solidstate.language.values import Quantity, Window
from solidstate.reading.documents import Document
from solidstate.reading.editing import at
from solidstate.reading.folder import load_folder
from solidstate.reading.kept import KeptTrees
from solidstate.reading.loading import kind_of, load_bytes
from solidstate.records import Evidence, Source

from ..conftest import SAMPLE

PATH = "data/companies/quantumscape.yaml"


def sample() -> Iterator[Document]:
    """Every file of the sample, read by nobody else."""
    for path in sorted((SAMPLE / "data").rglob("*.yaml")):
        relative = path.relative_to(SAMPLE).as_posix()
        if kind := kind_of(relative):
            yield load_bytes(path.read_bytes(), relative, kind)


def test_what_was_let_go_is_found_again(tmp_path: Path) -> None:
    document = load_bytes((SAMPLE / PATH).read_bytes(), PATH, "company", KeptTrees(tmp_path).read)
    walked(document, keep=True)
    location, evidence = every(document, Evidence)[0]
    pages = every(document, Source)
    said, written = document.problem(location, "x"), at(document.tree.data, location)
    forget(document)
    document.let_go()
    assert "_walked" not in document.__dict__ and Source not in document.__dict__["_every"]
    assert not {"data", "marks"} & document.tree.__dict__.keys() and document.tree.made is None  # type: ignore[attr-defined]
    assert document.problem(location, "x") == said and said.line > 1
    assert at(document.tree.data, location) == written and written["quote"] == evidence.quote
    assert every(document, Evidence)[0] == (location, evidence) and every(document, Source) == pages


def test_a_record_is_walked_once_for_all_that_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walks = Counter[int]()
    walk = folder.walk

    def counted(record: Any) -> list[tuple[tuple[str | int, ...], Any]]:
        walks[id(record)] += 1
        return walk(record)

    monkeypatch.setattr(folder, "walk", counted)
    documents = resolved(list(sample()))
    assert not list(mistakes(Folder.of(documents), once=True))
    survey = Survey(join(documents), date(2026, 11, 24))
    assert survey.tally.facts and survey.catalogue.sources
    assert {*walks.values()} == {1} and len(walks) == len(documents)


def test_what_many_records_say_alike_stands_once_in_memory() -> None:
    pages = [source for document in resolved(list(sample())) for _, source in every(document, Source)]
    said = {frozenset(page.model_fields_set): id(page.__pydantic_fields_set__) for page in pages}
    assert {id(page.__pydantic_fields_set__) for page in pages} == {*said.values()} and len(said) < len(pages)
    assert len({id(page.answers) for page in pages if not page.answers}) == 1
    assert len({id(page.language) for page in pages}) == len({page.language for page in pages}) > 1
    assert Window.parse("2026-11-22") is Window.parse("2026-11-22") and Quantity.parse(350) is Quantity.parse("350")


def test_what_is_kept_of_a_file_is_found_by_its_text_after_that_is_gone() -> None:
    text = (SAMPLE / PATH).read_bytes()
    one, other = (load_bytes(raw, PATH, "company") for raw in (text, text + b"# another\n"))
    assert one.sign == other.sign and one.seal != other.seal
    known = one.seal
    one.forget_text()
    assert one.tree.text == "" and one.seal == known


def test_of_what_is_read_once_the_catalogue_alone_stays(project: Path) -> None:
    path = project / PATH
    path.write_text(path.read_text("utf-8") + "# once\n", "utf-8")
    (document,) = (one for one in load_folder(project)[0] if one.path == PATH)
    read = ref(document)
    del document
    assert open_catalogue(project) and read() is not None
    assert open_catalogue(project, once=True).documents["company", "quantumscape"] is not read() is None
