"""What tests of watching share: a site whose pages they write, and an empty ledger of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.ledger import Ledger
from tests.desk.site import Site, site
from tests.postgresql import Server


@pytest.fixture(scope="session")
def running() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def web(running: Site) -> Site:
    """The site, empty."""
    running.pages.clear()
    running.asked.clear()
    return running


@pytest.fixture(params=["file", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger that is kept."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        with Ledger(server.emptied()) as ledger:
            yield ledger
        return
    with Ledger(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.fixture
def a_file(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in a file, where the kind makes no difference."""
    with Ledger(tmp_path / "ledger.db") as ledger:
        yield ledger
