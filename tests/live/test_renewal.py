"""What would stand in the way of a start is tried once for the same files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from solidstate.live.renewal import Code


def test_what_had_too_little_time_is_tried_again_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def run(command: list[str], env: dict[str, str], **named: object) -> subprocess.CompletedProcess[str]:
        tried.append(Path(env["TMPDIR"]))
        (tried[-1] / "left").mkdir()
        if len(tried) == 1:
            raise subprocess.TimeoutExpired(command, 60)
        return subprocess.CompletedProcess(command, 0, "\n[]\n", "")

    (tmp_path / "a.py").write_text("a = 1\n")
    code = Code(tmp_path)
    (tmp_path / "a.py").write_text("a = 2  # another\n")
    monkeypatch.setattr(subprocess, "run", run)
    (problem,) = code.rehearsed()
    assert problem.message == "It did not end within 60 seconds."
    assert [code.rehearsed() for _ in range(2)] == [(), ()]
    assert len(tried) == 2
    assert not any(folder.exists() for folder in tried), "What a host leaves in the temporary folder is removed."


TRACE = 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nOSError: [Errno 28] No space left on device\n'


@pytest.mark.parametrize(
    ("out", "err", "told"),
    [
        ("", "WARNING - Of something else.\n" + TRACE, "OSError: [Errno 28] No space left on device."),
        ("\nThe site was not built: No space left on device (x.html).\n", "", "The site was not built: No space left on device (x.html)."),
        ("", "Killed\n", "It ended with status 1."),
    ],
)
def test_what_ended_it_is_told_in_one_sentence(out: str, err: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("a = 1\n")
    monkeypatch.setattr(subprocess, "run", lambda command, **named: subprocess.CompletedProcess(command, 1, out, err))
    assert [problem.message for problem in Code(tmp_path).rehearsed()] == [told]
