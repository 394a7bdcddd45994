"""What a story that comes or goes may move: the statements that hang together with its own, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from saidseen.claims.agglomerate import grouped
from saidseen.claims.linking import CUT, HEAP, LEVELS
from saidseen.ledger import linked

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Near:
    """The joints of a ledger that lead from one trace to another (LEVELS), each asked for once."""

    def __init__(self, connection: Connection | None = None) -> None:
        self.connection = connection
        self._of: dict[int, dict[int, float]] = {}
        self._led: dict[float, dict[int, set[int]]] = {}  # by least score

    def __len__(self) -> int:
        return len(self._of)

    def clear(self) -> None:
        """Let everything go."""
        self._of.clear()
        self._led.clear()

    def forget(self, traces: Collection[int]) -> None:
        """Take out traces that are not in the ledger any more."""
        for trace in traces:
            for other in self._of.pop(trace, ()):
                if other in self._of:
                    self._of[other].pop(trace, None)
                for led in self._led.values():
                    led.get(other, set()).discard(trace)
            for led in self._led.values():
                led.pop(trace, None)

    def put(self, traces: Iterable[int], joints: Mapping[tuple[int, int], float]) -> None:
        """Take in new traces and all joints that they have, as the ledger keeps them."""
        self._of |= {trace: {} for trace in traces}
        for (a, b), score in joints.items():
            for one, other in ((a, b), (b, a)):
                if one in self._of:
                    self._of[one][other] = score
                    for least, led in self._led.items():
                        if score >= least and one in led:
                            led[one].add(other)

    def _fetch(self, wanted: set[int]) -> None:
        if new := wanted.difference(self._of):
            assert self.connection is not None
            self._of |= {trace: {} for trace in new}
            for (a, b), score in linked.joints_of(self.connection, new).items():
                for one, other in ((a, b), (b, a)):
                    if one in new:
                        self._of[one][other] = score

    def _leading(self, front: set[int], least: float) -> Iterator[set[int]]:
        """For each of some traces all that its joints of at least some score lead to."""
        led = self._led.setdefault(least, {})
        if new := front.difference(led):
            self._fetch(new)
            for trace in new:
                led[trace] = {other for other, score in self._of[trace].items() if score >= least}
        return (led[trace] for trace in front)

    def together(
        self, start: int, least: float, *, most: int, without: Set[int] = frozenset(), heaps: Set[int] = frozenset()
    ) -> set[int]:
        """All that joints of at least some score lead to from one, by way of no others of some; of more than so many
        only some are looked for, and where one of `heaps` is among them that is enough."""
        seen, front = {start}, {start}
        while front and front.isdisjoint(heaps):
            before = seen.copy()
            for near in self._leading(front, least):
                seen |= near
                if len(seen) > most + len(without):
                    return seen - without
            seen -= without
            front = seen - before
        return seen

    def groups(self, inside: list[int]) -> Iterator[list[int]]:
        """The groups of a part, given in order, each in order."""
        self._fetch(set(inside))
        led = [self._of[trace] for trace in inside]
        sizes = [len(of) for of in led]
        one = np.repeat(np.arange(len(inside)), sizes)
        others = np.fromiter(chain.from_iterable(led), np.int64, sum(sizes))
        scores = np.fromiter(chain.from_iterable(of.values() for of in led), np.float64, sum(sizes))
        traces = np.array(inside, np.int64)
        by_number = np.argsort(traces)
        two = by_number[np.searchsorted(traces, others, sorter=by_number).clip(max=len(inside) - 1)]
        once = (traces[two] == others) & (one < two)
        found = grouped(len(inside), one[once], two[once], scores[once], CUT)
        for members, _ in found:
            yield [inside[n] for n in members]

    def parts(self, moved: Iterable[int], new: Iterable[int] = ()) -> Iterator[set[int]]:
        """The parts (linking.gathered) that some traces are in, and those that others are in because `new` came."""
        came = frozenset(new)
        todo = set(moved) | came
        for least in LEVELS[:-1]:
            heap: set[int] = set()
            heaps: set[int] = set()
            while todo:
                found = self.together(min(todo), least, most=HEAP, heaps=heaps)
                if len(found) <= HEAP and found.isdisjoint(heaps):
                    yield found
                else:
                    heap |= found & todo
                    heaps |= found
                todo -= found
            todo = heap | self._pushed(heap & came, came, least)
        while todo:
            found = self.together(min(todo), LEVELS[-1], most=10**9)
            yield found
            todo -= found

    def _pushed(self, heaped: set[int], came: frozenset[int], least: float) -> set[int]:
        """Those that were no heap before others came, and are of one now."""
        out: set[int] = set()
        heaps: set[int] = set()
        for near in self._leading(heaped, least):
            for other in near - came:
                if other not in out and other not in heaps:
                    found = self.together(other, least, without=came, most=HEAP, heaps=heaps)
                    if len(found) <= HEAP and found.isdisjoint(heaps):
                        out |= found
                    else:
                        heaps |= found
        return out
