"""The look at dead sources, against a server of this machine."""

from __future__ import annotations

from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from solidstate.catalogue import Catalogue
from solidstate.commands import links

from ..conftest import ROOT
from ..serving import running
from .test_commands import run


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the address names."""

    def do_GET(self) -> None:
        """Send nothing but a status."""
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Local(ThreadingHTTPServer):
    daemon_threads = True


@pytest.mark.parametrize(("status", "why"), [(200, ""), (404, "404"), (410, "410"), (403, ""), (429, ""), (500, "")])
def test_only_a_page_that_is_gone_is_dead(status: int, why: str) -> None:
    with running(Local(("127.0.0.1", 0), Answers)) as server:  # type: ignore[type-var]
        assert links.reason(f"http://127.0.0.1:{server.server_port}/{status}", 5) == why


def test_a_host_that_does_not_answer_is_dead() -> None:
    with running(Local(("127.0.0.1", 0), Answers)) as server:  # type: ignore[type-var]
        port = server.server_port
    assert "refused" in links.reason(f"http://127.0.0.1:{port}/", 5)


def test_what_is_dead_is_listed_with_its_files(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = next(entry for entry in sample.sources.values() if "quantumscape" in entry.citations[0].path)
    kept = replace(gone, record=gone.record.model_copy(update={"archived": "https://example.org/kept"}), id="z")
    monkeypatch.setattr(links, "dead", lambda *_: [links.Dead(gone, "404"), links.Dead(kept, "410")])
    code, text = run("links", root=ROOT)
    assert code == 0
    assert [line for line in text.split("\n") if line] == [
        f"- {gone.record.url} (404), cited in data/companies/quantumscape.yaml; no kept copy is listed",
        f"- {gone.record.url} (410), cited in data/companies/quantumscape.yaml; a kept copy is listed",
    ]
