"""Processes that make pages and bring the claims up to date, so that what is kept is sent without waiting for them.

A page takes tens of milliseconds of a core to make, one that is kept one or two to send; in threads of one process the
first would hold up the second. Without processes (in tests, and in programs that mount the board) threads do the work.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import Any, TypeVar

from saidseen.board.ledgers import Ledgers
from saidseen.desk.claims import kept_sheets
from saidseen.desk.linking import update
from saidseen.ledger import Ledger

Make = Callable[[Ledger, Mapping[str, Any], Mapping[str, str], str | None], str]
ALIVE = 1.0
"""Seconds after which a process notices that the one that started it is gone."""
_T = TypeVar("_T")
_own: dict[str, Ledger] = {}


class Makers:
    """What makes pages of a ledger: `processes` of them, and one more that follows it; none at all are threads."""

    def __init__(self, address: str, ledgers: Ledgers, processes: int) -> None:
        self._address, self._ledgers, self._many = address, ledgers, processes
        self._turn = threading.Lock()
        self._pools: dict[str, ProcessPoolExecutor] = {}

    def page(self, make: Make, frame: Mapping[str, Any], query: Mapping[str, str], name: str | None) -> str:
        """The page that `make` gives, a function of a module; what it raises is raised here."""
        if self._many:
            return self._in("pages", self._many, _page, self._address, make, frame, query, name)
        with self._ledgers.reading() as ledger:
            return make(ledger, frame, query, name)

    def bring_up(self, ledger: Ledger) -> None:
        """Link and assess what is not yet."""
        if self._many:
            self._in("follower", 1, _bring_up, self._address)
        else:
            update(ledger)
            kept_sheets(ledger)

    def close(self) -> None:
        """End the processes."""
        with self._turn:
            for pool in self._pools.values():
                pool.shutdown(wait=False, cancel_futures=True)
            self._pools.clear()

    def _in(self, name: str, many: int, work: Callable[..., _T], *given: Any) -> _T:
        """What a process answers; one that died is started anew, once."""
        try:
            return self._pool(name, many).submit(work, *given).result()
        except BrokenProcessPool:
            with self._turn:
                self._pools.pop(name, None)
            return self._pool(name, many).submit(work, *given).result()

    def _pool(self, name: str, many: int) -> ProcessPoolExecutor:
        with self._turn:
            if name not in self._pools:
                context = get_context("spawn")
                self._pools[name] = ProcessPoolExecutor(many, context, initializer=_begin, initargs=(os.getpid(),))
            return self._pools[name]


def _begin(parent: int) -> None:
    """Leave it to the process that started this one to be interrupted, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(ALIVE)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _page(address: str, make: Make, frame: Mapping[str, Any], query: Mapping[str, str], name: str | None) -> str:
    return make(_opened(address, read_only=True), frame, query, name)


def _bring_up(address: str) -> None:
    ledger = _opened(address, read_only=False)
    update(ledger)
    kept_sheets(ledger)


def _opened(address: str, *, read_only: bool) -> Ledger:
    """The ledger, open in this process."""
    if address not in _own:
        with suppress(AttributeError):
            os.nice(3)  # whoever is answered goes before
        _own[address] = Ledger(address, create=False, read_only=read_only)
    return _own[address]
