"""How likely two statements are to be about the same matter."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims.kinds import kinds
from saidseen.claims.likeness import FAR, FEATURES, Point, days_apart, features, likeness, point, reach
from saidseen.claims.linking import EDGE
from saidseen.claims.points import points_of
from saidseen.model.claim import Matter
from tests.claims.builders import examples
from tests.claims.invented import Line, points, reading

STEMS = st.lists(st.sampled_from(["kindergarten", "luhansk", "shell", "nato", "bank", "hack", "zzyzx"]), unique=True)
matters = st.builds(
    Matter,
    st.sampled_from([None, "attack", "withdrawal", "talks"]),
    st.lists(st.sampled_from(["RUS", "UKR", "NATO"]), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(["UKR", "BLR", "kharkiv"]), max_size=2, unique=True).map(tuple),
    STEMS.map(tuple),
    STEMS.map(tuple),
    st.lists(st.sampled_from([0.0, 3.0, 130_000.0]), max_size=2, unique=True).map(tuple),
    STEMS.map(tuple),
    st.none() | st.integers(18_000, 18_040),
)


def made(name: str, matter: Matter) -> Point:
    dated = replace(matter, last=None if matter.first is None else matter.first + len(matter.words))
    return point(name, f"document of {name}", dated, ("2022-02-15", name, 0))


@settings(max_examples=100)
@given(matters, matters)
def test_it_is_symmetric_and_a_chance(one: Matter, two: Matter) -> None:
    a, b = made("a", one), made("b", two)
    assert likeness(a, b) == likeness(b, a)
    assert features(a, b) == features(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert len(features(a, b)) == len(FEATURES)


def test_it_is_symmetric_to_the_last_digit_in_real_readings() -> None:
    every = [p for r in examples() for p in points_of(r)]
    assert all(likeness(a, b) == likeness(b, a) for a, b in itertools.combinations(every[::5], 2))


def test_the_same_words_on_one_day_are_alike_and_weeks_apart_not() -> None:
    one, two = points(reading("a", [Line(5)]))[0], points(reading("b", [Line(6)], "2022-02-16"))[0]
    late = points(reading("c", [Line(6)], "2022-03-25"))[0]
    assert likeness(one, two) > EDGE
    assert likeness(one, late) == 0.0


def test_what_shares_no_word_is_hardly_alike() -> None:
    one, two = points(reading("a", [Line(8)]))[0], points(reading("b", [Line(6)]))[0]
    assert likeness(one, two) < EDGE


def test_days_apart() -> None:
    def of(first: int | None, last: int | None) -> Matter:
        return Matter(None, first=first, last=last)

    assert days_apart(of(1, 3), of(5, 6)) == days_apart(of(5, 6), of(1, 3)) == 2
    assert days_apart(of(1, 9), of(5, 6)) == 0
    assert days_apart(of(None, None), of(5, 6)) is None


def test_the_reach_is_the_longer_of_the_kinds() -> None:
    assert reach(Matter(None), Matter(None)) == FAR
    assert reach(Matter("attack"), Matter(None)) == kinds()["attack"].days
    assert reach(Matter("attack"), Matter("exercise")) == kinds()["exercise"].days


def test_an_empty_matter_is_no_error() -> None:
    empty = made("a", Matter(None))
    assert 0 <= likeness(empty, empty) <= 1
    assert features(empty, empty)[:5] == (0.0,) * 5
