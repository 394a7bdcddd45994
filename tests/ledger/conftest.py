"""Ledgers to try things on: every behaviour holds for a file and for memory alike."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.ledger import Ledger

for folder in (Path(__file__).parent, Path(__file__).parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(params=["file", "memory"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger of each kind."""
    with Ledger(tmp_path / "a ledger?#%.db" if request.param == "file" else ":memory:") as ledger:
        yield ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger file may be made."""
    return tmp_path / "ledger.db"
