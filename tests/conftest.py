"""What tests of every room may use: a PostgreSQL server, where one can be started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests import postgresql


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A server for all tests of a run; without one they skip and say why."""
    if why := postgresql.lacking():
        pytest.skip(f"no PostgreSQL to try: {why}")
    with ExitStack() as open_until_the_end:
        yield open_until_the_end.enter_context(postgresql.server())
