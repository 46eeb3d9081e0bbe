"""The command, as its user meets it."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from solidstate.catalogue import Catalogue
from solidstate.commands import telling
from solidstate.commands.terminal import main

from ..conftest import ROOT, SAMPLE


def run(*words: str, root: Path = ROOT) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_show_explains_a_rating_so_that_one_could_quote_it(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "opened", lambda root: real)
    code, text = run("show", "gotion-high-tech/jinshi", "--as-of", "2025-10-31")
    assert code == 0
    for line in (
        "all-solid-state, car, as of 31 October 2025",
        "TRL 7, claimed, on weak sources: rung 7 reached.",
        "Strands: use 7, making 7. Confirmed by others than the maker: none yet.",
        "Rests on 4 pages of 4 publishers, 3 of them weak, the newest dated by 25 November 2025.",
        "No fact of it was audited.",
        "  7  A whole pilot line runs [making]",
        "       Road test (road-test), by milestone road-test-2025, by 31 October 2025, the maker’s claim, as reported by 36Kr Europe, ArenaEV",
        "Missing for rung 8, qualified and in series",
        "  Series production [making]: any one of series production with a detail (series-production)",
        "36Kr, 1–25 November 2025, gave TRL 7, on a page on which this rung rests too.",
    ):
        assert line in text.split("\n"), line
    assert "has completed a driving mileage of more than 10,000 kilometers." in text


def test_show_knows_a_company_and_what_was_meant(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "opened", lambda root: real)
    assert "Gotion High-Tech Jinshi" in run("show", "gotion-high-tech")[1]
    assert run("show", "gotion-hightech") == (1, "Nothing is named 'gotion-hightech'. Did you mean 'gotion-high-tech'?\n")
    assert run("show", "ducati") == (1, "This company has no programme of its own.\n")
    code, text = run("show", "byd", "--as-of", "yesterday")
    assert code == 2
    assert "'yesterday' is no day. Write it as 2025-10-31." in text


def test_check_ends_with_1_where_there_are_problems(project: Path) -> None:
    assert run("check", root=project)[0] == 0
    (project / "data" / "companies" / "bmw.yaml").write_text("name: BMW\n", "utf-8")
    code, text = run("check", root=project)
    assert code == 1
    assert "data/companies/bmw.yaml:1:1: country: The field 'country' is missing." in text
    assert "Traceback" not in text
    assert run("show", "bmw", root=project)[0] == 1


def test_stats_and_schema(project: Path) -> None:
    text = run("stats", "--as-of", "2026-11-24", root=project)[1]
    assert "organisations                       10" in text
    assert "   8                1             1        0" in text
    assert run("schema", "--check", root=project)[0] == 1
    assert run("schema", root=project)[0] == 0
    assert run("schema", "--check", root=project) == (0, "All generated files are current.\n")


def test_no_file_was_checked_tomorrow(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779926400")  # 28 May 2026
    code, text = run("check", root=project)
    assert code == 1
    assert "data/companies/bmw.yaml:11:10: checked: 2026-11-22 lies ahead; today is 2026-05-28." in text
    assert "data/audits/2026-11-20.yaml:8:12: corrected: 2026-11-21 lies ahead; today is 2026-05-28." in text


@pytest.mark.parametrize(("epoch", "code"), [("1795291200", 0), ("1795226400", 1)])  # 21 November 2026, 20:00 and 2:00 UTC
def test_a_day_may_have_begun_elsewhere(project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, code: int) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("check", root=project)[0] == code, "Files of the sample were checked on 22 November."


def test_what_stays_hidden_behind_a_mistake_is_said(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("country:", "contry:", 1), "utf-8")
    assert run("check", root=project)[1].endswith("when its fields are right: more may show then.\n")


def test_a_sample_is_an_audit_to_fill_in_and_the_same_for_the_same_seed(project: Path) -> None:
    words = ("sample", "--size", "4", "--seed", "7", "--kind", "criterion", "--as-of", "2026-11-26")
    code, text = run(*words, root=project)
    assert code == 0
    assert run(*words, root=project) == (0, text)
    form = yaml.safe_load(text)
    assert [form["seed"], form["size"], form["drawn"]] == [7, 4, "All facts of the kind criterion."]
    assert form["findings"][0] == {
        "place": "data/trl.yaml#levels[4].requirements.relevant-test.criteria.life-test",
        "claim": "Tested as it will be used, Tested under conditions of use or abuse: Cycle life measured: A stated number of cycles of a prototype cell (500 or more), better with the retained share, rate, temperature and pressure.",
        "verdict": None,
        "errors": [],
        "reason": None,
        "changed": None,
    }
    (project / "data" / "audits" / "2026-11-26.yaml").write_text(text, "utf-8")
    message = "findings[0].verdict: The field has no value. Write one, or leave the field out."
    assert message in run("check", root=project)[1]


def test_a_sample_may_be_of_one_kind_and_no_larger_than_what_there_is(project: Path) -> None:
    text = run("sample", "--size", "2", "--seed", "1", "--kind", "outcome", root=project)[1]
    assert "drawn: All facts of the kind outcome." in text
    assert text.count("  # status: ") == 2
    assert re.findall(r"  #   .+: .+\n  #   https://", text), "A page is named by its title, which may say of what its words are."
    code, text = run("sample", "--size", "900", "--seed", "1", "--kind", "outcome", root=project)
    assert (code, text) == (1, "There are only 2 such facts; give a smaller --size.\n")


@pytest.mark.parametrize("epoch", ["abc", " ", "1e9", "1795478400.5", "99999999999999999", "253402214400", "\x1b[31m"])
def test_a_day_that_is_none_is_a_sentence(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = CliRunner().invoke(main, ["--root", str(SAMPLE), "check"])
    assert done.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is {epoch!a}. It counts the seconds since 1970, as 1795478400 for 2026-11-24." in done.output


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "tomorrow", "\x1b[31m"])
def test_a_day_that_no_record_could_hold_is_none(day: str) -> None:
    done = CliRunner().invoke(main, ["--root", str(SAMPLE), "stats", "--as-of", day])
    assert done.exit_code == 2
    assert f"{day!a} is no day. Write it as 2025-10-31." in done.output


@pytest.mark.parametrize("words", [("stats",), ("show", "welion"), ("sample", "--size", "3", "--seed", "1")])
def test_a_folder_of_data_alone_is_checked_and_no_more(words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, ["--root", str(SAMPLE), *words])
    assert done.exit_code == 1
    assert done.output == f"Error: There are no templates here; give the folder of the whole project ({SAMPLE / 'templates'}).\n"
    assert CliRunner().invoke(main, ["--root", str(SAMPLE), "check"]).exit_code == 0


def test_what_the_system_refuses_is_a_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    done = CliRunner().invoke(main, ["--root", str(project), "pack", str(project / "data"), str(project / "x.zip")])
    assert (done.exit_code, done.output) == (1, f"Error: No space left on device ({project / 'x.zip'}).\n")


def test_a_terminal_without_utf_8_shows_an_escape(project: Path) -> None:
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: carmaker", "kind: 车厂"), "utf-8")
    for encoding in ("latin-1", "cp1252"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding)
        with redirect_stdout(stream), pytest.raises(SystemExit):
            main(["--root", str(project), "check"])
        stream.flush()
        assert b"data/companies/bmw.yaml:7:7: kind: Found '\\u8f66\\u5382'" in stream.buffer.getvalue()  # type: ignore[attr-defined]


def test_without_git_the_check_checks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert CliRunner().invoke(main, ["--root", str(project), "check", "--format", "github"]).exit_code == 0


LONG, STEERS = "x" * 3000, "\x1b]52;c;AAAA\x07red"


@pytest.mark.parametrize(
    "words",
    [
        ["{}"],
        ["--root", "/{}", "check"],
        ["check", "--{}"],
        ["check", "{}"],
        ["show", "{}"],
        ["diff", "{}"],
        ["stats", "{}"],
        ["new", "{}"],
        ["new", "company", "{}"],
        ["new", "company", "acme", "--kind", "{}"],
        ["draft", "{}"],
        ["pack", "data", "nowhere/{}"],
        ["pack", "{}", "x.zip"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("given", [LONG, STEERS, "x " * 2000], ids=["long", "steers", "many"])
def test_no_word_of_a_command_line_is_told_whole(words: list[str], given: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, [word.format(given) for word in words])
    assert done.exit_code in (1, 2) and not isinstance(done.exception, OSError)
    assert "\x1b" not in done.output and max(map(len, done.output.splitlines())) < 2100
    assert given != LONG or max(map(len, done.output.split())) <= 200


def test_what_is_written_is_told_as_what_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (project / STEERS).mkdir()
    (project / STEERS / "index.html").touch()
    done = CliRunner().invoke(main, ["pack", STEERS, f"{STEERS}.zip"])
    assert done.exit_code == 0 and "red.zip: 1 files" in done.output and "\x1b" not in done.output


def test_what_steers_a_terminal_is_shown_and_mended_by_nobody(project: Path) -> None:
    assert run("show", "a\x1b]52;c\x07\n::error::b", root=project) == (1, "Nothing is named 'a\\x1b]52;c\\x07\\x0a::error::b'.\n")
    path = project / "data" / "companies" / "bmw.yaml"
    path.write_text(path.read_text("utf-8").replace("German carmaker.", "A \x1b[31mcarmaker."), "utf-8")
    code, text = run("check", "--fix", root=project)
    assert code == 1 and "Found the control character U+001B." in text and "\x1b" not in text
