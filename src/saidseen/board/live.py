"""Follows the ledger: brings the claims up to date as stories come, and tells every open page that something moved."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable

from saidseen.board.shelf import Marks
from saidseen.errors import SaidseenError
from saidseen.ledger import Ledger
from saidseen.ledger.changes import Change, Turn, last

OWN = {Turn.CLAIM, Turn.CHANGED, Turn.MERGED, Turn.READ, Turn.STORY}
"""What bears on the pages of one claim or story, and on lists; all else may bear on any page."""
WAIT = 2.0
"""Seconds after which a follower that nothing has come to looks whether it is to end."""
AGAIN = 2.0
"""Seconds after which a ledger in trouble is tried again."""
_LOG = logging.getLogger("saidseen.board")


class Follower(threading.Thread):
    """A thread that follows a ledger from where it stands; `trouble` says why it cannot, empty where it can."""

    def __init__(
        self,
        address: str,
        marks: Marks,
        tell: Hub,
        bring_up: Callable[[Ledger], None],
        moved: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(name="follower", daemon=True)
        self._address, self._marks, self._hub, self._bring_up, self._moved = address, marks, tell, bring_up, moved
        self.trouble = ""
        self._ended = threading.Event()

    def run(self) -> None:
        """Follow, whatever happens to the ledger, until `end` is called."""
        while not self._ended.is_set():
            try:
                with Ledger(self._address, create=False) as ledger:
                    self._follow(ledger)
            except SaidseenError as error:
                self._in_trouble(str(error))
            except Exception:  # nothing may end it unseen: the pages would stand still, and look well
                _LOG.exception("the ledger is not followed")
                self._in_trouble("something went wrong inside; the server's log says more")

    def _in_trouble(self, what: str) -> None:
        """Say so, here and on every open page, and wait a moment."""
        self.trouble = what
        self._hub.tell({"trouble": what})
        _LOG.warning("the ledger cannot be followed: %s", what)
        self._ended.wait(AGAIN)

    def end(self) -> None:
        """Stop following, within WAIT seconds."""
        self._ended.set()

    def _follow(self, ledger: Ledger) -> None:
        self._up_to_date(ledger)
        with ledger.transaction() as connection:
            number = last(connection)
        self._seen(number, everything=True)
        while not self._ended.is_set():
            found = list(ledger.changes(self._marks.last, wait=0.0)) or self._awaited(ledger)
            if not found:
                continue
            self._up_to_date(ledger)
            found += list(ledger.changes(found[-1].number))
            self._taken(found)

    def _awaited(self, ledger: Ledger) -> list[Change]:
        """The next change, waited for; whatever came with it is asked for anew."""
        return [change for change in [next(ledger.changes(self._marks.last, wait=WAIT), None)] if change]

    def _up_to_date(self, ledger: Ledger) -> None:
        self._bring_up(ledger)
        self.trouble = ""

    def _taken(self, found: list[Change]) -> None:
        for change in found:
            for subject in filter(None, (change.subject, change.other)):
                self._marks.of[subject] = change.number
        self._seen(found[-1].number, everything=any(change.turn not in OWN for change in found))

    def _seen(self, number: int, *, everything: bool) -> None:
        if everything:
            self._marks.every = number
            self._marks.of.clear()
        self._marks.last = number
        self._hub.tell({"number": number})
        self._moved()


class Hub:
    """Every open page that listens."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._open: set[asyncio.Queue[str]] = set()

    def begin(self) -> None:
        """Called in the loop that serves."""
        self._loop = asyncio.get_running_loop()

    def tell(self, record: dict[str, object]) -> None:
        """Tell every page, from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._put, json.dumps(record))

    def _put(self, message: str) -> None:
        for queue in self._open:
            if queue.full():
                queue.get_nowait()  # a page that is slow needs the last only: what moved it asks for itself
            queue.put_nowait(message)

    async def messages(self) -> AsyncIterator[str]:
        """What is told from now on."""
        queue: asyncio.Queue[str] = asyncio.Queue(4)
        self._open.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._open.discard(queue)
