"""An editor without a window: speaks the Language Server Protocol with the YAML language server that editors use."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from ..conftest import ROOT

SERVER = ROOT / "tests" / "audit" / "node_modules" / ".bin" / "yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}


class Editor:
    """One open file. Positions are (line, column) from 0, as the protocol counts."""

    def __init__(self, path: Path, text: str) -> None:
        self.process = subprocess.Popen([str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.number = 0
        self.uri = path.as_uri()
        self.document = {"textDocument": {"uri": self.uri}}
        self.told: list[dict[str, Any]] = []
        self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {"workspace": {"configuration": True}}})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        opened = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": opened})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()

    def completions(self, line: int, column: int) -> dict[str, str]:
        """What the editor offers at a place: each word with what is said of it."""
        found = self.ask("textDocument/completion", self.document | {"position": {"line": line, "character": column}})
        return {item["label"]: _text(item.get("documentation", "")) for item in found["items"]}

    def hover(self, line: int, column: int) -> str:
        """What the editor says of the word at a place."""
        found = self.ask("textDocument/hover", self.document | {"position": {"line": line, "character": column}})
        return _text(found["contents"]) if found else ""

    def problems(self) -> list[str]:
        """What the editor underlines: the messages of the last look at the file."""
        while not (said := [told["params"] for told in self.told if told.get("method") == "textDocument/publishDiagnostics"]):
            self.told.append(self._read())
        return [problem["message"] for problem in said[-1]["diagnostics"]]

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a request and return its answer; what the server asks meanwhile is answered with the settings."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": parameters})
        while (answer := self._read()).get("id") != self.number or "method" in answer:
            self.told.append(answer)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["result"]

    def tell(self, method: str, parameters: dict[str, Any]) -> None:
        """Send what wants no answer."""
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise AssertionError("The language server ended.")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            items = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._send({"id": message["id"], "result": [SETTINGS.get(item.get("section", "")) for item in items]})
        return message


def _text(found: Any) -> str:
    return str(found["value"] if isinstance(found, dict) else found).replace("\\", "")  # Markdown's own signs are escaped
