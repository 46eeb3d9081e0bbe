"""Five hundred edits of a project whose preview runs: nothing kills it, each mistake is told at its place, mending clears it, and it
does not grow."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from ..building import EPOCH, build, files
from ..conftest import SAMPLE
from ..previewing import Preview, copy_project
from .edits import BMW, PACKAGE, Edit, all_edits, git

SEED = 20261127
ALERT = re.compile(r'role="alert".*?</div>', re.DOTALL)
HEADING = re.compile(r"<h1.*?</h1>", re.DOTALL)
COMPARED = 40  # so many edits apart the whole site is compared with a build
EDITS, GROWTH = 500, 1.1
TOLD = (
    100,
    238,
    EDITS,
)  # after so many edits the memory is said; from the first, when each kind of page was made, it grows by a tenth at most


def restored(root: Path, clean: Path, edit: Edit) -> None:
    """Undo an edit, whatever it made of its files and folders."""
    if edit.branch:
        git(root, "checkout", "-q", "-f", "main")
        return
    for path in (root / name for name in edit.paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for name in edit.paths:
        if (clean / name).is_dir():
            shutil.copytree(clean / name, root / name, copy_function=shutil.copy)
        elif (clean / name).exists():
            shutil.copy(clean / name, root / name)


def memory(preview: Preview) -> int:
    """Resident, in kilobytes; 0 where the system does not tell."""
    status = Path(f"/proc/{preview.process.pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.is_file() else None
    return int(found[1]) if found else 0


def shown_instead(preview: Preview, edit: Edit, others: list[str]) -> str:
    """Empty where the preview shows what it should, at the second look at the latest: a rule over the whole record speaks after the page."""
    said = ""
    for _ in "12":
        epoch = preview.epoch("about/")
        page, alert = "", ""
        for address in [edit.address, *(others if edit.told is None else [])]:
            page = preview.get(address)
            if alert := " ".join(re.sub(r"<[^>]*>", " ", "".join(ALERT.findall(page))).split()):
                break
        said = f"banner {alert[:300]!r}, heading {HEADING.findall(page)}"
        if HEADING.search(page) and (edit.told is None or (edit.told in alert if edit.told else not alert and edit.shows in page)):
            return ""
        if edit.told and alert:
            break
        preview.wait(epoch, 1)
    return said


def tried(preview: Preview, root: Path, clean: Path, edit: Edit, others: list[str]) -> str:
    """Make an edit and mend it; what was wrong then."""
    wrong = []
    for do, expected in ((edit.do, edit), (lambda root: restored(root, clean, edit), Edit("", edit.do, (), address=edit.address))):
        epoch = preview.epoch("about/")
        do(root)
        if edit.restarts:
            preview.wait_for_start()
        elif not edit.is_silent:
            preview.wait(epoch, 1)
        wrong.append(shown_instead(preview, expected, others))
    return "; mended: ".join(filter(None, wrong))


@pytest.mark.campaign
def test_no_edit_ends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean, root = copy_project(tmp_path / "clean", SAMPLE / "data"), tmp_path / "project"
    shutil.copytree(clean, root)
    (temporary := tmp_path / "temporary").mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    for branch, old, new in (("other", "German carmaker.", "Of another branch."), ("broken", "name: BMW", "name: [BMW")):
        git(root, "checkout", "-q", "-b", branch, "main")
        (root / BMW).write_text((root / BMW).read_text("utf-8").replace(old, new, 1), "utf-8")
        git(root, "commit", "-q", "-a", "-m", "Go on")
    git(root, "checkout", "-q", "main")

    every, failed, sizes = all_edits(clean, SEED), [], {}
    cheap = [
        edit for edit in every if not edit.restarts and not any(path.startswith(PACKAGE) for path in edit.paths)
    ]  # one of code is tried in a child each time
    edits = every + random.Random(SEED).choices(cheap, k=EDITS - len(every))
    assert build(tmp_path / "built", project=clean).returncode == 0
    pages = [path.relative_to(tmp_path / "built").as_posix() for path in (tmp_path / "built").rglob("*.html")]
    others = sorted({page.partition("/")[0]: page.removesuffix("index.html") for page in sorted(pages, reverse=True)}.values())
    with Preview(root, SOURCE_DATE_EPOCH=EPOCH, TMPDIR=str(temporary)) as preview:
        for number, edit in enumerate(edits, 1):
            try:
                wrong = tried(preview, root, clean, edit, others)
            except (OSError, AssertionError) as error:  # no answer, or no news of an edit
                wrong = f"{type(error).__name__}: {error}"
            assert preview.process.poll() is None, f"It ended: {edit.kind}"
            if number % COMPARED == 1:
                assert build(tmp_path / "built", project=root).returncode == 0
                built = files(tmp_path / "built")
                wrong += str([place for place, content in built.items() if preview.file(place) != content] or "")
            failed += [f"{edit.kind}: {wrong}"] if wrong else []
            sizes[number] = memory(preview) >> 10
        preview.process.terminate()
        assert preview.process.wait(30) == 0
    with capsys.disabled():
        print(f"{len(edits)} edits, {len(failed)} failed; MB", *(f"{sizes[number]} after {number}" for number in TOLD))
    assert failed == []
    assert list(temporary.iterdir()) == []
    assert sizes[EDITS] <= GROWTH * sizes[TOLD[0]]
