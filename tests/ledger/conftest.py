"""Ledgers to try things on: every behaviour holds for a file, for memory and for a database alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.ledger import Ledger
from tests.postgresql import Server


@pytest.fixture(params=["file", "memory", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger of each kind."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        with Ledger(server.emptied()) as ledger:
            yield ledger
        return
    with Ledger(tmp_path / "a ledger?#%.db" if request.param == "file" else ":memory:") as ledger:
        yield ledger


@pytest.fixture(params=["file", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may be made that several programs share."""
    if request.param == "file":
        yield str(tmp_path / "ledger.db")
        return
    server: Server = request.getfixturevalue("postgres")
    yield server.emptied()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger file may be made."""
    return tmp_path / "ledger.db"
