"""The Jinja environment: strict about undefined names, autoescaping, with the filters that templates use.

Templates hold the words and the markup; numbers, dates and links are made here and in the modules above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, DictLoader, Environment, StrictUndefined, Template, pass_context
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from ..catalogue import Citation
from ..derived.ledger import FATES
from ..derived.support import voice_of, voice_of_figure, weak_because
from ..language import prose
from ..language.values import Quantity, Window, plain_number
from ..language.vocabulary import CellClass, Look, Verdict, language_name
from ..records import Glossary

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
THIN_SPACE = "\u202f"
DIGITS = 15  # more than any value is written with: what is quoted is not rounded


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page: its level (2 or 3), its anchor and its words."""

    level: int
    id: str
    title: str


@dataclass
class PageScope:
    """What one page collects while it is rendered: its headings and the numbers of its sources.

    `address` is the page's own address, such as companies/acme/.
    """

    address: str
    directory_urls: bool
    sections: list[Section] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    modules: dict[str | None, TemplateModule] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    is_wide: bool = False

    def head(self, title: str, description: str = "", wide: bool = False) -> str:
        """Set the page's title and description; gives nothing, so that a template can call it in an expression.

        A wide page has no table of contents beside it.
        """
        self.title, self.description, self.is_wide = title, description, wide
        return ""

    def cite(self, url: str) -> int:
        """The number of a source on this page, from 1, in the order in which sources are first cited."""
        if url not in self.references:
            self.references.append(url)
        return self.references.index(url) + 1

    def section(self, id: str, title: str, level: int = 2) -> str:
        """Note a heading for the table of contents, as plain text; gives the anchor back."""
        plain = Markup(title).striptags() if isinstance(title, Markup) else title  # noqa: S704 - the markup is taken away
        self.sections.append(Section(level, id, plain))
        return id

    def link(self, address: str) -> str:
        """A link from this page to an address of this site (/companies/acme/#line), relative, for either form."""
        target, hash_mark, anchor = address.lstrip("/").partition("#")
        if target == self.address and hash_mark:
            return f"#{anchor}"
        path = relative(destination(self.address, self.directory_urls), destination(target, self.directory_urls))
        if self.directory_urls:
            path = path.removesuffix("index.html") or "./"
        return path + hash_mark + anchor


def relative(here: str, there: str) -> str:
    """The way from one file of the site to another; a folder's index.html is left out where folders are addresses."""
    up, down = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < len(up) and shared < len(down) - 1 and up[shared] == down[shared]:
        shared += 1
    return "../" * (len(up) - shared) + "/".join(down[shared:])


def destination(address: str, directory_urls: bool) -> str:
    """The file in which an address is kept: companies/acme/ -> companies/acme/index.html, or companies/acme.html."""
    if not address.endswith("/") and address:
        return address
    if directory_urls or address in INDEXES:
        return f"{address}index.html"
    return f"{address.rstrip('/')}.html"


INDEXES = frozenset({"", "ladder/", "routes/", "challenges/", "companies/"})
"""Addresses that have pages below them: index files in either form, as MkDocs makes them."""


class SharedTemplate(Template):
    """A template whose macros are made once for each page, however many of the page's templates import them."""

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """The module of an import with context; it sees the names that the page had when it was first imported."""
        page = (vars or {}).get("page")
        if not isinstance(page, PageScope):
            return super().make_module(vars, shared, locals)
        if self.name not in page.modules:
            page.modules[self.name] = super().make_module(vars, shared, locals)
        return page.modules[self.name]


def environment(loader: BaseLoader) -> Environment:
    """An environment over the project's templates. A block tag leaves no line behind; every other break of a line is a space."""
    env = Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
        extensions=["jinja2.ext.do"],
    )
    env.template_class = SharedTemplate
    env.filters |= FILTERS
    env.globals |= {"classes": tuple(CellClass), "looks": tuple(Look), "verdicts": tuple(Verdict), "fates_in_order": FATES}
    return env


def project_environment(root: Path) -> Environment:
    """The environment of one project, with its templates as they are now: a later edit changes nothing in it."""
    folder = root / "templates"
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.jinja"))}
    known = _environments.get(root)
    if known is None or known[0] != texts:
        known = _environments[root] = (texts, environment(_Templates(folder, texts)))
    return known[1]


_environments: dict[Path, tuple[dict[str, str], Environment]] = {}


class _Templates(DictLoader):
    """Templates that were read, with the files they came from."""

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # type: ignore[override]
        """The text, and the file, so that a fault in it has a place. Indentation reaches a page nowhere, a terminal as it is."""
        text, _, _ = super().get_source(environment, template)
        text = text if template.startswith("text/") else _INDENT.sub("", text)
        return text, str(self.folder / template), lambda: True


_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class _Compiled(BytecodeCache):
    """Templates that were compiled, the newest of each: an edit of one leaves the others as they are."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled of the same text."""
        checksum, code = self.kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def text_environment(root: Path) -> Environment:
    """The same for what is plain text or YAML: nothing is escaped."""
    return project_environment(root).overlay(autoescape=False, bytecode_cache=None)


_SITE_LINK = re.compile(r'href="(/[^"]*)"')
_CLOSED_TO_TERMS = re.compile(r"<(/?)(?:a|code)\b")


@pass_context
def prose_html(context: Context, text: str) -> Markup:
    """Free text as safe HTML; a glossary term is linked where it first stands on the page."""
    html = prose.to_html(text)
    page, terms = context.get("page"), context.get("terms")
    if isinstance(page, PageScope):
        html = _SITE_LINK.sub(lambda found: f'href="{page.link(found[1])}"', html)
    if isinstance(page, PageScope) and isinstance(terms, Terms) and page.address != "glossary/":
        html = terms.explain(html, page)
    return Markup(html)  # noqa: S704 - markdown-it renders with HTML off, the term's link is a template


@dataclass(frozen=True)
class Terms:
    """The words of the glossary: a pattern that finds them, and for each its id and definition."""

    pattern: re.Pattern[str]
    known: dict[str, tuple[str, str]]
    link: Template

    @classmethod
    def of(cls, glossary: Glossary, env: Environment) -> Terms:
        """Terms and their other names, the longest first; those with other scripts or fewer than three letters stay out."""
        known: dict[str, tuple[str, str]] = {}
        for key, term in glossary.terms.items():
            for name in (term.term, *term.also_known_as):
                if len(name) > 2 and name.isascii():
                    known.setdefault(name if name.isupper() else name.lower(), (key, prose.to_text(term.definition)))
        words = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)) or r"(?!)"
        return cls(re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE), known, env.get_template("macros/term.html.jinja"))

    def explain(self, html: str, page: PageScope) -> str:
        """Link the first occurrence on the page of each term, outside links and code."""
        pieces, inside = re.split(r"(<[^>]+>)", html), 0
        for index, piece in enumerate(pieces):
            if piece.startswith("<"):
                tag = _CLOSED_TO_TERMS.match(piece)
                inside += (-1 if tag[1] else 1) if tag else 0
            elif not inside:
                pieces[index] = self.pattern.sub(lambda match: self._linked(match[0], page), piece)
        return "".join(pieces)

    def _linked(self, word: str, page: PageScope) -> str:
        found = next((self.known[form] for form in (word, word.lower(), word.lower().removesuffix("s")) if form in self.known), None)
        if found is None or found[0] in page.explained:
            return word
        page.explained.add(found[0])
        return self.link.render(href=page.link(f"/glossary/#{found[0]}"), definition=found[1], word=Markup(word))  # noqa: S704 - a piece of safe HTML


def day(value: date) -> str:
    """17 May 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(window: Window) -> str:
    """A date as exact as its source, for people: 'May 2025', 'third quarter of 2025', 'by October 2025'."""
    if window.is_undated:
        return "no date"
    left, dots, right = window.text.partition("..")
    if not dots:
        return _point(left)
    if not left:
        return f"by {_point(right)}"
    if left.endswith("-01-01") and right.startswith(left[:4]):  # "this year, before the page was read"
        return f"{left[:4]}, by {_point(right)}"
    return f"{_point(left)} to {_point(right)}" if right else f"not before {_point(left)}"


def _point(text: str) -> str:
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    if parts[1][0] in "QH":
        return f"{parts[1]} {parts[0]}"
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def short_when(window: Window) -> str:
    """The same with short months, for tables: '17 May 2025', 'Q3 2025', '≤ Oct 2025'."""
    text = when(window)
    for month in MONTHS:
        text = text.replace(month, month[:3])
    text = text.rpartition(", ")[2]  # "2026, by 22 Nov 2026" says its year twice
    return text.replace("not before ", "≥ ").replace("by ", "≤ ").replace(" to ", "–")


def amount(value: Quantity) -> str:
    """A bounded value for people: '350', 'more than' as >, '400–500', '≈ 300', thousands parted."""
    if value.low is not None and value.high is not None and value.low != value.high:
        text = f"{_grouped(value.low)}–{_grouped(value.high)}"
        return f"≈{THIN_SPACE}{text}" if value.about else text
    number = value.low if value.low is not None else value.high
    sign = "≈" if value.about else ""
    if value.high is None:
        sign = ">" if value.strict else "≥"
    elif value.low is None:
        sign = "<" if value.strict else "≤"
    text = _grouped(number) if number is not None else ""
    return f"{sign}{THIN_SPACE}{text}" if sign else text


def _grouped(number: Decimal) -> str:
    text = plain_number(number, DIGITS)
    whole, point, rest = text.lstrip("-").partition(".")
    if len(whole) > 3:
        whole = f"{int(whole):,}"
    return ("−" if text.startswith("-") else "") + whole + point + rest


def middle(value: Quantity) -> str:
    """A number by which a table can be sorted: the middle of a range, the end of a bound."""
    ends = value.ends
    return plain_number(sum(ends, Decimal(0)) / len(ends)) if ends else ""


def number(value: float) -> str:
    """A plain number to three significant digits."""
    return plain_number(Decimal(str(value)), 3)


def exact(value: float) -> str:
    """A number of a table as it is: not rounded, without an exponent."""
    return plain_number(Decimal(str(value)), DIGITS)


def capitalize_first(text: str) -> str:
    """The text with a capital letter at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small letter at its beginning, the rest as it is: 'customer reports on B-samples'."""
    return text[:1].lower() + text[1:]


def counted(number: int, one: str) -> str:
    """A number of things: '1 month', '14 months'."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def one_line(text: str) -> str:
    """A sentence that stands on several lines of its template as one line; narrow spaces within it stay."""
    return type(text)(" ".join(piece for line in text.split("\n") if (piece := line.strip(" "))))


def record_key(citation: Citation) -> tuple[str, str]:
    """The kind and id of the record in which a source is cited."""
    return citation.kind, citation.id


def shares(interval: tuple[float, float]) -> str:
    """Two shares from 0 to 1 in whole per cent: 7–23 %."""
    low, high = (round(share * 100) for share in interval)
    return f"{low}–{high}{THIN_SPACE}%"


FILTERS: dict[str, Callable[..., object]] = {
    "prose": prose_html,
    "markdown": prose.to_markdown,
    "words": prose.to_text,
    "language": language_name,
    "day": day,
    "when": when,
    "short_when": short_when,
    "amount": amount,
    "middle": middle,
    "number": number,
    "shares": shares,
    "exact": exact,
    "counted": counted,
    "one_line": one_line,
    "record_key": record_key,
    "capitalize_first": capitalize_first,
    "lower_first": lower_first,
    "voice": voice_of,
    "voice_of_figure": voice_of_figure,
    "weak_because": weak_because,
}
