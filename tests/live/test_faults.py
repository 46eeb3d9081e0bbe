"""What is raised becomes a problem in the line of the project that it speaks of."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from types import SimpleNamespace

import pytest
import yaml
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from solidstate.language.problems import DataProblems, Problem
from solidstate.live.faults import faults, settings_fault
from solidstate.site.rendering import project_environment

from ..conftest import ROOT


def told(root: Path, error: BaseException) -> list[str]:
    return [str(problem).removesuffix(" The site is shown as it was before.") for problem in faults(error, root)]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("\n{% if %}", "2:1: TemplateSyntaxError: Expected an expression, got 'end of statement block'."),
        ("\n{{ 1 / 0 }}", "2:1: ZeroDivisionError: division by zero."),
        ("{{ nothing.here }}", "1:1: UndefinedError: 'nothing' is undefined."),
        ('{% include "nowhere" %}', "1:1: TemplateNotFound: nowhere."),
        ("{% for x in range(99999999999) %}{% endfor %}", "1:1: OverflowError: Range too big."),
    ],
)
def test_a_template(template: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.jinja").write_text(template)
    with pytest.raises(Exception) as raised:
        project_environment(tmp_path).get_template("x.jinja").render()
    (said,) = told(tmp_path, raised.value)
    assert said.startswith(f"templates/x.jinja:{line}")


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.jinja").write_bytes(b"<p>\n\xff")
    with pytest.raises(DataProblems) as raised:
        project_environment(tmp_path)
    assert told(tmp_path, raised.value) == ["templates/x.jinja:2:1: The byte 0xFF is not UTF-8. Save the file as UTF-8."]


@pytest.mark.parametrize(("text", "place"), [("led.read()", "mkdocs.yml:1"), ("1 // 0", "hooks/host.py:2")])
def test_the_hosts_files_are_at_fault_only_where_they_end_it(text: str, place: str, tmp_path: Path) -> None:
    for folder, words in (
        ("hooks", f"def run(led):\n    {text}\n"),
        ("site-packages", "def read():\n    raise ValueError('It is none.')\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "host.py").write_text(words)
    led, run = (run_path(str(tmp_path / folder / "host.py")) for folder in ("site-packages", "hooks"))
    with pytest.raises((ValueError, ZeroDivisionError)) as raised:
        run["run"](SimpleNamespace(**led))
    (problem,) = faults(raised.value, tmp_path)
    assert f"{problem.path}:{problem.line}" == place


def test_what_a_theme_lacks_is_the_settings_to_say(tmp_path: Path) -> None:
    (theme := tmp_path / "site-packages").mkdir()
    (theme / "base.html").write_text('{% import "languages/xx.html" as words %}')
    env = Environment(loader=FileSystemLoader(theme))
    with pytest.raises(TemplateNotFound) as raised:
        env.get_template("base.html").render()
    (problem,) = faults(raised.value, tmp_path)
    assert str(problem).startswith("mkdocs.yml:1:1: TemplateNotFound: languages/xx.html. ")


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(OSError) as raised:
        (tmp_path / "mkdocs.yml").stat()
    assert told(tmp_path, raised.value) == ["mkdocs.yml:1:1: FileNotFoundError: No such file or directory."]


def test_a_file_of_yaml(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("a: 1\nb: [\n")
    with pytest.raises(yaml.YAMLError) as raised, path.open() as stream:
        yaml.safe_load(stream)
    assert told(tmp_path, raised.value) == ["mkdocs.yml:3:1: ParserError: expected the node content, but found '<stream end>'."]


def test_what_a_host_puts_into_words_of_its_own_is_told_as_it_was() -> None:
    env = Environment(loader=DictLoader({}), undefined=StrictUndefined)
    with pytest.raises(RuntimeError) as raised:
        try:
            env.from_string("{{ x }}").render()
        except Exception as error:
            raise RuntimeError("The page failed.") from error
    (problem,) = faults(raised.value, ROOT)
    assert (problem.path, problem.message) == ("tests/live/test_faults.py", "UndefinedError: 'x' is undefined.")


def test_problems_stay_what_they_are(tmp_path: Path) -> None:
    problem = Problem("data/a.yaml", 3, 4, "name", "It is wrong.")
    assert faults(DataProblems([problem]), tmp_path) == (problem,)


def test_settings_are_told_at_their_line(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: A\ndocs_dir: nope\n")
    said = ["Config value 'docs_dir': The path 'nope' isn't an existing directory.", "Config value 'site': Unknown."]
    assert [f"{p.path}:{p.line}" for p in settings_fault(said, path).problems] == ["mkdocs.yml:1", "mkdocs.yml:2"]
