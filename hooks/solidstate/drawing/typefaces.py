"""Typefaces: how wide words are in the fonts that the project ships for its pictures, and which signs they hold.

Only what a layout asks of a font file is read: its units, its signs and their widths. Kerning is left out, so a text is at
most as wide as it is said to be.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path("templates") / "fonts"
SERIF, SANS, SANS_BOLD = "serif-semibold.otf", "sans-regular.otf", "sans-semibold.otf"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Typeface:
    """A font: the width of each of its signs, as a part of its size."""

    widths: Mapping[str, float]

    def width(self, text: str, size: float) -> float:
        """How wide a text is; a sign that the font does not hold counts as a wide one."""
        return size * sum(self.widths.get(sign, 1.0) for sign in text)

    def holds(self, text: str) -> bool:
        """Whether the font has every sign of a text."""
        return all(sign in self.widths for sign in text)

    def legible(self, *names: str) -> str:
        """The first name that the font can write; else what it can write of the first one; else the last, as it is."""
        whole = next((name for name in names if self.holds(name)), None)
        if whole is not None:
            return whole
        part = " ".join("".join(sign for sign in names[0] if sign in self.widths).split())
        return part if any(sign.isalnum() for sign in part) else names[-1]

    def cut(self, text: str, size: float, room: float) -> str:
        """The text, or as much of it as has room, with an ellipsis."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(text + ELLIPSIS, size) > room:
            text = text[:-1]
        return text.rstrip(" ,;:·–-") + ELLIPSIS


def files(root: Path) -> list[Path]:
    """The fonts of a project."""
    return [root / FOLDER / name for name in (SERIF, SANS, SANS_BOLD)]


@lru_cache(maxsize=16)
def typeface(path: Path) -> Typeface:
    """Read a font file (OpenType, signs of the basic plane)."""
    data = path.read_bytes()
    tables = {
        data[at : at + 4].decode("ascii"): struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    told = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]  # glyphs from here on are as wide as the last one
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * index)[0] for index in range(told)]
    return Typeface({sign: advances[min(glyph, told - 1)] / units for sign, glyph in _signs(data, tables["cmap"]).items()})


def _signs(data: bytes, cmap: int) -> dict[str, int]:
    """The glyph of each sign, by the font's table of format 4."""
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", data, cmap + 4 + 8 * index + 4)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            break
    else:
        raise ValueError("The font has no table of signs of format 4.")
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (at + 14 + part * 2 * count + (2 if part else 0) for part in range(4))
    found: dict[str, int] = {}
    for segment in range(count):
        start, end = (struct.unpack_from(">H", data, place + 2 * segment)[0] for place in (starts, ends))
        delta, offset = (struct.unpack_from(">H", data, place + 2 * segment)[0] for place in (deltas, offsets))
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets + 2 * segment + offset + 2 * (code - start))[0]
            if glyph := (glyph + delta) % 0x10000 if glyph or not offset else 0:
                found[chr(code)] = glyph
    return found
