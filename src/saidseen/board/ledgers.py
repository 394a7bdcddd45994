"""A ledger open for the board: several times only to be read, one question each at a time, and once to judge in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import LifoQueue
from threading import Lock

from saidseen.ledger import Ledger

READERS = 6
"""Questions that are answered at a time."""


class Ledgers:
    """One ledger, opened several times. Close it."""

    def __init__(self, address: str, readers: int = READERS) -> None:
        self.writer = Ledger(address)  # brings an older one up to date, or makes one
        self.address = address
        self._judging = Lock()
        self._free: LifoQueue[Ledger] = LifoQueue()
        self._all = [Ledger(address, create=False, read_only=True) for _ in range(readers)]
        for one in self._all:
            self._free.put(one)

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """One that is free, to ask."""
        one = self._free.get()
        try:
            yield one
        finally:
            self._free.put(one)

    @contextmanager
    def judging(self) -> Iterator[Ledger]:
        """The one to write in; judgements take turns."""
        with self._judging:
            yield self.writer

    def close(self) -> None:
        """Close them all."""
        for one in (*self._all, self.writer):
            one.close()
