"""The model: its file, its shares, its choice."""

from __future__ import annotations

import numpy as np

from saidseen.claims.check import load
from saidseen.claims.check.features import names
from saidseen.claims.check.model import Trees, chosen, member_of


def test_trees_lead_each_row_to_its_leaf() -> None:
    ints, floats = np.int64, np.float32
    trees = Trees(
        feature=np.array([1, 0, 0], ints),
        limit=np.array([0.5, 0, 0], floats),
        below=np.array([1, 1, 2], ints),
        above=np.array([2, 1, 2], ints),
        value=np.array([0, -1, 2], floats),
        roots=np.array([[0], [0]], ints),
        base=np.array([10], floats),
        depth=1,
    )
    scores = trees.scores(np.array([[9, 0.5], [9, 0.51]], floats))
    assert scores.tolist() == [[8], [14]]


def test_shares_add_up_and_members_differ() -> None:
    model = load()
    rows = np.zeros((3, len(names())), np.float32)
    meant = np.zeros((3, 6 * 384), np.float32)
    chances = model.chances(rows, meant)
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)
    each = [model.chances(rows, meant, member) for member in range(len(model.members))]
    assert np.allclose(np.mean(each, axis=0), chances, atol=1e-5)
    assert len({tuple(one[0]) for one in each}) == len(each)
    assert model.chances(rows[:0], meant[:0]).shape == (0, 4)


def test_the_choice_weighs_as_the_measure_does() -> None:
    chances = np.array([[0.1, 0.0, 0.2, 0.7], [0.0, 0.0, 0.1, 0.9], [0.5, 0.1, 0.4, 0.0]], np.float32)
    assert chosen(chances).tolist() == [2, 3, 0]


def test_the_member_that_has_not_seen_a_story_depends_on_its_text_only() -> None:
    assert member_of("a story", 5) == member_of("a story", 5)
    assert {member_of(str(n), 5) for n in range(100)} == {0, 1, 2, 3, 4}
