"""Links within the site lead to a page and a place on it; links of the file system publish nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from solidstate.catalogue import open_catalogue
from solidstate.site.links import foreign_files
from solidstate.site.website import Website

from ..commands.test_commands import run
from ..conftest import TODAY


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


WRITTEN = """# Method

[there](/companies/) [a](companies/) [b](/companies/acme/) [c](nowhere.md) [d](companies/bmw.md#nix) [e](#nix)
[right](companies/bmw.md#sources) [too](more/one.md#one-word) [mark](assets/mark.svg) [web](https://example.org) `[code](nope.md)`

\tA line\u202e.
[listed]: nowhere.md
<a href="../companies/">raw</a> <a href="#the-rule">here</a>

## The rule

```
[code](nope.md)
```
"""


@pytest.mark.slow
def test_a_link_that_leads_nowhere_is_a_mistake_at_its_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = "See [a](/nowhere/), [b](/companies/bmw/#nix), [c](/companies/bmw/), [d](/companies/bmw/#sources), [e](/method/), [f](#x)."
    edit(project / "data/companies/bmw.yaml", "summary: German carmaker.", f'summary: "{summary}"\n#')
    edit(project / "data/glossary.yaml", "    see: ladder\n", "    see: nowhere\n")
    website = Website(project, open_catalogue(project), TODAY)
    template = '<p>\n<a href="{{ link("/methods/#x") }}">{{ link("/companies/#x") }}{{ link("/data/no.csv") }}{{ link("/routes/" ~ id) }}'
    monkeypatch.setattr("solidstate.site.website.texts_of", lambda env: {"macros/x.html.jinja": template})
    written = {"method.md": WRITTEN, "more/one.md": "# One *word*\n\n[up](../method.md#the-rule) [here](#one-word) [no](method.md)\n"}
    assert [str(problem) for problem in website.problems(written)] == [
        "data/companies/bmw.yaml:8:10: summary: There is no page at '/nowhere/'. Addresses are as on the site: /companies/acme/.",
        "data/companies/bmw.yaml:8:10: summary: The page '/companies/bmw/' has no place '#nix'. Its places are the ids of what stands on it.",
        "data/companies/bmw.yaml:8:10: summary: '#x' names a place and no page. Write the address of the page before it: /companies/acme/#its-place.",
        "data/glossary.yaml:15:10: terms.trl.see: There is no page at '/nowhere/'. Addresses are as on the site: /companies/acme/.",
        "docs/method.md:6:1: Found the hidden character U+202E. Remove it.",
        "docs/method.md:3:9: '/companies/' is no file beside this page. Write companies/index.md.",
        "docs/method.md:3:26: 'companies/' is no file beside this page. Write companies/index.md.",
        "docs/method.md:3:42: There is no file at '/companies/acme/'. Did you mean 'companies/nio.md'?",
        "docs/method.md:3:64: There is no file at 'nowhere.md'. Did you mean 'energy.md'?",
        "docs/method.md:3:80: The page 'companies/bmw.md' has no place '#nix'. Its places are the ids of what stands on it.",
        "docs/method.md:3:106: The page 'method.md' has no place '#nix'. Its places are the ids of what stands on it.",
        "docs/method.md:7:11: There is no file at 'nowhere.md'. Did you mean 'energy.md'?",
        "docs/method.md:8:10: A link in HTML leads elsewhere in the zip, whose pages have other addresses. Write it in Markdown: [words](method.md).",
        "docs/more/one.md:3:52: There is no file at 'method.md'. Did you mean '../method.md'?",
        "templates/macros/x.html.jinja:2:19: There is no page at '/methods/'. Addresses are as on the site: /companies/acme/.",
    ]
    code, text = run("check", root=project)
    assert code == 1
    assert "data/companies/bmw.yaml:8:10: summary: There is no page at '/nowhere/'." in text


def test_a_link_of_the_file_system_and_a_name_that_some_system_cannot_keep_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    for folder in ("docs/assets", "templates/pages"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs" / "secret.md").symlink_to(outside / "secret.md")
    (tmp_path / "docs" / "more").symlink_to(outside)
    (tmp_path / "docs" / ".#method.md").symlink_to("somebody@machine.1")  # an editor's lock
    (tmp_path / "templates" / "pages" / "home.html.jinja").symlink_to("/etc/hostname")
    (tmp_path / "docs" / "assets" / "a\x1b]52;c.svg").write_text("")
    (tmp_path / "docs" / "aux.md").write_text("")
    (tmp_path / "docs" / "index.md").write_text("")
    assert [str(problem) for problem in foreign_files(tmp_path)] == [
        "docs/aux.md:1:1: Not every system can keep a file of this name. Rename it: letters, digits and hyphens.",
        "docs/more:1:1: This is a link to another file. Put the file itself here.",
        "docs/secret.md:1:1: This is a link to another file. Put the file itself here.",
        r"docs/assets/a\x1b]52;c.svg:1:1: Not every system can keep a file of this name. Rename it: letters, digits and hyphens.",
        "templates/pages/home.html.jinja:1:1: This is a link to another file. Put the file itself here.",
    ]
