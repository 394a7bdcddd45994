"""Word pieces and windows: every piece lies in the text, every sentence is read once, and nothing is slow."""

from __future__ import annotations

import time
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.language.sentences import sentences
from saidseen.model.reading import Span
from saidseen.network import load
from saidseen.network.pieces import CONTEXT, SIZE, Pieces, windows
from saidseen.network.words import Words, capital

ANY = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\u200b\u0301\u202e\u0345é🙂'\"“” .\n\ufb01한\ud800Aa"),
    max_size=60,
)

PARTS = ("The ministry said so.", "No.\n", "It left " * 30 + ".", "\n\n", "word " * 300 + ".\n")


@cache
def tokenizer() -> Words:
    """The tokeniser that the package ships."""
    return load()._words


def read(text: str) -> list[Pieces]:
    return list(windows(text, tokenizer()))


def own(window: Pieces) -> list[Span]:
    """The sentences that the window reads for the first time."""
    start = int(window.starts[window.core])
    return [span for span in window.sentences if span.end > start]


def words(window: Pieces, text: str) -> list[str]:
    return [text[a:b] for a, b in zip(window.starts, window.ends, strict=True)]


@pytest.mark.parametrize(
    ("word", "flag"), [("", 0), ("said", 0), ("Said", 1), ("A", 1), ("NATO", 2), ("U.S", 2), ("12", 0), ("É", 1)]
)
def test_capitals_are_flagged(word: str, flag: int) -> None:
    assert capital(word) == flag


def test_pieces_give_their_words() -> None:
    text = "  NATO’s troops said “no”."
    (window,) = read(text)
    assert words(window, text) == ["NATO", "’", "s", "troops", "said", "“", "no", "”", "."]
    assert list(window.capitals) == [2, 0, 0, 0, 0, 0, 0, 0, 0]
    assert window.first.all()


def test_a_combining_mark_belongs_to_its_letter() -> None:
    text = "Jose\u0301 said so"
    assert words(read(text)[0], text) == ["Jose\u0301", "said", "so"]


def test_blank_text_has_no_window() -> None:
    assert read("") == read(" \n\t") == read("\u200b\u0301") == []


def check(text: str, read_in: list[Pieces]) -> None:
    """What holds of the windows of any text."""
    at = 0
    for window in read_in:
        assert 0 <= window.core < len(window.ids) <= SIZE
        assert len(window.ids) == len(window.capitals) == len(window.starts) == len(window.ends) == len(window.first)
        assert (window.starts < window.ends).all()
        assert (window.ends <= len(text)).all()
        assert (np.diff(window.starts) >= 0).all()
        assert not window.core or window.core <= CONTEXT
        assert int(window.starts[window.core]) >= at
        at = int(window.starts[window.core])
    for before, after in pairwise(read_in):
        if after.core:
            assert after.sentences[0] == before.sentences[-1]


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_the_pieces_of_any_text_lie_in_it(text: str) -> None:
    check(text, read(text))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["The ministry said so.", "No.\n", "It left " * 30 + ".", "\n\n", "word " * 300 + ".\n"]))
)
def test_every_sentence_is_read_once(parts: list[str]) -> None:
    text = " ".join(parts)
    read_in = read(text)
    check(text, read_in)
    once = [span for window in read_in for span in own(window)]
    assert once == sorted(set(once))
    assert "".join("".join(span.of(text).split()) for span in once) == "".join(text.split())
    whole = list(sentences(text))
    assert all(any(sentence.holds(span) for sentence in whole) for span in once)


def test_a_long_sentence_is_cut_and_none_of_it_is_lost() -> None:
    text = "troops " * 3000
    read_in = read(text)
    check(text, read_in)
    assert sum(len(window.ids) - window.core for window in read_in) == 3000


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["e\u0301", "\u0301", "\u200b", "🙂", "한", "a", ".", "\ud800"])
def test_no_text_is_slow(unit: str) -> None:
    text = (unit * 60_000)[:60_000]
    begun = time.process_time()
    read_in = read(text)
    assert time.process_time() - begun < 5
    check(text, read_in)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("aBz09 \t\n'-.,[]_MASK“”‘’–—…$%"), max_size=60) | st.sampled_from(["[MASK]", "a[SEP]b"]))
def test_words_cut_here_are_cut_as_the_tokeniser_cuts_them(text: str) -> None:
    words = tokenizer()
    assert words.pieces(text, 0) == words._encoded(text)
    assert words.pieces(text, 7).starts == [7 + start for start in words.pieces(text, 0).starts]
