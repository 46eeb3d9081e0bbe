"""JSON Schemas and field tables, made from the records: an editor completes and checks a file while it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from ..catalogue import Catalogue, CriterionEntry
from ..checks import QUESTIONS, WHOLE_QUESTIONS, rule_id
from ..language import datewords, vocabulary
from ..language.codes import countries
from ..language.tongues import languages
from ..reading.whole import write_whole
from ..records import RECORDS, Record

README_HEAD = """\
# The data: every field

Generated from `hooks/solidstate/records/` by `make schema`; do not edit. CONTRIBUTING.md says how to add a record.
A field marked with * is required. The words of closed lists are explained at the end.

## Dates, values and ids

| written | means |
|---|---|
| `2025`, `2025-H2`, `2025-Q3`, `2025-05`, `2025-05-17` | a year, a half, a quarter, a month, a day: as exact as the source, and no more. A year that ends in March is a span: `2025-04..2026-03`. |
| `2027..2028` | from the beginning of one to the end of the other |
| `..2025-10` | had happened by the end of October 2025; where only an undated page tells of it, the day on which that was read, with `read` at the page |
| `2030..` | not before 2030 |
| `undated` | a promise without a date |
| `350`, `">600"`, `">=400"`, `"<100"`, `"<=5"`, `"~300"`, `"400..500"` | a number, more than, at least, less than, at most, about, from to; bounds stand in quotes, since `>` alone means something else in YAML |
| `pilot-line-2025` | an id: lower-case letters, digits and single hyphens, at most 60; none that Windows (`con`, `aux`, `nul` …) or a list of the site (`index`) keeps. It is an anchor of the page for ever: what is renamed keeps its old id in `formerly`, the oldest first: feeds and calendars know it by that. A company's old id goes into `formerly` of the company, and `old-id/programme` into `formerly` of each of its programmes. |

A text is one paragraph: its line breaks are spaces. A name, title or unit is one line. White space around them is not kept; signs that
nobody sees, or that turn the text round, are refused. Digits of dates and values are 0 to 9.

A window of time counts by its end: what may still happen has not happened.

A source takes its publisher, kind and language from the publisher whose site its address is on (`data/publishers.yaml`), and the day
on which it was read from `checked` of its file. What it says itself wins.

Nowhere is written when something came into this record: git knows. What feeds and the calendar say of it is the day of the commit,
as in `changes.json`. What is not committed, and what is older than the history at hand, has the day on which the newest of its pages was
read; of the latter none after the oldest day of that history.

Every group of fields may also hold `answers`: the id of a question that the check asked about it, and one sentence that answers it.
"""

DATEWORDS_HEAD = """\
## Words into dates

What a source says in words has one date, whoever reads it; the words themselves stand in `wording`. Where none fits, the span that
the words leave open is right. Of what has happened, “by October 2027” is `..2027-10`. The check and `new` use this table.

| words | date | why |
|---|---|---|"""


CRITERIA_HEAD = """\
## Criteria

What a milestone can show (`shows`), and a promise would (`would_show`); they are defined in `data/trl.yaml`. Each has a page on the site,
`ladder/criteria/<id>/`, with an example from the record of what counts, one of what does not, and everybody who shows it.

| criterion | rung | what counts | what does not |
|---|---|---|---|"""


def schemas(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file. Ids of routes, criteria and measures are listed, each with what it means, and the codes
    of countries and languages; those of companies are patterns: adding a company changes no other file.
    """
    criteria = {key: _told(entry) for key, entry in catalogue.criteria.items()}
    measures = {key: f"{measure.name}, in {measure.unit}. {measure.measures}" for key, measure in catalogue.measures.items()}
    routes = {key: f"{route.name}. {route.summary}" for key, route in catalogue.routes.items()}
    lists = {"shows": criteria, "would_show": criteria, "measure": measures, "routes": routes}
    codes = {"country": countries(), "language": languages()}
    found = {}
    for kind, (model, where) in RECORDS.items():
        schema = _form(model)
        for name, definition in (("", schema), *schema.get("$defs", {}).items()):
            _answers_last(definition)
            if definition.pop("enum", None):
                definition["anyOf"] = _choices({word.value: word.definition for word in getattr(vocabulary, name)})
            for name, field in definition.get("properties", {}).items():
                if name in lists or name in codes:
                    target = field.get("items", field)
                    for limit in ("pattern", "maxLength", "type", "anyOf"):
                        target.pop(limit, None)
                    target |= {"anyOf": _choices(dict(sorted(lists[name].items())))} if name in lists else {"enum": list(codes[name])}
        found[kind] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"{kind} ({where})",
            **{k: v for k, v in schema.items() if k != "title"},
        }
    return found


_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')


def _form(model: type[Record]) -> dict[str, Any]:
    """What pydantic says of a record and of those that stand in it, to be changed at will."""
    found: dict[str, Any] = {}
    left, texts = [model.__name__], _form_texts()
    while left:
        if (name := left.pop()) not in found:
            found[name] = json.loads(texts[name])
            left += _REFERENCE.findall(texts[name])
    own = found.pop(model.__name__)
    return {"$defs": dict(sorted(found.items())), **own}


@cache
def _form_texts() -> Mapping[str, str]:
    """The same of each record alone; of all at once, since it takes longer than all that is made of it."""
    _, found = models_json_schema([(model, "validation") for model, _ in RECORDS.values()])
    return {name: json.dumps(form) for name, form in found["$defs"].items()}


def _choices(words: Mapping[str, str]) -> list[dict[str, str]]:
    """A closed list as constants: JSON Schema has no word for what one value of an `enum` means."""
    return [{"const": word, "description": told} for word, told in words.items()]


def _told(entry: CriterionEntry) -> str:
    """What an editor says of a criterion while somebody chooses it."""
    record, level = entry.record, entry.level
    return f"Rung {level.number}, {level.short}: {record.name}. Counts: {record.counts} Does not count: {record.does_not_count}"


def _answers_last(definition: dict[str, Any]) -> None:
    """Every record may hold `answers`: an editor offers the fields of its own first."""
    fields = definition.get("properties", {})
    if "answers" in fields:
        fields["answers"] = fields.pop("answers")


def generated(catalogue: Catalogue) -> dict[str, str]:
    """Every generated file below data/ with its content, by its path from the root."""
    files = {
        f"data/schema/{kind}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for kind, schema in schemas(catalogue).items()
    }
    files["data/README.md"] = readme(catalogue)
    return files


def stale(root: Path, catalogue: Catalogue) -> list[str]:
    """The generated files that are not as the records make them."""
    return _stale(root, generated(catalogue))


def _stale(root: Path, texts: Mapping[str, str]) -> list[str]:
    return [path for path, text in texts.items() if not (root / path).is_file() or (root / path).read_text("utf-8") != text]


def write(root: Path, catalogue: Catalogue) -> list[str]:
    """Write the generated files; returns those that changed."""
    texts = generated(catalogue)
    changed = _stale(root, texts)
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / path, texts[path].encode())
    return changed


def readme(catalogue: Catalogue) -> str:
    """The field tables of all records, the words for dates, the criteria and the closed lists, as Markdown."""
    lines = [README_HEAD, *_questions()]
    words: dict[str, dict[str, Any]] = {}
    shared: set[str] = set()
    for kind, (model, where) in RECORDS.items():
        schema = _form(model)
        lines += [f"## {kind}: `{where}`\n", _sentence(schema), *_table(schema)]
        for name, definition in schema.get("$defs", {}).items():
            if "enum" in definition:
                words[name] = definition
            elif name not in shared:
                shared.add(name)
                lines += [f"### {name}\n", _sentence(definition), *_table(definition)]
    lines += [DATEWORDS_HEAD, *_datewords()]
    lines += [CRITERIA_HEAD, *_criteria(catalogue)]
    lines += ["## Words of closed lists\n", *_words()]
    return "\n".join(lines).rstrip() + "\n"


def _criteria(catalogue: Catalogue) -> Iterator[str]:
    for key, entry in catalogue.criteria.items():
        yield f"| `{key}` | {entry.level.number} | {entry.record.name}. {entry.record.counts} | {entry.record.does_not_count} |"
    yield ""


def _questions() -> Iterator[str]:
    yield "## Questions of the check\n"
    yield "What may be right is asked, with the id in square brackets. Mend what it asks about, or answer it at the place or above it:"
    yield "`answers:` with the id and one sentence. The last is a refusal, of what a branch takes away; what it changes says why in `corrected`.\n"
    yield "| id | what it looks for |"
    yield "|---|---|"
    yield from (f"| `{rule_id(rule)}` | {' '.join((rule.__doc__ or '').split())} |" for rule in QUESTIONS)
    yield from (f"| `{rule_id(rule)}` | {' '.join((rule.__doc__ or '').split())} |" for rule in WHOLE_QUESTIONS)
    yield "| `gone-without-a-trace` | What was said, or an id, is no longer there. |"
    yield ""


def _datewords() -> Iterator[str]:
    yield from (f"| {words} | `{date}` | {why} |" for words, date, why in datewords.table())
    yield ""


def _sentence(schema: dict[str, Any]) -> str:
    return f"{schema.get('description', '')}\n"


def _table(schema: dict[str, Any]) -> Iterator[str]:
    required = schema.get("required", [])
    yield "| field | what |"
    yield "|---|---|"
    for name, field in schema.get("properties", {}).items():
        if name == "answers":
            continue  # said once, in the head
        star = "\\*" if name in required else ""
        yield f"| `{name}`{star} | {field.get('description', '').replace('|', chr(92) + '|')} |"
    yield ""


def _words() -> Iterator[str]:
    for name, found in vars(vocabulary).items():
        if isinstance(found, type) and issubclass(found, vocabulary.Word) and found is not vocabulary.Word:
            yield f"### {name}\n"
            yield f"{(found.__doc__ or '').strip()}\n"
            yield "| word | when |"
            yield "|---|---|"
            yield from (f"| `{word}` | {word.definition} |" for word in found)
            yield ""
