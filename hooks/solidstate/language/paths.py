"""Where a page of the site is kept, in folders for a server or in files for a double click."""

from __future__ import annotations

INDEXES = frozenset({"", "ladder/", "routes/", "challenges/", "companies/"})
"""Addresses that have pages below them: index files in either form, as MkDocs makes them."""


def destination(address: str, directory_urls: bool) -> str:
    """The file in which an address is kept: companies/acme/ -> companies/acme/index.html, or companies/acme.html."""
    if not address.endswith("/") and address:
        return address
    if directory_urls or address in INDEXES:
        return f"{address}index.html"
    return f"{address.rstrip('/')}.html"
