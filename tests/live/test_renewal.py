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
