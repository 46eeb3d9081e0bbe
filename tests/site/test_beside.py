"""What stands beside a page for programs leads to files that there are."""

from __future__ import annotations

from solidstate.catalogue import Catalogue
from solidstate.site.beside import BESIDE, beside
from solidstate.site.website import Website

from ..conftest import ROOT, TODAY


def test_every_json_and_feed_beside_a_page_is_a_file(real: Catalogue) -> None:
    website, seen = Website(ROOT, real, TODAY), set()
    for uri, entry in website.table.items():
        if entry.kind and entry.draft:
            found = beside(entry.kind.name, entry.draft, website.survey)
            seen.add(entry.kind.name) if found else None
            for name in ("json", "feed"):
                assert name not in found or found[name].lstrip("/") in website.table, (uri, found)
            assert ("feed" in found) == ("title" in found), uri
    assert seen == set(BESIDE)


def test_a_company_has_its_own_file_and_its_own_feed(real: Catalogue) -> None:
    website = Website(ROOT, real, TODAY)
    made = website.file("companies/toyota.md")
    assert made and dict(made.beside) == {"json": "../../api/v1/companies/toyota.json", "feed": "feed.atom", "title": "How far? Toyota"}
