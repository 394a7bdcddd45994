"""The network's file and what is asked of it: heads in their columns, and vectors that hang on their own text only."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest

from saidseen.network import load
from saidseen.network.run import columns

TEXTS = ("The dam has burst.", "Water broke through the dam.", "Share prices fell on Monday.")


def test_the_heads_stand_side_by_side_and_have_their_sizes() -> None:
    network = load()
    (window,) = network.read("The ministry said that 5,000 troops had left Kharkiv.")
    at = columns(network.settings)
    assert [part.start for part in at.values()] == [0, *(part.stop for part in at.values())][: len(at)]
    for name, part in at.items():
        assert window.heads[name].shape == (len(window.pieces.ids), part.stop - part.start)
    ends = [part.stop for part in at.values()]
    (scores,) = network._values(window.pieces, ("scores/out",))
    assert scores.shape == (len(window.pieces.ids) + 2, ends[-1])
    for name in ("query", "key"):
        assert window.heads[name].shape[1] == network.settings["channels"] * network.settings["width"]


def test_the_file_has_none_of_the_slow_operators() -> None:
    data = (resources.files("saidseen.network") / "network.onnx").read_bytes()
    for slow in (b"SkipLayerNormalization", b"QAttention", b"BiasGelu"):
        assert slow not in data


def test_a_vector_is_of_length_one_and_hangs_on_its_own_text_only() -> None:
    network = load()
    together = network.vectors(list(TEXTS))
    assert together.shape == (3, 384)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    for row, text in enumerate(TEXTS):
        assert np.array_equal(together[row], network.vectors([text])[0])
    assert np.array_equal(together[::-1], network.vectors(list(TEXTS[::-1])))


def test_texts_of_one_meaning_have_vectors_near_each_other() -> None:
    dam, water, prices = load().vectors(list(TEXTS))
    assert dam @ water > dam @ prices + 0.2


def test_a_blank_text_has_a_vector_of_zeros() -> None:
    assert not load().vectors([" \n"]).any()
