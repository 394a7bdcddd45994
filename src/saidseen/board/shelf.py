"""Pages that were made, kept as long as nothing that they show has changed."""

from __future__ import annotations

import hashlib
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
    """A page in UTF-8, its entity tag, and how far the ledger was followed when it was begun."""

    body: bytes
    tag: str
    mark: int


class Shelf:
    """The pages by what was asked for. Threads may share it; two that ask for one page make it once."""

    def __init__(self, marks: Marks, room: int = ROOM) -> None:
        self._marks, self._room = marks, room
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._bytes = 0
        self._turn = Lock()
        self._making: dict[str, Lock] = {}

    def kept(self, key: str, subject: str | None) -> Page | None:
        """The page of that name, where nothing that it shows has changed since it was made."""
        with self._turn:
            page = self._pages.get(key)
            if page is None or page.mark < self._marks.reached(subject):
                return None
            self._pages.move_to_end(key)
            return page

    def page(self, key: str, subject: str | None, make: Callable[[], str]) -> Page:
        """The page of that name, made where it is not there or no longer as things are."""
        if (page := self.kept(key, subject)) is not None:
            return page
        with self._turn:
            own = self._making.setdefault(key, Lock())
        try:
            with own:
                if (page := self.kept(key, subject)) is not None:
                    return page
                mark = self._marks.last
                body = make().encode("utf-8", "replace")
                page = Page(body, f'"{hashlib.sha256(body).hexdigest()[:24]}"', mark)
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
