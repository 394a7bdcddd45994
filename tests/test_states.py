"""Which names are codes of states."""

from __future__ import annotations

import pytest

from saidseen.model.states import CODES, is_state
from saidseen.world.countries import name_of


@pytest.mark.parametrize("body", ["WHO", "IMF", "ICC", "BBC", "AFP", "SDF", "NATO", "", "ua", "uSA", "US"])
def test_three_capitals_are_no_state_by_themselves(body: str) -> None:
    assert not is_state(body)


def test_every_state_has_a_name_in_the_table_of_countries() -> None:
    assert 240 < len(CODES) < 260
    assert [code for code in sorted(CODES) if name_of(code) in (None, code)] == []
