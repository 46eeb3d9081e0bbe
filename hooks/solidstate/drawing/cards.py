"""Share cards as PNG, for the networks that show no SVG. Drawn with the project's fonts alone, and kept by their content.

A card is drawn anew only when its drawing, a font or the renderer has changed: same data, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import resvg_py

from ..reading.whole import write_whole
from . import typefaces

CACHE = Path(".cache") / "cards"


def png(drawing: str, fonts: Iterable[Path], width: int | None = None, zoom: int | None = None) -> bytes:
    """Draw an SVG, in its own size, so many pixels wide or so many times as large; the fonts of the machine are left alone, so that
    every machine draws the same."""
    files = [str(path) for path in fonts]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            skip_system_fonts=True,
            font_files=files,
            width=width,
            zoom=zoom,
            serif_family="How Far Serif",
            sans_serif_family="How Far Sans",
        )
    )


class CardBox:
    """The cards of one project, each kept below its root by its drawing, the fonts and the renderer."""

    def __init__(self, root: Path) -> None:
        self.folder = root / CACHE
        self.fonts = typefaces.files(root)
        self.used: set[Path] = set()

    @cached_property
    def _tools(self) -> Any:
        tools = sha256(resvg_py.__version__.encode())
        for path in self.fonts:
            tools.update(path.read_bytes())
        return tools

    def png(self, drawing: str, zoom: int = 1) -> bytes:
        """The PNG of an SVG, so many times as large; drawn where it is not kept."""
        digest = self._tools.copy()
        digest.update(f"{zoom} {drawing}".encode())
        kept = self.folder / f"{digest.hexdigest()}.png"
        self.used.add(kept)
        with suppress(OSError):
            return kept.read_bytes()
        made = png(drawing, self.fonts, zoom=zoom)
        with suppress(OSError):  # where nothing can be kept, it is drawn each time
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(kept, made)
        return made

    def drop_unused(self) -> None:
        """Remove what was asked for by nobody since the box was opened."""
        with suppress(OSError):
            for path in set(self.folder.glob("*.png")) - self.used:
                path.unlink(missing_ok=True)
