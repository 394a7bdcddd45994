"""The decoding of spans: the best labelling there is, and a label that changes only where a word begins."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.model.reading import Span
from saidseen.network.decode import EDGE, LIFT, attributions, buckets, decode, pool, runs
from saidseen.network.pieces import Pieces
from saidseen.network.run import Window, load

Floats = npt.NDArray[np.float32]


def window(first: list[bool]) -> Window:
    """A window whose pieces are a letter each, apart."""
    count = len(first)
    starts = np.arange(count, dtype=np.int64) * 2
    flags = np.zeros(count, dtype=np.int64)
    whole = (Span(0, 2 * count),)
    return Window(Pieces(flags, flags, starts, starts + 1, np.array(first, dtype=np.bool_), 0, whole), {})


def value(scores: Floats, first: list[bool], labels: tuple[int, ...]) -> float:
    """What a labelling is worth: role scores, edge scores where a span begins and ends."""
    role = scores[:, :4] - np.log(np.exp(scores[:, :4]).sum(1, keepdims=True))
    enter = np.zeros((len(labels), 4))
    leave = np.zeros((len(labels), 4))
    enter[:, 1:] = EDGE * (scores[:, [4, 6, 8]] + LIFT)
    leave[:, 1:] = EDGE * (scores[:, [5, 7, 9]] + LIFT)
    total = role[0, labels[0]] + enter[0, labels[0]] + leave[-1, labels[-1]]
    for t in range(1, len(labels)):
        edge = leave[t - 1, labels[t - 1]] + enter[t, labels[t]]
        if labels[t] != labels[t - 1]:
            total += edge if first[t] else -np.inf
        elif first[t]:
            total += max(0.0, float(edge))
        total += role[t, labels[t]]
    return float(total)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.booleans(), min_size=1, max_size=5))
def test_no_labelling_is_better_than_the_one_decoded(seed: int, later: list[bool]) -> None:
    first = [True, *later[1:]]
    scores = np.random.default_rng(seed).normal(scale=3, size=(2, len(first), 10)).astype(np.float32)
    labels = decode(scores, np.array(first))
    assert labels.shape == (2, len(first))
    for cue in range(2):
        best = max(value(scores[cue], first, tuple(one)) for one in product(range(4), repeat=len(first)))
        assert value(scores[cue], first, tuple(labels[cue])) == pytest.approx(best, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.booleans(), min_size=1, max_size=40))
def test_a_label_changes_only_where_a_word_begins(seed: int, later: list[bool]) -> None:
    first = np.array([True, *later])
    scores = np.random.default_rng(seed).normal(scale=5, size=(3, len(first), 10)).astype(np.float32)
    labels = decode(scores, first)
    changes = labels[:, 1:] != labels[:, :-1]
    assert not (changes & ~first[None, 1:]).any()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_runs_are_the_spans_of_a_role(labels: list[int]) -> None:
    found = {role: runs(np.array(labels), role, window([True] * len(labels))) for role in (1, 2, 3)}
    for role, spans in found.items():
        inside = {piece for s in spans for piece in range(s.start // 2, s.end // 2 + 1)}
        assert inside == {i for i, label in enumerate(labels) if label == role}
        assert all(a.end + 1 < b.start for a, b in pairwise(spans))


@given(st.integers(-400, 400))
def test_buckets_are_the_same_on_both_sides_and_near_ones_apart(distance: int) -> None:
    forth, back = buckets(np.array([distance, -distance]), 40)
    assert forth + back == 40
    assert 0 <= forth < 40
    if abs(distance) <= 8:
        assert forth == 20 + distance


def test_pooling_nothing_gives_zeros_and_one_piece_itself() -> None:
    values = np.array([[1, 2], [3, 4]], dtype=np.float32)
    weight = np.zeros(2, dtype=np.float32)
    assert pool(values, weight, np.array([False, False])).tolist() == [0, 0]
    assert pool(values, weight, np.array([False, True])).tolist() == [3, 4]
    assert pool(values, weight, np.array([True, True])).tolist() == [2, 3]


def test_what_is_found_lies_in_the_text_and_has_a_content() -> None:
    network = load()
    text = "The ministry said that the units had left. “We have seen no sign of it,” the alliance said on Tuesday."
    (read,) = network.read(text)
    found = list(attributions(network, read))
    assert found
    for one in found:
        assert one.spans["content"]
        assert one.spans["cue"] or one.spans["source"]
        assert 0 <= one.score <= 1
        assert sum(one.acts.values()) == pytest.approx(1, abs=1e-3)
        assert sum(one.bases.values()) == pytest.approx(1, abs=1e-3)
        assert 0 <= one.negative <= 1
        for spans in one.spans.values():
            assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_the_network_gives_the_same_twice_and_is_loaded_once() -> None:
    network = load()
    assert load() is network
    (one,), (two,) = network.read("The ministry said so."), network.read("The ministry said so.")
    assert all(np.array_equal(one.heads[name], two.heads[name]) for name in one.heads)
