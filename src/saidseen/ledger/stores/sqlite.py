"""What is SQLite's own: opening the file, its settings, its transactions, and its errors in words.

The journal is a write-ahead log with `synchronous=FULL`: a transaction is in the file whole or not at all whenever the
program is killed, and once `add` has returned it is there after a power cut too (one fsync a story; `NORMAL` would
save it and may lose the last stories). Readers and one writer do not wait for each other; two writers take turns.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import StaticPool

from saidseen.ledger.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    LedgerReadOnly,
    NotALedger,
)
from saidseen.ledger.migrations import migrate, missing

MEMORY = ":memory:"
_ROUND = 40  # milliseconds: about six questions
_POLL = 0.2  # seconds after which a file is looked at again

_KINDS: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerLocked, "locked by another program for {wait:g} s; try again when it has finished"),
    sqlite3.SQLITE_LOCKED: (LedgerLocked, "locked by another program for {wait:g} s; try again when it has finished"),
    sqlite3.SQLITE_NOTADB: (NotALedger, "not a ledger (not an SQLite file); name another file"),
    sqlite3.SQLITE_READONLY: (LedgerReadOnly, "it may not be written to; change its permissions or copy it"),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, "it may not be written to; change its permissions or copy it"),
    sqlite3.SQLITE_FULL: (LedgerFull, "no room left on the disk, nothing was added; make room and run it again"),
    sqlite3.SQLITE_IOERR: (LedgerFull, "it could not be read or written ({error}), nothing was added; "
                           "see whether the disk is full, over a quota or failing, and run it again"),
    sqlite3.SQLITE_CORRUPT: (LedgerDamaged, "the file is damaged ({error}); restore a copy of it"),
    sqlite3.SQLITE_CANTOPEN: (NotALedger, "it cannot be opened; see whether its folder is there and may be written to"),
    sqlite3.SQLITE_TOOBIG: (LedgerFull, "a story is larger than the ledger can keep (about 1 GB); leave it out"),
}  # fmt: skip


def store(address: str, wait: float) -> File:
    """The file at that path."""
    return File(address, wait)


class File:
    """A ledger in one file, or in memory."""

    def __init__(self, path: str, wait: float) -> None:
        self.name = path
        self._wait = wait

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Whatever SQLite finds wrong is raised as a LedgerError: what and what to do, with a note that says where."""
        try:
            yield
        except LedgerError as error:
            error.add_note(f"ledger: {self.name}")
            raise
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = getattr(cause, "sqlite_errorcode", None)
            kind, what = _KINDS.get(code & 0xFF if code else -1, (LedgerError, "SQLite says: {error}"))
            told = kind(what.format(wait=self._wait, error=cause))
            told.add_note(f"ledger: {self.name}")
            raise told from error

    def working_on(self, engine: Engine, document: str, *, wait: bool) -> AbstractContextManager[bool]:
        """True: a file is not told which program works on what; whoever comes second finds it done."""
        return nullcontext(True)

    def stamp(self, connection: Connection) -> object:
        """A number that goes up by what other connections write."""
        return connection.exec_driver_sql("PRAGMA data_version").scalar()

    def watching(self, engine: Engine) -> AbstractContextManager[Callable[[float], None]]:
        """A file tells nobody of what is written: whoever waits looks again after a moment."""
        return nullcontext(lambda seconds: time.sleep(max(0.0, min(seconds, _POLL))))

    def open(self, *, create: bool, read_only: bool = False) -> Engine:
        """The engine of the file, settings made and migrations applied; raises LedgerError.

        Where the file may only be read, or is to be, it is opened so, and writing to it raises LedgerReadOnly.
        """
        with self.in_words():
            uri, writable = _address(self.name, create, read_only)
        until = time.monotonic() + self._wait
        while True:
            engine = _engine(uri, self._wait)
            try:
                with self.in_words():
                    _prepare(engine, writable, read_only)
                return engine
            except LedgerLocked:
                # Switching to the write-ahead log does not wait for a lock by itself, so two programs that make
                # the same ledger at once have to try again here.
                engine.dispose()
                if time.monotonic() >= until:
                    raise
                time.sleep(0.05)
            except BaseException:
                engine.dispose()
                raise


def _prepare(engine: Engine, writable: bool, read_only: bool) -> None:
    """Look before anything is written: a file that is something else stays as it is."""
    with engine.connect() as connection, connection.begin():
        left = missing(connection)
    if not writable:
        if left:
            what = "is only read here; bring it up first: saidseen stories" if read_only else None
            raise LedgerReadOnly(
                f"it is of an older version and {what or 'may not be written to; change its permissions'}"
            )
        return
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
    if left:
        migrate(engine)


def _engine(uri: str, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("write", False):
            _take_turn(connection, wait)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _take_turn(connection: Connection, wait: float) -> None:
    """Begin as a writer, or raise the error of a lock that outlasts `wait`.

    A writer takes its turn at the start: a transaction that reads first and writes later could not wait for one. SQLite
    by itself asks ever less often, down to ten times a second, so that among busy writers one may never have its turn;
    this asks anew in short rounds.
    """
    until = time.monotonic() + wait
    connection.exec_driver_sql(f"PRAGMA busy_timeout={min(_ROUND, int(wait * 1000))}")
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            break
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(wait * 1000)}")


def _address(path: str, create: bool, read_only: bool) -> tuple[str, bool]:
    """SQLite's URI for the path, and whether it may be written to."""
    if path == MEMORY and read_only:
        raise NotALedger("nothing is kept in memory that could be read; name a file")
    if path == MEMORY:
        return "file::memory:", True
    file = Path(path).absolute()
    try:
        kind = file.stat().st_mode
    except FileNotFoundError:
        return _new(file, create and not read_only), True
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise NotALedger(f"it cannot be opened ({reason}); name another file") from error
    if not stat.S_ISREG(kind):
        raise NotALedger(f"{'a folder' if stat.S_ISDIR(kind) else 'not a file'}, not a ledger; name a file")
    if not _may(file, os.R_OK):
        raise NotALedger("it may not be read; change its permissions")
    if not read_only and _may(file, os.W_OK) and _may(file.parent, os.W_OK):
        return f"{file.as_uri()}?mode=rw", True
    log = file.with_name(file.name + "-wal")
    # Without a log, in a folder that is not ours to write in, SQLite cannot make its shared memory: read it as fixed.
    fixed = "&immutable=1" if not log.exists() and not _may(file.parent, os.W_OK) else ""
    return f"{file.as_uri()}?mode=ro{fixed}", False


def _new(file: Path, create: bool) -> str:
    if not create:
        raise NotALedger("there is no such ledger; see how its name is spelt")
    if not file.parent.is_dir():
        raise NotALedger(f"its folder {file.parent} is not there; make the folder first")
    if not _may(file.parent, os.W_OK):
        raise LedgerReadOnly(f"its folder {file.parent} may not be written to; name another")
    return f"{file.as_uri()}?mode=rwc"


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
