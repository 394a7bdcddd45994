"""What holds for tests of every room: examples without a deadline, and a PostgreSQL server where one can be started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests import postgresql

# A busy machine is no fault of the code: no example fails for the time that it took; pytest's own timeout holds.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A server for all tests of a run; without one they skip and say why."""
    if why := postgresql.lacking():
        pytest.skip(f"no PostgreSQL to try: {why}")
    with ExitStack() as open_until_the_end:
        yield open_until_the_end.enter_context(postgresql.server())
