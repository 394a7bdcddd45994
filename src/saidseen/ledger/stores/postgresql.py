"""What is PostgreSQL's own: opening a database, its transactions, and its errors in words.

Writers take turns by one advisory lock of the database, held to the end of the transaction: so rows become visible in
the order of their numbers, and whoever has seen one has seen all before it. Readers wait for nobody; each transaction
of a reader sees one state of the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from saidseen.ledger import schema
from saidseen.ledger.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    LedgerReadOnly,
    LedgerRefused,
    LedgerUnreachable,
    NotALedger,
)

try:
    import psycopg
except ImportError as missing_library:
    raise LedgerError(
        "a ledger in PostgreSQL needs the library psycopg; pip install 'saidseen[postgresql]'"
    ) from missing_library

from sqlalchemy import Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from saidseen.ledger.migrations import STEPS, migrate, missing
from saidseen.ledger.stores import shown

_CHANNEL = "saidseen_changes"
_TURN = 0x5A1D5EE4  # the number of the lock that writers take

_Told = tuple[type[LedgerError], str]
_KINDS: dict[str, _Told] = {
    "55P03": (LedgerLocked, "locked by another program for {wait:g} s; try again when it has finished"),
    "40P01": (LedgerLocked, "another program was in the way, nothing was added; run it again"),
    "25006": (LedgerReadOnly, "it may not be written to; ask whoever runs the database"),
    "42501": (LedgerReadOnly, "this user may not do that ({error}); ask whoever runs the database"),
    "53100": (LedgerFull, "no room left on the server's disk, nothing was added; make room and run it again"),
    "54000": (LedgerFull, "a story is larger than the ledger can keep (about 1 GB); leave it out"),
    "XX001": (LedgerDamaged, "the database is damaged ({error}); restore a copy of it"),
    "XX002": (LedgerDamaged, "the database is damaged ({error}); restore a copy of it"),
}
_LOST: _Told = LedgerUnreachable, "the server was lost on the way ({error}), nothing was added; run it again"
_OPENING: dict[str, _Told] = {
    'database "': (NotALedger, "there is no such database ({error}); make it first: createdb NAME"),
    "password": (LedgerRefused, "the server refuses user and password ({error}); name others, or set PGPASSWORD"),
    'role "': (LedgerRefused, "the server does not know the user ({error}); name another"),
    "pg_hba.conf": (LedgerRefused, "the server refuses this user from here ({error}); ask whoever runs it"),
    "authentication": (LedgerRefused, "the server refuses this user ({error}); name another"),
    "": (
        LedgerUnreachable,
        "the server does not answer ({error}); see whether it runs, and how host and port are spelt",
    ),
}
"""What went wrong before there was a connection, by the server's words: a code is not given then."""


def store(address: str, wait: float) -> Database:
    """The database at that address; raises NotALedger where it is none."""
    return Database(address, wait)


class Database:
    """A ledger in a database, named postgresql://USER@HOST:PORT/NAME."""

    def __init__(self, address: str, wait: float) -> None:
        self._wait = wait
        try:
            url = make_url(address)
        except (ArgumentError, ValueError) as error:
            raise NotALedger("that is no address; write postgresql://USER@HOST:PORT/DATABASE") from error
        self._url = url.set(drivername="postgresql+psycopg")
        self.name = shown(address)

    def open(self, *, create: bool, read_only: bool = False) -> Engine:
        """The engine of the database, migrations applied; raises LedgerError.

        With `read_only` the server refuses whatever would write on its connections.
        """
        engine = create_engine(self._url, pool_pre_ping=True, connect_args={"connect_timeout": max(2, int(self._wait))})
        event.listen(engine, "begin", self._begin)
        if read_only:
            event.listen(engine, "connect", _only_reads)
        try:
            with self.in_words():
                with engine.connect() as connection, connection.begin():
                    if connection.exec_driver_sql("SHOW server_encoding").scalar() != "UTF8":
                        raise NotALedger("the database does not keep UTF-8; make another: createdb -E UTF8 NAME")
                    left = missing(connection)
                if len(left) == len(STEPS) and (read_only or not create):
                    raise NotALedger("there is no ledger in this database yet; `saidseen read --ledger` makes one")
                if left and read_only:
                    raise LedgerReadOnly(
                        "it is of an older version and is only read here; bring it up first: saidseen stories"
                    )
                if left:
                    migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _begin(self, connection: Connection) -> None:
        """Take the turn of a writer, or fix what a reader sees."""
        options = connection.get_execution_options()
        if options.get("hold", False):
            return
        if options.get("write", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(self._wait * 1000))}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
            connection.exec_driver_sql(f"NOTIFY {_CHANNEL}")  # told when, and only if, the transaction is kept
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    @contextmanager
    def working_on(self, engine: Engine, document: str, *, wait: bool) -> Iterator[bool]:
        """Whether this program has the document's row locked; one that another has is passed over, or waited for."""
        row = select(schema.documents.c.id).where(schema.documents.c.id == document)
        query = row.with_for_update(key_share=True, skip_locked=not wait)  # others may still refer to the row
        with self.in_words(), engine.connect().execution_options(hold=True) as connection, connection.begin():
            yield connection.execute(query).first() is not None

    def stamp(self, connection: Connection) -> object:
        """The last trace that was ever numbered, and of which readings the stories are linked."""
        last = "SELECT pg_sequence_last_value(pg_get_serial_sequence('traces', 'id')::regclass)"
        linked = "SELECT count(*), coalesce(sum(reading_id), 0) FROM linked"
        return connection.exec_driver_sql(last).scalar(), *connection.exec_driver_sql(linked).one()

    @contextmanager
    def watching(self, engine: Engine) -> Iterator[Callable[[float], None]]:
        """Listens on a connection of its own to what writers tell when they are done."""
        with self.in_words(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, psycopg.Connection)
            raw.execute(f"LISTEN {_CHANNEL}".encode())

            def wait(seconds: float) -> None:
                for _ in raw.notifies(timeout=max(0.0, seconds), stop_after=1):
                    pass

            try:
                yield wait
            finally:
                connection.invalidate()  # it listens, and is of no other use

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Whatever PostgreSQL finds wrong is raised as a LedgerError: what, and what to do, with a note of where."""
        try:
            yield
        except LedgerError as error:
            error.add_note(f"ledger: {self.name}")
            raise
        except (DBAPIError, psycopg.Error) as error:
            told = _told(error.orig if isinstance(error, DBAPIError) else error, self._wait)
            told.add_note(f"ledger: {self.name}")
            raise told from error


def _only_reads(raw: psycopg.Connection, record: object) -> None:
    """Have the server refuse whatever would write on a new connection."""
    raw.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    raw.commit()


def _told(error: BaseException | None, wait: float) -> LedgerError:
    """What the server, or the way to it, says is wrong."""
    code = getattr(error, "sqlstate", None) or ""
    words = " ".join(str(error).split())
    if code in _KINDS:
        kind, what = _KINDS[code]
    elif code.startswith(("08", "57P", "53300")) or (not code and isinstance(error, psycopg.OperationalError)):
        lost = bool(code) or "unexpectedly" in words or "consuming input" in words or "is closed" in words
        kind, what = _LOST if lost else next(told for sign, told in _OPENING.items() if sign in words)
    else:
        kind, what = LedgerError, "PostgreSQL says: {error}"
    told = words.rpartition("FATAL: ")[2].rpartition("failed: ")[2].partition(" Is the server running")[0]
    return kind(what.format(wait=wait, error=told.strip().rstrip(".")))
