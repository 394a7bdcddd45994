"""A real client on a real server: `saidseen serve-mcp` as a program of its own, asked over its standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from saidseen.desk.claims import claims_of
from saidseen.model.acts import Act
from tests.claims.invented import Line, kept_in, reading
from tests.postgresql import Server

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import sys
def hook(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        with_ = str(arguments[:2])
        if "canary" in with_ or "example.org" in with_ or event.startswith(("socket", "subprocess")):
            print("SEEN", event, with_, file=sys.stderr, flush=True)
sys.addaudithook(hook)
from saidseen.cli import main
main()
"""
"""The server with a look at what it opens; a database's own connection goes through C and is not seen."""


@dataclass
class Served:
    """A client with its server; `log` is what the server wrote to standard error."""

    portal: BlockingPortal
    client: Any
    log: Path
    address: str

    def call(self, tool: str, **arguments: Any) -> Any:
        """What a tool answers: structured, and the same as text."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert not result.is_error, result.content[0].text
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content

    def refused(self, tool: str, arguments: dict[str, Any]) -> str:
        """Why a tool does not answer."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert result.is_error, result.structured_content
        assert result.structured_content is None
        return str(result.content[0].text)

    def tools(self) -> dict[str, Any]:
        """The tools by name."""
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}


@contextmanager
def served(address: str, log: Path) -> Iterator[Served]:
    """A server on the ledger at that address, and a client of it."""
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    command = ["-c", WATCHED, "serve-mcp", "--ledger", address]
    env = {"PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    server = StdioServerParameters(command=sys.executable, args=command, env=env)
    with log.open("w") as errors, start_blocking_portal() as portal:
        client = Client(stdio_client(server, errors))
        with portal.wrap_async_context_manager(client):
            yield Served(portal, client, log, address)


def crisis(path: str) -> str:
    """A ledger with claims, and a story that is not gathered into any."""
    kept_in(
        path,
        [
            reading("one", [Line(0), Line(5, "Dmytro Kuleba")]),
            reading("two", [Line(0, "Liz Truss", Act.DENY), Line(4)], "2022-02-16"),
            reading("three", [Line(n % 15, "Jens Stoltenberg") for n in range(12)], "2022-02-17"),
        ],
    )
    assert claims_of(path)
    return kept_in(path, [reading("left", [Line(9)], "2022-02-18", title="Ban\u202eks", url="javascript:alert(1)")])


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a ledger in a file."""
    folder = tmp_path_factory.mktemp("served")
    with served(crisis(str(folder / "ledger.db")), folder / "log") as one:
        yield one


@pytest.fixture(params=["file", "postgresql"])
def each(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A server on a ledger of each kind."""
    if request.param == "file":
        yield request.getfixturevalue("asked")
        return
    server: Server = request.getfixturevalue("postgres")
    with served(crisis(server.database()), tmp_path / "log") as one:
        yield one
