"""Stories that come and go move what they bear on: the groups are those of linking all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unittest.mock import ANY

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims import linking
from saidseen.claims.linking import gathered
from saidseen.desk import near as near_room

SIZE = 14
SCORES = st.sampled_from([0.25, 0.4, 0.5, 0.55, 0.65, 0.75, 0.85, 0.95])
PAIRS = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1])
EDGES = st.dictionaries(PAIRS, SCORES, max_size=40)
MOVES = st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, SIZE - 1), min_size=1, max_size=4)), max_size=12)

Pair = tuple[int, int]


class Kept:
    """A ledger's joints and groups in memory."""

    def __init__(self, edges: dict[Pair, float]) -> None:
        self.edges, self.here, self.group = edges, set[int](), dict[int, int]()

    def joints(self) -> dict[Pair, float]:
        return {p: s for p, s in self.edges.items() if self.here.issuperset(p)}

    def of(self, _: Any, ids: Iterable[int], least: float = 0.0) -> dict[Pair, float]:
        wanted = set(ids)
        return {p: s for p, s in self.joints().items() if wanted & set(p) and s >= least}

    def move(self, gone: set[int], came: set[int]) -> None:
        loose = {n for p in self.of(None, gone) for n in p} - gone
        self.here -= gone
        self.here |= came
        near = near_room.Near(ANY)
        for part in list(near.parts(loose, came)):
            for members in near.groups(sorted(part)):
                self.group.update(dict.fromkeys(members, members[0]))


def together(kept: Kept) -> set[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for n in kept.here:
        groups.setdefault(kept.group[n], set()).add(n)
    return set(map(frozenset, groups.values()))


@settings(max_examples=300, deadline=None)
@given(edges=EDGES, moves=MOVES, heap=st.integers(2, 5))
def test_the_same_groups_as_all_at_once(
    edges: dict[Pair, float], moves: list[tuple[bool, set[int]]], heap: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_room, "HEAP", heap)
        patch.setattr(linking, "HEAP", heap)
        kept = Kept(edges)
        patch.setattr("saidseen.ledger.linked.joints_of", kept.of)
        for again, some in moves:
            kept.move(some & kept.here if again else set(), some if again else some - kept.here)
        order = sorted(kept.here)
        place = {n: at for at, n in enumerate(order)}
        joints = [(place[a], place[b], s) for (a, b), s in kept.joints().items()]
        a, b = (np.array([j[n] for j in joints], np.int64) for n in (0, 1))
        edges_of = a, b, np.array([j[2] for j in joints], np.float64)
        whole = {frozenset(order[m] for m in members) for members, _ in gathered(len(order), edges_of)}
        assert together(kept) == whole
