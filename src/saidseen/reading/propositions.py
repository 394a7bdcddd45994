"""Whether what is marked inside a statement is a proposition ("the army shells the town") or only a piece of one ("the
town when"): a weighted sum of the network's vectors of its words and of those at its edges."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from saidseen.model.reading import Passage, Span
from saidseen.network import Window

Floats = npt.NDArray[np.float32]

LEAST = 0.35
"""The chance from which on it is taken for one."""
_SHORT, _SHORTER = 5, 3  # words
_EDGE = 40  # code points in which the word before or behind is looked for
_WORD = re.compile(r"\S+")


def asked(text: str, window: Window, content: Passage, score: float) -> Floats:
    """What is asked of a content: the matter head's chance, its length, and the mean vectors of all its words, of the
    first, the last, the one behind and the one before; zeros where no word is."""
    start, end = content.start, content.end
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    behind = _WORD.search(text, end, end + _EDGE)
    before = [m.span() for m in _WORD.finditer(text, max(0, start - _EDGE), start)][-1:]
    edges = (words[:1], words[-1:], [behind.span()] if behind else [], before)
    vectors = [_mean(window, content.spans), *(_mean(window, [Span(*w) for w in edge]) for edge in edges)]
    shape = (score, math.log(len(words)), len(words) < _SHORTER, len(words) < _SHORT)
    return np.concatenate([np.array(shape, dtype=np.float32), *vectors])


def chance(text: str, window: Window, content: Passage, score: float) -> float:
    """The chance, 0..1, that a content is a proposition."""
    weights, bias = _learnt()
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(asked(text, window, content, score) @ weights) + bias))))


def _mean(window: Window, spans: tuple[Span, ...] | list[Span]) -> Floats:
    """The mean vector of the pieces of some spans."""
    p, vectors = window.pieces, window.heads["vector"]
    held = np.zeros(len(p.starts), dtype=np.bool_)
    for span in spans:
        held |= (p.starts < span.end) & (p.ends > span.start)
    found: Floats = vectors[held].mean(0) if held.any() else np.zeros(vectors.shape[1], dtype=np.float32)
    return found


@cache
def _learnt() -> tuple[Floats, float]:
    """The weights that the package ships (training/propositions.py), and their bias."""
    with resources.as_file(resources.files(__package__) / "propositions.npz") as path, np.load(path) as held:
        return held["weights"].astype(np.float32), float(held["bias"])
