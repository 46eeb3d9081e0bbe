"""What pydantic found, in our words: one problem for one mistake, with what was found, what was expected, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from ..language.amounts import read_as
from ..language.codes import country_code, country_name
from ..language.datewords import suggest
from ..language.otherwise import meant
from ..language.problems import Problem, did_you_mean, field_name
from ..language.text import Unfit, shown
from ..language.tongues import code_of, language_name
from ..language.values import Window
from ..records import COUNTRY_PATTERN, ID_PATTERN, LANGUAGE_PATTERN, Record
from .documents import Document
from .editing import at
from .misplaced import misplaced
from .models import closed_list, description, field_names, record_in, type_at
from .nodes import Location

_RATING = ("trl", "rung", "level", "rating", "confirmed", "readiness", "maturity")
_CRITERIA = ("shows", "would_show")
_LEVEL = re.compile(r"(?:(?:trl|level|rung)[\s-]*)?[0-9]", re.IGNORECASE)
NO_RATING = "Nobody types a rating: say in `shows:` of a milestone which criteria its quote proves."


def explained(document: Document, model: type[Record], error: ValidationError, complaints: Iterable[Problem]) -> list[Problem]:
    """The complaints about the YAML and the findings of pydantic, without those that follow from another."""
    details = error.errors(include_url=False)
    moved = misplaced(document, model, [tuple(one["loc"]) for one in details if one["type"] == "extra_forbidden"])
    said = {where for _, where, _, _ in document.tree.complaints}
    findings = [(problem, where) for problem, where in (explain(document, model, one) for one in details) if where not in said]
    kept = [(problem, where) for problem, where in findings if not any(one.explains(where) for one in moved)]
    spoken = [problem for problem in complaints if not any(one.explains(problem.location) for one in moved)]
    return [*spoken, *(one.problem for one in moved), *(problem for problem, _ in kept)]


def explain(document: Document, model: type[Record], detail: Any) -> tuple[Problem, Location]:
    """Turn one finding of pydantic into a problem, and say at which location of the data it is."""
    kind, value = detail["type"], detail.get("input")
    location: Location = tuple(detail["loc"])
    if location and location[-1] == "[key]":
        location = location[:-1]
        if kind == "enum":
            words = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
            message = f"Found '{shown(location[-1])}', expected one of: {', '.join(words)}."
            return document.problem(location, message, did_you_mean(location[-1], words), key=True), location
        if fault := _unfit(detail):
            return document.problem(location, str(fault), fault.remedy, key=True), location
        return document.problem(location, f"'{shown(location[-1])}' is no id.", _as_id(location[-1]), key=True), location
    if kind == "extra_forbidden":
        names = field_names(model, location[:-1])
        remedy = did_you_mean(location[-1], names) or f"Fields here: {', '.join(names)}."
        if str(location[-1]).lower() in _RATING and (location[-1] != "level" or isinstance(value, int) or _LEVEL.match(str(value))):
            remedy = NO_RATING
        return document.problem(location, f"There is no field '{shown(location[-1])}' here.", remedy, key=True), location
    if kind == "missing":
        about = description(model, location)
        parent = document.problem(location[:-1], f"The field '{location[-1]}' is missing.", f"Add it: {about}", key=True)
        return Problem(parent.path, parent.line, parent.column, field_name(location), parent.message, parent.remedy), location
    if _names_a_level(location, value):
        message = f"Found {_found(value)}: `{_field(location)}` names criteria, not rungs."
        return document.problem(
            location, message, "Name what the quote proves, such as road-test; data/trl.yaml says which rung asks for what."
        ), location
    if fault := _unfit(detail):
        return document.problem(location, str(fault), fault.remedy, better=fault.better), location
    if kind == "value_error" and (told := _date_advice(document, location, value)):
        return document.problem(location, f"'{shown(value)}' is no date.", told), location
    message, remedy, better = _wrong_value(kind, value, detail.get("ctx") or {}, type_at(model, location), description(model, location))
    return document.problem(location, message, remedy, better=better), location


def _unfit(detail: Any) -> Unfit | None:
    """What a text itself says is wrong with it."""
    error = (detail.get("ctx") or {}).get("error")
    return error if isinstance(error, Unfit) else None


def _names_a_level(location: Location, value: Any) -> bool:
    return _field(location) in _CRITERIA and isinstance(value, (int, str)) and bool(_LEVEL.fullmatch(str(value)))


_FISCAL = re.compile(
    r"(?:fiscal(?: year)?|fy|business year)[- ]?(?:20)?(?P<year>[0-9][0-9])(?![0-9])|(?:20)?(?P<other>[0-9][0-9])(?: fiscal|年度)",
    re.IGNORECASE,
)
_RECKONED = re.compile(r"\b(?:years?|months?|decade)\b|今年|明年|来年|내년", re.IGNORECASE)
_NUMBERS = re.compile(r"(?P<one>[0-9][0-9]?)[/.](?P<two>[0-9][0-9]?)[/.](?P<year>(?:19|20)[0-9][0-9])")


def _date_advice(document: Document, location: Location, value: Any) -> str:
    """What to write for a date in words, with what the file says beside it: its country, the day on which it was said."""
    text = str(value).strip()
    try:
        Window.parse(text)
    except ValueError as error:
        if not str(error).endswith("is no date."):
            return ""
    beside = at(document.tree.data, location[:-1])
    country = at(document.tree.data, ("country",))
    try:
        said = Window.parse(beside["said"]) if isinstance(beside, dict) and "said" in beside and location[-1] != "said" else None
    except ValueError:
        said = None
    sure = suggest(text, said, country if isinstance(country, str) else None)
    if sure:
        return f"Write '{sure}'."
    if match := _FISCAL.search(text):
        year = 2000 + int(match["year"] or match["other"])
        return f"Write '{year}-04..{year + 1}-03' where the fiscal year begins in April, '{year}' where it is the calendar's."
    if match := _NUMBERS.fullmatch(text):
        days = [f"{match['year']}-{int(match[a]):02}-{int(match[b]):02}" for a, b in (("one", "two"), ("two", "one"))]
        real = [day for day in days if int(day[5:7]) <= 12]
        return f"Write '{real[0]}'." if len(real) == 1 else f"Write '{days[0]}' or '{days[1]}': see which is the day." if real else ""
    if _RECKONED.search(text):
        return "Reckon from the day on which it was said: 'next year', said in 2025, is 2026; '2–3 years' is 2027..2028."
    return ""


def _field(location: Location) -> str:
    return next((part for part in reversed(location) if isinstance(part, str)), "")


def _wrong_value(kind: str, value: Any, ctx: dict[str, Any], expected: Any, about: str) -> tuple[str, str, str | None]:
    """Message, remedy, and what is right where that is sure."""
    found = _found(value)
    words = closed_list(expected)
    if words:
        listed = [str(word) for word in words]
        return f"Found {found}, expected one of: {', '.join(listed)}.", meant(words, value) or did_you_mean(value, listed), None
    if isinstance(value, str) and (plain := _narrow(value)) != value and kind in ("value_error", "string_pattern_mismatch"):
        what = "has full-width signs" if plain == unicodedata.normalize("NFKC", value) else "is not in plain signs"
        return f"Found {found}, which {what}.", f'Write "{shown(plain)}".', plain
    if kind == "value_error":
        message = str(ctx.get("error", ""))
        form = next((remedy for end, remedy in FORMS.items() if message.endswith(end)), about)
        return message, (read_as(str(value)) if message.endswith("is no value.") else "") or form, None
    if kind == "string_type":
        hint = (
            f'Put it in quotes: "{value}".'
            if isinstance(value, (int, float))
            else "Write it as text, in quotes where it begins with [ or {."
        )
        return f"Found {found}, expected text.", hint, None
    if kind == "string_pattern_mismatch":
        if ctx.get("pattern") == ID_PATTERN and _slug(value):
            return f"Found {found}, which is no id.", _as_id(value), _slug(value)
        if ctx.get("pattern") == ID_PATTERN:
            return f"Found {found}, which is no id.", _as_id(value), None
        if ctx.get("pattern") == LANGUAGE_PATTERN and (code := code_of(str(value))):
            return f"Found {found}, which is no code of two letters.", f"Write {code} for {language_name(code)}.", code
        if ctx.get("pattern") == COUNTRY_PATTERN and (code := country_code(str(value))):
            return f"Found {found}, which is no code of two capital letters.", f"Write {code} for {country_name(code)}.", code
        return f"Found {found}, which has not the form that is expected.", about, None
    if kind in ("string_too_short", "too_short"):
        return "It is empty." if not value else f"Found {found}: too few.", about, None
    if kind in ("string_too_long", "too_long"):
        return f"Found {len(value)} where at most {ctx.get('max_length')} are allowed.", "Say it shorter.", None
    if kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        record = record_in(expected, direct=True)
        if record and isinstance(value, str):
            first, *rest = [info.alias or name for name, info in record.model_fields.items() if info.is_required()] or ["", ""]
            below = f" and below it {', '.join(f'`{name}:`' for name in rest)}" if rest else ""
            return f"Found {found}, expected fields on lines of their own.", f"Write `{first}: {shown(value)}`{below}.", None
        shape = "a list (each entry on its own line after `- `)" if kind == "list_type" else "fields on lines of their own"
        return f"Found {found}, expected {shape}.", about, None
    if kind.startswith(("int", "float", "bool")):
        noun = {"int": "a whole number", "flo": "a number", "boo": "true or false"}[kind[:3]]
        return f"Found {found}, expected {noun}.", about, None
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = ctx.get("ge", ctx.get("le"))
        written = f"{bound:g}" if isinstance(bound, float) else bound
        return f"Found {found}, expected {'at least' if 'ge' in ctx else 'at most'} {written}.", about, None
    return f"Found {found}, which does not fit here.", about, None


FORMS = {
    "is no date.": "Write 2025, 2025-Q3, 2025-H2, 2025-05 or 2025-05-17; 2027..2028 for a span, ..2025-10 for by then, 2030.. for not before.",
    "is no value.": 'Write 350, 20.5 with a point, 1390 without a comma, ">600", ">=400", "<100", "~300" or "400..500".',
}
"""What to write instead, by how the complaint ends."""


def _as_id(value: object) -> str:
    """What to write instead of a text that is no id."""
    slug = _slug(value)
    form = "Lower-case letters, digits and single hyphens, at most 60."
    return f"Did you mean '{slug}'? {form}" if slug else form


def _slug(value: object) -> str:
    """The id that is nearest to a text, or nothing where none is near."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", str(value)) if not unicodedata.combining(sign))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug if re.fullmatch(ID_PATTERN, slug) and len(slug) <= 60 and re.search(r"[a-z]", slug) else ""


def _narrow(text: str) -> str:
    """The text with plain signs for full-width ones and for digits of other scripts, a hyphen for a minus, no white space around it."""
    plain = "".join(unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign for sign in text)
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return re.sub(r"\s*\.\.\s*", "..", plain.replace("−", "-").removeprefix("+").strip())


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{shown(value)}'"
    return "a list" if isinstance(value, list) else "a group of fields"
