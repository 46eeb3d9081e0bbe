"""Same data, same day, same bytes: whatever the folder, the rights, the time zone, the language and the hash seed of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .building import build, files
from .conftest import SAMPLE
from .previewing import copy_project

pytestmark = pytest.mark.slow

MACHINES = {
    "here": (0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    "dört 工/with a space": (0o077, {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}),
}


def test_the_site_and_its_zip_are_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    made: list[tuple[dict[str, bytes], bytes, str]] = []
    for name, (mask, settings) in MACHINES.items():
        before = os.umask(mask)
        try:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            root = copy_project(tmp_path / name, SAMPLE / "data")
            done = build(root / "build" / "how-far", project=root, OFFLINE="true", SITE_URL="", **settings)
            assert done.returncode == 0, done.stderr
            words = ["pack", "build/how-far", "how-far.zip"]
            environment = os.environ | {"PYTHONPATH": str(root / "hooks"), **settings}
            subprocess.run([sys.executable, "-m", "solidstate", *words], cwd=root, env=environment, check=True, capture_output=True)
        finally:
            os.umask(before)
        made.append((files(root / "build"), (root / "how-far.zip").read_bytes(), (root / "how-far.zip.sha256").read_text()))
    (one, zip_of_one, sum_of_one), (two, zip_of_two, sum_of_two) = made
    assert [path for path in one.keys() | two.keys() if one.get(path) != two.get(path)] == []
    assert (zip_of_one == zip_of_two, sum_of_one) == (True, sum_of_two)
