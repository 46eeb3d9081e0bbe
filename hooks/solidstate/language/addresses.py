"""Addresses of pages: the one clean form, and when two addresses are one page."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dc|ms|tt|tw|y)cl(?:id|src)|fbclid|msclkid|[gw]braid|gad_\w+|srsltid|igsh(?:id)?|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_g[al]"
    r"|vero_id|oly_(?:enc|anon)_id|spm|ref_(?:src|url)|cmpid|ncid|s_cid|wt_mc|at_(?:medium|campaign)",
    re.IGNORECASE,
)
"""Parameters that say how somebody came to a page, and nothing about the page."""
_WITHIN = re.compile(r"[/!]|page=\d")  # a fragment that chooses what is shown: an app's path, a page of a PDF
_REDIRECTS = (
    (re.compile(r"(?:www\.|news\.)?google\.[a-z.]+"), re.compile(r"/(?:url|imgres)"), ("q", "url", "imgrefurl")),
    (re.compile(r"(?:www\.)?bing\.com"), re.compile(r"/ck/a"), ("u",)),
    (re.compile(r"(?:html\.)?duckduckgo\.com"), re.compile(r"/l/?"), ("uddg",)),
    (re.compile(r"(?:[a-z.]+\.)?yahoo\.com"), re.compile(r"/_ylt.*"), ()),
    (re.compile(r"(?:www\.)?baidu\.com|m\.baidu\.com"), re.compile(r"/link|/from.*"), ()),
    (re.compile(r"news\.google\.com"), re.compile(r"/(?:rss/)?(?:articles|read)/.*"), ()),
    (re.compile(r"(?:lm?|www|m)\.facebook\.com"), re.compile(r"/l\.php|/flx/warn/?"), ("u",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), re.compile(r"/redir/redirect|/safety/go"), ("url",)),
    (re.compile(r"(?:www\.)?youtube\.com"), re.compile(r"/redirect"), ("q",)),
    (re.compile(r"out\.reddit\.com"), re.compile(r"/.*"), ("url",)),
    (re.compile(r"link\.zhihu\.com|link\.csdn\.net|link\.juejin\.cn"), re.compile(r"/?.*"), ("target",)),
    (re.compile(r"translate\.google\.[a-z.]+"), re.compile(r"/(?:translate|website)"), ("u",)),
    (re.compile(r"(?:t\.co|bit\.ly|lnkd\.in|goo\.gl|t\.cn|dlvr\.it|buff\.ly|ow\.ly|tinyurl\.com|share\.google)"), re.compile(r"/.+"), ()),
)
"""Hosts and paths that only lead elsewhere, with the parameters that hold the address; none where it cannot be read."""
_AMP_CACHE = re.compile(r"/(?:[vci]/)?(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_SAME_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_SAME_PATH = re.compile(r"(?:/amp|\.amp|/index\.(?:html?|php))?/*$")
_SAME_QUERY = re.compile(r"amp|noamp|outputType|m|printmode|mobile_view", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What an address holds that is not the page's, the host that only redirects, and the clean address: empty where it cannot tell."""

    faults: tuple[str, ...]
    address: str
    redirect: str = ""


@lru_cache(maxsize=8192)
def cleaned(address: str) -> Cleaned:
    """What an address holds that is no part of the page's own, and the address without it."""
    faults: list[str] = []
    stripped = re.sub(r"\s", "%20", address.strip())
    if stripped != address:
        faults.append("a space")
    try:
        parts = urlsplit(stripped)
        found = _destination(parts.hostname or "", parts.path, parts.query)
    except ValueError:
        return Cleaned((), address)
    if found is not None:
        inner = cleaned(found)
        return Cleaned(inner.faults, inner.address, parts.hostname or "")
    query, trackers = _without_trackers(parts.query)
    if trackers:
        faults.append(f"trackers ({', '.join(trackers)})")
    fragment = parts.fragment.partition(":~:")[0]
    if fragment and not _WITHIN.match(fragment):
        fragment = ""
    if fragment != parts.fragment or stripped.endswith("#"):
        faults.append(f"the fragment '#{_short(parts.fragment)}'")
    return Cleaned(tuple(faults), urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))) if faults else Cleaned((), address)


def _destination(host: str, path: str, query: str) -> str | None:
    """Where a redirect leads; empty where its address does not say, None where this is none."""
    if host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and path.startswith("/amp/")):
        match = _AMP_CACHE.fullmatch(path.removeprefix("/amp"))
        return f"https://{match['page']}" if match else ""
    if host == "webcache.googleusercontent.com":
        held = re.search(r"cache:(?:[\w-]+:)?(?P<page>\S+)", unquote(query))
        return (held["page"] if "://" in held["page"] else f"https://{held['page']}") if held else ""
    if host.endswith(".translate.goog"):
        real = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
        kept = "&".join(pair for pair in query.split("&") if pair and not pair.startswith("_x_tr_"))
        return f"https://{real}{path}{f'?{kept}' if kept else ''}"
    for hosts, paths, names in _REDIRECTS:
        if hosts.fullmatch(host) and paths.fullmatch(path):
            values = dict(parse_qsl(query))
            for name in names:
                if (target := _target(values.get(name, ""))) is not None:
                    return target
            return ""
    return None


def _target(value: str) -> str | None:
    if value.startswith(("http://", "https://")):
        return value
    if value.startswith("a1"):  # Bing packs the address into base64 behind these two signs
        try:
            decoded = base64.urlsafe_b64decode(value[2:] + "=" * (-len(value[2:]) % 4)).decode("utf-8")
        except (binascii.Error, ValueError):
            return None
        return decoded if decoded.startswith(("http://", "https://")) else None
    return None


def _without_trackers(query: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    gone: list[str] = []
    for pair in query.split("&") if query else ():
        name = unquote(pair.partition("=")[0])
        (gone if _TRACKING.fullmatch(name) else kept).append(name if _TRACKING.fullmatch(name) else pair)
    return "&".join(kept), gone


@cache  # each is asked for again after all others: of a cache that holds fewer, none would be found
def page_key(address: str) -> str:
    """The same text for all addresses of one page: with or without s, www, m, amp, a last slash, index.html and trackers."""
    clean = cleaned(address).address or address
    try:
        parts = urlsplit(clean)
        host = _SAME_HOST.sub("", (parts.hostname or "").lower())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return address
    pairs = sorted(pair for pair in parts.query.split("&") if pair and not _SAME_QUERY.fullmatch(pair.partition("=")[0]))
    path = _SAME_PATH.sub("", unquote(parts.path))
    return quote(f"{host}{port}{path}?{'&'.join(map(unquote, pairs))}#{parts.fragment}", safe="/?&=#:")


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:27]}…"
