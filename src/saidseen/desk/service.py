"""The watch at work: several threads fetch, one keeps what they bring; once, or each feed at its time until the end."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.taking_back import TakenBack
from saidseen.desk.watching import Came, Outcome, Stopped, Watch
from saidseen.documents.sources import Look, Marks
from saidseen.errors import LedgerFull, LedgerLocked
from saidseen.ledger import Ledger, LedgerUnreachable, watched

FETCHERS = 8
"""How many feeds are fetched at a time."""
AHEAD = 4
"""How many places that were fetched wait to be read."""
TICK = 0.5
"""Seconds after which it is seen at the latest that a feed is due, or that the watch is to end."""
FIRST_TROUBLE = 2.0
"""The seconds after which a ledger in trouble is tried again, twice as many each time."""
LONGEST_TROUBLE = 60.0
"""The most seconds till a ledger that is locked, full or not reached is tried again."""
_PASSING = (LedgerLocked, LedgerFull, LedgerUnreachable)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The ledger cannot be used now: what is wrong, and after how many seconds it is tried again."""

    what: str
    again: float


Event = Came | TakenBack | Outcome | Trouble
"""What a watch tells of while it works; an Outcome once a feed was looked at whole."""


class Service:
    """Watches all feeds of a desk. `tell` is told of every event, in the thread that runs it."""

    def __init__(
        self,
        desk: DeskFile,
        ledger: Ledger,
        *,
        tell: Callable[[Event], None] | None = None,
        threads: int | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self._desk, self._ledger = desk, ledger
        self._tell: Callable[[Event], None] = tell or (lambda event: None)
        self.stop = stop or threading.Event()
        self._watch = Watch(desk, ledger, tell=self._tell, threads=threads, stop=self.stop)
        self._wanted: queue.Queue[tuple[Outcome, Marks]] = queue.Queue()
        self._brought: queue.Queue[tuple[Outcome, Look | None]] = queue.Queue(AHEAD)
        for _ in range(min(FETCHERS, len(desk.feeds))):
            threading.Thread(target=self._fetch, daemon=True).start()

    def once(self) -> Iterator[Outcome]:
        """Look at every feed once; how each went, as it ends. Raises LedgerError.

        One whose server asked not to be asked yet is left alone, and has failed.
        """
        left = 0
        for feed in self._desk.feeds:
            if (until := self._waits(feed)) is not None:
                row = self._row(feed)
                outcome = Outcome(feed, errors={feed.address: f"its server asked not to be asked before {until}"})
                outcome.places = 1
                if row is not None:
                    outcome.failures, outcome.due = row.failures, row.due
                self._tell(outcome)
                yield outcome
            else:
                self._wanted.put((Outcome(feed), self._watch.marks(feed)))
                left += 1
        while left and not self.stop.is_set():
            if (found := self._next(TICK)) is None:
                continue
            outcome, look = found
            if look is not None:
                try:
                    self._watch.keep(look, outcome)
                except Stopped:
                    return
                continue
            left -= 1
            self._watch.close(outcome)
            self._tell(outcome)
            yield outcome

    def run(self) -> None:
        """Look at each feed at its time until `stop` is set; then the story in hand is the last. Raises LedgerError.

        A ledger that is locked, full or not reached for a while is tried again, and nothing is lost by it.
        """
        due = {feed.name: self._due(feed) for feed in self._desk.feeds}
        troubles, again = 0, 0.0
        while not self.stop.is_set():
            found = None
            try:
                for feed in self._desk.feeds:
                    if due[feed.name] <= time.time():
                        self._wanted.put((Outcome(feed), self._watch.marks(feed)))
                        due[feed.name] = float("inf")
                found = self._next(max(0.0, min(TICK, min(due.values()) - time.time())))
                if found is None:
                    continue
                self._take(*found, due)
                if found[0].lost:
                    due[found[0].feed.name] = max(due[found[0].feed.name], time.time() + again)
                else:
                    troubles = 0
            except Stopped:
                return
            except _PASSING as error:
                troubles += 1
                again = min(FIRST_TROUBLE * 2.0 ** (troubles - 1), LONGEST_TROUBLE)
                self._tell(Trouble(str(error), again))
                if found is not None:
                    found[0].lost = True
                    self._take(found[0], None, due) if found[1] is None else None
                self.stop.wait(again)

    def _take(self, outcome: Outcome, look: Look | None, due: dict[str, float]) -> None:
        """Keep what came of a feed; at its end, when it is due again: soon, where some of it could not be kept."""
        if look is not None:
            if not outcome.lost:
                self._watch.keep(look, outcome)
            return
        if outcome.lost:
            due[outcome.feed.name] = time.time()
            return
        self._watch.close(outcome)
        due[outcome.feed.name] = _seconds(outcome.due) or time.time() + outcome.feed.every
        self._tell(outcome)

    def _fetch(self) -> None:
        """What a thread does: fetch what is wanted, place by place; the end of a feed is told by None."""
        while True:
            outcome, marks = self._wanted.get()
            for look in self._watch.looks(outcome.feed, marks):
                self._brought.put((outcome, look))
            self._brought.put((outcome, None))

    def _next(self, seconds: float) -> tuple[Outcome, Look | None] | None:
        """The next that was fetched, or None where nothing comes for so long."""
        try:
            return self._brought.get(timeout=seconds) if seconds > 0 else self._brought.get_nowait()
        except queue.Empty:
            return None

    def _row(self, feed: Feed) -> watched.FeedRow | None:
        with self._ledger.transaction() as connection:
            return watched.row_of(connection, feed.name)

    def _waits(self, feed: Feed) -> str | None:
        """Until when the server of a feed asked not to be asked; None where it may be."""
        row = self._row(feed)
        until = row.wait_until if row is not None and row.address == feed.address else None
        return until if (_seconds(until) or 0.0) > time.time() else None

    def _due(self, feed: Feed) -> float:
        """When a feed is to be looked at first: as it was settled before, where another watch looked at it."""
        row = self._row(feed)
        if row is None or row.address != feed.address:
            return 0.0
        if row.failures:
            return _seconds(row.due) or 0.0
        return (_seconds(row.asked_at) or 0.0) + feed.every


def _seconds(moment: str | None) -> float | None:
    """A moment (ISO) in seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp() if moment else None
