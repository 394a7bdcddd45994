from __future__ import annotations

import pytest

from saidseen.measures import Pack, load_packs


@pytest.fixture(scope="session")
def packs() -> tuple[Pack, ...]:
    """The packs that come with saidseen."""
    return load_packs()
