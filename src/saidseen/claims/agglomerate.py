"""Average-linkage grouping over a set of weighed pairs: pairs that are not there count as zero."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Pair = tuple[int, int]
Weighed = tuple[int, int, float]
Groups = Iterator[tuple[list[int], list[Weighed]]]
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

FEW, DENSE, HUGE = 30, 300, 5_000
"""Of more things than FEW a table of all pairs is kept, up to HUGE: it takes the square of their number. Of more than
DENSE the nearest are followed in a chain, which takes no more than that square of time."""


def grouped(size: int, a: Numbers, b: Numbers, weights: Floats, cut: float) -> Groups:
    """Groups of 0..size-1, each with the strongest pairs that joined its parts and their weights.

    The pairs stand in columns, each once. The two groups with the highest mean weight of their pairs are made one, as
    long as it reaches `cut`; of equal ones those with the lowest numbers, so that the result hangs on the weights only.
    What is of no pair is a group by itself, and changes nothing.
    """
    paired = np.union1d(a, b)
    if len(paired) < size:
        among = grouped(len(paired), np.searchsorted(paired, a), np.searchsorted(paired, b), weights, cut)
        yield from _with_strangers(size, paired, among)
        return
    yield from _grouped(size, a, b, weights, cut)


def _with_strangers(size: int, paired: Numbers, among: Groups) -> Groups:
    """The groups of those that have pairs, under their own numbers, and each other thing by itself, in order."""
    found = {
        int(paired[inside[0]]): (
            [int(paired[n]) for n in inside],
            [(int(paired[a]), int(paired[b]), w) for a, b, w in tree],
        )
        for inside, tree in among
    }
    for n in np.setdiff1d(np.arange(size), paired).tolist():
        found[n] = [n], []
    yield from (found[first] for first in sorted(found))


def _grouped(size: int, a: Numbers, b: Numbers, weights: Floats, cut: float) -> Groups:
    """The same of things that all have pairs, in the way that suits their number."""
    if FEW < size <= DENSE:
        return _in_table(size, a, b, weights, cut)
    if DENSE < size <= HUGE:
        return _in_chain(size, a, b, weights, cut)
    return _in_heap(size, dict(zip(zip(a.tolist(), b.tolist(), strict=True), weights.tolist(), strict=True)), cut)


class _Table:
    """All pairs of so many things, and what was made one of them so far."""

    def __init__(self, size: int, a: Numbers, b: Numbers, weights: Floats) -> None:
        self._single = np.zeros((size, size))
        self._single[a, b] = self._single[b, a] = weights
        self._sums, self._counts = self._single.copy(), np.ones(size)
        self._members = {n: [n] for n in range(size)}
        self._trees: dict[int, list[Weighed]] = {}

    def means(self, one: int) -> Floats:
        """The mean weight of the pairs of a group with each; 0 with what is in others now."""
        means: Floats = self._sums[one] / (self._counts * self._counts[one])
        return means

    def join(self, one: int, two: int) -> None:
        """Make two groups one, under the first's number."""
        members, trees, sums = self._members, self._trees, self._sums
        pair = _strongest(self._single, members[one], members[two])
        trees[one] = [*trees.get(one, []), *trees.pop(two, []), pair]
        members[one] += members.pop(two)
        self._counts[one] += self._counts[two]
        sums[one] += sums[two]
        sums[one, one] = 0.0
        sums[:, one] = sums[one]
        self.forget(two)

    def forget(self, one: int) -> None:
        """Leave a group as it is: it is nobody's nearest any more."""
        self._sums[one] = self._sums[:, one] = 0.0

    def groups(self) -> Groups:
        """What they are now."""
        for n in sorted(self._members):
            yield sorted(self._members[n]), sorted(self._trees.get(n, []))


def _in_table(size: int, a: Numbers, b: Numbers, weights: Floats, cut: float) -> Groups:
    """Groups by a table of all pairs of them, of which each row's best is kept at hand."""
    table = _Table(size, a, b, weights)
    means = np.zeros((size, size))
    means[a, b] = means[b, a] = weights
    best, at = (means.max(1), means.argmax(1)) if size else (np.zeros(0), np.zeros(0, np.int64))
    while size:
        one = int(best.argmax())
        if best[one] < cut or best[one] <= 0:
            break
        two = int(at[one])
        table.join(one, two)
        means[two] = means[:, two] = 0.0
        means[one] = means[:, one] = row = table.means(one)
        # A row's best may have been with one of the two, or now is with what they became.
        stale = np.flatnonzero((at == one) | (at == two))
        nearer = (row > best) | ((row == best) & (one < at))
        best[nearer], at[nearer] = row[nearer], one
        again = np.union1d(stale, [one, two])
        best[again], at[again] = means[again].max(1), means[again].argmax(1)
    return table.groups()


def _in_chain(size: int, a: Numbers, b: Numbers, weights: Floats, cut: float) -> Groups:
    """Groups by a chain from each to the nearest to it, until two are the nearest to each other: these are made one.

    As means never rise where groups are made one, the groups are those of the highest mean first (Murtagh 1983, "A
    survey of recent advances in hierarchical clustering algorithms"), but for ties.
    """
    table = _Table(size, a, b, weights)
    left, chain = dict.fromkeys(range(size)), [0][:size]
    while chain:
        last, before = chain[-1], chain[-2] if len(chain) > 1 else -1
        means = table.means(last)
        most = int(means.argmax())
        if before >= 0 and means[before] >= means[most]:
            del chain[-2:]
            table.join(min(last, before), max(last, before))
            del left[max(last, before)]
        elif means[most] < cut or means[most] <= 0:
            chain.pop()  # it stays as it is; none stands before it, for that would be as near to it
            table.forget(last)
            del left[last]
        else:
            chain.append(most)
        if not chain and left:
            chain.append(next(iter(left)))
    return table.groups()


def _strongest(single: Floats, some: Sequence[int], others: Sequence[int]) -> Weighed:
    """The pair of highest weight between two groups, of equal ones the lowest, and its weight."""
    between = single[np.ix_(some, others)]
    most = between.max()
    one, two = np.nonzero(between == most)
    pair = min(
        (min(some[i], others[j]), max(some[i], others[j])) for i, j in zip(one.tolist(), two.tolist(), strict=True)
    )
    return *pair, float(most)


def _in_heap(size: int, edges: Mapping[Pair, float], cut: float) -> Groups:
    """Groups by a heap of the pairs that are there, near n log n in their number."""
    near: dict[int, dict[int, float]] = {}
    for (a, b), weight in edges.items():
        near.setdefault(a, {})[b] = weight
        near.setdefault(b, {})[a] = weight
    best: dict[Pair, Pair] = {pair: pair for pair in edges}
    members = {n: [n] for n in range(size)}
    trees: dict[int, list[Weighed]] = {}
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
        trees[a] = [*trees.get(a, []), *trees.pop(b, []), (*best[a, b], edges[best[a, b]])]
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
