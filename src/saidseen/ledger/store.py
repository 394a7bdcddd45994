"""The ledger: what was read, kept, and questions about it answered, whatever store keeps it."""

from __future__ import annotations

import hashlib
import json
import os
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from saidseen.ledger import changes, queries
from saidseen.ledger.changes import Change
from saidseen.ledger.corrections import people_in
from saidseen.ledger.early import early_keys
from saidseen.ledger.errors import LedgerDamaged, LedgerError, LedgerReadOnly, NoSuchDocument
from saidseen.ledger.known import WhoIsWho
from saidseen.ledger.people import People, together
from saidseen.ledger.prepared import document_id, prepare
from saidseen.ledger.rows import Added, DocumentRow, Kept, KnownActor, Learnt, ReadingRow, Row
from saidseen.ledger.stores import store_at
from saidseen.ledger.writing import reading_key, write
from saidseen.model.codec import ContractError, reading_from_json
from saidseen.model.reading import Document, Reading

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_BATCH = 500  # rows fetched at a time: an answer is streamed, and nothing stays locked between two of its rows


class Ledger:
    """Every document, every reading of it, and who is who, in an SQLite file or a PostgreSQL database.

    `path` is a file's, ":memory:" (which keeps nothing) or postgresql://USER@HOST/DATABASE. A file, and the tables in a
    database, are made where they are not there, unless `create` is False. `wait` is how long, in seconds, another
    program's lock is waited for. With `read_only` nothing is made, linked or written: the store itself refuses it, and
    whatever would write raises LedgerReadOnly. Whatever is wrong raises a LedgerError that says where, what and what
    to do. Threads may share a ledger (they take turns), programs may share its file or database.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, create: bool = True, wait: float = 5.0, read_only: bool = False
    ) -> None:
        self._store = store_at(os.fspath(path), wait)
        self.path = self._store.name  # as it may be shown
        self.read_only = read_only
        self._turn = RLock()
        self._known = WhoIsWho()
        self._people = People()
        self._seen = (0, 0)  # the last evidence and the last alias that `_known` has taken
        self._engine: Engine | None = self._store.open(create=create, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file or the connections; the ledger answers nothing after that."""
        with self._turn:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    # --- in ----------------------------------------------------------------------------------------------------------

    def add(self, reading: Reading, learnt: Sequence[Learnt] = ()) -> Added:
        """Keep a reading and what it taught of actors, all of it or nothing.

        Adding the same story read by the same reader again adds nothing (but that it came another way, where it did);
        another reader's reading is kept beside the old ones, and the newest is what is shown.
        """
        prepared = prepare(reading)
        with self._transaction(write=True) as connection:
            return write(connection, prepared, learnt)

    def has(self, document: Document, reader: str) -> bool:
        """Whether that reader's reading of the document is there."""
        with self._transaction() as connection:
            return reading_key(connection, document_id(document), reader) is not None

    # --- out ---------------------------------------------------------------------------------------------------------

    def documents(self) -> Iterator[DocumentRow]:
        """Every document with its newest reading, in the order these were added."""
        after = 0
        while True:
            rows = self._rows(queries.document_rows(after, _BATCH))
            for row in rows:
                after = row.pop("key")
                yield DocumentRow(**row)
            if len(rows) < _BATCH:
                return

    def readings(self, document: str) -> list[ReadingRow]:
        """The readings of the document with that id, the newest first; none where it is not there."""
        return [ReadingRow(**row) for row in self._rows(queries.reading_rows(document))]

    def reading(self, document: str, reader: str | None = None, *, as_left: bool = False) -> Reading:
        """The newest reading of the document with that id, or that reader's, just as it was added.

        With `as_left` as people left it: corrected, without the statements that they dropped. Raises NoSuchDocument.
        """
        records = queries.statement_records_as_left if as_left else queries.statement_records
        with self._transaction() as connection:
            row = connection.execute(queries.reading_of(document, reader)).one_or_none()
            if row is None:
                by = f" read by '{reader}'" if reader else ""
                raise NoSuchDocument(f"no document '{document}'{by}; Ledger.documents lists what there is")
            statements = list(connection.scalars(records(row.id)))
        return self._whole(row.record, row.utf8, statements)

    def _whole(self, record: str, utf8: bytes, statements: list[str]) -> Reading:
        """The reading put together again; raises LedgerDamaged where it is not what was put in."""
        with self._sound():
            head = json.loads(record)
            head["document"]["text"] = bytes(utf8).decode("utf-8", "surrogatepass")
            head["statements"] = (json.loads(statement) for statement in statements)
            if hashlib.sha256(bytes(utf8)).hexdigest() != head["document"]["sha256"]:
                raise ValueError("a text is not as it was put in")
            return reading_from_json(head)

    def statements(
        self,
        speaker: str | None = None,
        act: str | None = None,
        since: str | None = None,
        until: str | None = None,
        country: str | None = None,
        event: str | None = None,
        basis: str | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """The statements of the newest readings that meet every condition given, in order of time, streamed.

        `speaker` is words of a speaker's name, or an alias from the who's who, an organisation, or a country's alpha-3
        code; `country` the alpha-3 code of the speaker's country or of a place named; `event` a PLOVER type or mode;
        case and accents do not matter. `since` and `until` are ISO dates, inclusive, however partial: they are met
        where the time the statement gives (else the publication) overlaps them. Raises UsageError.
        """
        return self.asked(queries.Question(speaker, act, since, until, country, event, basis, outlet, limit))

    def asked(self, question: queries.Question) -> Iterator[Row]:
        """The statements that meet a question, sorted as it says, streamed. Raises UsageError."""
        return self._statements(question.checked())

    def count(self, question: queries.Question) -> int:
        """How many statements meet a question. Raises UsageError."""
        checked = question.checked()
        with self._transaction() as connection:
            query = queries.statement_count(checked, connection.dialect.name)
            return connection.scalar(query) or 0

    def _statements(self, asked: queries.Question) -> Iterator[Row]:
        for kept in self.kept(asked):
            with self._store.in_words():
                row = kept.row()
            yield row

    def kept(self, question: queries.Question) -> Iterator[Kept]:
        """The statements that meet a question as they are kept, in order of time, streamed. Raises UsageError."""
        asked = question.checked()
        with self._transaction() as connection:
            first = early_keys(connection, asked)
            query = queries.statement_keys(asked, connection.dialect.name)
            keys = array("q", connection.scalars(query).all() if first is None else first)
        for start in range(0, len(keys), _BATCH):
            batch = list(keys[start : start + _BATCH])
            with self._transaction() as connection:
                rows = {row[0]: row for row in connection.execute(queries.statement_rows(batch)).all()}
            yield from (Kept._make(rows[key][1:]) for key in batch)

    def changes(self, since: int = 0, *, wait: float = 0.0) -> Iterator[Change]:
        """What came, moved or was judged after the change with that number, in order, whichever program wrote it.

        Without `wait` it ends with the last one there; with it, when for so many seconds nothing has come. Whoever
        keeps the number of the last change that was seen and asks again from it misses none and gets none twice.
        """
        with self._transaction():
            engine = self._engine
        assert engine is not None
        with self._store.watching(engine) if wait else nullcontext() as awaited:
            until = time.monotonic() + wait
            while True:
                with self._transaction() as connection:
                    found = changes.after(connection, since, _BATCH)
                for change in found:
                    since = change.number
                    yield change
                if found:
                    until = time.monotonic() + wait
                elif awaited is None or time.monotonic() >= until:
                    return
                else:
                    awaited(until - time.monotonic())

    # --- who is who --------------------------------------------------------------------------------------------------

    def who(self, name: str | None = None) -> Iterator[KnownActor]:
        """Who is who, by name: everybody, or those whose name holds the words of `name` or who have it for an alias.

        Stories that disagree about somebody give an entry each.
        """
        with self._transaction() as connection:
            keys = array("q", connection.scalars(queries.actor_keys(name)))
            people = people_in(connection)
        if people:
            yield from together(people.entry(one) for one in self._actors(list(keys)).values())
            return
        for start in range(0, len(keys), _BATCH):
            batch = list(keys[start : start + _BATCH])
            actors = self._actors(batch)
            yield from (actors[key] for key in batch)

    def known(self) -> Mapping[str, KnownActor]:
        """What later stories may build on: every name, last word of a name and alias, in small letters, to its actor.

        Of entries that disagree about a name, the one that most documents tell is taken, then the earlier; a form that
        people of different first names share is left out. Asking again costs no more than what is new.
        """
        with self._turn:
            with self._transaction() as connection:
                if (people := people_in(connection)) != self._people:
                    self._people, self._known, self._seen = people, WhoIsWho(), (0, 0)
                evidence, aliases = self._seen
                keys = sorted(set(connection.scalars(queries.actors_told_after(evidence, aliases))))
                last = connection.execute(queries.last_told()).mappings().one()
                self._seen = (last["evidence"], last["aliases"])
            for start in range(0, len(keys), _BATCH):
                found = self._actors(keys[start : start + _BATCH])
                self._known.take({key: people.entry(actor) for key, actor in found.items()})
            known = self._known.by_name()
        return {form: actor for form, actor in known.items() if people.means(form, actor)} if people else known

    def _actors(self, keys: list[int]) -> dict[int, KnownActor]:
        aliases: dict[int, list[str]] = {}
        for row in self._rows(queries.alias_rows(keys)):
            aliases.setdefault(row["actor_id"], []).append(row["alias"])
        rows = {row.pop("id"): row for row in self._rows(queries.actor_rows(keys))}
        return {key: KnownActor(**row, aliases=tuple(aliases.get(key, ()))) for key, row in rows.items()}

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[Connection]:
        """A connection inside one transaction, for `ledger.linked` and `ledger.judging`; raises LedgerError."""
        with self._transaction(write=write) as connection:
            yield connection

    @contextmanager
    def working_on(self, document: str, *, wait: bool = False) -> Iterator[bool]:
        """Whether this program is the one to work on a document inside, so that several share what is to be done.

        One that another program works on is left to it, or waited for with `wait`. Raises LedgerError.
        """
        if self._engine is None:
            raise LedgerError("the ledger is closed; open it again")
        with self._store.working_on(self._engine, document, wait=wait) as mine:
            yield mine

    def stamp(self, connection: Connection) -> object:
        """What is another one, inside a transaction that writes, once another program has linked a story."""
        return self._store.stamp(connection)

    # --- inside ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self, *, write: bool = False) -> Iterator[Connection]:
        with self._turn, self._store.in_words():
            if self._engine is None:
                raise LedgerError("the ledger is closed; open it again")
            if write and self.read_only:
                raise LedgerReadOnly("it was opened only to be read; open it again to write")
            with self._engine.connect().execution_options(write=write) as connection, connection.begin():
                yield connection

    @contextmanager
    def _sound(self) -> Iterator[None]:
        with self._store.in_words():
            try:
                yield
            except (ValueError, KeyError, TypeError, ContractError) as error:
                raise LedgerDamaged(f"a record in it is damaged ({error}); restore a copy of it") from error

    def _rows(self, query: Any) -> list[dict[str, Any]]:
        with self._transaction() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]
