"""The addresses that files give of pages and of one another: in full where the site's is known, else from the site's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.paths import destination

if TYPE_CHECKING:
    from .rows import Settings


@dataclass(frozen=True)
class Places:
    """Where this site is, and whether its pages are folders or files."""

    site_url: str
    folders: bool

    @classmethod
    def of(cls, settings: Settings) -> Places:
        """The places of a site with these settings."""
        return cls(settings.get("site_url", "").rstrip("/"), settings.get("pages") != "files")

    def page(self, address: str) -> str:
        """A page or a place on one, by its address below the site's (`companies/acme/#line`). Online it is a folder's, in the zip
        the file that opens by a double click.
        """
        path, mark, anchor = address.lstrip("/").partition("#")
        if not (self.site_url or self.folders):
            path = destination(path, False)
        return self.file(path + mark + anchor)

    def file(self, uri: str) -> str:
        """A file of the site."""
        return f"{self.site_url}/{uri}" if self.site_url else uri
