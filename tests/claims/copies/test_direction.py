"""Which story was there first: by credit, by time published, by containment, or not known."""

from __future__ import annotations

import pytest

from saidseen.claims.copies import Story, compare, find_copies
from saidseen.claims.copies.direction import earlier
from tests.claims.copies.test_find import OTHER, WIRE


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("2022-02-14", "2022-02-15", "one"),
        ("2022-02-15T10:00:00+02:00", "2022-02-15T09:00:00Z", "one"),
        ("2022-02-15T10:00:00Z", "2022-02-15T09:30:00Z", "two"),
        ("2021", "2022-02-15", "one"),
        ("2022-01", "2022-02", "one"),
        ("2022-02-15", "2022-02-15", None),
        ("2022-02-15", "2022-02-15T10:00:00Z", None),
        ("2022-02", "2022-02-15", None),
        ("2022", "2022-02-15", None),
        ("2022-02-15T10:00", "2022-02-15T10:00:30", None),
        (None, "2022-02-15", None),
        ("4/5/2017", "2017-04-06", None),
        ("2022-02-31", "2022-03-15", None),
    ],
)
def test_a_partial_date_is_no_order_within_itself(one: str | None, two: str | None, first: str | None) -> None:
    a, b = Story("one", "one", "", published=one), Story("two", "two", "", published=two)
    found = earlier(a, b)
    assert (found.name if found else None) == first
    assert earlier(b, a) == found


def test_the_earlier_one_is_the_origin_whatever_its_name() -> None:
    a = Story("1", "a", WIRE, published="2022-02-16")
    b = Story("2", "b", WIRE, published="2022-02-15")
    copy = compare(a, b)
    assert copy is not None
    assert (copy.origin, copy.origin_id) == ("b", "2")
    assert "published first" in copy.why


def test_credit_to_the_other_outlet_tells_even_against_the_dates_and_the_clash_is_said() -> None:
    wire = Story("1", "wire", WIRE, outlet="Northern Wire", published="2022-02-16")
    paper = Story("2", "paper", "MARSHTOWN (Northern Wire) - " + WIRE, outlet="Harbour Gazette", published="2022-02-15")
    copy = compare(wire, paper)
    assert copy is not None
    assert copy.origin == "wire"
    assert "though its date is the later one" in copy.why


def test_of_two_stories_of_one_day_neither_is_the_origin() -> None:
    copy = compare(Story("1", "a", WIRE, published="2022-02-15"), Story("2", "b", WIRE, published="2022-02-15"))
    assert copy is not None
    assert copy.origin is None


def test_two_stories_taken_from_a_third_have_it_as_their_origin() -> None:
    text = WIRE + " " + OTHER
    found = find_copies(
        [
            Story("1", "b-root", text, published="2022-02-14"),
            Story("2", "a-first", text, published="2022-02-15"),
            Story("3", "c-second", text, published="2022-02-16"),
        ]
    )
    assert {(c.a, c.b, c.origin) for c in found} == {
        ("a-first", "b-root", "b-root"),
        ("a-first", "c-second", "b-root"),
        ("b-root", "c-second", "b-root"),
    }
