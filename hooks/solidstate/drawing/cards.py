"""Share cards as PNG, for the networks that show no SVG. Drawn with the project's fonts alone, and kept by their content.

A card is drawn anew only when its drawing, a font or the renderer has changed: same data, same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import resvg_py

from . import typefaces

CACHE = Path(".cache") / "cards"


def png(drawing: str, fonts: Iterable[Path]) -> bytes:
    """Draw an SVG; the fonts of the machine are left alone, so that every machine draws the same."""
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(path) for path in fonts]))


def drawn(drawings: Iterable[tuple[str, str]], root: Path) -> Iterator[tuple[str, bytes]]:
    """For each (name, SVG) the name and its PNG; from the cache below `root` where it is there. What is no longer used goes."""
    fonts = typefaces.files(root)
    tools = sha256(resvg_py.__version__.encode())
    for path in fonts:
        tools.update(path.read_bytes())
    folder = root / CACHE
    folder.mkdir(parents=True, exist_ok=True)
    used = set()
    for name, drawing in drawings:
        digest = tools.copy()
        digest.update(drawing.encode())
        kept = folder / f"{digest.hexdigest()}.png"
        used.add(kept)
        if not kept.is_file():
            _write(kept, png(drawing, fonts))
        yield name, kept.read_bytes()
    for path in set(folder.glob("*.png")) - used:
        path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """In one step, so that a build that was stopped leaves no half card."""
    half = path.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(content)
    half.replace(path)
