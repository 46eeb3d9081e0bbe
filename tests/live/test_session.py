"""What a session tells where the host stumbles too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from solidstate.catalogue import Catalogue
from solidstate.language.problems import Problem
from solidstate.live.session import Session
from solidstate.site.website import Website

from ..conftest import TODAY


class Host(Session):
    """A host that reads the data, if it comes so far, and then fails in words that name no file."""

    def __init__(self, root: Path, comes_so_far: bool) -> None:
        super().__init__()
        self.root, self.comes_so_far = root, comes_so_far
        self.read()

    def read(self) -> None:
        """Open the website, again too."""
        self.start(self.root, self.make_website, lambda: TODAY)

    def make_website(self, catalogue: Catalogue, today: date) -> Website:
        """No data comes so far."""
        raise AssertionError("No data comes so far.")

    def settle(self) -> None:
        """Read the data and then the theme."""
        if self.comes_so_far:
            self.read()
        b"\xff".decode()

    def frame(self) -> object:
        """Another one each time."""
        return object()

    def show(self) -> None:
        """Nobody looks."""

    def write(self, place: str) -> bool:
        """There is no room for more than the beginning."""
        self.path(place).write_text("<!doc")
        raise OSError(28, "No space left on device")

    def has(self, place: str) -> bool:
        """Whatever is asked for."""
        return True

    def path(self, place: str) -> Path:
        """Beside the data."""
        return self.root / place


@pytest.mark.parametrize(("comes_so_far", "told"), [(True, "data/companies/a.yaml:1:1"), (False, "mkdocs.yml:1:1")])
def test_what_is_known_by_now_is_told_and_not_what_the_host_makes_of_it(comes_so_far: bool, told: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "companies").mkdir(parents=True)
    (tmp_path / "data" / "companies" / "a.yaml").write_bytes(b"\xff")
    host = Host(tmp_path, comes_so_far)
    host.edited.problems = (Problem("docs/method.md", 1, 1, "", "It was wrong before."),)
    host.rebuild()
    assert [problem["where"] for problem in host.banner][:1] == [told]
    assert "docs/method.md" not in str(host.banner)


def test_what_there_is_no_room_for_is_not_shown_half(tmp_path: Path) -> None:
    host = Host(tmp_path, False)
    host.edited.problems = ()
    host.make("a.html")
    told = [(problem["where"], problem["text"]) for problem in host.banner]
    assert told == [("a.html:1:1", "OSError: No space left on device. The site is shown as it was before.")]
    assert not list(tmp_path.glob("*.html"))
