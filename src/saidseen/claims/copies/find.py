"""The copies among many stories, without comparing every pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from saidseen.claims.copies.compare import compare_prepared
from saidseen.claims.copies.fingerprint import exact, sketch, whole
from saidseen.claims.copies.prepared import Prepared, prepare
from saidseen.claims.copies.records import Copy, Story

CARRIED = 64  # stories with one fingerprint up to which every pair is tried; above it each with the earliest ones
EARLIEST = 8
EXACT_SHARED = 2  # fingerprints of exact words that two stories share before they are compared
SKETCH_SHARED = 3  # and of their sketches

Pairs = NDArray[np.int64]


def find_copies(stories: Iterable[Story], progress: Callable[[int, int], None] | None = None) -> list[Copy]:
    """Every copy among `stories`, sorted by names and ids; the order of the stories changes nothing.

    Two stories are compared where they share two exact fingerprints, three of their sketches, or the whole; of stories
    with one id the first by name counts. Where more than 64 stories share a fingerprint, each is compared with the
    eight earliest of them (by date as written, then name): the cost grows with the stories and not with their pairs.
    `progress` is called with the pairs compared and all pairs.
    """
    ordered = sorted({s.id: s for s in sorted(stories, key=_key, reverse=True)}.values(), key=_key)
    prepared = [prepare(story) for story in ordered]
    pairs = candidates(prepared)
    found: list[Copy] = []
    for done, (one, two) in enumerate(pairs):
        if copy := compare_prepared(prepared[one], prepared[two]):
            found.append(copy)
        if progress:
            progress(done + 1, len(pairs))
    return sorted(found, key=lambda c: (c.a, c.a_id, c.b, c.b_id))


def _key(story: Story) -> tuple[str, str, str]:
    """Earliest first, as far as the dates as written tell; the unknown come last."""
    return (story.published or "~", story.name, story.id)


def candidates(prepared: Sequence[Prepared]) -> list[tuple[int, int]]:
    """The pairs of numbers of stories, the lower first, that share enough fingerprints to be compared."""
    kinds = ((exact, EXACT_SHARED), (sketch, SKETCH_SHARED), (lambda p: [whole(p)], 1))
    chosen = [_sharing([of(p) for p in prepared], least) for of, least in kinds]
    return sorted({(int(one), int(two)) for pairs in chosen for one, two in pairs})


def _sharing(fingerprints: list[list[int]], least: int) -> Pairs:
    """The pairs of stories that share at least `least` numbers."""
    sizes = [len(f) for f in fingerprints]
    owners = np.repeat(np.arange(len(fingerprints)), sizes)
    numbers = np.fromiter((n for f in fingerprints for n in f), np.int64, sum(sizes))
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    edges = np.flatnonzero(np.diff(numbers)) + 1
    made: list[Pairs] = []
    for start, end in zip(np.concatenate(([0], edges)), np.concatenate((edges, [len(numbers)])), strict=True):
        if end - start > 1:
            made.append(_pairs(owners[start:end]))
    if not made:
        return np.zeros((0, 2), np.int64)
    pairs, counts = np.unique(np.concatenate(made), axis=0, return_counts=True)
    return pairs[counts >= least]


def _pairs(owners: NDArray[np.int64]) -> Pairs:
    """The pairs of the stories that share one number."""
    if len(owners) <= CARRIED:
        one, two = np.triu_indices(len(owners), 1)
    else:
        one, two = (part.ravel() for part in np.meshgrid(np.arange(EARLIEST), np.arange(len(owners))))
        one, two = one[one < two], two[one < two]
    return np.stack((owners[one], owners[two]), axis=1)
