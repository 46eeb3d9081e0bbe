"""Edits that somebody makes while the preview runs: one of everything that goes wrong, and of what goes right, from a fixed seed."""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

BMW, METHOD, SETTINGS, MISSING = "data/companies/bmw.yaml", "docs/method.md", "mkdocs.yml", "templates/nowhere.html"
PACKAGE, PAGE = "hooks/solidstate", "companies/bmw/"
LEFT = ("bmw.yaml~", "#bmw.yaml#", ".bmw.yaml.swp", "bmw.yaml___jb_tmp___", "4913", "Thumbs.db", "desktop.ini", ".DS_Store", "bmw.yaml.bak")
TEMPLATE_FAULTS = (
    "{% if %}",
    "{% endfor %}",
    "{{ nothing.here }}",
    "{{ 1 // 0 }}",
    '{% include "nowhere" %}',
    "{{ [][3].x }}",
    "{{ 'a' + 1 }}",
)
TEMPLATE_WORDS = (
    "{{",
    "{% for x in %}",
    "{% set = 2 %}",
    "{% macro %}",
    "{{ x | nowhere }}",
    "{{ x is nowhere }}",
    "{% nowhere %}",
    "{{ ) }}",
)
CODE_WORDS = (
    "def (:",
    "import nothing_like_it",
    "raise SystemExit(3)",
    "1 // 0",
    "x = ",
    "from . import nothing_like_it",
    "raise KeyboardInterrupt",
)
SETTINGS_FAULTS = (
    ("site_name: How far?", "site_name: [How far?", 1),
    ("site_name: How far?", "\tsite_name: How far?", 1),
    ("site_name: How far?", "site_name: 7", 1),
    ("docs_dir: docs", "docs_dir: nowhere", 4),
    ("name: material", "name: nowhere", None),
    ("custom_dir: templates/theme", "custom_dir: nowhere", None),
    ("hooks/publish.py", "hooks/nowhere.py", None),
    ("  - search:", "  - nowhere:", None),
    ("  - attr_list", "  - nowhere", None),
    ("  - attr_list", "  - attr_list: 7", None),
    ("nav:", "nav: 7\nnever:", None),
    ("language: en", "language: xx", 1),
    ('!ENV [SITE_URL, ""]', "!ENV [", None),
    ('!ENV [SITE_URL, ""]', "!nowhere x", None),
    ('!ENV [SITE_URL, ""]', "no address", 3),
    ("- data\n", "- nowhere\n", None),
)  # fmt: skip
DATA_FAULTS = (
    (b"name: BMW", b"name: [BMW"),
    (b"name: BMW", b"\tname: BMW"),
    (b"name: BMW", b"name: 'BMW"),
    (b"name: BMW", b"name BMW"),
    (b"name: BMW", b"name: B\xffW"),
    (b"name: BMW", b"name: B\0W"),
    (b"name: BMW", b"name: \xe2\x80\xaeBMW"),
    (b"name: BMW", b"nmae: BMW"),
    (b"name: BMW", b"name: *nowhere"),
    (b"name: BMW", b"name: !!python/name:os.system BMW"),
    (b"name: BMW", b"<<<<<<< HEAD\nname: BMW"),
    (b"name: BMW", b"name: BMW\nname: BMW"),
    (b"name: BMW", b"<<: {name: BMW}"),
    (b"name: BMW", b"name: " + b"B" * 100_000),
)
STYLE = "docs/assets/style/type.css"


@dataclass(frozen=True)
class Edit:
    """What somebody does, below which paths it is undone from a clean copy, and what the preview has to say of it.

    `told` is the file that the banner names, with its line where that is sure; empty: no banner; None: either, as a build decides.
    `shows` is what the page at `address` holds then.
    """

    kind: str
    do: Callable[[Path], object]
    paths: tuple[str, ...]
    told: str | None = ""
    address: str = PAGE
    shows: str = ""
    restarts: bool = False
    branch: bool = False
    is_silent: bool = False


def writing(path: str, content: bytes) -> Callable[[Path], object]:
    """Save a file."""
    return lambda root: (root / path).write_bytes(content)


def all_edits(clean: Path, seed: int) -> list[Edit]:
    """The edits, in an order of chance; those that start the preview anew come first, so that the rest shows how it grows."""
    chance = random.Random(seed)
    made = [edit for kind in (_data, _folders, _templates, _package, _settings, _prose, _theme, _branches) for edit in kind(clean, chance)]
    chance.shuffle(made)
    return sorted(made, key=lambda edit: not edit.restarts)


def _lines(clean: Path, path: str) -> list[bytes]:
    return (clean / path).read_bytes().splitlines(keepends=True)


def _data(clean: Path, chance: random.Random) -> Iterator[Edit]:
    text = (clean / BMW).read_bytes()
    for old, new in DATA_FAULTS:
        yield Edit(f"data {new[:30]!r}", writing(BMW, text.replace(old, new, 1)), (BMW,), BMW)
    for part in (0, 1, len(text) // 3, len(text) // 2):
        yield Edit(f"data, {part} bytes saved", writing(BMW, text[:part]), (BMW,), BMW)
    for encoding in ("utf-16", "utf-32", "cp037"):
        yield Edit(f"data as {encoding}", writing(BMW, text.decode().encode(encoding, "replace")), (BMW,), BMW)
    for name, changed in {"BOM": b"\xef\xbb\xbf" + text, "CRLF": text.replace(b"\n", b"\r\n")}.items():
        yield Edit(f"data with {name}", writing(BMW, changed), (BMW,), None)
    for number in range(12):
        new = f"Carmaker number {number} of Munich."
        yield Edit("data, a value", writing(BMW, text.replace(b"German carmaker.", new.encode(), 1)), (BMW,), "", PAGE, new)
    for path in chance.sample(sorted(p.relative_to(clean).as_posix() for p in (clean / "data").rglob("*.yaml")), 8):
        lines = _lines(clean, path)
        at = chance.randrange(len(lines))
        lines.insert(at, b"]: [\n")
        yield Edit(f"{path} broken at {at + 1}", writing(path, b"".join(lines)), (path,), path)
    acme = "data/companies/acme.yaml"
    new = text.replace(b"name: BMW", b"name: Acme", 1)
    yield Edit("a new company", writing(acme, new[: new.find(b"programmes:")]), (acme,), None)


def _folders(clean: Path, chance: random.Random) -> Iterator[Edit]:
    for path in (
        "data",
        "data/companies",
        "data/routes",
        "docs",
        "templates",
        "templates/theme",
        "templates/macros",
        "templates/pages",
        "docs/assets",
    ):
        yield Edit(f"{path} is gone", lambda root, p=path: shutil.rmtree(root / p), (path,), None)
        yield Edit(f"{path} is renamed", lambda root, p=path: (root / p).rename(root / f"{p}-away"), (path, f"{path}-away"), None)
    for path in (BMW, "data/trl.yaml", METHOD, SETTINGS, "templates/pages/company.html.jinja", "templates/theme/main.html", STYLE):
        yield Edit(f"{path} is gone", lambda root, p=path: (root / p).unlink(), (path,), None)
        yield Edit(f"{path} is a folder", lambda root, p=path: ((root / p).unlink(), (root / p).mkdir()), (path,), None)
        yield Edit(f"{path} leads to itself", lambda root, p=path: ((root / p).unlink(), (root / p).symlink_to(root / p)), (path,), None)
        yield Edit(f"{path} is empty", writing(path, b""), (path,), None)
        # Where the tests run as root that forbids nothing.
        yield Edit(
            f"{path} may not be read", lambda root, p=path: (root / p).chmod(0), (path,), None if os.geteuid() else "", is_silent=True
        )
        yield Edit(f"{path} of tomorrow", lambda root, p=path: os.utime(root / p, (4e9, 4e9)), (path,), "")
    yield Edit("a folder holds itself", lambda root: (root / "docs" / "loop").symlink_to(root / "docs"), ("docs/loop",), None)
    yield Edit("a link leads out", lambda root: (root / "docs" / "out.md").symlink_to("/etc/hostname"), ("docs/out.md",), "docs/out.md")
    for name in LEFT:
        path = f"data/companies/{name}"
        yield Edit(f"left by an editor: {name}", writing(path, b"half"), (path,), "", is_silent=True)
    yield Edit(
        "Emacs's lock", lambda root: (root / "docs" / ".#method.md").symlink_to("me@here.1"), ("docs/.#method.md",), "", is_silent=True
    )


def save_by_renaming(root: Path) -> None:
    """As vim does."""
    (root / BMW).rename(root / f"{BMW}~")
    (root / BMW).write_bytes((root / f"{BMW}~").read_bytes().replace(b"German", b"Renamed"))
    (root / f"{BMW}~").unlink()


def _templates(clean: Path, chance: random.Random) -> Iterator[Edit]:
    page = "templates/pages/company.html.jinja"
    lines = _lines(clean, page)
    at = next(number for number, line in enumerate(lines) if b"<h1" in line)
    for fault in (*TEMPLATE_FAULTS, *TEMPLATE_WORDS):
        broken = [*lines[:at], lines[at].replace(b"<h1", fault.encode() + b"<h1", 1), *lines[at + 1 :]]
        yield Edit(f"template {fault}", writing(page, b"".join(broken)), (page,), f"{page}:")
    broken = [*lines[:at], lines[at].replace(b"<h1", b"\xff<h1", 1), *lines[at + 1 :]]
    yield Edit("a template is no text", writing(page, b"".join(broken)), (page,), f"{page}:{at + 1}")
    for number in range(5):
        shown = [*lines[:at], f"<p>Shown {number}</p>\n".encode(), *lines[at:]]
        yield Edit("a template", writing(page, b"".join(shown)), (page,), "", PAGE, f"<p>Shown {number}</p>")
    every = sorted(p.relative_to(clean).as_posix() for p in (clean / "templates").rglob("*") if p.suffix in (".jinja", ".html"))
    for path in chance.sample(every, 20):
        lines, fault = _lines(clean, path), chance.choice(TEMPLATE_WORDS)
        lines.insert(chance.randrange(len(lines)), fault.encode() + b"\n")
        yield Edit(f"{path} {fault}", writing(path, b"".join(lines)), (path,), None)


def _package(clean: Path, chance: random.Random) -> Iterator[Edit]:
    every = sorted(
        p.relative_to(clean).as_posix() for p in (clean / PACKAGE).rglob("*.py") if p.parent.name in ("site", "derived", "checks")
    )
    for word in CODE_WORDS:
        path = chance.choice(every)
        lines = _lines(clean, path)
        after = next(node.end_lineno or 1 for node in ast.parse(b"".join(lines)).body if isinstance(node, ast.ImportFrom))
        lines.insert(after, word.encode() + b"\n")
        ends = "Exit" in word or "Interrupt" in word  # a process that is told to end says not where
        yield Edit(f"{path} {word}", writing(path, b"".join(lines)), (path,), f"{path}:{1 if ends else after + 1}")
    yield Edit(
        "code is no text",
        writing(f"{PACKAGE}/site/search.py", b"x = '\xff'\n"),
        (f"{PACKAGE}/site/search.py",),
        f"{PACKAGE}/site/search.py",
    )
    yield Edit("a module is gone", lambda root: (root / PACKAGE / "site" / "search.py").unlink(), (f"{PACKAGE}/site/search.py",), "hooks/")
    making = f"{PACKAGE}/site/making.py"
    lines = _lines(clean, making)
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith(b"def page("))
    for word in ("1 // 0", "raise ValueError", "import sys; sys.exit(3)", "int('x')"):
        broken = [*lines[: at + 1], f"        {word}\n".encode(), *lines[at + 1 :]]
        yield Edit(f"code {word} when it runs", writing(making, b"".join(broken)), (making,), f"{making}:{1 if 'exit' in word else at + 2}")
    for number in range(2):
        yield Edit("code", writing(making, b"".join(lines) + f"\n# Number {number}\n".encode()), (making,), restarts=True)


def _settings(clean: Path, chance: random.Random) -> Iterator[Edit]:
    text = (clean / SETTINGS).read_text("utf-8")
    for old, new, line in SETTINGS_FAULTS:
        assert old in text, old
        told = f"{SETTINGS}:{line or ''}"
        yield Edit(f"{SETTINGS} {new!r}", writing(SETTINGS, text.replace(old, new, 1).encode()), (SETTINGS,), told)
    for name, content in {"no text": b"site_name: \xff\n", "a list": b"- a\n", "NUL": b"site_name: \0\n", "words": b"How far?\n"}.items():
        yield Edit(f"{SETTINGS} is {name}", writing(SETTINGS, content), (SETTINGS,), SETTINGS)
    for number in range(3):
        new = text.replace("site_name: How far?", f"site_name: How far {number}?", 1).encode()
        yield Edit(SETTINGS, writing(SETTINGS, new), (SETTINGS,), "", PAGE, f"How far {number}?")


def _prose(clean: Path, chance: random.Random) -> Iterator[Edit]:
    text = (clean / METHOD).read_bytes()
    for name, content, told in (
        ("is no text", text.replace(b"# ", b"\xff# ", 1), METHOD),
        ("names no part", text + b"\n<!-- part: nowhere -->\n", METHOD),
        ("leads nowhere", text + b"\n[x](/nowhere/)\n", METHOD),
        ("leads to no page", text + b"\n[x](nowhere.md)\n", METHOD),
        ("has broken data", b"---\ntitle: [\n---\n" + text, None),
        ("has a list of data", b"---\n- a\n---\n" + text, None),
        ("has an odd template", b"---\ntemplate: nowhere.html\n---\n" + text, MISSING),
        ("is NUL", b"\0" + text, None),
        ("is empty", b"", None),
    ):
        yield Edit(f"prose {name}", writing(METHOD, content), (METHOD,), told, "method/")
    for number in range(4):
        yield Edit(
            "prose", writing(METHOD, text + f"\nPlain words {number}.\n".encode()), (METHOD,), "", "method/", f"Plain words {number}."
        )
    yield Edit("a new page", writing("docs/more.md", b"# More\n\nWords.\n"), ("docs/more.md",), None, "more/", "Words.")


def _theme(clean: Path, chance: random.Random) -> Iterator[Edit]:
    for path in (
        "templates/theme/main.html",
        "templates/theme/404.html",
        "templates/theme/partials/footer.html",
        "templates/theme/partials/problems.html",
    ):
        for fault in ("{% if %}", "{{ nothing.here.at.all }}", "{% endblock %}"):
            yield Edit(f"{path} {fault}", writing(path, fault.encode() + (clean / path).read_bytes()), (path,), None, "method/")
        yield Edit(f"{path} is no text", writing(path, b"\xff" + (clean / path).read_bytes()), (path,), path, "method/")
    footer = "templates/theme/partials/footer.html"
    new = (clean / footer).read_bytes().replace(b"Nothing is collected", b"Nothing is kept")
    yield Edit("the theme", writing(footer, new), (footer,), "", "method/", "Nothing is kept")
    for path in (STYLE, "docs/assets/script/page.js", "docs/assets/mark.svg"):
        yield Edit(f"{path} is no text", writing(path, b"\xff\xfe"), (path,), None)
    yield Edit("a style", writing(STYLE, (clean / STYLE).read_bytes() + b"\n.x{}\n"), (STYLE,), "")


def git(root: Path, *words: str) -> None:
    """A branch is made or checked out."""
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *names, *words], cwd=root, check=True, capture_output=True)


def _branches(clean: Path, chance: random.Random) -> Iterator[Edit]:
    for _ in range(3):
        yield Edit("another branch", lambda root: git(root, "checkout", "-q", "other"), (), "", PAGE, "Of another branch.", branch=True)
        yield Edit("saved by renaming", save_by_renaming, (BMW,), "", PAGE, "Renamed carmaker.")
    yield Edit("a branch that is broken", lambda root: git(root, "checkout", "-q", "broken"), (), BMW, branch=True)
    record = "data/companies/ducati.yaml"
    yield Edit("a record is deleted", lambda root: (root / record).unlink(), (record,), "", "companies/ducati/", "There is no page here")
