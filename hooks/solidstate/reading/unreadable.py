"""What a YAML parser cannot read, in words of our own: at the line that caused it, with what to do."""

from __future__ import annotations

import re
from contextlib import suppress

import yaml

_UNQUOTED_BOUND = re.compile(r"(?:^|[:\-,\[{]\s+|^\s*)(?P<value>>=?\s*[0-9][0-9.]*)")
_ODD = (
    (re.compile(r"^\s*(?:- )?[\w-]+(?P<sign>：)"), "This is a full-width colon (：).", "Write a plain one with a space behind it."),
    (re.compile(r"^ *(?:- *)?(?:[\w-]+: *)?(?P<sign>[^\S \t])"), "This is no plain space ({}).", "Write a plain one."),
    (re.compile(r"^ *(?:- )?[\w-]+(?P<sign>:)(?=[^\s/])[^:]*$"), "A key’s colon has no space behind it.", "Write `key: value`."),
)
"""What looks like a key and is none: where it is odd, why, and what to do."""
_SIGN = re.compile(r"^\s*(?:- )?[\w-]+:\s+(?P<sign>[*&?\[{\"'-])")
_TAB = re.compile(r"[ -]*\t")


def explained(error: yaml.YAMLError, text: str) -> tuple[tuple[int, int], str, str]:
    """Where it is, line and column from 1; what is wrong; what to do."""
    begun = str(getattr(error, "context", "") or "")
    escape = any(word in str(getattr(error, "problem", "")) for word in ("escape", "hexdecimal"))
    opened = (
        "quoted scalar" in begun and not escape
    ) or "simple key" in begun  # what is open is noticed at the next line, or the end of the file
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((found for found in (reversed(marks) if opened else marks) if found), None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    found = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    here = lines[line - 1] if line <= len(lines) else ""
    bound = _UNQUOTED_BOUND.search(here)
    if bound and "block scalar" in context:
        value = bound["value"]
        return (line, bound.start("value") + 1), f"'{value}' without quotes starts a block of text in YAML.", f'Write "{value}".'
    for number in (line, line - 1):
        for odd, message, remedy in _ODD if 0 < number <= len(lines) else ():
            if looks := odd.match(lines[number - 1]):
                return (number, looks.start("sign") + 1), message.format(f"U+{ord(looks['sign']):04X}"), remedy
    if tabbed := _TAB.match(here):
        return (line, tabbed.end()), "The line is indented with a tab.", "Indent with spaces."
    begins = _SIGN.match(here)
    if "did not find expected" in found and (above := _opened_above(text, line)):
        return above, f"A quotation mark is opened here, and closed in line {line} only.", "Close it where its text ends."
    at_work = "did not find expected" in found or "not allowed in this context" in found
    if begins and at_work and "quoted scalar" not in begun and column > begins.start("sign"):
        sign = begins["sign"]
        message = f"A text that begins with {sign} " + ("ends at the next." if sign in "\"'" else "is something else in YAML.")
        return (line, begins.start("sign") + 1), message, "Put the whole text in quotes, of the other kind where it has some."
    for needle, message, remedy in _EXPLANATIONS:
        if needle in f"{context} {found}":
            return (line, column), message, remedy
    return (line, column), "The YAML cannot be read here.", "Compare the indentation and the quotes with the lines above."


def _opened_above(text: str, line: int) -> tuple[int, int] | None:
    """Where the quotation mark stands that is closed in a line and opened in one above it."""
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if (
                isinstance(token, yaml.ScalarToken)
                and token.style in ("'", '"')
                and token.start_mark.line + 1 < line == token.end_mark.line + 1
            ):
                return token.start_mark.line + 1, token.start_mark.column + 1
    return None


_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "A second colon makes this text look like a key.",
        "Put the whole text in quotes; or mend the indentation of this line or the one above.",
    ),
    (
        "while scanning a quoted scalar",
        "A quotation mark is opened here and never closed.",
        "Close it; inside the text write '' for ' between single marks, and \\\" for \" between double ones.",
    ),
    (
        "cannot start any token",
        "A text cannot begin with this character without quotes.",
        "Put the text in quotes; indent with spaces, not tabs.",
    ),
    ("could not find expected ':'", "A key without a colon.", "Write `key: value`, or indent the line as part of the text above."),
    (
        "did not find expected key",
        "The line fits neither the map above it nor a new one.",
        "Compare its indentation and quotes with the lines above.",
    ),
    (
        "did not find expected '-' indicator",
        "The line fits neither the list above it nor a new one.",
        "Compare its indentation with the lines above.",
    ),
    (
        "did not find expected ',' or",
        "A { } or [ ] is not closed, or a comma is missing in it.",
        "Write it on lines of its own, without brackets.",
    ),
    ("did not find expected node content", "A value is expected here.", "Write one, or remove the comma or bracket."),
    (
        "unacceptable character",
        "The file has a character that text may not have.",
        "Remove it: some copies from PDF carry control characters.",
    ),
    (
        "special characters are not allowed",
        "The file has a character that text may not have.",
        "Remove it: some copies from PDF carry control characters.",
    ),
    ("hexdecimal number", "A backslash and x, u or U begin an escape, and this is none.", "Put the text in single quotes."),
    ("invalid Unicode character escape", "This escape stands for no sign.", "Write the sign itself."),
    (
        "unknown escape character",
        "A backslash in double quotes begins an escape, and this is none.",
        "Put the text in single quotes, or double the backslash.",
    ),
    ("undefined alias", "Found an alias (*name).", "Write the value out in full; begin a text with * in quotes."),
    ("block scalar", "A text after > or | must begin on the next line.", "Put the value in quotes, or move it to the next line."),
    ("tag", "Found a tag (!).", "Remove it; begin a text with ! in quotes."),
    ("found duplicate anchor", "Found an anchor (&name).", "Write the value out; begin a text with & in quotes."),
)
