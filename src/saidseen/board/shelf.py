"""Pages that were made, kept as long as nothing that they show has changed."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

ROOM = 128 * 1024 * 1024
"""Bytes of pages that are kept at most; the one that nobody asked for longest goes first."""


@dataclass
class Marks:
    """How far the board has followed the ledger: `last` is the number of the last change, `every` of the last one after
    which any page may be another, `of` by claim or story the last one that bears on it alone."""

    last: int = 0
    every: int = 0
    of: dict[str, int] = field(default_factory=dict)

    def reached(self, subject: str | None) -> int:
        """The last change that bears on the pages of a claim or a story; of a list (None) that is the last of all."""
        return self.last if subject is None else max(self.every, self.of.get(subject, 0))


@dataclass(frozen=True, slots=True)
class Page:
    """A page in UTF-8, a hash of it, how far the ledger was followed when it was begun, when it was made, and in how
    many seconds."""

    body: bytes
    tag: str
    mark: int
    made: float
    seconds: float


class Shelf:
    """The pages by what was asked for. Threads may share it; two that ask for one page make it once."""

    def __init__(self, marks: Marks, room: int = ROOM) -> None:
        self._marks, self._room = marks, room
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._bytes = 0
        self._turn = Lock()
        self._making: dict[str, Lock] = {}

    def kept(self, key: str, subject: str | None, grace: float = 0.0) -> Page | None:
        """The page of that name, where nothing that it shows has changed since it was made.

        One that only stories have changed which came since is given as it was while it is made anew, or is younger than
        `grace`, in seconds: what people judged is shown at once.
        """
        with self._turn:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.mark < self._marks.reached(subject):
                waits = key in self._making or time.monotonic() < page.made + grace
                if page.mark < self._marks.every or not waits:
                    return None
            self._pages.move_to_end(key)
            return page

    def is_behind(self, key: str, subject: str | None) -> bool:
        """Whether there is no such page, or none that is as things are."""
        with self._turn:
            page = self._pages.get(key)
            return page is None or page.mark < self._marks.reached(subject)

    def page(self, key: str, subject: str | None, make: Callable[[], str]) -> Page:
        """The page of that name, made where it is not there or no longer as things are."""
        with self._turn:
            own = self._making.setdefault(key, Lock())
        try:
            with own:
                page = self._pages.get(key)
                if page is not None and page.mark >= self._marks.reached(subject):
                    return page
                mark, began = self._marks.last, time.monotonic()
                body = make().encode("utf-8", "replace")
                made = time.monotonic()
                page = Page(body, hashlib.sha256(body).hexdigest()[:24], mark, made, made - began)
                self._put(key, page)
                return page
        finally:
            with self._turn:
                self._making.pop(key, None)

    def _put(self, key: str, page: Page) -> None:
        with self._turn:
            if (old := self._pages.pop(key, None)) is not None:
                self._bytes -= len(old.body)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > self._room and len(self._pages) > 1:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.body)
