"""Fingerprints: a bounded number of integers a story, so that stories with a common part share some.

Two sorts, both 62-bit. *Exact* ones are winnowed from the runs of eight words (Schleimer, Wilkerson and Aiken 2003):
the least number of every window, so that a common run longer than the window and the eight words shares at least one.
*Sketch* ones are the least numbers of unordered pairs of content words that stand near each other in a sentence: what
is left of a sentence whose words were exchanged and whose clauses were moved.

datasketch would do for whole documents only, and needs scipy (over 100 MB); these are a few lines of numpy.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from saidseen.claims.copies.prepared import Hashes, Numbers, Prepared, grams, hashes_of, mixed, prepare
from saidseen.claims.copies.records import Story
from saidseen.claims.copies.runs import RUN
from saidseen.claims.copies.stems import content

EXACT = 256  # exact fingerprints of a story, at most
SKETCH = 128  # fingerprints of its sketch, at most
_WINDOW = 4
_NEAR = 4  # content words between which pairs are made
_SALT = np.uint64(0xA5A5A5A55A5A5A5A)


def fingerprints(story: Story) -> tuple[int, ...]:
    """At most 385 numbers from 0 to 2**62 - 1, sorted: those of the exact words, of the sketch and of the whole."""
    prepared = prepare(story)
    return tuple(sorted({*exact(prepared).tolist(), *sketch(prepared).tolist(), *whole(prepared).tolist()}))


def whole(prepared: Prepared) -> Numbers:
    """One number of all the words, so that the same text is found however short it is."""
    text = " ".join(prepared.words) or prepared.story.text.strip()
    return _shortened(mixed(hashes_of([text]) ^ _SALT))


def exact(prepared: Prepared) -> Numbers:
    """The winnowed runs of eight words; of a long story those of wider windows, which narrower windows choose too."""
    numbers = grams(prepared.hashes, RUN)
    window, chosen = _WINDOW, _winnowed(numbers, _WINDOW)
    while len(chosen) > EXACT:
        window = window * max(5, 4 * len(chosen) // EXACT) // 4
        chosen = _winnowed(numbers, window)
    return _shortened(chosen)


def _winnowed(numbers: Hashes, window: int) -> Hashes:
    """The least number of every `window` in a row, each once."""
    if len(numbers) <= window:
        return np.unique(numbers[np.argmin(numbers) : np.argmin(numbers) + 1]) if len(numbers) else numbers
    return np.unique(sliding_window_view(numbers, window).min(axis=1))


def sketch(prepared: Prepared) -> Numbers:
    """The least numbers of the pairs of content words that stand within four content words of a sentence."""
    stems, sentence = content(prepared)
    hashes = hashes_of(stems)
    pairs: list[Hashes] = []
    for apart in range(1, _NEAR + 1):
        one, two = hashes[:-apart], hashes[apart:]
        together = (sentence[:-apart] == sentence[apart:]) & (one != two)
        pairs.append(mixed((one + two) ^ (one * two))[together])
    numbers = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, np.uint64)
    return _shortened(numbers[:SKETCH])


def _shortened(numbers: Hashes) -> Numbers:
    """62 bits of each number, so that they fit a signed column."""
    return (numbers >> np.uint64(2)).astype(np.int64)
