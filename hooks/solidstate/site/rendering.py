"""The Jinja environment: strict about undefined names, autoescaping, with the filters that templates use.

Templates hold the words and the markup; numbers, dates and links are made here and in the modules above.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from errno import ENOENT
from functools import partial
from pathlib import Path

from jinja2 import BaseLoader, DictLoader, Environment, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import safe_range
from markupsafe import Markup

from ..catalogue import Catalogue, Citation
from ..catalogue.support import weak_because
from ..derived.changes import Change
from ..derived.facets import country
from ..derived.identity import anchor, audit_anchor, part_anchors, point_anchor, told_points, told_statements
from ..derived.ledger import FATES
from ..derived.voices import voice_of, voice_of_figure
from ..language import prose
from ..language.codes import language_name
from ..language.days import day, end, when
from ..language.looks import Look
from ..language.problems import DataProblems
from ..language.tongues import script_of
from ..language.vocabulary import CellClass, Verdict
from ..reading.loading import bytes_of, decoded
from ..records import Glossary
from .compiled import Compiled, Known, PageEnvironment
from .scope import PageScope
from .written import (
    agree,
    amount,
    capitalize_first,
    change,
    counted,
    exact,
    formulas,
    grouped,
    in_words,
    lower_first,
    middle,
    month,
    number,
    one_line,
    sentence,
    shares,
    short_when,
    stop,
    unbroken,
    within,
)


def environment(loader: BaseLoader, folder: Path | None = None) -> Environment:
    """An environment over the project's templates. A block tag leaves no line behind; every other break of a line is a space.

    What is compiled of the templates of a `folder` is kept from one run to the next.
    """
    env = PageEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # no template reckons with constants, and to look for them is a fifth of compiling one
        bytecode_cache=Compiled(_COMPILED, folder),
        extensions=["jinja2.ext.do"],
    )
    env.filters |= FILTERS
    env.globals |= {
        "range": safe_range,
        "classes": tuple(CellClass),
        "looks": tuple(Look),
        "verdicts": tuple(Verdict),
        "fates_in_order": FATES,
    }
    return env


def project_environment(root: Path) -> Environment:
    """The environment of one project, with its templates as they are now: a later edit changes nothing in it."""
    folder = root / "templates"
    found = dict(_read(folder))
    known = _environments.get(root)
    if known is None or known[0] != found:
        texts = {name: _text(name, raw) for name, raw in found.items()}
        known = _environments[root] = (found, environment(_Templates(folder, texts), folder))
    return known[1]


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each template by its name, those of the theme too. Raises OSError without any, DataProblems for one that cannot be read."""
    if not folder.is_dir():
        raise FileNotFoundError(ENOENT, "There are no templates here; give the folder of the whole project", str(folder))
    for path in sorted(Path(where) / name for where, _, names in os.walk(folder, onerror=_raise) for name in names):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".jinja") or (name.startswith("theme/") and name.endswith(".html")):
            raw, problems = bytes_of(path, f"templates/{name}")
            if problems:
                raise DataProblems(problems)
            yield name, raw


def _text(name: str, raw: bytes) -> str:
    """The text of a template. Raises DataProblems with the place where it is none."""
    text, problems = decoded(raw, f"templates/{name}")
    if problems:
        raise DataProblems(problems)
    return text


def _raise(error: OSError) -> None:
    raise error


def texts_of(env: Environment) -> Mapping[str, str]:
    """The text of each template of a project's environment by its name."""
    assert isinstance(env.loader, DictLoader)
    return env.loader.mapping


_environments: dict[Path, tuple[dict[str, bytes], Environment]] = {}


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


_COMPILED: Known = {}


def text_environment(root: Path) -> Environment:
    """The same for what is plain text or YAML: nothing is escaped."""
    return project_environment(root).overlay(autoescape=False, bytecode_cache=None)


def change_in_words(root: Path) -> Callable[[Change], str]:
    """How a change of the record is worded: one sentence in one line."""
    words = text_environment(root).get_template("text/changes.txt.jinja").module
    return lambda change: " ".join(str(getattr(words, change.kind.replace("-", "_"))(change)).split())


_SITE_LINK = re.compile(r'href="(/[^"]*)"')
_CRITERION = re.compile(r"<code>([a-z][a-z0-9-]*)<.code>")
_CLOSED_TO_TERMS = re.compile(r"<(/?)(?:a|code)\b")


@pass_context
def prose_html(context: Context, text: str) -> Markup:
    """Free text as safe HTML; a glossary term is linked where it first stands on the page, the id of a criterion becomes its name."""
    html = prose.to_html(text)
    page, terms, catalogue = context.get("page"), context.get("terms"), context.get("catalogue")
    if isinstance(page, PageScope) and catalogue and "<code>" in html:
        html = _CRITERION.sub(partial(_named, context.environment, catalogue, page), html)
    if isinstance(page, PageScope):
        html = _SITE_LINK.sub(lambda found: f'href="{page.link(found[1])}"', html)
    if isinstance(page, PageScope) and isinstance(terms, Terms) and page.address != "glossary/":
        html = terms.explain(html, page)
    html = "".join(piece if piece.startswith("<") else unbroken(formulas(piece)) for piece in re.split(r"(<[^>]+>)", html))
    return Markup(html)  # noqa: S704 - markdown-it renders with HTML off, the term's link is a template


def _named(env: Environment, catalogue: Catalogue, page: PageScope, found: re.Match[str]) -> str:
    """The id of a criterion, by which contributors know it, as its name with a link to it; anything else as it is."""
    if not (criterion := catalogue.criteria.get(found[1])):
        return found[0]
    link = env.get_template("macros/criterion-name.html.jinja")
    return link.render(href=page.link(f"/ladder/criteria/{criterion.id}/"), name=criterion.record.name).strip()


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


def record_key(citation: Citation) -> tuple[str, str]:
    """The kind and id of the record in which a source is cited."""
    return citation.kind, citation.id


FILTERS: dict[str, Callable[..., object]] = {
    "prose": prose_html,
    "markdown": prose.to_markdown,
    "words": lambda text: unbroken(formulas(prose.to_text(text))),
    "formulas": formulas,
    "change": change,
    "anchor": anchor,
    "audit_anchor": audit_anchor,
    "part_anchors": part_anchors,
    "point_anchor": point_anchor,
    "told_points": told_points,
    "told_statements": told_statements,
    "language": language_name,
    "script": script_of,
    "day": day,
    "when": when,
    "end": end,
    "within": within,
    "month": month,
    "sentence": sentence,
    "stop": stop,
    "short_when": short_when,
    "amount": amount,
    "middle": middle,
    "number": number,
    "shares": shares,
    "exact": exact,
    "counted": counted,
    "grouped": grouped,
    "agree": agree,
    "one_line": one_line,
    "in_words": in_words,
    "shortened": prose.shortened,
    "country": country,
    "record_key": record_key,
    "capitalize_first": capitalize_first,
    "lower_first": lower_first,
    "voice": voice_of,
    "voice_of_figure": voice_of_figure,
    "weak_because": weak_because,
}
