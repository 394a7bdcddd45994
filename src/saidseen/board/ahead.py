"""Pages of claims and stories that take long to make are made before anybody asks: those of the largest claims when the
board is opened, and whichever took long once, when it is no longer as things are."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from saidseen.board.shelf import Shelf
from saidseen.errors import SaidseenError

SLOW = 0.1
"""Seconds of making from which on a page is slow."""
MOST = 30
"""Pages that are made ahead; the one that nobody asked for longest goes first."""
LARGE = 100
"""Statements from which on a claim's page is made ahead."""
_LOG = logging.getLogger("saidseen.board")


@dataclass(frozen=True, slots=True)
class PageMaker:
    """A page by its key on the shelf: what it is of, and what makes it."""

    key: str
    subject: str
    make: Callable[[], str]


class Ahead(threading.Thread):
    """A thread that makes pages ahead, one at a time; `large` names those that are made when it starts."""

    def __init__(self, shelf: Shelf, large: Callable[[], Iterable[PageMaker]]) -> None:
        super().__init__(name="ahead", daemon=True)
        self._shelf, self._large = shelf, large
        self._slow: OrderedDict[str, PageMaker] = OrderedDict()
        self._turn, self._moved = threading.Lock(), threading.Event()
        self._ended = False

    def asked(self, page: PageMaker, seconds: float) -> None:
        """Take note of a page that took so long to make."""
        if seconds < SLOW:
            return
        with self._turn:
            self._slow[page.key] = page
            self._slow.move_to_end(page.key)
            while len(self._slow) > MOST:
                self._slow.popitem(last=False)

    def moved(self) -> None:
        """Look which of them are no longer as things are."""
        self._moved.set()

    def end(self) -> None:
        """Make no more."""
        self._ended = True
        self._moved.set()

    def run(self) -> None:
        """Make pages whenever something moved; the first time, as the ledger has been followed till now, the large."""
        pages = self._large
        while not self._ended:
            self._moved.wait()
            self._moved.clear()
            self._make(pages)
            pages = self._those_slow

    def _those_slow(self) -> list[PageMaker]:
        with self._turn:
            return list(reversed(self._slow.values()))

    def _make(self, pages: Callable[[], Iterable[PageMaker]]) -> None:
        try:
            for page in pages():
                if self._ended:
                    return
                if self._shelf.is_behind(page.key, page.subject):
                    self.asked(page, self._shelf.page(page.key, page.subject, page.make).seconds)
        except SaidseenError as error:
            _LOG.warning("pages are not made ahead: %s", error)
        except Exception:  # whoever asks is told; nothing may end the thread
            _LOG.exception("a page is not made ahead")
