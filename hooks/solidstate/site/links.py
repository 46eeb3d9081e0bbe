"""Where links lead: those of texts to pages of the site and places on them, those of the file system out of its folders."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique  # type: ignore[import-untyped]

from ..catalogue import Catalogue
from ..checks.folder import every, walked_once
from ..language import prose
from ..language.problems import Problem, did_you_mean
from ..language.text import hidden_character, visible
from ..records import Glossary, Term, free_id
from .files import SiteFile, is_page, uri_of

FOLDERS = ("docs", "templates")
_CODE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)|(?P<tick>`+)(?!`).*?(?<!`)(?P=tick)(?!`)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(
    r"""\]\(\s*<?(?P<inline>[^\s)>]+)|^\[[^\]]+\]:\s*<?(?P<listed>[^\s>]+)|\b(?:href|src)=["'](?P<raw>[^"'#][^"']*)["']""", re.MULTILINE
)
_CALL = re.compile(r"""\blink\(\s*(["'])(?P<target>/[^"']*)\1\s*\)""")
_RAW = "A link in HTML leads elsewhere in the zip, whose pages have other addresses.", "Write it in Markdown: [words](method.md)."
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ID = re.compile(r"""\sid=["']([^"']+)["']|\{[^}\n]*#([\w-]+)[^}\n]*\}""")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_NO_NAME = re.compile(r'[<>:"|?*\\]|[. ]$')

Ask = Callable[[str], SiteFile | None]


class Places:
    """The pages and files that a link may lead to: `made` are the uris of the site's table, `written` the hand-written pages,
    whose parts `filled` puts in."""

    def __init__(
        self, made: Mapping[str, object], written: Mapping[str, str], file: Ask, docs: Path, filled: Callable[[str, str], str]
    ) -> None:
        self.made, self.written, self.file, self.docs, self.filled = made, written, file, docs, filled

    def fault(self, target: str) -> tuple[str, str] | None:
        """What is wrong with a link to an address of the site and what to do, or None where it leads to a page or file, and to an
        anchor that is there.
        """
        path, _, anchor = target.partition("#")
        if not path:
            return f"'{target}' names a place and no page.", "Write the address of the page before it: /companies/acme/#its-place."
        where = unquote(path.partition("?")[0]).lstrip("/")
        uri = uri_of(where) if where.endswith("/") or not where else where
        if self._is_file(uri) and not (uri == where and is_page(uri)):
            return self._no_anchor(uri, path, anchor)
        near = did_you_mean(where, (one.removesuffix(".md").removesuffix("index") for one in self.made if one.endswith(".md")))
        return f"There is no page at '{path}'.", near or "Addresses are as on the site: /companies/acme/."

    def written_fault(self, target: str, uri: str) -> tuple[str, str] | None:
        """The same of a link on the hand-written page at `uri`, which names a file by the way from that page's own."""
        path, _, anchor = target.partition("#")
        where = unquote(path.partition("?")[0])
        here = posixpath.dirname(uri)
        found = posixpath.normpath(posixpath.join(here, where.lstrip("/"))) if where else uri
        if self._is_file(found) and not where.startswith("/"):
            return self._no_anchor(found, path, anchor)
        from_top = where.lstrip("/") if where.startswith("/") else f"{found}/"
        meant = uri_of(from_top) if from_top.endswith("/") or not from_top else from_top
        if self._is_file(meant):
            right = posixpath.relpath(meant, here or ".") + (f"#{anchor}" if anchor else "")
            return f"'{path}' is no file beside this page.", f"Write {right}."
        near = did_you_mean(where, (posixpath.relpath(one, here or ".") for one in (*self.written, *self.made) if is_page(one)))
        return (
            f"There is no file at '{path}'.",
            near or "A link names the file of a page by the way from here: method.md, companies/index.md.",
        )

    def _is_file(self, uri: str) -> bool:
        return uri in self.made or uri in self.written or (".." not in uri and (self.docs / uri).is_file())

    def _no_anchor(self, uri: str, path: str, anchor: str) -> tuple[str, str] | None:
        if not anchor or not is_page(uri) or unquote(anchor) in self._anchors(uri):
            return None
        return f"The page '{path or uri}' has no place '#{anchor}'.", "Its places are the ids of what stands on it."

    def _anchors(self, uri: str) -> set[str]:
        if uri in self.written:  # the host makes ids of its headings, in the way of Python-Markdown
            text = self.filled(self.written[uri], uri)
            found: set[str] = set()
            for words in _HEADING.findall(text):
                unique(slugify(prose.to_text(words), "-"), found)
            return found | _ids(text)
        made = self.file(uri)
        return _ids(str(made.text)) if made and isinstance(made.text, str) else set()


def _ids(text: str) -> set[str]:
    return {one or other for one, other in _ID.findall(text)}


def dead_links(
    catalogue: Catalogue, places: Places, templates: Mapping[str, str], go_on: Callable[[], bool] = lambda: True
) -> Iterator[Problem]:
    """Each link within the site, of the data, of hand-written pages and of templates, that leads nowhere, and signs there that
    nobody sees; as long as `go_on` says so.
    """
    for document in takewhile(lambda _: go_on(), catalogue.documents.values()):
        if not (document.tree.may_hold("](") or isinstance(document.record, Glossary)):
            continue
        with walked_once(document):
            for location, text in every(document, str):
                for target in prose.links(text) if "](" in text else ():
                    if target[:1] in "/#" and (fault := places.fault(target)):
                        yield document.problem(location, *fault)
            for location, term in every(document, Term):
                if term.see and (fault := places.fault(f"/{term.see}/")):
                    yield document.problem((*location, "see"), *fault)
    for uri, text in takewhile(lambda _: go_on(), places.written.items()):
        for number, line in enumerate(text.split("\n"), 1):
            if name := hidden_character(line.strip().replace("\t", " ")):
                yield Problem(f"docs/{uri}", number, 1, "", f"Found the hidden character {name}.", "Remove it.")
        plain = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
        for match in _LINK.finditer(plain):
            kind = match.lastgroup or ""
            if _ELSEWHERE.match(match[kind]):
                continue
            if fault := _RAW if kind == "raw" else places.written_fault(match[kind], uri):
                yield Problem(f"docs/{uri}", *_place(text, match.start(kind)), "", *fault)
    for name, text in takewhile(lambda _: go_on(), templates.items()):
        for match in _CALL.finditer(text):
            page = match["target"].partition("#")[0]  # which places a page has, and which files there are, hangs on the data
            if page.endswith("/") and (fault := places.fault(page)):
                yield Problem(f"templates/{name}", *_place(text, match.start("target")), "", *fault)


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a sign, each from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def foreign_files(root: Path) -> Iterator[Problem]:
    """Each file of docs/ and templates/ that is a link to another, which would publish whatever it leads to, or that has a name
    which some system cannot keep. What begins with a dot is nobody's page.
    """
    for top in FOLDERS:
        unreadable: list[OSError] = []
        for folder, folders, names in os.walk(root / top, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted([*folders, *names]):
                if name.startswith("."):
                    continue
                if os.path.islink(f"{folder}/{name}"):  # noqa: PTH114 - after each edit all are asked
                    fault = "This is a link to another file.", "Put the file itself here."
                elif visible(name) != name or _NO_NAME.search(name) or _is_kept(name):
                    fault = "Not every system can keep a file of this name.", "Rename it: letters, digits and hyphens."
                else:
                    continue
                yield Problem((Path(folder) / name).relative_to(root).as_posix(), 1, 1, "", *fault)
        for error in unreadable:
            where = Path(error.filename).relative_to(root).as_posix()
            if Path(error.filename).exists():
                remedy = "Give yourself the right to read it."
                yield Problem(where, 1, 1, "", f"The folder cannot be read ({error.strerror}).", remedy)


def leads_out(folder: Path, relative: str) -> bool:
    """Whether a file of a folder is a link, or lies behind one."""
    return os.path.realpath(folder / relative) != str(Path(os.path.realpath(folder), relative))


def _is_kept(name: str) -> bool:
    try:
        free_id(name.partition(".")[0].lower().replace("index", ""))
    except ValueError:
        return True
    return False
