"""From the matter head's scores to the things that a window says are so or not so, the innermost ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from saidseen.model.reading import Span
from saidseen.network.run import Window

LIFT = 3.0  # added to the score of a beginning, which is rare in training; set on stories of 15 to 29 January 2022
FEWEST = 3  # words; of those of one or two ("sanctions", "EU backs") one in fifteen is what a reader took down


def matters(window: Window) -> Iterator[tuple[Span, float]]:
    """The spans that begin in the window's own sentences, in text order and apart, each with its words' mean chance.

    Viterbi over the words: a span begins, goes on, or the word is of none; none goes on after a word of none.
    """
    p, scores = window.pieces, window.heads["matter"]
    words = np.flatnonzero(p.first)
    if not len(words):
        return
    logs = scores[words] - np.log(np.exp(scores[words]).sum(1, keepdims=True))
    chance = 1 - np.exp(logs[:, 0])
    labels = _best(logs + np.array([0.0, LIFT, 0.0], dtype=np.float32))
    ends = np.concatenate((words[1:], [len(p.ids)])) - 1
    at = 0
    while at < len(labels):
        after = at + 1
        if labels[at] == 1:
            while after < len(labels) and labels[after] == 2:
                after += 1
            if words[at] >= p.core and after - at >= FEWEST:
                yield Span(int(p.starts[words[at]]), int(p.ends[ends[after - 1]])), float(chance[at:after].mean())
        at = after


def _best(logs: np.ndarray) -> list[int]:
    """The best labels (0 none, 1 begins, 2 goes on) of words with these log chances (words, 3)."""
    best = [float(logs[0, 0]), float(logs[0, 1]), -1e9]
    back: list[list[int]] = []
    for none, begins, on in logs[1:].tolist():
        free = max(range(3), key=best.__getitem__)
        inside = 1 if best[1] >= best[2] else 2
        back.append([free, free, inside])
        best = [best[free] + none, best[free] + begins, best[inside] + on]
    labels = [max(range(3), key=best.__getitem__)]
    for step in reversed(back):
        labels.append(step[labels[-1]])
    return labels[::-1]
