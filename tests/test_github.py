"""The files for GitHub: valid by the schemas of GitHub's own formats, workflows without the known ways to give a token away."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main
from click.testing import CliRunner

from .conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
VALIDATED = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "dependabot": [GITHUB / "dependabot.yml"],
    "citation-file-format": [ROOT / "CITATION.cff"],
}


@pytest.mark.parametrize("schema", VALIDATED)
def test_a_file_fits_the_schema_of_its_format(schema: str) -> None:
    done = CliRunner().invoke(main, ["--builtin-schema", f"vendor.{schema}", *map(str, VALIDATED[schema])])
    assert done.exit_code == 0, done.output


def test_no_workflow_has_a_known_weakness() -> None:
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", ".github"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_jobs_end(path: Path) -> None:
    text = path.read_text("utf-8")
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used) for used in re.findall(r"uses: (.*)", text))
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] and "permissions" in job


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_may_write_runs_no_code_of_the_repository(path: Path) -> None:
    for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
        if "write" in job["permissions"].values():
            used = [step.get("uses", "").partition("@")[0] for step in job["steps"]]
            assert "actions/checkout" not in used and not any("run" in step for step in job["steps"]), name
