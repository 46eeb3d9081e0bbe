"""What is contested or rests on weak sources says so wherever it is named: in lists, headlines, counts, pictures and feeds."""

from __future__ import annotations

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from solidstate.catalogue import Catalogue
from solidstate.derived import promised
from solidstate.derived.survey import Survey
from solidstate.drawing import pictures
from solidstate.drawing.pictures.routes import _like_a_liquid
from solidstate.language.looks import Reservation
from solidstate.language.vocabulary import Verdict
from solidstate.site.rendering import project_environment
from solidstate.site.website import SiteFile

from ..conftest import ROOT, TODAY

CONTESTED = "donut-lab/donut-battery"
RUNG = re.compile(rf'{CONTESTED}/"[^>]*>[^<]*</a>\s*<span class="(?:trl|move).{{0,260}}', re.DOTALL)


@pytest.fixture(scope="module")
def pages(sample_files: dict[str, SiteFile]) -> dict[str, str]:
    return {uri: str(file.text) for uri, file in sample_files.items() if isinstance(file.text, str)}


def test_a_contested_rung_is_called_contested_on_every_page_that_names_it(pages: dict[str, str]) -> None:
    named = {uri: RUNG.findall(text) for uri, text in pages.items() if RUNG.search(text)}
    assert "companies/index.md" in named
    for uri, found in named.items():
        for rung in found:
            assert "contested" in rung, uri


def test_a_mark_says_what_is_contested_and_what_is_weak(sample: Catalogue) -> None:
    (mark,) = [one for one in pictures.ladder_of(Survey(sample, TODAY)).marks if one.id == CONTESTED]
    assert mark.reservations == (Reservation.CONTESTED, Reservation.WEAK)


def test_a_programme_says_it_in_its_headline_its_answer_and_its_share_card(pages: dict[str, str]) -> None:
    text = pages[f"companies/{CONTESTED}.md"]
    said = Markup(text).striptags()
    assert "4–5contested, on weak sources" in said
    assert "It has reached rung 4, prototype cell, on what is contested, on weak sources" in said


def test_counts_say_how_much_of_them_is_weak(pages: dict[str, str], survey: Survey) -> None:
    said = Markup(pages["index.md"]).striptags()
    assert f"quoted milestones ({survey.tally.weak} of them on weak sources alone), {survey.tally.of_programmes} of them of" in " ".join(
        said.split()
    )
    weak = sum(record.weak for record in promised.records(survey.promises).values())
    assert weak == sum(
        state.fell_due and (state.is_weak or state.outcome_is_weak) and promised.enters(entry.record, state)
        for entry, state in survey.promises
    )


def test_of_one_or_of_all_no_number_is_told() -> None:
    """“1 programme had shown evidence by then, 1 of them on weak sources” is no English."""
    names = {"link": str, "section": str, "catalogue": None, "settings": {}}
    some = project_environment(ROOT).get_template("macros/ui.html.jinja").make_module(names).some  # type: ignore[attr-defined]
    assert [str(some(*told)) for told in ((1, 1), (2, 2), (1, 3))] == ["", "all of them ", "1 of them "]


def test_what_an_audit_found_is_told_with_where_its_correction_stands() -> None:
    names = {"link": str, "section": str, "catalogue": None, "settings": {}}
    audited = project_environment(ROOT).get_template("macros/why.html.jinja").make_module(names).audited  # type: ignore[attr-defined]
    held = [(TODAY, SimpleNamespace(verdict=verdict)) for verdict in (Verdict.RIGHT, Verdict.WRONG, Verdict.RIGHT)]
    said = [" ".join(Markup(audited(found)).striptags().split()) for found in (held, held[:1])]
    assert said == [
        "3 facts of this programme were checked against their pages in an audit: 2 true, 1 wrong; what was changed since stands there.",
        "1 fact of this programme was checked against its page in an audit: 1 true.",
    ]


def test_a_picture_says_what_is_weak_and_contested(pages: dict[str, str]) -> None:
    said = " ".join(Markup(pages["energy.md"]).striptags().split())
    assert re.search(r"\d numbers? of \d programmes?, \d of them confirmed by others, \d on weak sources, 1 contested", said)


def test_a_route_that_conducts_like_a_liquid_by_weak_sources_alone_is_named_apart() -> None:
    rows = [("A", 9.0, "weak"), ("A", 12.0, ""), ("B", 11.0, "weak"), ("C", 1.0, "")]
    told = [{"route": route, "high": high, "grade": grade} for route, high, grade in rows]
    assert _like_a_liquid(told, (8.0, 12.0)) == {"band": (8.0, 12.0), "routes": ["A"], "weak": ["B"]}


def test_the_feed_calls_what_is_contested_contested(pages: dict[str, str]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [one.text or "" for one in ElementTree.fromstring(pages["feeds/milestones.atom"]).iter(f"{atom}title")]
    assert [title.endswith("contested)") for title in titles if "Claimed 400 Wh/kg" in title] == [True]


def test_a_rung_shared_by_several_is_weak_where_all_of_them_are(survey: Survey) -> None:
    pairs = survey.rated()
    weak = [pair for pair in pairs if pair[1].is_weak]
    assert Reservation.WEAK in survey.shared_reservations(weak[:1])
    firm = next(pair for pair in pairs if not pair[1].is_weak)
    assert Reservation.WEAK not in survey.shared_reservations([firm])
    assert survey.shared_reservations([]) == ()
