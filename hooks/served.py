"""MkDocs's server of the preview, led to ask a session for every file and after every edit."""

from __future__ import annotations

import ctypes
import posixpath
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from solidstate.live.notices import Notices
from solidstate.live.session import MISSING, Session
from solidstate.site.policy import guarded

SETTLE = 0.02  # seconds without a notice, after which an edit is whole
TURN = 0.0005  # seconds of work after which another thread has its turn
ENDS = ("SIGINT", "SIGTERM", "SIGHUP")

M_ARENA_MAX = -8  # of glibc's malloc.h


def take_short_turns() -> None:
    """Whoever asks the system for a file gives up its turn: beside what only reckons, as the rules do, each file would cost a page 5 ms."""
    sys.setswitchinterval(TURN)


def share_one_heap() -> None:
    """glibc gives threads heaps of their own, and each request is a thread: what one of them let go no other used, so that memory grew
    over hundreds of edits. Other systems do as they do.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


class Served:
    """One server and its session. `dress` puts what is wrong above a page."""

    def __init__(self, server: LiveReloadServer, session: Session, dress: Callable[[bytes], bytes]) -> None:
        share_one_heap()
        take_short_turns()
        self.server, self.session, self.dress = server, session, dress
        notices, old = Notices(), server.observer
        for path, watch in list(server._watch_refs.items()):
            server._watch_refs[path] = next(notices.schedule(handler, path) for handler in old._handlers[watch])
        self._bind, self._inject = server.server_bind, server._inject_js_into_html
        server.observer, server.build_delay, server.builder = notices, SETTLE, session.rebuild  # type: ignore[assignment]
        server.server_bind, server._inject_js_into_html = self.bind, self.sent  # type: ignore[method-assign]
        server.error_handler = self.missing
        server.set_app(self.answer)
        threading.Thread(target=session.edited.watch_rules, args=[self.tell], daemon=True).start()
        for number in filter(None, (getattr(signal, name, None) for name in ENDS)):
            if signal.getsignal(number) != signal.SIG_IGN:  # whoever starts it in the background may want that
                signal.signal(number, self.end)

    def end(self, number: int, frame: object) -> None:
        """End as by hand, and leave nothing behind. Where what is at work swallows that, as whatever tidies up does, the loop ends."""
        self.server._shutdown = True
        raise KeyboardInterrupt

    def bind(self) -> None:
        """Take the port."""
        try:
            self._bind()
        except OSError as error:
            told = f"Nothing can be served at {self.server.url} ({error.strerror})."
            raise Abort(f"{told} Take another port: `make serve ADDRESS=127.0.0.1:8001`.") from None

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Make what is asked for, and leave the rest to the server: it reads from the folder, and adds the script that reloads."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self.server._epoch_cond:
                self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch == self.server._wanted_epoch)
            self.session.edited.touch()
            place = posixpath.normpath("/" + path.removeprefix(self.server.mount_path)).lstrip("/")
            with self.session.edited.lock:
                self.session.make_at(place, path.endswith("/"))
        return self.server.serve_request(environ, start_response)

    def sent(self, content: bytes, epoch: int) -> bytes:
        """A page as it is sent: with what is wrong above it, and with the script that loads it again, which its policy allows."""
        page = bytes(self._inject(self.dress(content), epoch))  # type: ignore[no-untyped-call]
        return guarded(page.decode("utf-8", "replace")).encode()

    def missing(self, code: int) -> bytes:
        """The page for a missing one."""
        page = Path(self.server.root) / MISSING
        return self.sent(page.read_bytes() if page.is_file() else b"", self.server._visible_epoch)

    def tell(self) -> None:
        """Have the open pages loaded again: there is news without an edit."""
        self.session.renewed()
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch = round(time.monotonic() * 1000)
            self.server._epoch_cond.notify_all()

    def leave(self) -> None:
        """Nothing stays in the temporary folder."""
        shutil.rmtree(self.server.root)
