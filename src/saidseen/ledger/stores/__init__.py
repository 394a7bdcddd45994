"""What keeps a ledger: an SQLite file or a PostgreSQL database. Whatever is peculiar to one of them stands in here.

A store opens an engine, begins its transactions and says its errors in words; all else is the same SQL for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from saidseen.ledger.errors import LedgerError, NotALedger

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_MODULES = {"": "sqlite", "postgresql": "postgresql", "postgres": "postgresql"}
"""The module of each kind of address; a path has no kind."""
_KIND = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


class Store(Protocol):
    """One way to keep a ledger, at one address."""

    name: str
    """The address as it may be shown to people: without a password."""

    def open(self, *, create: bool, read_only: bool = False) -> Engine:
        """An engine, migrations applied, whose transactions begin as their option `write` asks; raises LedgerError.

        With `read_only` the store itself refuses whatever would write, and no migration is applied.
        """

    def in_words(self) -> AbstractContextManager[None]:
        """Whatever the store finds wrong inside is raised as a LedgerError with a note that says where."""

    def working_on(self, engine: Engine, document: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Whether this program has a document to itself inside; True where the store does not share work.

        With `wait` it has, once the others are through with it. A program that dies gives it back at once.
        """

    def stamp(self, connection: Connection) -> object:
        """What is another one, inside a transaction that writes, once another program has linked a story."""

    def watching(self, engine: Engine) -> AbstractContextManager[Callable[[float], None]]:
        """A function that returns when something may have been written, at the latest after so many seconds."""


def store_at(address: str, wait: float) -> Store:
    """The store of an address (a path, ":memory:" or postgresql://…); raises LedgerError for one of another kind."""
    found = _KIND.match(address)
    module = _MODULES.get(found[1].lower() if found else "")
    try:
        if module is None:
            raise NotALedger("there are no ledgers at such addresses; name a file or postgresql://USER@HOST/DATABASE")
        store: Store = import_module(f"{__name__}.{module}").store(address, wait)
    except LedgerError as error:
        error.add_note(f"ledger: {shown(address)}")
        raise
    return store


def shown(address: str) -> str:
    """An address of a ledger as it may be shown: without the password in it."""
    if not _KIND.match(address):
        return address
    hidden = re.sub(r"(://[^:/?@]*):[^/?]*@", r"\1@", address, count=1)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", hidden)
