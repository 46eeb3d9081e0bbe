"""Files of the sample, broken at random: bytes, signs, lines, tokens and structure, the same for the same seed."""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml
from solidstate.catalogue import join
from solidstate.checks import Folder, mistakes, resolved
from solidstate.language.problems import Problem
from solidstate.reading.documents import Document
from solidstate.reading.loading import load_bytes
from solidstate.site.website import Website

from .conftest import ROOT, SAMPLE, TODAY
from .generating import sample_documents

TOKENS = (
    *(
        "~",
        "null",
        "true",
        "[]",
        "{}",
        "[",
        "{",
        "- ",
        "? ",
        "* ",
        "& x",
        "!!set",
        "|",
        ">",
        ">-",
        "%",
        "@",
        "`",
        "'",
        '"',
        "#",
        " #",
        ":",
        ": ",
    ),
    *(
        "---",
        "...",
        "<<: *x",
        "<<<<<<< x",
        "=======",
        "\t",
        "\0",
        "\x07",
        "\x1b[31m",
        "\r",
        "\u2028",
        "\u0085",
        "\ufeff",
        "\u202e",
        "\u00ad",
    ),
    *(
        "2025-13-40",
        "99999999999999999999",
        "1e999",
        "-1e-999",
        ".nan",
        "0x1F",
        "0o7",
        "1_000",
        "१२",
        "∞",
        "..",
        "2027..2025",
        ">=",
        '">5"',
    ),
    *(
        "<script>alert(1)</script>",
        "[x](javascript:x)",
        "[x](/nowhere/)",
        "{{ x }}",
        "../../etc/passwd",
        "https://",
        "con",
        "index",
        "Ä" * 90,
        "x" * 2000,
    ),
    *(
        "\ud7ff",
        "\U0010ffff",
        "e\u0301",
        "\\u0000",
        '"\\ud800"',
        '"\\x07"',
        "&a [*a]",
        "!!python/object:os.system x",
        "👨\u200d👩",
        "\u3000",
    ),
)
LINE = 5.0  # seconds that no file may take
ROOM = 300 << 10  # kilobytes of memory


def broken(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """A file with one to four changes."""
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        raw = dice.choice((_bytes, _signs, _line, _line, _token, _token, _structure, _structure, _spliced))(raw, dice, others)
    return raw[:200_000]


def _bytes(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + bytes(dice.randrange(256) for _ in range(dice.randrange(3))) + raw[at + dice.randrange(4) :]


def _signs(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    text = raw.decode("utf-8", "replace")
    at = dice.randrange(len(text) + 1)
    sign = chr(dice.choice((dice.randrange(32, 127), dice.randrange(0x80, 0x3000), dice.randrange(0xE000, 0x110000))))
    return (text[:at] + sign + text[at + dice.randrange(2) :]).encode()


def _line(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    lines = raw.split(b"\n")
    at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
    what = dice.randrange(7)
    if what == 0:
        del lines[at : at + dice.randrange(1, 6)]
    elif what == 1:
        lines.insert(to, lines[at])
    elif what == 2:
        lines[at], lines[to] = lines[to], lines[at]
    elif what == 3:
        lines[at] = b" " * dice.randrange(1, 5) + lines[at]
    elif what == 4:
        lines[at] = lines[at][dice.randrange(1, 4) :]
    elif what == 5:
        lines = lines[: at + 1]
    else:
        lines[at] = lines[at].replace(b": ", dice.choice((b":", b" : ", "：".encode(), b"=", b": : ")), 1)
    return b"\n".join(lines)


def _token(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    token = dice.choice(TOKENS).encode("utf-8", "surrogatepass")
    lines = raw.split(b"\n")
    at = dice.randrange(len(lines))
    head, colon, rest = lines[at].partition(b": ")
    place = dice.randrange(4)
    if place == 0 and colon:
        lines[at] = head + colon + token
    elif place == 1 and colon:
        lines[at] = head + colon + rest + token
    elif place == 2 and colon:
        lines[at] = head[: len(head) - len(head.lstrip())] + token + colon + rest
    else:
        lines.insert(at, token)
    return b"\n".join(lines)


def _structure(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """One value of another kind, gone, doubled or under another key; the file is written anew."""
    if b"&a" in raw:
        return raw  # it may hold itself
    try:
        data = yaml.safe_load(raw)
    except (yaml.YAMLError, ValueError, RecursionError):
        return raw
    holders = [one for one in _holders(data) if one]
    if not holders:
        return raw
    holder, other = dice.choice(holders), dice.choice(holders)
    key = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    what = dice.randrange(5)
    if what == 0:
        del holder[key]
    elif what == 1:
        holder[key] = dice.choice((None, True, 7, -0.5, "", " ", [], {}, ["x"], {"x": 1}, "2025", "x" * 300, [[]], 10**30))
    elif what == 2 and isinstance(holder, dict):
        holder[dice.choice(("x", "name", "date", "Name", "by", "shows", "a-b", "", "1", "trl"))] = holder.pop(key)
    elif what == 3:
        holder[key] = yaml.safe_load(yaml.safe_dump(dice.choice(list(other.values()) if isinstance(other, dict) else other)))
    elif isinstance(holder, list):
        holder.append(yaml.safe_load(yaml.safe_dump(holder[key])))
    else:
        holder[f"{key}-2"] = yaml.safe_load(yaml.safe_dump(holder[key]))
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


def _holders(data: object) -> Iterator[dict[object, object] | list[object]]:
    if isinstance(data, (dict, list)):
        yield data
        for one in data.values() if isinstance(data, dict) else data:
            yield from _holders(one)


def _spliced(raw: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    other = dice.choice(others)
    a, b = dice.randrange(len(raw) + 1), dice.randrange(len(other) + 1)
    return raw[:a] + other[b : b + dice.randrange(400)] + raw[a:]


@dataclass
class Campaign:
    """What became of the files: how many were accepted, refused and rendered, and what was wrong with how that was done."""

    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def run(self, number: int, whole: int = 20) -> Campaign:
        """So many files; of those that are accepted every page of the file is rendered, of each `whole`-th everything."""
        dice = random.Random(self.seed)
        documents = sample_documents()
        files = [(SAMPLE / document.path).read_bytes() for document in documents]
        for count in range(number):
            at = dice.randrange(len(documents))
            raw = broken(files[at], dice, files)
            began = time.process_time()
            try:
                self._one(documents, at, raw, count % whole == 0)
            except Exception as error:
                self.faults.append(f"{count} {documents[at].path}: {type(error).__name__}: {error}"[:400])
            self.slowest = max(self.slowest, time.process_time() - began)
        return self

    @property
    def room(self) -> int:
        """The most memory that the process took, in kilobytes."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def _one(self, documents: Sequence[Document], at: int, raw: bytes, everything: bool) -> None:
        old = documents[at]
        read = load_bytes(raw, old.path, old.kind)
        problems = list(read.problems)
        if not problems:
            now = resolved([read if one is old else one for one in documents])
            problems = list(mistakes(Folder.of(now, TODAY)))
        if not problems:
            website = Website(ROOT, join(now), TODAY, settings={"site_url": "https://example.org/"})
            problems = list(website.problems({}))
        if problems:
            self.counts["refused"] += 1
            self.faults += [f"{fault}: {one}" for one in problems for fault in _faults(one, old.path, raw)]
            return
        self.counts["accepted"] += 1
        for uri, entry in website.table.items():
            if (everything or entry.source == old.path) and not uri.endswith(".png"):
                self.counts["files rendered"] += entry.make() is not None


def _faults(problem: Problem, path: str, raw: bytes) -> Iterator[str]:
    """What a problem lacks: a place in the file, words, a remedy, or that it steers nobody's terminal."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").count(b"\n") + 1
    if problem.path == path and not 1 <= problem.line <= lines:
        yield f"line {problem.line} of {lines}"
    if problem.column < 1 or not (problem.remedy or "expected" in problem.message):
        yield "no remedy"
    if not str(problem).isprintable():
        yield "steers"
