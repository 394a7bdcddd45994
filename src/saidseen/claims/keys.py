"""Keys by which statements that may belong together find each other, without comparing all with all."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping

RARE = 6
"""Rarest words of a statement of which two must be shared."""
LEAST = 1.5
BUCKET = 21
"""Days of a bucket; statements this close share one."""


def keys_of(words: Mapping[str, float]) -> list[int]:
    """62-bit keys, one for each two of the statement's rarest words."""
    rare = sorted((w for w, r in words.items() if r >= LEAST), key=lambda w: (-words[w], w))[:RARE]
    return [_key(f"{a} {b}") for a, b in itertools.combinations(sorted(rare), 2)]


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 2


def buckets(first: int | None, last: int | None) -> Iterator[int]:
    """Overlapping stretches of time: statements at most BUCKET days apart share one; -1 for those without a date."""
    if first is None or last is None:
        yield -1
        return
    yield from range(first // BUCKET, last // BUCKET + 2)
