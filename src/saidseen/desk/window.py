"""What linking keeps at hand of a ledger between two stories: statements as numbers, joints, groups, places in time.

All of it is the ledger's own; where another program has written meanwhile, it is let go and fetched again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from saidseen.claims.codec import matter_from_json
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import EDGE, LEVELS
from saidseen.claims.pairs.chance import FAR
from saidseen.claims.pairs.columns import UNKNOWN, Columns, Numbers
from saidseen.claims.pairs.compare import chances
from saidseen.desk.near import Near
from saidseen.ledger import linked

if TYPE_CHECKING:
    from sqlalchemy import Connection

VECTOR = -1
"""The key of all traces that have a vector, by the day on which their story counts as known."""
MOST = 150_000  # statements that are kept at hand; more are let go and fetched again
JOINED = 30_000  # traces whose joints are: a hundred each are not rare

Joints = dict[tuple[int, int], float]


class DayWindow:
    """The statements of some days, ready to be compared, and what is joined to what."""

    def __init__(self) -> None:
        self.near = Near()
        self._stamp: object = None
        self._empty()

    def _empty(self) -> None:
        self.near.clear()
        self._columns = Columns()
        self._traces = array("q")
        self._gone: set[int] = set()  # rows of traces that are not there any more
        self._row: dict[int, int] = {}
        self._days: set[int] = set()

    def open(self, connection: Connection, stamp: object) -> None:
        """Let go what may be of the past; `stamp` is another one wherever another program has written."""
        if stamp is None or stamp != self._stamp or len(self._traces) > MOST:
            self._empty()
        if len(self.near) > JOINED:
            self.near.clear()
        self._stamp = stamp
        self.near.connection = connection

    def close(self, stamp: object) -> None:
        """Keep what is at hand for the next story."""
        self._stamp = stamp

    def forget(self, traces: Iterable[int]) -> None:
        """Take out traces that are not in the ledger any more."""
        gone = set(traces)
        self._gone |= {self._row.pop(trace) for trace in gone if trace in self._row}
        self.near.forget(gone)

    def joined(self, connection: Connection, points: Sequence[Point]) -> Joints:
        """The pairs of new points, and of these and those of the ledger, that count, with their chances."""
        wanted = {day for p in points for day in range(day_of(p) - FAR, day_of(p) + FAR + 1)}
        self._fetch(connection, wanted - self._days, {int(p.id) for p in points})
        theirs = self._known({day_of(p) for p in points})
        ours = self._put(points)
        a, b, scores = chances(self._columns, ours, np.concatenate([theirs, ours]), EDGE, LEVELS[0])
        traces = np.frombuffer(self._traces, np.int64)
        one, two = traces[a], traces[b]
        found = zip(np.minimum(one, two).tolist(), np.maximum(one, two).tolist(), scores.tolist(), strict=True)
        return {(low, high): score for low, high, score in found}

    def _fetch(self, connection: Connection, days: set[int], new: set[int]) -> None:
        """Get the statements of some days at hand, but for new ones."""
        for first, last in _stretches(days):
            rows = linked.traces_between(connection, VECTOR, first, last)
            self._put([_point(row) for row in rows if row.id not in self._row and row.id not in new])
        self._days |= days

    def _put(self, points: Sequence[Point]) -> Numbers:
        """Put points behind those at hand; their rows."""
        start = len(self._columns)
        for n, p in enumerate(points, start):
            with linked.sound():
                self._columns.add(p)
            self._traces.append(int(p.id))
            self._row[int(p.id)] = n
        return np.arange(start, len(self._columns))

    def _known(self, days: set[int]) -> Numbers:
        """The rows of what is near some days."""
        day = self._columns.of("day")
        there = (day >= min(days) - FAR) & (day <= max(days) + FAR)
        there[list(self._gone)] = False
        return np.flatnonzero(there)


def day_of(p: Point) -> int:
    """The day on which a point's story counts as known."""
    return p.known if p.known is not None else UNKNOWN


def _point(row: linked.TraceRow) -> Point:
    with linked.sound():
        matter = matter_from_json(row.record)
        return point(str(row.id), row.document_id, matter, (row.at, row.document_id, row.ordinal))


def _stretches(days: set[int]) -> list[tuple[int, int]]:
    """The days as stretches of days that follow each other."""
    out: list[tuple[int, int]] = []
    for day in sorted(days):
        if out and day == out[-1][1] + 1:
            out[-1] = out[-1][0], day
        else:
            out.append((day, day))
    return out
