"""Keys by which statements that may belong together find each other, without comparing all with all."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from functools import lru_cache

_ODD, _MASK = 0x9E3779B97F4A7C15, (1 << 62) - 1
RARE = 6
"""Rarest words of a statement of which two must be shared."""
LEAST = 1.5
WEIGHT = 6.0
"""Rarity that the two shared words have together, at least."""
BUCKET = 15
"""Days of a bucket; statements this close share one."""


def keys_of(words: Mapping[str, float]) -> list[int]:
    """62-bit keys, one for each two of the statement's rarest words that are rare enough together."""
    rare = sorted((w for w, r in words.items() if r >= LEAST), key=lambda w: (-words[w], w))[:RARE]
    return [
        (_number(a) * _ODD + _number(b)) & _MASK
        for a, b in itertools.combinations(sorted(rare), 2)
        if words[a] + words[b] >= WEIGHT
    ]


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """64 bits of a word's hash, the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def buckets(first: int | None, last: int | None) -> Iterator[int]:
    """Overlapping stretches of time: statements at most BUCKET days apart share one; -1 for those without a date."""
    if first is None or last is None:
        yield -1
        return
    yield from range(first // BUCKET, last // BUCKET + 2)
