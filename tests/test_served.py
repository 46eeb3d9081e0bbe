"""The preview's server ends when it is told to, whatever is at work."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from served import Served


def test_an_end_that_something_swallows_ends_it_all_the_same(tmp_path: Path) -> None:
    served = Served.__new__(Served)
    served.server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        served.end(signal.SIGTERM, None)
    served.server._build_loop()  # returns
