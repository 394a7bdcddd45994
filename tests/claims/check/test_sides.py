"""Which side a statement takes towards a sentence."""

from __future__ import annotations

import pytest

import saidseen
from saidseen.claims.check import SentenceSide, side_of

SENTENCE = "Russia has withdrawn its troops"


@pytest.mark.parametrize(
    ("text", "sentence", "side"),
    [
        ("The ministry said on Tuesday that Russia had withdrawn its troops.", SENTENCE, SentenceSide.FOR),
        ("The spokesman denied that Russia had withdrawn its troops.", SENTENCE, SentenceSide.AGAINST),
        ("The minister said that Russia had not withdrawn its troops.", SENTENCE, SentenceSide.AGAINST),
        (
            "The minister said that Russia had not withdrawn its troops.",
            "Russia has not withdrawn its troops",
            SentenceSide.FOR,
        ),
        ("The general said it was doubtful that Russia had withdrawn its troops.", SENTENCE, SentenceSide.DOUBTS),
        ("The ministry did not say where the troops had been withdrawn from.", SENTENCE, SentenceSide.OPEN),
    ],
)
def test_side(text: str, sentence: str, side: SentenceSide) -> None:
    statement = next(s for s in saidseen.read(text).statements if not s.outlet_own)
    assert side_of(statement, sentence) is side
