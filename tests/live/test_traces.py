"""A mistake of the code ends a process with one sentence that names its line."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from solidstate.derived import rating
from solidstate.live import traces

from ..conftest import ROOT


def told(error: BaseException, capsys: pytest.CaptureFixture[str]) -> str:
    """What the process says where this ends it."""
    sys.excepthook(type(error), error, error.__traceback__)
    return capsys.readouterr().err


def test_the_line_is_named_and_nobody_who_called_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.delenv(traces.WHOLE, raising=False)
    traces.tell_in_short()
    remedy = "Mend it there; with TRACEBACK=1 before the command the whole way to it is shown.\n"
    with pytest.raises(SyntaxError) as unread:
        compile("\nx = ", str(ROOT / "hooks" / "solidstate" / "site" / "search.py"), "exec")
    assert told(unread.value, capsys) == f"hooks/solidstate/site/search.py:2: SyntaxError: invalid syntax. {remedy}"
    with pytest.raises(AttributeError) as raised:
        rating.rate(None, None, None)  # type: ignore[arg-type]
    assert re.match(r"hooks/solidstate/derived/\w+\.py:\d+: AttributeError: 'NoneType' object has no attribute", told(raised.value, capsys))
    assert told(ValueError("\x1b[1m\nü"), capsys) == f"{ROOT}:1: ValueError: \\x1b[1m \\xfc. {remedy}".replace(f"{ROOT}:", ".:")
    broken = TemplateSyntaxError("Unknown tag 'x'.", 7, "pages/a.jinja", str(ROOT / "templates" / "pages" / "a.jinja"))
    assert told(broken, capsys) == f"templates/pages/a.jinja:7: TemplateSyntaxError: Unknown tag 'x'. {remedy}"
    with pytest.raises(OSError) as gone:
        Path("/nowhere").read_text()
    assert told(gone.value, capsys).endswith(f"FileNotFoundError: [Errno 2] No such file or directory: '/nowhere'. {remedy}")


def test_the_whole_way_is_shown_where_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.excepthook
    monkeypatch.setenv(traces.WHOLE, "1")
    traces.tell_in_short()
    assert sys.excepthook is before
