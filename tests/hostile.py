"""Texts of strangers who mean harm, in every text of a record: what is refused by a rule is here all the same, so that each wall stands alone."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

import yaml
from solidstate.reading.documents import Document
from solidstate.reading.loading import load_bytes
from solidstate.reading.models import closed_list, type_at
from solidstate.reading.nodes import Location, Number, Tree
from solidstate.records import RECORDS

RUNS = "window.executed=1"
PAYLOADS = (
    f"<img src=x onerror={RUNS}>",
    f"<script>{RUNS}</script>",
    f"</script><script>{RUNS}</script>",
    f"<svg/onload={RUNS}>",
    f"<svg><script>{RUNS}</script></svg>",
    f"javascript:{RUNS}",
    f"[x](javascript:{RUNS})",
    f"[x](JaVaScRiPt&colon;{RUNS})",
    f"[x](data:text/html,<script>{RUNS}</script>)",
    f"[x](vbscript:{RUNS})",
    f"[x](//evil.example/{RUNS})",
    '[x](https://evil.example/" onmouseover="window.executed=1)',
    "![x](https://evil.example/x.png)",
    f"<iframe srcdoc='<script>{RUNS}</script>'></iframe>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    f"<a href=javascript:{RUNS} autofocus onfocus={RUNS}>x</a>",
    f"<details open ontoggle={RUNS}>",
    f"</title></textarea></template></style><img src=x onerror={RUNS}>",
    f"<math><mi xlink:href=javascript:{RUNS}>x</mi></math>",
    "{{ 7*'7' }}{% raw %}{{ config }}",
    "${window.executed=1}`${window.executed=1}`",
    f"]]><![CDATA[--><!--<script>{RUNS}</script>",
    "&lt;script&gt;&#x3c;img src=x onerror=window.executed=1&#x3e;",
    "&quot; onmouseover=&quot;window.executed=1",
    "=HYPERLINK(\"https://evil.example\") | '=cmd|' /C calc'!A0",
    r"\; DTSTART:19700101 \n END:VCALENDAR \, BEGIN:VEVENT",
    "; , : \\ | %0d%0aSet-Cookie:x=1 ::error file=x::y",
)
AROUND = (
    "{}",
    '"{}',
    "'{}",
    "> {}",
    "R&D {} <100",
    "a`{}`b",
    "*{}*",
    "'\"><{}",
    "\\{}",
    "{} --",
    "x' onclick='{}",
    'x" style="{}',
    "<{}",
    "&{};",
    "{{{}}}",
    "[{}](https://example.org)",
    "`{}",
)
TEXTS = tuple(dict.fromkeys(around.format(payload) for around in AROUND for payload in PAYLOADS))[:500]
KEPT = frozenset(
    ("unit", "source", "language", "country", "url", "website", "archived", "see", "of", "commit", "sites", "strand", "change_from")
)


def poisoned(documents: Sequence[Document], texts: Sequence[str]) -> list[Document]:
    """The documents with a text in the place of each of theirs that is free."""
    supply = cycle(texts)
    return [_poisoned(document, supply) for document in documents]


def _poisoned(document: Document, supply: Iterator[str]) -> Document:
    data = copy.deepcopy(document.tree.data)
    old: dict[Location, str] = {}
    for holder, at, value in list(_texts(data, ())):
        if KEPT.isdisjoint(at) and not closed_list(type_at(RECORDS[document.kind][0], at)):
            old[at], holder[at[-1]] = value, next(supply)
    while True:
        tree = Tree(data, {})
        read = load_bytes(b"x", document.path, document.kind, lambda text, tree=tree: tree)  # type: ignore[misc]
        if not read.problems:
            return read
        refused = [at for problem in read.problems for at in old if at[: len(problem.location)] == problem.location]
        assert refused, read.problems
        for at in refused:  # an id, a date, a value: no free text
            holder = data
            for part in at[:-1]:
                holder = holder[part]
            holder[at[-1]] = old.pop(at)


def _texts(data: Any, at: Location) -> Iterator[tuple[Any, Location, str]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(value, str):
            yield data, (*at, key), value
        else:
            yield from _texts(value, (*at, key))


class _Dumper(yaml.SafeDumper):
    """Writes numbers as they were written."""


_Dumper.add_representer(Number, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", number.text))


def as_yaml(document: Document) -> str:
    """A document as a file."""
    return yaml.dump(document.tree.data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
