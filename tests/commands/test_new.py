"""The command `new`: what it asks, what it writes and where, what it refuses; no other line of a file ever changes."""

from __future__ import annotations

import errno
import shlex
from difflib import ndiff
from pathlib import Path

import pytest
from click.testing import CliRunner
from solidstate.commands import asking, places, workshop
from solidstate.commands.terminal import main
from solidstate.language.vocabulary import PLACEHOLDERS
from solidstate.reading import nodes, whole

from .test_commands import run

DAY = "1795478400"  # 2026-11-24
PAGE = ("--title", "Later", "--publisher", "Reuters", "--source-kind", "press", "--language", "en", "--published", "2026-02-04")
SAID = (*PAGE, "--quote", "the words that prove it here")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


def company(root: Path, name: str) -> str:
    return (root / "data" / "companies" / f"{name}.yaml").read_text("utf-8")


def added(old: str, new: str) -> str:
    """What was added; nothing may have gone."""
    lines = [line for line in ndiff(old.split("\n"), new.split("\n")) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in lines), lines
    return "\n".join(line[2:] for line in lines)


def refused(root: Path, *words: str) -> str:
    """The sentence with which a command is refused."""
    code, text = run(*words, root=root)
    assert code == 2
    return text.rstrip("\n").rpartition("Error: ")[2]


def test_a_milestone_comes_with_its_page_in_one_command(project: Path) -> None:
    old = company(project, "bmw")
    code, text = run(
        *("new", "milestone", "bmw", "--url", "https://www.reuters.com/a?utm_source=x#top", *SAID),
        *("--date", "2026-02", "--what", "Tested the cells on the road.", "--confirmed-by", "maker"),
        root=project,
    )
    assert code == 0, text
    assert added(old, company(project, "bmw")) == (
        "  reuters-2026-02:\n    title: Later\n    publisher: Reuters\n    kind: press\n    url: https://www.reuters.com/a\n"
        "    language: en\n    published: 2026-02-04\n    read: 2026-11-24\n"
        "  tested-cells-road-2026:\n    date: 2026-02\n    what: Tested the cells on the road.\n    confirmed_by: maker\n"
        "    evidence:\n      - source: reuters-2026-02\n        quote: the words that prove it here"
    )
    assert text == (
        "data/companies/bmw.yaml: milestones.tested-cells-road-2026 is written.\n\nNext:\n"
        "  solidstate check                                  holds the record to its rules\n"
        "  solidstate diff                                   what your change does for readers\n"
    )
    assert run("check", root=project)[0] == 0


def test_a_moved_date_is_a_statement_below_the_old_ones(project: Path) -> None:
    old = company(project, "bmw")
    code, text = run("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID, "--due", "2032", root=project)
    assert code == 0, text
    assert company(project, "bmw").endswith(
        "      - said: 2026-02-04\n        due: 2032\n        wording: '2032'\n        evidence:\n"
        "          - source: reuters-2026-02\n            quote: the words that prove it here\n"
    )
    assert added(old, company(project, "bmw"))
    assert text.startswith("data/companies/bmw.yaml: promises.series-car.statements[2] is written.\n")


def test_a_statement_of_an_earlier_day_is_put_among_them(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID)
    code, text = run(*words, "--said", "2022", "--due", "2031", "--wording", "by 2031", root=project)
    assert code == 0, text
    dates = [line.strip() for line in company(project, "bmw").split("\n") if "- said:" in line]
    assert dates == ["- said: 2021-04-21", "- said: 2022", "- said: 2023-11-12"]


def test_a_window_ends_where_its_page_does(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID, "--said", "2026-02", "--wording", "in 2035")
    code, text = run(*words, root=project)
    assert code == 0
    assert text.startswith("'in 2035' is written 2035.\n'2026-02' is written 2026-02..2026-02-04.\n")
    assert "      - said: 2026-02..2026-02-04\n        due: 2035\n" in company(project, "bmw")


def test_a_date_that_is_taken_back(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID, "--takes-back")
    assert run(*words, "--wording", "no date any more", root=project)[0] == 0
    assert "        due: undated\n        wording: no date any more\n        takes_back: true\n" in company(project, "bmw")


def test_a_date_is_taken_back_without_a_date_and_in_the_words_that_were_said(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID)
    assert refused(project, *words, "--takes-back", "--due", "2027", "--wording", "no date any more") == (
        "--takes-back names no date: leave out --due 2027, or --takes-back where that is the new date."
    )
    assert refused(project, *words, "--takes-back").startswith("Missing: --wording. ")
    assert refused(project, *words, "--due", "undated").startswith("Missing: --wording. ")
    code, text = run(*words, "--due", "undated", "--wording", "no date any more", root=project)
    assert code == 0
    assert text.startswith("Is the date of before taken back? Then give --takes-back: without it, this one only names none.\n")


@pytest.mark.parametrize(
    ("given", "due"),
    [
        (("--wording", "by the end of the decade"), "2030"),
        (("--wording", "this decade"), "2030"),
        (("--wording", "next year"), "2027"),
        (("--wording", "soon", "--due", "by the end of this decade"), "2030"),
        (("--wording", "3. November 2027"), "2027-11-03"),
    ],
)
def test_words_into_dates_are_read_from_the_day_on_which_they_were_said(project: Path, given: tuple[str, ...], due: str) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID, "--said", "2026-02-04")
    code, text = run(*words, *given, root=project)
    assert code == 0, text
    assert f"        due: {due}\n" in company(project, "bmw")


def test_words_that_are_no_date_and_a_day_that_nobody_named(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID)
    assert refused(project, *words, "--wording", "soon") == (
        "'soon' names no date of the table in data/README.md; give --due, or --takes-back where a date is taken back."
    )
    undated = tuple(word for word in words if word not in ("--published", "2026-02-04"))
    assert refused(project, *undated, "--wording", "next year").startswith("Missing: --said or --published. ")


def test_a_statement_that_stands_there_is_refused(project: Path) -> None:
    words = ("new", "statement", "bmw/series-car", "--url", "https://reuters.com/a", *SAID, "--wording", "by 2030")
    assert run(*words, root=project)[0] == 0
    code, text = run(*words, root=project)
    assert code == 1
    assert (
        "promises.series-car.statements[3]: This statement stands there already, as statements[2]. Remove one.\nNothing is written" in text
    )


def test_a_page_that_another_file_cites_needs_its_address_alone(project: Path) -> None:
    old = company(project, "bmw")
    url = "https://www.marketscreener.com/quote/stock/QUANTUMSCAPE-CORPORATION-110986220/news/QuantumScape-Q3-Fiscal-2024-Letter-to-Shareholders-October-23-2024-Form-8-K-48144807/"
    words = ("new", "milestone", "bmw", "--url", url.replace("https://www.", "http://").rstrip("/"), "--quote", "the words here")
    code, text = run(*words, "--date", "2024-10", "--what", "Cells came.", "--confirmed-by", "reported", "--id", "cells-2024", root=project)
    assert code == 0, text
    assert text.startswith("data/companies/quantumscape.yaml cites this page: its title, dates and words are taken over.\n")
    new = added(old, company(project, "bmw"))
    assert f"    url: {url}\n" in new
    assert "    title: Q3 Fiscal 2024 Letter to Shareholders\n" in new
    again = (*words, "--date", "2024-10", "--what", "More.", "--confirmed-by", "reported", "--id", "more-2024")
    assert run(*again, root=project)[0] == 0
    assert company(project, "bmw").count(url) == 1


def test_figures_shows_and_partners_go_into_their_fields(project: Path) -> None:
    words = (
        "new",
        "milestone",
        "quantumscape/qse-5",
        "--url",
        "https://reuters.com/a",
        *PAGE,
        "--quote",
        "a car with 400 Wh/kg ran on the road",
    )
    code, text = run(
        *(*words, "--date", "2026-02-04", "--what", "A car ran.", "--confirmed-by", "partner", "--by", "ducati"),
        *("--shows", "road-test", "--with", "ducati", "--figure", "specific-energy 400 Wh/kg cell", "--used-in", "motorcycle"),
        root=project,
    )
    assert code == 0, text
    made = nodes.read(company(project, "quantumscape")).data["programmes"]["qse-5"]["milestones"]["road-test-2026"]
    assert list(made) == ["date", "what", "shows", "confirmed_by", "by", "with", "used_in", "figures", "evidence"]
    assert (made["shows"], made["with"]) == (["road-test"], ["ducati"])
    assert made["figures"] == [{"measure": "specific-energy", "value": 400, "unit": "Wh/kg", "of": "cell"}]


def test_a_company_a_programme_and_a_promise_pass_in_the_first_round(project: Path) -> None:
    words = ("--country", "FR", "--kind", "start-up", "--summary", "A maker of cells: small ones.")
    assert run("new", "company", "acme", *words, root=project)[0] == 0
    assert run("check", root=project)[0] == 0
    assert "\nsources: {}\n" in company(project, "acme")
    begun = company(project, "acme")
    url = ("--url", "https://reuters.com/a")
    code, text = run(
        *("new", "programme", "acme/x1", *url, *PAGE, "--quote", "an all-solid-state cell", "--class", "all-solid-state"),
        *("--marketed-as", "all-solid-state", "--application", "car", "--routes", "sulfide", "--routes", "oxide"),
        root=project,
    )
    assert code == 0, text
    assert "  solidstate new milestone acme/x1 " in text
    words = ("new", "promise", "acme/x1", *url, "--quote", "in cars by 2028", "--what", "Sell the first car with the cell.")
    assert run(*words, "--would-show", "delivered-to-buyers", "--due", "2028", "--wording", "by 2028", root=project)[0] == 0
    assert run("check", root=project)[0] == 0
    assert added(begun.replace("sources: {}", "sources:"), company(project, "acme"))
    assert nodes.read(company(project, "acme")).data["programmes"]["x1"]["promises"]["sell-car-cell"]["statements"][0]["due"] == 2028


def test_a_new_company_without_answers_names_what_is_left(project: Path) -> None:
    code, text = run("new", "company", "acme", "--name", "Acme: a company", root=project)
    assert code == 0
    waiting = [words for words in PLACEHOLDERS.values() if words in company(project, "acme")]
    assert text.count("is what a new file begins with") == len(waiting) == 9
    assert "data/companies/acme.yaml:4:10: country: 'XX' is what a new file begins with. Write your own, or remove the part.\n" in text
    for name in ("figures", "promises", "grade: weak", "translation", "dated_by"):
        assert f"# {name}" in company(project, "acme") or f"#   {name}" in company(project, "acme"), name
    path = project / "data" / "companies" / "acme.yaml"
    filled = path.read_text("utf-8").replace("country: XX", "country: FR").replace("https://example.org/", "https://acme.example/page")
    for words in waiting:
        filled = filled.replace(words, "an all-solid-state cell")
    path.write_text(filled, "utf-8")
    assert run("check", root=project)[0] == 0


def test_the_examples_of_the_scaffold_are_right_when_they_are_no_comments(project: Path) -> None:
    run("new", "company", "acme", root=project)
    path = project / "data" / "companies" / "acme.yaml"
    head, *lines = path.read_text("utf-8").split("\n")
    shown = [
        line if "translation" in line or "also_known" in line else line.replace("# ", "", line.strip().startswith("# ")) for line in lines
    ]
    text = "\n".join([head, *shown])
    for old, new in (
        ("country: XX", "country: FR"),
        ("https://example.org/", "https://acme.example/page"),
        ("quote: the shortest words that prove it", "quote: a cell with 350 Wh/kg"),
        (
            "    url: https://www.example.com/copy",
            "    url: https://www.example.com/copy\n    publisher: Acme\n    kind: press\n    language: en",
        ),
        ("quote: the words on which", "quote: all-solid-state\n      - source: a-repost\n        quote: the words on which"),
    ):
        assert old in text
        text = text.replace(old, new)
    for words in PLACEHOLDERS.values():
        text = text.replace(words, "an all-solid-state cell")
    path.write_text(text, "utf-8")
    assert run("check", root=project)[0] == 0, run("check", root=project)[1]


def test_a_challenge_is_to_be_filled_in(project: Path) -> None:
    code, text = run("new", "challenge", "cold", "--routes", "polymer", "--stage", "engineering-verification", root=project)
    assert code == 0, text
    assert text.count("is what a new file begins with") == 6
    made = nodes.read((project / "data/challenges/cold.yaml").read_text("utf-8")).data
    others = [nodes.read(path.read_text("utf-8")).data["order"] for path in (project / "data/challenges").glob("[!c]*.yaml")]
    assert (made["name"], made["order"]) == ("Cold", max(others) + 1)
    assert refused(project, "new", "challenge", "damp") == (
        "Missing: --routes, --stage. Give them as options, or run the command in a terminal to be asked."
    )


def test_a_source_is_printed_or_listed(project: Path) -> None:
    code, text = run("new", "source", "https://reuters.com/a", *PAGE, root=project)
    assert (code, text) == (
        0,
        "  reuters-2026-02:\n    title: Later\n    publisher: Reuters\n    kind: press\n    url: https://reuters.com/a\n"
        "    language: en\n    published: 2026-02-04\n    read: 2026-11-24\n",
    )
    code, text = run("new", "source", "https://reuters.com/a", *PAGE, "--in", "bmw", "--weak", "Only the headline.", root=project)
    assert code == 0
    assert "sources.reuters-2026-02: Nobody cites this source. Cite it, or remove it." in text
    assert "    grade: weak\n    note: Only the headline.\n" in company(project, "bmw")
    assert refused(project, "new", "source", "https://www.reuters.com/a/", "--in", "bmw") == (
        "data/companies/bmw.yaml lists it already: cite it as 'reuters-2026-02'."
    )


def test_a_publisher_that_is_known_is_not_written_again(project: Path) -> None:
    (project / "data" / "publishers.yaml").write_text(
        (project / "data" / "publishers.yaml").read_text("utf-8").replace("publishers: {}", "publishers:").rstrip("\n")
        + "\n  reuters:\n    name: Reuters\n    sites:\n      - reuters.com\n    kind: press\n    language: en\n",
        "utf-8",
    )
    code, text = run("new", "source", "https://www.reuters.com/a", "--title", "Later", "--published", "2026-02", root=project)
    assert (code, text) == (
        0,
        "  reuters-2026-02:\n    title: Later\n    url: https://www.reuters.com/a\n    published: 2026-02\n    read: 2026-11-24\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("company", "bmw"), "data/companies/bmw.yaml exists already."),
        (("company", "a" * 61), f"'{'a' * 61}' has 61 characters; an id has at most 60."),
        (("company", "Acme GmbH"), "'Acme GmbH' is no id: lower-case letters, digits and single hyphens."),
        (("company", "../x"), "'../x' is no id: lower-case letters, digits and single hyphens."),
        (("company", "con"), "'con' is the name of a device for Windows, which makes no such file. Take another id."),
        (("challenge", "lpt1"), "'lpt1' is the name of a device for Windows, which makes no such file. Take another id."),
        (("company", "index"), "'index' is the name of a list's own page. Take another id."),
        (("milestone", "bwm"), "No company has the id 'bwm'. Did you mean 'bmw'?"),
        (("milestone", "quantumscape/qse"), "QuantumScape has no programme 'qse'. Did you mean 'qse-5'?"),
        (("programme", "quantumscape/qse-5"), "The programme 'qse-5' is in use."),
        (("programme", "quantumscape/Qse"), "'Qse' is no id: lower-case letters, digits and single hyphens."),
        (("statement", "bmw/car"), "bmw has no promise 'car'. Did you mean 'series-car'?"),
        (("milestone", "sdi"), "No company has the id 'sdi'. Did you mean 'samsung-sdi'?"),
        (("milestone", "bmw/x1"), "BMW has no programme 'x1'. A new one: `solidstate new programme bmw/x1`."),
        (
            ("milestone", "bmw", "--url", "https://reuters.com/a"),
            "Missing: --title, --publisher, --source-kind, --language, --quote, --date, --what, --confirmed-by. Give them as options, or run the command in a terminal to be asked.",
        ),
        (
            ("milestone", "bmw", "--date", "someday"),
            "Invalid value for '--date': 'someday' is no date. Write 2025, 2025-Q3, 2025-H2, 2025-05 or 2025-05-17; 2027..2028 for a span, ..2025-10 for by then, 2030.. for not before.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(project: Path, words: tuple[str, ...], said: str) -> None:
    assert refused(project, "new", *words) == said
    assert not list((project / "data").rglob(".*"))


def test_an_id_in_use_or_of_the_page_is_refused(project: Path) -> None:
    words = (
        "new",
        "milestone",
        "bmw",
        "--url",
        "https://reuters.com/a",
        *SAID,
        "--date",
        "2026-02",
        "--what",
        "It.",
        "--confirmed-by",
        "maker",
    )
    assert refused(project, *words, "--id", "i7-test-2025") == "The id 'i7-test-2025' is in use."
    assert refused(project, *words, "--id", "sources") == "The id 'sources' is in use."
    figure = refused(project, *words, "--figure", "350 Wh/kg")
    assert figure.startswith("'350 Wh/kg' is no figure. Write measure, value, unit and of what: 'specific-energy >400 Wh/kg cell'.")


def test_what_the_check_refuses_is_not_written(project: Path) -> None:
    old = company(project, "quantumscape")
    code, text = run(
        *("new", "milestone", "quantumscape/qse-5", "--url", "https://reuters.com/a", *SAID, "--date", "2027", "--what", "It ran."),
        *("--confirmed-by", "maker", "--shows", "road-tests", "--figure", "specific-energy 400 Wh/kg cell"),
        root=project,
    )
    assert code == 1
    assert "shows[0]: no criterion is named 'road-tests'. Did you mean 'road-test'?" in text
    assert "figures[0].value: 400 stands in none of its quotes." in text
    assert text.endswith("Nothing is written: data/companies/quantumscape.yaml is as it was.\n")
    assert company(project, "quantumscape") == old


def test_problems_that_were_there_before_do_not_stop_it(project: Path) -> None:
    path = project / "data" / "companies" / "welion.yaml"
    path.write_text(path.read_text("utf-8").replace("name: WeLion", "name: WeLion\ncolour: red", 1), "utf-8")
    words = (
        "new",
        "milestone",
        "bmw",
        "--url",
        "https://reuters.com/a",
        *SAID,
        "--date",
        "2026-02",
        "--what",
        "It.",
        "--confirmed-by",
        "maker",
    )
    assert run(*words, root=project)[0] == 0
    assert refused(project, "new", "milestone", "welion") == (
        "data/companies/welion.yaml has mistakes of its own: run `solidstate check` and mend them first."
    )


def test_a_run_that_is_broken_off_leaves_the_file_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    path = project / "data" / "companies" / "bmw.yaml"
    old = path.read_bytes()
    monkeypatch.setattr(whole.shutil, "copymode", broken)
    with pytest.raises(OSError, match="no room"):
        whole.write_whole(path, b"name: BMW\n")
    assert path.read_bytes() == old
    assert not list(path.parent.glob(".*"))


def test_in_a_terminal_only_what_is_needed_is_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    answers = [
        "https://reuters.com/a",
        "Later",
        "Reuters",
        "press",
        "de",
        "someday",
        "2026-02-04",
        "ein Wagen",
        "a car",
        "2026-02",
        "A car ran.",
        "road-tests",
        "road-test",
        "partner",
        "ducati",
    ]
    words = ["--root", str(project), "new", "milestone", "quantumscape/qse-5"]
    done = CliRunner().invoke(main, words, input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    made = nodes.read(company(project, "quantumscape")).data["programmes"]["qse-5"]["milestones"]["road-test-2026"]
    assert made["evidence"] == [{"source": "reuters-2026-02", "quote": "ein Wagen", "translation": "a car"}]
    assert (made["confirmed_by"], made["by"]) == ("partner", "ducati")
    assert "Error: 'someday' is no date." in done.output
    assert "Error: 'road-tests' is none. Did you mean 'road-test'?" in done.output
    assert "The shortest words that prove it, verbatim" in done.output


def test_answers_that_the_check_refuses_are_not_lost(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "at_a_terminal", lambda: True)
    words = [
        "new",
        "milestone",
        "bmw",
        "--date",
        "2027",
        "--what",
        "It ran.",
        "--url",
        "https://reuters.com/a",
        *SAID[:-1],
        "it is here",
        "--confirmed-by",
        "maker",
    ]
    code, text = run(*words, root=project)
    assert code == 1
    again = shlex.split(text.split("The same again, to mend:\n")[1])
    given = again[again.index("new") :]
    assert given[:3] == ["new", "milestone", "bmw"]
    assert sorted(given[3:]) == sorted(words[3:])


def test_an_id_holds_a_large_number_whole() -> None:
    assert places.slug("Drove a car 1,000 km with the maker’s 6.5 Ah cell.") == "drove-car-1000-km"


def test_a_promise_of_a_programme_is_led_to_and_a_programme_that_is_none_lists_those_there_are(project: Path) -> None:
    key = next(iter(nodes.read(company(project, "quantumscape")).data["programmes"]["qse-5"]["promises"]))
    assert refused(project, "new", "statement", f"quantumscape/{key}") == (
        f"quantumscape has no promise '{key}'. Did you mean quantumscape/qse-5/{key}?"
    )
    assert refused(project, "new", "milestone", "quantumscape/xyz").startswith("QuantumScape has no programme 'xyz'. Its programmes: ")


def test_a_name_is_written_as_its_id_and_a_missing_translation_is_named_with_the_rest(project: Path) -> None:
    words = ("new", "milestone", "bmw", "--url", "https://reuters.com/a", *SAID, "--date", "2026-02", "--what", "It ran.")
    assert run(*words, "--confirmed-by", "partner", "--by", "Ducati", "--with", "Ducati", root=project)[0] == 0
    made = next(reversed(nodes.read(company(project, "bmw")).data["milestones"].values()))
    assert (made["by"], made["with"]) == ("ducati", ["ducati"])
    few = ("new", "milestone", "bmw", "--url", "https://other.example/a", "--language", "de", "--confirmed-by", "partner")
    assert refused(project, *few).startswith("Missing: --title, --publisher, --source-kind, --quote, --translation, --date, --what, --by. ")
