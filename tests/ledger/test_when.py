"""Dates as the ledger compares them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saidseen.ledger.when import bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", "2022-01-01T00:00:00", "2022-12-31T23:59:59"),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
        ("2022-02-15", "2022-02-15T00:00:00", "2022-02-15T23:59:59"),
        ("2022-02-15T10", "2022-02-15T10:00:00", "2022-02-15T10:59:59"),
        ("2022-02-15 10:30", "2022-02-15T10:30:00", "2022-02-15T10:30:59"),
        ("2022-02-15T10:30:05.123Z", "2022-02-15T10:30:05", "2022-02-15T10:30:05"),
        ("2022-02-15T23:30:00-05:00", "2022-02-16T04:30:00", "2022-02-16T04:30:00"),
        ("2022-02-15T00:00+0530", "2022-02-14T18:30:00", "2022-02-14T18:30:59"),
    ],
)
def test_bounds_of_a_partial_date(value: str, first: str, last: str) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [None, "", "2022-13", "2022-02-30", "0000", "2022-W07", "NOW", "15/02/2022", "9999-12-31T23:00-05:00"],
)
def test_what_is_no_date_has_no_bounds(value: str | None) -> None:
    assert bounds(value) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text() | st.from_regex(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?([+-]\d\d:\d\d)?)?)?)?", fullmatch=True))
def test_bounds_are_in_order_or_not_there(value: str) -> None:
    found = bounds(value)
    assert found is None or (found[0] <= found[1] and len(found[0]) == len(found[1]) == 19)
