"""Ledgers to try things on: every behaviour holds for a file and for memory alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.ledger import Ledger


@pytest.fixture(params=["file", "memory"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger of each kind."""
    with Ledger(tmp_path / "a ledger?#%.db" if request.param == "file" else ":memory:") as ledger:
        yield ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger file may be made."""
    return tmp_path / "ledger.db"
