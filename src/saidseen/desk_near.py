"""What a story that comes or goes may move: the statements that hang together with its own, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from saidseen.claims.linking import HEAP, LEVELS
from saidseen.ledger import linked

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Near:
    """The joints of a ledger that lead from one trace to another (LEVELS), each asked for once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._of: dict[int, dict[int, float]] = {}

    def of(self, traces: Iterable[int]) -> dict[int, dict[int, float]]:
        """For each of some traces those that it has joints with, and their scores."""
        wanted = set(traces)
        if new := wanted - self._of.keys():
            self._of |= {trace: {} for trace in new}
            for (a, b), score in linked.joints_of(self._connection, new, LEVELS[0]).items():
                for one, other in ((a, b), (b, a)):
                    if one in new:
                        self._of[one][other] = score
        return {trace: self._of[trace] for trace in wanted}

    def together(self, start: int, least: float, *, without: frozenset[int] = frozenset(), most: int) -> set[int]:
        """All that joints of at least some score lead to from one, by way of no others of some; no more than so many
        and a step are looked for."""
        seen, front = {start}, {start}
        while front and len(seen) <= most:
            front = {
                other
                for near in self.of(front).values()
                for other, score in near.items()
                if score >= least and other not in seen and other not in without
            }
            seen |= front
        return seen

    def parts(self, moved: Iterable[int], new: Iterable[int] = ()) -> Iterator[set[int]]:
        """The parts (linking.gathered) that some traces are in, and those that others are in because `new` came."""
        came = frozenset(new)
        todo = set(moved) | came
        for least in LEVELS[:-1]:
            heap: set[int] = set()
            while todo:
                found = self.together(min(todo), least, most=HEAP)
                if len(found) <= HEAP:
                    yield found
                else:
                    heap |= found & todo
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
        for near in self.of(heaped).values():
            for other, score in near.items():
                if score >= least and other not in came and other not in out and other not in heaps:
                    found = self.together(other, least, without=came, most=HEAP)
                    if len(found) <= HEAP:
                        out |= found
                    else:
                        heaps |= found
        return out
