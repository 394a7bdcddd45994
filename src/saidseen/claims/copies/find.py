"""The copies among many stories, without comparing every pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from saidseen.claims.copies.compare import compare_prepared
from saidseen.claims.copies.fingerprint import exact, sketch, whole
from saidseen.claims.copies.prepared import Numbers, Prepared, prepare
from saidseen.claims.copies.records import Copy, Story
from saidseen.language.en.telling import tell

CARRIED = 64  # stories with one fingerprint up to which every pair is tried; above it each with the earliest ones
EARLIEST = 8
SHARED = (2, 6, 1)  # fingerprints that two stories share before they are compared: exact ones, of the sketch, the whole
SHELF = 4096  # stories whose words are kept at hand


def find_copies(stories: Iterable[Story], progress: Callable[[int, int], None] | None = None) -> list[Copy]:
    """Every copy among `stories`, sorted by names and ids; the order of the stories changes nothing.

    Two stories are compared where they share two exact fingerprints, six of their sketches, or the whole; of stories
    with one id the first by name counts. Where more than 64 stories share a fingerprint, each is compared with the
    eight earliest of them (by date as written, then name): the cost grows with the stories and not with their pairs.
    `progress` is called with the pairs compared and all pairs.
    """
    ordered = sorted({s.id: s for s in sorted(stories, key=_key, reverse=True)}.values(), key=_key)
    shelf = lru_cache(SHELF)(lambda number: prepare(ordered[number]))
    pairs = _candidates(map(shelf, range(len(ordered))))
    found: list[Copy] = []
    for done, (one, two) in enumerate(pairs.tolist(), 1):
        if copy := compare_prepared(shelf(one), shelf(two)):
            found.append(copy)
        if progress:
            progress(done, len(pairs))
    return rooted(sorted(found, key=lambda c: (c.a, c.a_id, c.b, c.b_id)))


def rooted(copies: Sequence[Copy]) -> list[Copy]:
    """Two stories that were both taken from a third one have that as their origin, not one another."""
    origins: dict[str, dict[str, str]] = defaultdict(dict)
    for copy in copies:
        if copy.origin is not None and copy.origin_id is not None:
            taken = copy.b_id if copy.origin_id == copy.a_id else copy.a_id
            origins[taken][copy.origin_id] = copy.origin
    return [_rooted(copy, origins) for copy in copies]


def _rooted(copy: Copy, origins: Mapping[str, Mapping[str, str]]) -> Copy:
    """The copy with the origin that its two stories have in common, the one that is itself taken from fewest."""
    common = origins.get(copy.a_id, {}).keys() & origins.get(copy.b_id, {}).keys()
    if not common:
        return copy
    name, first = min((len(origins.get(id, {})), origins[copy.a_id][id], id) for id in common)[1:]
    why = f"{copy.why.rsplit('; ', 1)[0]}; {tell('find.both', story=name)}."
    return replace(copy, origin=name, origin_id=first, why=why)


def _key(story: Story) -> tuple[str, str, str]:
    """Earliest first, as far as the dates as written tell; the unknown come last."""
    return (story.published or "~", story.name, story.id)


def _candidates(stories: Iterable[Prepared]) -> Numbers:
    """The pairs of numbers of stories, the lower first, that share enough fingerprints to be compared."""
    made: list[tuple[Numbers, ...]] = [(exact(story), sketch(story), whole(story)) for story in stories]
    chosen = [_sharing([of[kind] for of in made], least) for kind, least in enumerate(SHARED)]
    return np.unique(np.concatenate(chosen), axis=0)


def _sharing(fingerprints: Sequence[Numbers], least: int) -> Numbers:
    """The pairs of stories that share at least `least` numbers, one pair a row."""
    owners = np.repeat(np.arange(len(fingerprints)), [len(f) for f in fingerprints])
    numbers = np.concatenate([np.zeros(0, np.int64), *fingerprints])
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    sizes = np.diff(starts, append=len(numbers))
    made = [np.zeros((0, 2), np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        members = owners[starts[sizes == size][:, None] + np.arange(size)]
        one, two = _tried(size)
        made.append(np.stack((members[:, one].ravel(), members[:, two].ravel()), axis=1))
    codes, counts = np.unique(_coded(np.concatenate(made), len(fingerprints)), return_counts=True)
    return np.stack(np.divmod(codes[counts >= least], max(1, len(fingerprints))), axis=1)


def _coded(pairs: Numbers, count: int) -> Numbers:
    """Each pair of numbers below `count` as one number."""
    coded: Numbers = pairs[:, 0] * count + pairs[:, 1]
    return coded


def _tried(size: int) -> tuple[Numbers, Numbers]:
    """The pairs that are tried of so many stories with one number in common, as places in their order."""
    one, two = np.triu_indices(size, 1)
    if size > CARRIED:
        early = one < EARLIEST
        one, two = one[early], two[early]
    return one, two
