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


LONGEST = (
    "test_golden.py", "test_fnc.py", "test_board_seen.py", "test_hostile.py", "test_watching_killed.py",
    "test_killed.py", "test_bad_input.py", "test_readme.py", "test_api.py", "test_rest_fuzz.py", "test_cli.py",
    "test_measures_seen.py", "test_places_corpora.py", "test_copies_corpora.py", "test_shared.py",
)  # fmt: skip
"""The files whose tests take longest, the longest first: begun first, none keeps one core waiting for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; the others as they come."""
    at = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: at.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A server for all tests of a run; without one they skip and say why."""
    if why := postgresql.lacking():
        pytest.skip(f"no PostgreSQL to try: {why}")
    with ExitStack() as open_until_the_end:
        yield open_until_the_end.enter_context(postgresql.server())
