"""Text: what a line is, which signs nobody sees, and how a stranger's word stands in a message. One notion for every field and file."""

from __future__ import annotations

import re
import unicodedata

SHOWN = 60  # signs of a stranger's word in a message
WORD, WHOLE = 200, 2000  # signs of a word, such as a path, and of all that another program says in one

_CONTROL = "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff"
CONTROL = re.compile(f"[{_CONTROL}]")
"""What no file of text holds: control characters, and the line ends that only some programs know."""
_JOINING = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"  # parts of a letter in some scripts, nothing beside Latin ones
_UNSEEN = (
    f"\t\n{_CONTROL}"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffd"  # no width, another direction, fillers, what stands for a lost sign
    "\ud800-\udfff\ue000-\uf8ff"  # halves of a sign, and what each font draws otherwise
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U0010ffff"
)
_HIDDEN = re.compile(f"[{_UNSEEN}]|(?:^|(?<=[\u0000-\u024f]))[{_JOINING}]|[\u200c\u200d]$")
_SUSPECT = re.compile(f"[{_UNSEEN}{_JOINING}]")  # whatever `_HIDDEN` begins with: one set of signs is looked for much sooner
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


class Unfit(ValueError):
    """A text that no field holds: what is wrong, what to do, and the right text where there is one."""

    def __init__(self, message: str, remedy: str, better: str | None = None) -> None:
        super().__init__(message)
        self.remedy, self.better = remedy, better


def with_plain_ends(text: str) -> str:
    """The text of a file with one sign at the end of each line, whatever system wrote it; nothing else of it is changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def hidden_character(text: str) -> str:
    """The name of the first sign that nobody sees or that steers others (U+202E and the like), or nothing."""
    if text.isascii() and text.isprintable():
        return ""
    match = _SUSPECT.search(text) and _HIDDEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def line(raw: str) -> str:
    """A text of one line as it is kept: composed (NFC), without white space at its ends. Raises Unfit."""
    text = raw.strip() if raw.isascii() else unicodedata.normalize("NFC", raw.strip())
    if "\n" in text:
        raise Unfit("It has more than one line.", "Write it in one.", " ".join(text.split()))
    return _seen(text)


def paragraph(raw: str) -> str:
    """A text of one paragraph as it is kept: like a line, with a space for each of its line breaks. Raises Unfit."""
    text = _BREAK.sub(" ", raw.strip()) if "\n" in raw else raw.strip()
    return _seen(text if text.isascii() else unicodedata.normalize("NFC", text))


def _seen(text: str) -> str:
    """The text, if somebody can read all of it."""
    if name := hidden_character(text):
        raise Unfit(f"Found the hidden character {name}.", "Remove it.")
    if not text[:1].isalnum() and not any(unicodedata.category(sign)[0] in "LNPS" for sign in text):
        raise Unfit("It has nothing that one can read.", "Write words, or leave the field out.")
    return text


def visible(text: str) -> str:
    """The text with an escape in the place of each sign that nobody sees or that steers a terminal: \\x1b, \\u202e."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if sign.isprintable() and not _HIDDEN.match(sign) else _escape(sign) for sign in text)


def shown(value: object) -> str:
    """A stranger's word as it may stand in a message: short, in one line, nothing that steers a terminal."""
    return _cut(visible(str(value)[: SHOWN + 1]), SHOWN)


def in_short(text: str) -> str:
    """What another program says of a stranger's words, as it may stand in a message: in its own lines, with no word too long."""
    lines = (" ".join(_cut(visible(word), WORD) for word in line.split(" ")) for line in text[: WHOLE + 1].split("\n"))
    return _cut("\n".join(lines), WHOLE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
