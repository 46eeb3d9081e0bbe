"""What a YAML parser cannot read, in words of our own: at the line that caused it, with what to do."""

from __future__ import annotations

import re

import yaml

_UNQUOTED_BOUND = re.compile(r"(?:^|[:\-,\[{]\s+|^\s*)(?P<value>>=?\s*[0-9][0-9.]*)")
_WIDE_COLON = re.compile(r"^\s*(?:- )?[\w-]+(?P<colon>：)")
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
        wide = _WIDE_COLON.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if wide:
            return (number, wide.start("colon") + 1), "This is a full-width colon (：).", "Write a plain one with a space behind it."
    if tabbed := _TAB.match(here):
        return (line, tabbed.end()), "The line is indented with a tab.", "Indent with spaces."
    begins = _SIGN.match(here)
    at_work = "did not find expected" in found or "not allowed in this context" in found
    if begins and at_work and "quoted scalar" not in begun and column > begins.start("sign"):
        sign = begins["sign"]
        message = f"A text that begins with {sign} " + ("ends at the next." if sign in "\"'" else "is something else in YAML.")
        return (line, begins.start("sign") + 1), message, "Put the whole text in quotes, of the other kind where it has some."
    for needle, message, remedy in _EXPLANATIONS:
        if needle in f"{context} {found}":
            return (line, column), message, remedy
    return (line, column), "The YAML cannot be read here.", "Compare the indentation and the quotes with the lines above."


_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "A second colon makes this text look like a key.",
        "Put the whole text in quotes; or mend the indentation of this line or the one above.",
    ),
    ("while scanning a quoted scalar", "A quotation mark is opened here and never closed.", "Close it, and double it inside the text."),
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
