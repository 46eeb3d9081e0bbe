"""What stands around a page: the theme renders it once for all pages that differ only in known places, and they fill it in.

Knows what the theme's templates read of a page (title, description, contents, addresses), and no host. A test holds every
page that was filled in against the same page rendered by the theme alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from typing import Any

from jinja2 import Environment
from markupsafe import escape

PAGE = "main.html"
_MARK = "\ue000{}\ue001"  # signs that no text has, of the area that is kept for private use: no escape changes them
_PLACE = re.compile("\ue000([^\ue001]*)\ue001")


class Shells:
    """The theme's environment; `finish` is what the host does to everything that the theme rendered."""

    def __init__(self, env: Environment, finish: Callable[[str], str]) -> None:
        self.env, self.finish = env, finish
        self._kept: dict[str, list[str]] = {}

    def get_template(self, name: str) -> Any:
        """The theme's template; that of pages is this."""
        return self if name == PAGE else self.env.get_template(name)

    def render(self, context: dict[str, Any]) -> str:
        """A page as the theme renders it, finished. One with scripts of its own is finished with them: its policy names them."""
        page, nav = context["page"], context["nav"].pages
        if not hasattr(page, "outline") or page in nav or "<script" in page.content:
            return self.finish(self.env.get_template(PAGE).render(context))
        values = _values(context)
        # What is not filled in: where the page is, which tab is lit, what is beside its text, and what it has not.
        above = [one.url for one in page.ancestors if one in nav]
        common = repr((context["base_url"], above, page.outline, page.meta["hide"], [name for name in values if values[name]]))
        if common not in self._kept:
            marks = {name: _MARK.format(name) if text else "" for name, text in values.items()}
            self._kept[common] = _PLACE.split(self.finish(self.env.get_template(PAGE).render(_marked(context, marks))))
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self._kept[common]))


def _values(context: dict[str, Any]) -> dict[str, str]:
    """What differs from page to page, as it stands in the HTML."""
    page, share = context["page"], context["share"] or {}
    found = {"title": page.meta["title"], "description": page.meta["description"], "structured": context["structured"]}
    found |= {"canonical": page.canonical_url or "", "edit": page.edit_url or ""}
    found |= {f"share.{key}": str(escape(text)) for key, text in share.items()}
    found |= {f"cite.{key}": str(escape(text)) for key, text in context["cite"].items()}
    found |= {f"beside.{key}": str(escape(text)) for key, text in context["beside"].items()}
    return found | {_content(page.content): page.content}


def _content(text: str) -> str:
    """The name of the content: the theme puts a heading above one that has none, and looks for it in the mark."""
    return "<h1" if "<h1" in text else "content"


def _marked(context: dict[str, Any], marks: dict[str, str]) -> dict[str, Any]:
    """The context of a page with marks in the place of what differs."""
    page = copy(context["page"])
    page.meta = page.meta | {"title": marks["title"], "description": marks["description"]}
    page.canonical_url, page.edit_url = marks["canonical"], marks["edit"]
    page.content = marks[_content(page.content)]
    share = {key: marks[f"share.{key}"] for key in context["share"] or {}}
    beside = {key: marks[f"beside.{key}"] for key in context["beside"]}
    cite = {key: marks[f"cite.{key}"] for key in context["cite"]}
    return {**context, "page": page, "share": share, "beside": beside, "cite": cite, "structured": marks["structured"]}
