"""Average linkage over few pairs, against the plain way of doing it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims.agglomerate import Pair, grouped

SIZE = 8
weights = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.25, 0.5, 0.75, 1.0]) | st.integers(1, 1024).map(lambda n: n / 1024),
    max_size=20,
)  # such numbers add up without rounding
cuts = st.sampled_from([0.125, 0.25, 0.3, 0.5, 0.9])


def agglomerate(size: int, edges: dict[Pair, float], cut: float) -> Iterator[tuple[list[int], list[Pair]]]:
    """The groups of pairs that stand in a dictionary."""
    a, b = (np.array([pair[n] for pair in edges], np.int64) for n in (0, 1))
    for members, tree in grouped(size, a, b, np.array(list(edges.values()), np.float64), cut):
        yield members, [(one, two) for one, two, _ in tree]


def plainly(size: int, edges: dict[Pair, float], cut: float) -> list[list[int]]:
    """The two groups with the highest mean are made one, as long as it reaches the cut: all with all, each time."""
    groups = [[n] for n in range(size)]

    def mean(a: list[int], b: list[int]) -> float:
        return sum(edges.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) / (len(a) * len(b))

    while len(groups) > 1:
        best = min(itertools.combinations(range(len(groups)), 2), key=lambda p: (-mean(groups[p[0]], groups[p[1]]), p))
        if mean(groups[best[0]], groups[best[1]]) < cut:
            break
        groups[best[0]] += groups.pop(best[1])
    return sorted(sorted(group) for group in groups)


@settings(max_examples=150, deadline=None)
@given(weights, cuts)
def test_it_is_what_the_plain_way_gives(edges: dict[Pair, float], cut: float) -> None:
    assert [members for members, _ in agglomerate(SIZE, edges, cut)] == plainly(SIZE, edges, cut)


@settings(max_examples=150, deadline=None)
@given(weights, cuts)
def test_a_table_gives_what_the_heap_gives(edges: dict[Pair, float], cut: float) -> None:
    found = list(agglomerate(SIZE, edges, cut))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("saidseen.claims.agglomerate.FEW", 0)
        assert list(agglomerate(SIZE, edges, cut)) == found
        assert [members for members, _ in found] == plainly(SIZE, edges, cut)


@settings(max_examples=150, deadline=None)
@given(st.permutations(range(1, 29)), st.integers(0, 2**28 - 1), cuts)
def test_a_chain_gives_what_the_heap_gives(order: list[int], there: int, cut: float) -> None:
    """Where hardly two means are alike: each weight is another power."""
    pairs = itertools.combinations(range(SIZE), 2)
    edges = {pair: 0.9**n for pair, n in zip(pairs, order, strict=True) if there >> n - 1 & 1}
    found = list(agglomerate(SIZE, edges, cut))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("saidseen.claims.agglomerate.FEW", 0)
        patch.setattr("saidseen.claims.agglomerate.DENSE", 0)
        assert list(agglomerate(SIZE, edges, cut)) == found


def test_a_wire_that_all_carry_is_grouped_in_no_time() -> None:
    """Five hundred and more that are all but one and the same, and as many of another matter."""
    chance = np.random.default_rng(7)
    a, b = np.triu_indices(1_100, 1)
    alike = (a < 550) == (b < 550)
    scores = np.where(alike, 0.8, 0.02) + 0.1 * chance.random(len(a))
    began = time.process_time()
    found = [members for members, _ in grouped(1_100, a[scores > 0.05], b[scores > 0.05], scores[scores > 0.05], 0.3)]
    assert found == [list(range(550)), list(range(550, 1_100))]
    assert time.process_time() - began < 5


@settings(max_examples=100, deadline=None)
@given(weights, cuts)
def test_as_many_pairs_as_hold_a_group_together(edges: dict[Pair, float], cut: float) -> None:
    for members, tree in agglomerate(SIZE, edges, cut):
        assert len(tree) == len(members) - 1
        assert all(pair in edges for pair in tree)
        reached, left = {members[0]}, list(tree)
        while more := [pair for pair in left if reached & set(pair)]:
            reached |= {n for pair in more for n in pair}
            left = [pair for pair in left if pair not in more]
        assert reached == set(members)


@given(weights, cuts, st.integers(1, 50))
def test_other_numbers_in_the_same_order_and_strangers_change_nothing(
    edges: dict[Pair, float], cut: float, step: int
) -> None:
    moved = {(a * step, b * step): weight for (a, b), weight in edges.items()}
    found = [m for m, _ in agglomerate((SIZE - 1) * step + 1, moved, cut) if all(n % step == 0 for n in m)]
    assert found == [[n * step for n in m] for m, _ in agglomerate(SIZE, edges, cut)]


@given(weights, cuts, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(edges: dict[Pair, float], cut: float, chance: object) -> None:
    pairs = list(edges.items())
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert list(agglomerate(SIZE, dict(pairs), cut)) == list(agglomerate(SIZE, edges, cut))


def test_a_chain_is_cut_where_its_ends_are_strangers() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert [m for m, _ in agglomerate(4, chain, 0.3)] == [[0, 1], [2, 3]]
    assert [m for m, _ in agglomerate(4, chain, 0.125)] == [[0, 1, 2, 3]]


def test_nothing() -> None:
    assert list(agglomerate(0, {}, 0.3)) == []
    assert list(agglomerate(2, {}, 0.3)) == [([0], []), ([1], [])]
