"""How values are written for people: days, windows, amounts, counts. Filters of the templates; they hold no markup."""

from __future__ import annotations

import re
from decimal import Decimal

from ..derived.changes import words
from ..language.days import MONTHS, when
from ..language.values import Quantity, Window, plain_number
from ..language.vocabulary import Word

THIN_SPACE = "\u202f"
_ELEMENT = "(?:Li|La|Zr|Cl|Br|Ge|Ti|Al|Ta|In|Ni|Mn|Co|Na|Sn|Si|Nb|Fe|Sr|Ca|Mg|O|P|S|I|C|H|N|F|B|Y)"
_COUNT = r"(?:0\.\d+|[1-9]/[2-9]|[1-9]\d?(?:\.\d+)?)"
_COUNTED = re.compile(rf"{_ELEMENT}\d|\)\d")
_ONE = rf"(?:\(?{_ELEMENT}{_COUNT}?(?:\){_COUNT})?){{2,}}"
_FORMULA = re.compile(rf"(?<![\w/#-]){_ONE}(?:/{_ONE})*(?![\w-]|/\d)")
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|°C|[kmµ]?g|t|[kMG]?Wh?(?:/kg|/L|/year)?|TWh|m?Ah?|m?V|m?S(?:/cm)?|[kMG]?Pa|bar|[kcmµn]?m²?|[µm]?L|K|h|kN|USD|GWh/year)(?![\w-]))"
)
DIGITS = 15  # more than any value is written with: what is quoted is not rounded


def short_when(window: Window) -> str:
    """The same with short months, for tables: '17 May 2025', 'Q3 2025', 'by Oct 2025'."""
    text = when(window)
    for month in MONTHS:
        text = text.replace(month, month[:3])
    text = text.rpartition(", ")[2]  # "2026, by 22 Nov 2026" says its year twice
    return text.replace(" to ", "–")


def month(window: Window) -> str:
    """A date no finer than its month, where the day matters to nobody: 'Nov 2025', '2024–2025', '2026'."""
    first, last = window.first, window.last
    if first is None or last is None:
        return short_when(window)
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1][:3]} {first.year}"
    return "–".join(dict.fromkeys((str(first.year), str(last.year))))


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


def change(value: Quantity) -> str:
    """A change for people: what grows has a plus sign, as what shrinks has a minus."""
    grows = all(bound > 0 for bound in (value.low, value.high) if bound is not None)
    return re.sub(r"(?=\d)", "+", amount(value), count=1) if grows else amount(value)


def formulas(text: str) -> str:
    """Counts in a chemical formula as subscripts: Li6PS5Cl is Li₆PS₅Cl. A name with a number (IM6, A5) is none: it has no two elements."""
    return _FORMULA.sub(lambda found: found[0].translate(_LOW) if _COUNTED.search(found[0]) else found[0], text)


def unbroken(text: str) -> str:
    """The same with each number held to its unit: "500 g" is on one line."""
    return _UNIT.sub("\u00a0", text)


def within(text: str) -> str:
    """What stands between double quotation marks: those of its own are single ones, so that one sees where it ends."""
    text = re.sub(r'"([^"]+)"', r"‘\1’", text.replace("“", "‘").replace("”", "’"))
    return re.sub(r'(?<![^\s(])"(?=\w)', "‘", text)


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


def grouped(number: int) -> str:
    """A count with its thousands parted: 2,499."""
    return f"{number:,}"


def exact(value: float) -> str:
    """A number of a table as it is: not rounded, without an exponent."""
    return plain_number(Decimal(str(value)), DIGITS)


def capitalize_first(text: str) -> str:
    """The text with a capital letter at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """The full stop that is still missing behind a text: none where it ends with a mark of its own, "from us?"."""
    return "" if text.rstrip("”’\"')]").endswith((".", "!", "?", "…", "。", "！", "？")) else "."


def sentence(text: str) -> str:
    """A remark of a record as a sentence, however it was written: with a capital letter, and with one full stop."""
    return f"{capitalize_first(text)}{stop(text)}" if text else ""


def lower_first(text: str) -> str:
    """The text with a small letter at its beginning, the rest as it is: 'customer reports on B-samples'."""
    return text[:1].lower() + text[1:]


def counted(number: int, one: str, none: str = "0") -> str:
    """A number of things: '1 month', '1,400 months', '2 companies'; `none` stands for 0."""
    return f"{grouped(number) if number else none} {agree(number, one, plural(one))}"


def agree(number: int, one: str, many: str) -> str:
    """The word that goes with a number: 'is' with 1, 'are' with any other."""
    return one if number == 1 else many


def plural(noun: str) -> str:
    """The plural of a regular noun."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}{'es' if re.search(r'(?:s|x|ch|sh)$', noun) else 's'}"


def one_line(text: str) -> str:
    """A sentence that stands on several lines of its template as one line; narrow spaces within it stay."""
    return type(text)(" ".join(piece for line in text.split("\n") if (piece := line.strip(" "))))


def shares(interval: tuple[float, float]) -> str:
    """Two shares from 0 to 1 in whole per cent: 7–23 %."""
    low, high = (round(share * 100) for share in interval)
    return f"{low}–{high}{THIN_SPACE}%"


def in_words(value: object) -> str:
    """Any value of a record as a reader would say it, in one line; nothing where there is none."""
    if isinstance(value, Window):
        return when(value)
    if isinstance(value, Quantity):
        return amount(value)
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    return words(value) or "nothing"
