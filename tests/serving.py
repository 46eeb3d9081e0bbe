"""A small server for a built site: it compresses, keeps connections open and sends cache headers, as the hosts of static sites do."""

from __future__ import annotations

import gzip
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from mimetypes import guess_type
from pathlib import Path
from typing import BinaryIO, TypeVar
from urllib.parse import unquote, urlsplit

TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/javascript", "image/svg+xml")
BLOCK = re.compile(rb"<(?:tr|li|p|h[1-6]|dt|div|section|figure|table|ul|ol|dl|details)[ >]")
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.min\.(?:js|css)$")


def kind_of(file: Path) -> str:
    """The media type, with the encoding of what is text."""
    kind = guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) else kind


def as_sent(file: Path) -> bytes:
    """What travels of a file: text compressed, at the level that servers use."""
    body = file.read_bytes()
    return gzip.compress(body, 6, mtime=0) if kind_of(file).startswith(TEXTS) else body


class SiteServer(ThreadingHTTPServer):
    """Serves a folder on a free port of this machine."""

    daemon_threads = True
    request_queue_size = 64
    compresses = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.folder = folder
        self.ready: dict[Path, bytes] = {}

    @property
    def address(self) -> str:
        """Where the site begins."""
        return f"http://127.0.0.1:{self.server_port}/"

    def find(self, path: str) -> Path | None:
        """The file at an address, if there is one."""
        file = self.folder / unquote(urlsplit(path).path).lstrip("/")
        file = file / "index.html" if path.partition("?")[0].endswith("/") else file
        return file if file.is_file() and file.resolve().is_relative_to(self.folder.resolve()) else None

    def body(self, file: Path) -> bytes:
        """What travels of a file, made once."""
        if file not in self.ready:
            self.ready[file] = as_sent(file)
        return self.ready[file]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hangs up; anything else is told as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def send(self, stream: BinaryIO, kind: str, body: bytes) -> None:
        """Send the content of an answer, all at once."""
        stream.write(body)


class Answer(BaseHTTPRequestHandler):
    """One answer, without a word in the terminal."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        """Send the file at the address, or the page for a missing one."""
        self._answer()

    def do_HEAD(self) -> None:
        """Send what a GET would, without the content."""
        self._answer(content=False)

    def _answer(self, content: bool = True) -> None:
        found = self.server.find(self.path)
        file = found or self.server.folder / "404.html"
        kind = kind_of(file)
        accepted = self.server.compresses and kind.startswith(TEXTS) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = b"" if not file.is_file() else self.server.body(file) if accepted else file.read_bytes()
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if NAMED_BY_CONTENT.search(file.name) else "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        if accepted and body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if content:
            self.server.send(self.wfile, kind, body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class SlowServer(SiteServer):
    """Sends every page in pieces, the next one when `send_next` is called: the slowest network, without a clock.

    It cuts before a block: within a line a half word may still go to the next line, and where the cut falls is no page's fault.
    """

    compresses = False

    def __init__(self, folder: Path, pieces: int = 16, shift: float = 0) -> None:
        """`shift` says where within its piece each cut falls: 0 at its end, 0.5 in its middle."""
        super().__init__(folder)
        self.pieces, self.shift = pieces, shift
        self.asked = threading.Semaphore(0)

    def send(self, stream: BinaryIO, kind: str, body: bytes) -> None:
        """Send a page piece by piece, all else at once. Its head comes with the first piece: before it, nothing is on the screen."""
        if not kind.startswith("text/html"):
            return super().send(stream, kind, body)
        start = body.find(b"<body")
        nominal = [start + int((len(body) - start) * (number - self.shift)) // self.pieces for number in range(1, self.pieces)]
        ends = [found.start() if (found := BLOCK.search(body, at)) else len(body) for at in nominal]
        for number, (first, last) in enumerate(pairwise([0, *ends, len(body)])):
            if number:
                self.asked.acquire()
            stream.write(body[first:last])
        return None

    def send_next(self) -> None:
        """Let the next piece of the page go."""
        self.asked.release()


Server = TypeVar("Server", bound=SiteServer)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Run a server in the background; it ends within a twentieth of a second."""
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder; gives its address. The folder may be filled later."""
    with running(SiteServer(folder)) as server:
        yield server.address
