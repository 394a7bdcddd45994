"""Average-linkage grouping over a sparse set of weighed pairs: pairs that are not there count as zero."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping

Pair = tuple[int, int]


def agglomerate(size: int, edges: Mapping[Pair, float], cut: float) -> Iterator[tuple[list[int], list[Pair]]]:
    """Groups of 0..size-1, each with the strongest pairs that joined its parts.

    The two groups with the highest mean weight of their pairs are made one, as long as it reaches `cut`; of equal ones
    those with the lowest numbers, so that the result hangs on the weights only. Near n log n in the number of pairs.
    """
    near: dict[int, dict[int, float]] = {}
    for (a, b), weight in edges.items():
        near.setdefault(a, {})[b] = weight
        near.setdefault(b, {})[a] = weight
    best: dict[Pair, Pair] = {pair: pair for pair in edges}
    members = {n: [n] for n in range(size)}
    trees: dict[int, list[Pair]] = {}
    queue = [(-weight, a, b) for (a, b), weight in edges.items()]
    heapq.heapify(queue)
    while queue:
        negative, a, b = heapq.heappop(queue)
        if a not in members or b not in members or b not in near.get(a, {}):
            continue
        if abs(near[a][b] / (len(members[a]) * len(members[b])) + negative) > 1e-12:
            continue
        if -negative < cut:
            break
        trees[a] = [*trees.get(a, []), *trees.pop(b, []), best[a, b]]
        _merge(a, b, near, best, edges)
        members[a] += members.pop(b)
        for c, weight in near[a].items():
            mean = weight / (len(members[a]) * len(members[c]))
            if mean >= cut:
                heapq.heappush(queue, (-mean, min(a, c), max(a, c)))
    for n in sorted(members):
        yield sorted(members[n]), sorted(trees.get(n, []))


def _merge(
    a: int, b: int, near: dict[int, dict[int, float]], best: dict[Pair, Pair], edges: Mapping[Pair, float]
) -> None:
    """Put b's pairs to a's: sums of weights, and for each the strongest pair behind it."""
    for c, weight in near.pop(b).items():
        near[c].pop(b)
        old = best.pop((min(b, c), max(b, c)))
        if c == a:
            continue
        pair = (min(a, c), max(a, c))
        near[a][c] = near[c][a] = near[a].get(c, 0.0) + weight
        known = best.get(pair)
        best[pair] = old if known is None else min(known, old, key=lambda p: (-edges[p], p))
    near[a].pop(b, None)
