"""Statements gathered by kind, side, place and time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.cells import cells, families, is_cellular, side_of, stretches
from saidseen.claims.kinds import kinds
from saidseen.claims.likeness import Point, point
from saidseen.claims.records import Matter


def at(number: int, kind: str = "withdrawal", side: tuple[str, ...] = ("CHL",), **more: object) -> Point:
    """A statement of a kind by a side."""
    return point(f"p{number}", "story", Matter(kind, side, **more), ("2022", "story", number))  # type: ignore[arg-type]


def grouped(*points: Point) -> set[tuple[str, ...]]:
    return {g.ids for g in cells(points)}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (at(0), True),
        (at(0, side=()), False),
        (at(0, "attack"), False),
        (at(0, "exercise", (), places=("PER",)), True),
    ],
)
def test_what_needs_no_further_words(one: Point, expected: bool) -> None:
    assert is_cellular(one) is expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (at(0, places=("PER",)), ("CHL",)),
        (at(0, "exercise", places=("PER",)), ("PER",)),
        (at(0, "exercise", places=("black sea",)), ("black sea",)),
        (at(0, "exercise", places=("sea",)), ("sea", "CHL")),
        (at(0, "exercise"), ("CHL",)),
    ],
)
def test_an_exercise_is_gathered_by_its_place(one: Point, expected: tuple[str, ...]) -> None:
    assert side_of(one) == expected


def test_kinds_and_sides_are_apart() -> None:
    assert grouped(at(0), at(1), at(2, "build-up"), at(3, side=("PER",))) == {("p0", "p1"), ("p2",), ("p3",)}


def test_a_long_silence_cuts() -> None:
    days = kinds()["withdrawal"].days
    assert grouped(at(0, first=0, last=0), at(1, first=days, last=days)) == {("p0", "p1")}
    assert grouped(at(0, first=0, last=0), at(1, first=days + 1, last=days + 1)) == {("p0",), ("p1",)}
    bridged = grouped(at(0, first=0, last=0), at(1, first=20, last=20), at(2, first=10, last=10))
    assert bridged == {("p0", "p1", "p2")}


def test_those_without_a_date_are_a_stretch_of_their_own() -> None:
    assert [len(s) for s in stretches([at(0, first=3, last=3), at(1)], 5)] == [1, 1]


def test_countries_part_and_one_that_names_none_goes_with_most() -> None:
    points = [at(0, places=("PER",)), at(1, places=("PER", "BOL")), at(2, places=("ARG",)), at(3)]
    found = {place: [p.id for p in inside] for place, inside in families(points)}
    assert found == {"PER": ["p0", "p1", "p3"], "ARG": ["p2"]}


def test_a_joint_says_why() -> None:
    (group,) = cells([at(0, places=("PER",), first=0, last=0), at(1, places=("PER",), first=1, last=1)])
    (joint,) = group.joints
    assert (joint.a, joint.b) == ("p0", "p1")
    assert joint.why == "Both are about withdrawal by Chile, Peru, 1970-01-02."


sides = st.sampled_from([("CHL",), ("PER",), ("CHL", "PER")])
places = st.sampled_from([(), ("PER",), ("ARG", "BOL"), ("black sea",), ("sea",)])
made = st.tuples(
    st.sampled_from(["withdrawal", "exercise", "sanctions"]), sides, places, st.none() | st.integers(0, 60)
)


@given(st.lists(made, max_size=25), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(
    rows: list[tuple[str, tuple[str, ...], tuple[str, ...], int | None]], rng: random.Random
) -> None:
    points = [at(n, k, s, places=p, first=d, last=d) for n, (k, s, p, d) in enumerate(rows)]
    mixed = points[:]
    rng.shuffle(mixed)
    groups = list(cells(points))
    assert {(g.ids, g.joints) for g in groups} == {(g.ids, g.joints) for g in cells(mixed)}
    assert sorted(i for g in groups for i in g.ids) == sorted(p.id for p in points)
