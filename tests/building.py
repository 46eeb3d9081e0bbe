"""Building the site with a host, for the tests that look at what readers get."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .conftest import ROOT

EPOCH = "1795478400"  # 2026-11-24


def build(target: Path, host: str = "mkdocs", project: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the project into a folder, strictly, as the Makefile does; `settings` go into the environment."""
    environment = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "REPO_URL", "OFFLINE")}
    environment |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **settings}
    command = [sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
