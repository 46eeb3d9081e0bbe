"""Where links lead: those of texts to pages of the site and places on them, those of the file system out of its folders."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from ..catalogue import Catalogue
from ..checks.folder import every
from ..language import prose
from ..language.problems import Problem, did_you_mean
from ..language.text import hidden_character, visible
from ..records import Term, free_id
from .files import SiteFile, uri_of

FOLDERS = ("docs", "templates")
_SITE_LINK = re.compile(r"\]\(\s*<?(?P<target>/[^\s)>]*|#[^\s)>]*)")
_ID = re.compile(r'\sid="([^"]+)"')
_NO_NAME = re.compile(r'[<>:"|?*\\]|[. ]$')

Ask = Callable[[str], SiteFile | None]


class Places:
    """The pages and files that a link may lead to: `made` are the uris of the site's table, `written` the hand-written pages."""

    def __init__(self, made: Mapping[str, object], written: Mapping[str, str], file: Ask, docs: Path) -> None:
        self.made, self.written, self.file, self.docs = made, written, file, docs

    def fault(self, target: str) -> tuple[str, str] | None:
        """What is wrong with a link and what to do, or None where it leads to a page or file, and to an anchor that is there."""
        path, _, anchor = target.partition("#")
        if not path:
            return f"'{target}' names a place and no page.", "Write the address of the page before it: /companies/acme/#its-place."
        where = unquote(path.partition("?")[0]).lstrip("/")
        uri = uri_of(where) if where.endswith("/") or not where else where
        if uri in self.written or (uri == where and (self.docs / where).is_file() and ".." not in where):
            return None
        if uri not in self.made:
            near = did_you_mean(where, (one.removesuffix(".md").removesuffix("index") for one in self.made if one.endswith(".md")))
            return f"There is no page at '{path}'.", near or "Addresses are as on the site: /companies/acme/."
        if anchor and unquote(anchor) not in self._anchors(uri):
            return f"The page '{path}' has no place '#{anchor}'.", "Its places are the ids of what stands on it."
        return None

    def _anchors(self, uri: str) -> set[str]:
        made = self.file(uri)
        return set(_ID.findall(str(made.text))) if made and isinstance(made.text, str) else set()


def dead_links(catalogue: Catalogue, places: Places) -> Iterator[Problem]:
    """Each link within the site, of the data and of hand-written pages, that leads nowhere, and signs there that nobody sees."""
    for document in catalogue.documents.values():
        for location, text in every(document, str):
            for target in prose.links(text) if "](" in text else ():
                if target[:1] in "/#" and (fault := places.fault(target)):
                    yield document.problem(location, *fault)
        for location, term in every(document, Term):
            if term.see and (fault := places.fault(f"/{term.see}/")):
                yield document.problem((*location, "see"), *fault)
    for uri, text in places.written.items():
        for number, line in enumerate(text.split("\n"), 1):
            if name := hidden_character(line.strip().replace("\t", " ")):
                yield Problem(f"docs/{uri}", number, 1, "", f"Found the hidden character {name}.", "Remove it.")
            for match in _SITE_LINK.finditer(line):
                if match["target"].startswith("/") and (fault := places.fault(match["target"])):
                    yield Problem(f"docs/{uri}", number, match.start("target") + 1, "", *fault)


def foreign_files(root: Path) -> Iterator[Problem]:
    """Each file of docs/ and templates/ that is a link to another, which would publish whatever it leads to, or that has a name
    which some system cannot keep. What begins with a dot is nobody's page.
    """
    for top in FOLDERS:
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted([*folders, *names]):
                path = Path(folder) / name
                if name.startswith("."):
                    continue
                where = path.relative_to(root).as_posix()
                if path.is_symlink():
                    yield Problem(where, 1, 1, "", "This is a link to another file.", "Put the file itself here.")
                elif visible(name) != name or _NO_NAME.search(name) or _is_kept(name):
                    yield Problem(
                        where, 1, 1, "", "Not every system can keep a file of this name.", "Rename it: letters, digits and hyphens."
                    )


def _is_kept(name: str) -> bool:
    try:
        free_id(name.partition(".")[0].lower().replace("index", ""))
    except ValueError:
        return True
    return False
