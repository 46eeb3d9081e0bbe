"""The site's one style sheet, one script and one worker for search: written in small files, sent as one of each, since every request
more holds pages back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from ..language.problems import DataProblems
from ..reading.loading import decoded

STYLES = ("palette", "frame", "type", "parts", "tables", "pictures", "drawings", "controls", "promises", "media", "embed", "paper")
"""Files of docs/assets/style/ in the order in which they are read: a later rule overrides an earlier one."""

FAMILIES = "--serif:Georgia,serif;--sans:Arial,Helvetica,sans-serif;font-family:var(--sans)"
"""The letters of a picture that stands for itself: some that most machines have."""

SCRIPTS = ("page", "tables", "ladder", "compare", "missing")
"""Files of docs/assets/script/: page.js makes what the others register with."""

SEARCH = ("vendor/minisearch.js", "search/search.js")
"""What runs aside when somebody searches: the library, then what asks it."""


def assets(root: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """The joined files of the project at `root`, each as its uri and how to read it."""
    folder = root / "docs" / "assets"
    yield "assets/site.css", lambda: _joined(root, (folder / "style" / f"{name}.css" for name in STYLES))
    yield "assets/site.js", lambda: _joined(root, (folder / "script" / f"{name}.js" for name in SCRIPTS))
    yield "assets/search.js", lambda: _joined(root, (folder / name for name in SEARCH))


def versioned(root: Path, uris: Iterable[str]) -> list[str]:
    """These addresses, ours with a hash of the content: what a browser keeps of another build is not taken for this one's."""
    ours = dict(assets(root))
    return [fresh(root, uri, uri) if uri in ours else uri for uri in (named.partition("?")[0] for named in uris)]


def fresh(root: Path, link: str, uri: str) -> str:
    """A link to one of ours, with the hash."""
    return link + _version(dict(assets(root))[uri])


def _version(read: Callable[[], str]) -> str:
    try:
        return f"?v={blake2b(read().encode(), digest_size=4).hexdigest()}"
    except (OSError, DataProblems):
        return ""  # who asks for the file itself is told


def _joined(root: Path, paths: Iterable[Path]) -> str:
    return "\n".join(_text(root, path) for path in paths)


def _text(root: Path, path: Path) -> str:
    """The text of one file. Raises DataProblems with the place where it is none."""
    text, problems = decoded(path.read_bytes(), path.relative_to(root).as_posix())
    if problems:
        raise DataProblems(problems)
    return text


def paper_colours(root: Path) -> str:
    """The colours of paper, which a picture that stands for itself has: those of palette.css in its light scheme."""
    palette = _text(root, root / "docs" / "assets" / "style" / "palette.css")
    light = re.search(r"--paper:[^}]*", palette)
    return f"svg{{{light[0] if light else ''}{FAMILIES}}}"


def drawing_style(root: Path) -> str:
    """What a picture that stands for itself carries of the style sheet: its colours are set beside it."""
    return _text(root, root / "docs" / "assets" / "style" / "drawings.css")
