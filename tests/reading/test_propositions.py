"""What is inside a statement is a proposition, or only a piece of one: by the network's own vectors."""

from __future__ import annotations

import numpy as np
import pytest

from saidseen.model.reading import Passage, Span
from saidseen.network import load
from saidseen.reading.propositions import LEAST, asked, chance


def told(text: str, words: str) -> float:
    """The chance that some words of a text are a proposition."""
    (window,) = load().read(text)
    start = text.index(words)
    return chance(text, window, Passage.of(text, (Span(start, start + len(words)),)), 0.8)


@pytest.mark.parametrize(
    ("text", "whole", "piece"),
    [
        (
            "Chile is alarmed as Peru masses troops near Arica, the minister said.",
            "Peru masses troops near Arica",
            "near Arica, the minister",
        ),
        (
            "Norway said that rebels shelled the port of Narvik on Monday.",
            "rebels shelled the port of Narvik on Monday",
            "the port of Narvik",
        ),
    ],
)
def test_a_clause_is_a_proposition_and_its_pieces_are_less_so(text: str, whole: str, piece: str) -> None:
    assert told(text, whole) >= LEAST
    assert told(text, piece) < told(text, whole)


def test_no_word_before_or_behind_is_asked_as_zeros() -> None:
    text = "Rebels shelled Narvik"
    (window,) = load().read(text)
    found = asked(text, window, Passage.of(text, (Span(0, len(text)),)), 0.5)
    size = (len(found) - 4) // 5
    assert found[0] == 0.5
    assert not np.any(found[-2 * size :])
    assert np.any(found[4 : 4 + size])
