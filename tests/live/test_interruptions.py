"""What Python lets go of an interruption."""

from __future__ import annotations

import signal
import sys
from threading import Event

import pytest
from solidstate.live.interruptions import hear_again


class Tidies:
    """Interrupted while it tidies up."""

    def __init__(self, raised: BaseException) -> None:
        self.raised = raised

    def __del__(self) -> None:
        raise self.raised


def test_an_interruption_that_is_let_go_comes_again(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        hear_again()
        with pytest.raises(KeyboardInterrupt):
            Tidies(KeyboardInterrupt())
            for _ in range(10_000):  # it comes between two of these
                Event().wait(0.002)
    finally:
        signal.signal(signal.SIGINT, before)
    Tidies(ValueError("of another kind"))
    assert "ValueError: of another kind" in capsys.readouterr().err
