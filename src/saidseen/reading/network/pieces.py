"""Word pieces of a text and the windows they are read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.reading.sentences import sentences
from saidseen.records import Span

Ints = npt.NDArray[np.int64]

SIZE = 224  # pieces a window at most, as in training
ENOUGH = 64  # pieces of its own from which on a window ends where a line begins
PLENTY = 150  # pieces of its own from which on a window ends after a sentence whose length three divides
CONTEXT = 64  # pieces of the sentence before that a window begins with, at most
BLOCK = 20_000  # code points tokenised at once, so that memory does not grow with the text
_HALF = re.compile("[\ud800-\udfff]")  # halves of surrogate pairs, which the tokeniser does not take


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window's word pieces: ids, capital flags, code point offsets, whether a piece begins a word.

    `core` is where the window's own sentences begin (pieces before it are context, read in the window before);
    `sentences` are the sentences of the window, the context's included.
    """

    ids: Ints
    capitals: Ints
    starts: Ints
    ends: Ints
    first: npt.NDArray[np.bool_]
    core: int
    sentences: tuple[Span, ...]


def capital(word: str) -> int:
    """0 for lower case or no letter, 1 for an initial capital, 2 for capitals only (two letters or more)."""
    if not word or not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


@dataclass(slots=True)
class _Sentence:
    """One sentence's pieces; a sentence longer than a window is cut into several of these."""

    span: Span
    ids: list[int]
    capitals: list[int]
    offsets: list[tuple[int, int]]
    first: list[bool]


def windows(text: str, tokenizer: Any) -> Iterator[Pieces]:
    """Windows of whole sentences of at most SIZE pieces; each begins with the last sentence of the one before.

    A window that has ENOUGH ends where a line begins, and one that has PLENTY at a sentence that its length picks out,
    so that where windows are cut depends on the text near by only.
    """
    held: list[_Sentence] = []
    core = 0  # sentences of `held` that are context
    size = own = 0
    for sentence in _pieces(text, tokenizer):
        length = len(sentence.ids)
        full = (
            size + length > SIZE
            or (own >= ENOUGH and _begins_line(text, sentence.span.start))
            or (own >= PLENTY and len(held[-1].ids) % 3 == 0)
        )
        if full and len(held) > core:
            yield _window(held, core)
            last = held[-1]
            held = [last] if len(last.ids) <= CONTEXT and len(last.ids) + length <= SIZE else []
            core, own = len(held), 0
            size = sum(len(s.ids) for s in held)
        held.append(sentence)
        size += length
        own += length
    if len(held) > core:
        yield _window(held, core)


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks stand between `at` and the line break before it, within a few code points."""
    return text[max(0, at - 8) : at].rstrip(" \t")[-1:] in ("\n", "\r")


def _window(held: list[_Sentence], core: int) -> Pieces:
    """The sentences as one window, [CLS] and [SEP] left out."""
    offsets = [o for s in held for o in s.offsets]
    return Pieces(
        ids=np.array([i for s in held for i in s.ids], dtype=np.int64),
        capitals=np.array([c for s in held for c in s.capitals], dtype=np.int64),
        starts=np.array([o[0] for o in offsets], dtype=np.int64),
        ends=np.array([o[1] for o in offsets], dtype=np.int64),
        first=np.array([f for s in held for f in s.first], dtype=np.bool_),
        core=sum(len(s.ids) for s in held[:core]),
        sentences=tuple(s.span for s in held),
    )


def _pieces(text: str, tokenizer: Any) -> Iterator[_Sentence]:
    """The pieces of every sentence, those of a long one SIZE at a time."""
    for block in _blocks(text):
        strings = [_HALF.sub("\ufffd", text[s.start : s.end]) for s in block]
        for span, string, encoded in zip(
            block, strings, tokenizer.encode_batch(strings, add_special_tokens=False), strict=True
        ):
            yield from _cut(span, string, encoded)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Sentences in groups of about BLOCK code points; a single longer sentence is cut at white space."""
    block: list[Span] = []
    size = 0
    for whole in sentences(text):
        for span in _shortened(text, whole):
            block.append(span)
            size += span.end - span.start
            if size >= BLOCK:
                yield block
                block, size = [], 0
    if block:
        yield block


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or stretches of at most BLOCK code points of it, cut after white space where there is any."""
    start = span.start
    while span.end - start > BLOCK:
        at = text.rfind(" ", start + BLOCK // 2, start + BLOCK) + 1 or start + BLOCK
        yield Span(start, at)
        start = at
    yield Span(start, span.end)


def _cut(span: Span, string: str, encoded: Any) -> Iterator[_Sentence]:
    """One sentence's pieces, in runs of at most SIZE."""
    ids, offsets, words = encoded.ids, encoded.offsets, encoded.word_ids
    if not string.isascii():
        offsets = [(a, _past_marks(string, b)) for a, b in offsets]
    capitals, first = _flags(string, offsets, words)
    for lo in range(0, len(ids), SIZE):
        moved = [(a + span.start, max(b, a + 1) + span.start) for a, b in offsets[lo : lo + SIZE]]  # some are empty
        piece = Span(moved[0][0], moved[-1][1]) if len(ids) > SIZE else span
        yield _Sentence(piece, ids[lo : lo + SIZE], capitals[lo : lo + SIZE], moved, first[lo : lo + SIZE])


def _past_marks(string: str, end: int) -> int:
    """The end of a piece with the combining marks that follow it, which the tokeniser leaves out."""
    while end < len(string) and unicodedata.category(string[end])[0] == "M":
        end += 1
    return end


def _flags(string: str, offsets: list[tuple[int, int]], words: list[int]) -> tuple[list[int], list[bool]]:
    """The capital flag of every piece's word, and whether the piece begins a word."""
    capitals: list[int] = []
    first: list[bool] = []
    i = 0
    while i < len(words):
        j = i + 1
        while j < len(words) and words[j] == words[i]:
            j += 1
        flag = capital(string[offsets[i][0] : offsets[j - 1][1]])
        capitals += [flag] * (j - i)
        first += [True] + [False] * (j - i - 1)
        i = j
    return capitals, first
