"""Open ledgers for many who ask: a few, each asked by one thread at a time, and one that is written to."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from saidseen.desk.claims import kept_sheets
from saidseen.desk.desk import Desk
from saidseen.errors import LedgerError, SaidseenError
from saidseen.ledger import Ledger
from saidseen.programs.asking import Asking

MANY, HEAVY = 4, 2
"""How many questions are answered at a time, and how many of them may be long ones."""
WAIT = 20.0
"""The most seconds that a question waits for its turn."""
_T = TypeVar("_T")


class Busy(SaidseenError):
    """Too many ask at once."""


class Pool:
    """A ledger at its address, open several times: those that are asked may only be read.

    It is opened when first asked. A ledger that may not be written to is answered from all the same.
    """

    def __init__(self, address: str, threads: int | None = None) -> None:
        self._address, self._threads = address, threads
        self._free: list[tuple[Ledger, Asking]] = []
        self._turns, self._long = anyio.Semaphore(MANY), anyio.Semaphore(HEAVY)
        self._limiter = anyio.CapacityLimiter(MANY)
        self._writing = threading.Lock()
        self._writer: Ledger | None = None
        self._closed = False

    async def ask(self, question: Callable[[Asking], _T], *, heavy: bool = False, standing: bool = False) -> _T:
        """The answer to a question, found in a thread. Raises SaidseenError, Busy among them.

        `heavy` questions leave room for others; for those about how claims `standing` is brought up to date first.
        """

        def answer() -> _T:
            ledger, asking = self._take()
            try:
                if standing and not kept_sheets(ledger):
                    self._bring_up()
                return question(asking)
            finally:
                self._give(ledger, asking)

        async with self._turn(heavy):
            return await run_sync(answer, limiter=self._limiter)

    async def run(self, work: Callable[[Ledger], _T]) -> _T:
        """What some long work on the ledger, which is only read, comes to."""

        def whole(asking: Asking) -> _T:
            return work(asking.ledger)

        return await self.ask(whole, heavy=True, standing=True)

    async def write(self, work: Callable[[Desk], _T]) -> _T:
        """Do something that is written, one at a time; how claims stand is brought up to date after it."""

        def done() -> _T:
            with self._writing:
                ledger = self._write_to()
                found = work(Desk(ledger))
                kept_sheets(ledger)
                return found

        async with self._turn(heavy=False):
            return await run_sync(done, limiter=self._limiter)

    def close(self) -> None:
        """Close every ledger; nothing is answered after that."""
        self._closed = True
        for ledger, _ in self._free:
            ledger.close()
        self._free.clear()
        with self._writing:
            if self._writer is not None:
                self._writer.close()
            self._writer = None

    @asynccontextmanager
    async def _turn(self, heavy: bool) -> AsyncIterator[None]:
        gates = [self._long, self._turns] if heavy else [self._turns]
        passed = list[anyio.Semaphore]()
        try:
            with anyio.move_on_after(WAIT) as time:
                for gate in gates:
                    await gate.acquire()
                    passed.append(gate)
            if time.cancelled_caught or len(passed) < len(gates):
                raise Busy("too many ask at once: try again in a moment")
            yield
        finally:
            for gate in passed:
                gate.release()

    def _take(self) -> tuple[Ledger, Asking]:
        if self._closed:
            raise LedgerError("the ledger is closed")
        with suppress(IndexError):
            return self._free.pop()
        with self._writing:
            self._write_to()  # what an older release made is brought up here
        ledger = Ledger(self._address, create=False, read_only=True)
        return ledger, Asking(ledger, self._threads)

    def _give(self, ledger: Ledger, asking: Asking) -> None:
        if self._closed:
            ledger.close()
        else:
            self._free.append((ledger, asking))

    def _write_to(self) -> Ledger:
        if self._writer is None:
            self._writer = Ledger(self._address, create=False)
        return self._writer

    def _bring_up(self) -> None:
        """Have it worked out anew how the claims stand, unless somebody is at it, or it may not be written."""
        if self._writing.acquire(blocking=False):
            try:
                kept_sheets(self._write_to())
            except LedgerError:
                pass
            finally:
                self._writing.release()
