"""A live preview of a copy of the project, for the tests and for the bench."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from solidstate.site.policy import guarded

from .conftest import ROOT

RELOADING = re.compile(rb"<script>\nvar livereload = .*?</script>(?=</body>)", re.DOTALL)
EPOCH = re.compile(r"livereload\((\d+(?:\.\d+)?), (\d+)\)")


def copy_project(target: Path, data: Path) -> Path:
    """Copy what a build needs, with the data of another folder."""
    for name in ("docs", "hooks", "templates"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(data, target / "data")
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


class Preview:
    """`make serve` on a free port. `wait` returns when the next build is served: the host itself says so, no clock is asked."""

    def __init__(self, project: Path, **settings: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "REPO_URL", "OFFLINE", "SOURCE_DATE_EPOCH")}
        environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(project / "hooks"), **settings}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)
        self.served: SimpleQueue[bool] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait_for_start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if "Serving on" in line:
                self.served.put(True)
        self.served.put(False)

    def wait_for_start(self) -> None:
        """Return when it is ready to serve: for the first time, or anew after an edit of the package."""
        assert self.served.get(timeout=120), "The preview did not start."

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()

    def get(self, address: str) -> str:
        """The text of a page, also of the page for a missing one."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=60) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def file(self, place: str) -> bytes | None:
        """The bytes of a file of the site, without what the server adds to pages; None where it answers that there is none."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{quote(place)}", timeout=60) as answer:
                found: bytes = answer.read()
        except HTTPError:
            return None
        return guarded(RELOADING.sub(b"", found).decode()).encode() if place.endswith(".html") else found

    def epoch(self, address: str = "") -> str:
        """Which build is shown: the page's own script asks for the next one by it."""
        found = EPOCH.search(self.get(address))
        assert found
        return found[1]

    def wait(self, epoch: str, requests: int = 10) -> None:
        """Return when a build after that one is served, as an open page does: each request waits for a minute."""
        for request in range(requests):
            if self.get(f"livereload/{epoch}/{request}") > epoch:
                return
        raise AssertionError("Nothing was built anew.")
