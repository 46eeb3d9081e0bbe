"""Pictures as files that stand for themselves, each with its title, its key and its source inside; as SVG and as PNG."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..drawing import pictures, typefaces
from ..drawing.painted import painted
from ..drawing.poster import poster
from ..reading.cache import Cache
from .assets import drawing_style, paper_colours

Drawn = pictures.Picture | pictures.LadderPicture


def poster_of(env: Environment, root: Path, names: Mapping[str, Any], picture: Drawn, kept: Cache) -> str:
    """The picture as SVG; `names` are what every template may use, with the links of the file. What was painted before is `kept`."""
    given = {**names, "picture": picture}
    title, subtitle, source, *key = env.get_template("charts/poster-words.html.jinja").render(given).strip().split("\n", 3)
    box = picture.drawing if isinstance(picture, pictures.LadderPicture) else picture.wide
    faces = [typefaces.typeface(root / typefaces.FOLDER / name) for name in (typefaces.SERIF, typefaces.SANS)]
    laid = poster((box.width, box.height), (_plain(title), _plain(subtitle), _plain(source)), "".join(key), *faces)
    drawing = env.get_template("charts/poster.svg.jinja").render({**given, "poster": laid})
    style = paper_colours(root) + drawing_style(root)
    content = f"{len(style)} {style}{drawing}".encode()
    made = kept.get(content)
    if made is None:
        kept.put(content, made := painted(drawing, style).encode())
    return made.decode()


def _plain(text: str) -> str:
    return " ".join(Markup(text).striptags().split())  # noqa: S704 - the markup is taken away, not trusted
