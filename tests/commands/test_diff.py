"""The command `diff`: exact words, the merge base, git's own reasons, and bases of another format."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from solidstate.derived.changes import SECTIONS
from solidstate.language.prose import to_markdown
from solidstate.site.rendering import text_environment
from solidstate.site.sentences import sentences

from ..conftest import ROOT
from .test_commands import run

DAY = ("--as-of", "2026-11-24")


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(project: Path) -> Path:
    """The sample as the first commit of main."""
    git(project, "init", "-q")
    git(project, "add", "data")
    git(project, "commit", "-qm", "The sample")
    return project


def edit(root: Path, company: str, *pairs: tuple[str, str]) -> None:
    path = root / "data" / "companies" / f"{company}.yaml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def section(text: str, heading: str) -> list[str]:
    """The lines below a heading."""
    return text.split(f"{heading}\n", 1)[1].split("\n\n", 1)[0].strip().split("\n")


def test_every_kind_of_change_has_its_words() -> None:
    words = text_environment(ROOT).get_template("text/changes.txt.jinja").module
    kinds = [kind for kinds in SECTIONS.values() for kind in kinds]
    assert [kind for kind in kinds if not hasattr(words, kind.replace("-", "_"))] == []


def test_nothing_changes(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")[:12]
    assert run("diff", *DAY, root=repository) == (0, f"Compared with {base}, as of 24 November 2026.\n\nNothing changes for readers.\n")


def test_a_rating_that_falls_is_told_with_what_is_no_longer_shown(repository: Path) -> None:
    edit(repository, "welion", ("        shows:\n          - series-production\n", ""))
    code, text = run("diff", *DAY, root=repository)
    assert code == 0
    assert section(text, "On the ladder") == [
        "- WeLion cell of NIO’s 150 kWh pack goes from TRL 8 to 5–6: making, series production with a detail is no longer shown by “NIO began to make the pack in series.” (no reason is written)",
        "- WeLion cell of NIO’s 150 kWh pack: what others than the maker confirm goes from TRL 8 to 5–6 (no reason is written)",
    ]
    assert "On the first page" not in text, "The pack has ended: the first page does not speak of it."


def test_a_rating_that_rises_is_told_with_its_page_and_who_says_so(repository: Path) -> None:
    edit(
        repository,
        "quantumscape",
        (
            "    milestones:\n",
            "    milestones:\n      road-2024:\n        date: 2024-10-23\n        what: A car with the cell drove.\n        shows:\n"
            "          - road-test\n          - pilot-line-output\n        confirmed_by: maker\n        evidence:\n"
            "          - source: qs-q3-2024\n            quote: drove on roads\n",
        ),
    )
    text = run("diff", *DAY, root=repository)[1]
    assert section(text, "On the ladder")[0] == (
        "- QuantumScape QSE-5 goes from TRL 6 to 7: use, road test (QuantumScape (via MarketScreener), 23 October 2024, claimed); "
        "making, pilot line with stated output (QuantumScape (via MarketScreener), 23 October 2024, claimed)"
    )
    assert section(text, "What happened") == [
        "- QuantumScape QSE-5, 23 October 2024: A car with the cell drove. (QuantumScape (via MarketScreener), 23 October 2024, claimed)"
    ]
    assert section(text, "Wants a second eye") == ["- data/companies/quantumscape.yaml: programmes.qse-5.milestones.road-2024: one page"]


def test_a_date_that_moves_is_told_once_with_its_months(repository: Path) -> None:
    path = repository / "data" / "companies" / "bmw.yaml"
    path.write_text(
        f"{path.read_text('utf-8')}      - said: 2023-11-12\n        due: 2032\n        wording: by 2032\n        evidence:\n"
        "          - source: autospies-2023-11\n            quote: commercially producing solid-state cells\n",
        "utf-8",
    )
    text = run("diff", *DAY, root=repository)[1]
    assert section(text, "Promises") == [
        "- BMW, “Sell series cars with solid-state cells” moves from not before 2030 to 2032 "
        "(said 12 November 2023; AutoSpies (citing BMWBlog), 12 November 2023)",
        "- BMW, “Sell series cars with solid-state cells” is now moved, was date taken back",
    ]


def test_a_date_that_was_put_right_is_no_news_and_a_figure_is_named(repository: Path) -> None:
    edit(
        repository,
        "bmw",
        (
            "due: 2030..\n        wording: not before 2030",
            "due: 2031..\n        wording: not before 2030\n        corrected: It stood a year early.",
        ),
    )
    edit(repository, "blue-solutions", ("value: 4000\n", "value: 4000\n            note: At 80 °C.\n"))
    text = run("diff", *DAY, root=repository)[1]
    assert "cycle life 4,000 cycles, note: nothing -> At 80 °C." in text
    assert "cells” is put right from not before 2030 to not before 2031 (said" in text and "moves from" not in text


def test_what_is_gone_ends_with_1_and_says_what_to_do(repository: Path) -> None:
    edit(repository, "bmw", ("  i7-test-2025:", "  i7-2025:"))
    code, text = run("diff", *DAY, root=repository)
    assert code == 1
    assert section(text, "Said before, and gone") == [
        "- The milestone of BMW is gone: Tested large all-solid-state cells of Solid Power in a car."
    ]
    assert section(text, "Addresses that lead nowhere now") == ["- /companies/bmw/#i7-test-2025 leads nowhere"]
    assert text.endswith(
        "What was said is not taken back: give what was renamed its old id in `formerly:`, keep every statement, and say in "
        "`corrected:` why what stood there was wrong.\n"
    )
    edit(repository, "bmw", ("  i7-2025:\n", "  i7-2025:\n    formerly:\n      - i7-test-2025\n"))
    assert run("diff", *DAY, root=repository)[0] == 0


def test_compared_is_with_the_merge_base(repository: Path) -> None:
    git(repository, "checkout", "-qb", "mine")
    edit(repository, "bmw", ("kind: carmaker", "kind: body"))
    git(repository, "checkout", "-q", "main", "--", ".")
    git(repository, "checkout", "-q", "main")
    edit(repository, "welion", ("        shows:\n          - series-production\n", ""))
    git(repository, "commit", "-qam", "Others' work")
    git(repository, "checkout", "-q", "mine")
    edit(repository, "bmw", ("kind: carmaker", "kind: body"))
    text = run("diff", *DAY, root=repository)[1]
    assert "WeLion" not in text
    assert section(text, "Words") == ["- BMW: kind: carmaker -> body"]


def test_json_holds_each_change_with_its_sentence(repository: Path) -> None:
    edit(repository, "bmw", ("kind: carmaker", "kind: body"))
    code, text = run("diff", "--format", "json", *DAY, root=repository)
    found = json.loads(text)
    assert (code, found["day"], found["left_out"]) == (0, "2026-11-24", 0)
    assert found["changes"] == [
        {
            "kind": "field",
            "id": "bmw",
            "name": "BMW",
            "before": "carmaker",
            "after": "body",
            "gone": False,
            "because": None,
            "sentence": "BMW: kind: carmaker -> body",
        }
    ]


def test_markdown_has_a_table_of_old_and_new_and_calls_nobody(repository: Path) -> None:
    edit(repository, "bmw", ("German carmaker.", "A carmaker | of @munich, see no.#12 at https://bmw.example *now*."))
    text = run("diff", "--format", "markdown", *DAY, root=repository)[1]
    assert "### Words\n\n| what | before | after |\n| --- | --- | --- |\n| BMW summary | German carmaker. It" in text
    assert "A carmaker \\| of @<!-- -->munich, see no.#<!-- -->12 at https://<!-- -->bmw.example \\*now\\*." in text


def test_markdown_signs_stand_for_themselves() -> None:
    assert to_markdown("<b>`x` [a](b)\n|") == r"\<b\>\`x\` \[a\](b) \|"


def test_gits_own_reason_is_passed_on(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    none = "git says: not a git repository (or any of the parent directories): .git.\n"
    assert run("diff", root=project) == (1, none)
    git(project, "init", "-q")
    assert run("diff", root=project) == (1, "git says: Not a valid object name HEAD.\n")
    git(project, "add", "data")
    git(project, "commit", "-qm", "The sample")
    assert run("diff", "nowhere", root=project) == (1, "git says: Not a valid object name nowhere.\n")
    assert run("diff", "--", "--output=x", root=project) == (1, "'--output=x' is no revision.\n")


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    edit(repository, "bmw", ("kind: carmaker", "kind: body"))
    git(repository, "commit", "-qam", "More")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    for name in ("templates", "docs", "hooks"):
        (tmp_path / "shallow" / name).symlink_to(ROOT / name)
    said = "git says: Not a valid object name HEAD~1. This is a shallow clone: run `git fetch --unshallow` first.\n"
    assert run("diff", "HEAD~1", root=tmp_path / "shallow") == (1, said)


def test_without_git_there_is_one_sentence(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    said = "To compare with another state of the data git is needed, and it is not installed or not on the path.\n"
    assert run("diff", root=repository) == (1, said)


def test_a_base_of_another_format_is_compared_without_what_cannot_be_read(project: Path) -> None:
    now = project.with_name("now")
    shutil.copytree(project / "data", now)
    edit(
        project,
        "bmw",
        ("kind: carmaker\n", "kind: carmaker\nmood: cheerful\n"),
        ("    published: 2021-04-21\n", "    published: 2021-04-21\n    language: english\n"),
    )
    (project / "data" / "publishers.yaml").unlink(missing_ok=True)
    git(project, "init", "-q")
    git(project, "add", "data")
    git(project, "commit", "-qm", "As it was written then")
    shutil.rmtree(project / "data")
    shutil.move(now, project / "data")
    edit(project, "bmw", ("kind: carmaker", "kind: body"))
    code, text = run("diff", *DAY, root=project)
    base = git(project, "rev-parse", "HEAD")[:12]
    assert text.startswith(
        f"Compared with {base}, as of 24 November 2026.\n"
        f"As of {base} the format was another: 2 fields of that state cannot be read today and are not compared.\n"
    )
    assert section(text, "Words") == ["- BMW: kind: carmaker -> body"]
    assert code == 0


def test_a_base_that_names_what_it_does_not_hold_is_named_as_such(repository: Path) -> None:
    edit(repository, "welion", ("          - series-production\n", "          - no-such-thing\n"))
    git(repository, "commit", "-qam", "Broken")
    edit(repository, "welion", ("          - no-such-thing\n", "          - series-production\n"))
    base = git(repository, "rev-parse", "HEAD")[:12]
    code, text = run("diff", "HEAD", root=repository)
    assert code == 1
    assert text.startswith(f"As of {base} the record cannot be compared: data/companies/welion.yaml:")
    assert "no criterion is named 'no-such-thing'" in text


def test_a_page_is_told_in_sentences_and_a_year_alone_is_none() -> None:
    html = '<h2>2030</h2><ul><li>Next: by <b>24 months</b> <span class="more">Acme: Sell a car.</span></li><li><span>4–5</span>: Drove.</li></ul>'
    assert sentences(html) == ["Next: by 24 months – Acme: Sell a car.", "4–5: Drove."]


def test_a_class_is_told_by_the_words_of_pages(repository: Path) -> None:
    edit(repository, "blue-solutions", ("class: all-solid-state", "class: unclear"))
    code, text = run("diff", *DAY, root=repository)
    assert code == 0
    assert "- Blue Solutions LMP is now class unclear, was all-solid-state" in section(text, "On the ladder")
