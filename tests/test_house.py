"""hooks/README.md tells the truth: its rooms are the rooms, the functions that it names exist, and its value goes the way it says."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import io
import re
from functools import reduce

import pytest
import solidstate
from solidstate.catalogue import Catalogue
from solidstate.derived.survey import Survey
from solidstate.exports.atom import identifier
from solidstate.site.website import Website

from .conftest import ROOT, TODAY

TEXT = (ROOT / "hooks" / "README.md").read_text("utf-8")
NAMED = sorted(
    set(re.findall(r"`((?:solidstate|publish|preview|ready|served)\.[\w.]+)`", TEXT))
    - {"publish.py", "preview.py", "ready.py", "served.py", "swap.py"}
)
VALUE = "gotion-high-tech/jinshi/pilot-line-2025"


@pytest.mark.parametrize("name", NAMED)
def test_what_it_names_exists(name: str) -> None:
    parts = name.split(".")
    if parts[0] != "solidstate":  # the host's files read the whole site when they are imported: their text is enough
        assert re.search(rf"^(?:class|def) {parts[1]}\b", (ROOT / "hooks" / f"{parts[0]}.py").read_text("utf-8"), re.MULTILINE)
        return
    depth = next(depth for depth in range(len(parts), 0, -1) if _is_module(".".join(parts[:depth])))
    reduce(getattr, parts[depth:], importlib.import_module(".".join(parts[:depth])))


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def test_its_rooms_are_the_rooms_in_their_order() -> None:
    order = [name.strip(" .\n") for name in (solidstate.__doc__ or "").split("holds it):")[1].split(",")]
    picture = TEXT.split("```")[1]
    places = [picture.index(f"  {name}{'' if name == 'catalogue' else '/'}  ") for name in order]
    assert places == sorted(places)


def test_the_value_goes_the_way_it_says(real: Catalogue) -> None:
    assert any(milestone.id == VALUE for milestone in real.milestones)
    rating = Survey(real, TODAY).ratings["gotion-high-tech/jinshi"]
    assert any(shown.milestone_id == "pilot-line-2025" and shown.level == 7 for shown in rating.shown)
    assert rating.reached == 7 and rating.is_claimed
    site = Website(ROOT, real, TODAY)

    def text(uri: str) -> str:
        made = site.file(uri)
        assert made
        return str(made.text)

    assert 'id="pilot-line-2025"' in text("companies/gotion-high-tech/jinshi.md")
    assert any(row["id"] == VALUE for row in csv.DictReader(io.StringIO(text("data/milestones.csv"))))
    assert identifier(VALUE) in text("companies/gotion-high-tech/feed.atom")


def test_every_test_and_script_that_the_makefile_names_is_there() -> None:
    named = set(re.findall(r"\b(?:tests|hooks)/[\w./-]+\.(?:py|sh)\b", (ROOT / "Makefile").read_text("utf-8")))
    assert {path for path in named if not (ROOT / path).is_file()} == set()
    assert named


def test_a_module_can_be_read_in_one_sitting() -> None:
    lengths = {
        path.relative_to(ROOT / "hooks").as_posix(): len(path.read_text("utf-8").splitlines()) for path in (ROOT / "hooks").rglob("*.py")
    }
    assert {path: length for path, length in lengths.items() if length > (300 if "/" in path else 150)} == {}
