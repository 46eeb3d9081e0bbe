"""A picture that stands for itself: where its title, what it shows, its drawing, its key and its source stand. Widths are those of
the fonts that the project ships; another font of the same kind is about as wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from .typefaces import Typeface

EDGE = 24.0
TITLE, SUBTITLE, SMALL = 23.0, 14.0, 13.0  # sizes of letters
LEADING = 1.3
GAP = 22.0  # between two entries of the key
MARGIN = 1.06  # what another font may be wider
TITLE_MARGIN = 1.39  # the same of a bold one with serifs: DejaVu Serif is the widest of those that stand in


@dataclass(frozen=True)
class Line:
    """A line of words and its baseline."""

    words: str
    y: float


@dataclass(frozen=True)
class Entry:
    """An entry of the key with its place: what is drawn (markup of a template, or "" for a patch of colour), its class, its words."""

    drawn: str
    group: str
    words: str
    x: float
    y: float
    room: float
    """How wide the drawn part is."""


@dataclass(frozen=True)
class Poster:
    """All of it. `top` is where the drawing begins; sizes are those of the letters."""

    width: float
    height: float
    title: tuple[Line, ...]
    subtitle: tuple[Line, ...]
    top: float
    key: tuple[Entry, ...]
    source: tuple[Line, ...]
    sizes: tuple[float, float, float] = (TITLE, SUBTITLE, SMALL)


def poster(box: tuple[float, float], words: tuple[str, str, str], key: str, serif: Typeface, sans: Typeface) -> Poster:
    """Lay out a picture. `box` is the drawing's size, `words` are title, subtitle and source, `key` the key as it is on the page."""
    width = box[0]
    title = _lines(words[0], serif, TITLE, width, EDGE + TITLE, TITLE_MARGIN)
    subtitle = _lines(words[1], sans, SUBTITLE, width, title[-1].y + 25.0)
    top = subtitle[-1].y + 16.0
    entries = tuple(_placed(_entries(key), sans, width, top + box[1] + 24.0))
    below = max((one.y for one in entries), default=top + box[1])
    source = _lines(words[2], sans, SMALL, width, below + 30.0)
    return Poster(width + 2 * EDGE, source[-1].y + EDGE, title, subtitle, top, entries, source)


def wrapped(text: str, face: Typeface, size: float, room: float, margin: float = MARGIN) -> list[str]:
    """A text in lines that fit; a word that is wider than a line has one of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer, size) * margin <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _lines(text: str, face: Typeface, size: float, room: float, first: float, margin: float = MARGIN) -> tuple[Line, ...]:
    lines = wrapped(text, face, size, room, margin)
    return tuple(Line(line, round(first + index * size * LEADING, 1)) for index, line in enumerate(lines))


def _entries(key: str) -> Iterator[tuple[str, str, str, float]]:
    """What is drawn, the class, the words and the room of each entry of a key."""
    entries = ElementTree.fromstring(key) if key.strip() else ElementTree.Element("ul")  # noqa: S314 - made of our templates
    for entry in entries.iter("li"):
        words = " ".join("".join(entry.itertext()).split())
        drawing, patch = entry.find("svg"), entry.find("i")
        if drawing is not None:
            left, _, room, _ = (float(one) for one in drawing.get("viewBox", "-8 -8 16 16").split())
            inner = "".join(ElementTree.tostring(part, "unicode") for part in drawing)
            yield inner, entry.get("class") or drawing.get("class") or "", words, max(room, -2 * left)
        else:
            of_patch = patch.get("class") if patch is not None else None
            yield "", entry.get("class") or of_patch or "", words, 16.0


def _placed(entries: Iterator[tuple[str, str, str, float]], face: Typeface, width: float, first: float) -> Iterator[Entry]:
    x, y = 0.0, first
    for drawn, group, words, room in entries:
        wide = room + 8 + face.width(words, SMALL) * MARGIN
        if x and x + wide > width:
            x, y = 0.0, y + 24.0
        yield Entry(drawn, group, words, round(x, 1), y, room)
        x += wide + GAP
