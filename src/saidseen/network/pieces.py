"""Word pieces of a text and the windows they are read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from saidseen.language.sentences import sentences
from saidseen.model.reading import Span
from saidseen.network.words import Encoded, Words

Ints = npt.NDArray[np.int64]

SIZE = 224  # pieces a window at most, as in training
ENOUGH = 64  # pieces of its own from which on a window ends where a line begins
PLENTY = 150  # pieces of its own from which on a window ends after a sentence whose length three divides
CONTEXT = 64  # pieces of the sentence before that a window begins with, at most
BLOCK = 20_000  # code points tokenised at once, at most


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


@dataclass(slots=True)
class _Sentence:
    """One sentence's pieces; a sentence longer than a window is cut into several of these."""

    span: Span
    pieces: Encoded


def windows(text: str, words: Words) -> Iterator[Pieces]:
    """Windows of whole sentences of at most SIZE pieces; each begins with the last sentence of the one before.

    A window that has ENOUGH ends where a line begins, and one that has PLENTY at a sentence that its length picks out,
    so that where windows are cut depends on the text near by only.
    """
    held: list[_Sentence] = []
    core = 0  # sentences of `held` that are context
    size = own = 0
    for sentence in _pieces(text, words):
        length = len(sentence.pieces)
        full = (
            size + length > SIZE
            or (own >= ENOUGH and _begins_line(text, sentence.span.start))
            or (own >= PLENTY and len(held[-1].pieces) % 3 == 0)
        )
        if full and len(held) > core:
            yield _window(held, core)
            last = held[-1]
            held = [last] if len(last.pieces) <= CONTEXT and len(last.pieces) + length <= SIZE else []
            core, own = len(held), 0
            size = sum(len(s.pieces) for s in held)
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
    whole = Encoded()
    for sentence in held:
        whole.add(sentence.pieces, 0)
    return Pieces(
        ids=np.array(whole.ids, dtype=np.int64),
        capitals=np.array(whole.capitals, dtype=np.int64),
        starts=np.array(whole.starts, dtype=np.int64),
        ends=np.array(whole.ends, dtype=np.int64),
        first=np.array(whole.first, dtype=np.bool_),
        core=sum(len(s.pieces) for s in held[:core]),
        sentences=tuple(s.span for s in held),
    )


def _pieces(text: str, words: Words) -> Iterator[_Sentence]:
    """The pieces of every sentence, those of a long one SIZE at a time."""
    for whole in sentences(text):
        for span in _shortened(text, whole):
            pieces = words.pieces(text[span.start : span.end], span.start)
            if 0 < len(pieces) <= SIZE:
                yield _Sentence(span, pieces)
                continue
            for low in range(0, len(pieces), SIZE):
                part = pieces.part(low, low + SIZE)
                yield _Sentence(Span(part.starts[0], part.ends[-1]), part)


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or stretches of at most BLOCK code points of it, cut after white space where there is any."""
    start = span.start
    while span.end - start > BLOCK:
        at = text.rfind(" ", start + BLOCK // 2, start + BLOCK) + 1 or start + BLOCK
        yield Span(start, at)
        start = at
    yield Span(start, span.end)
