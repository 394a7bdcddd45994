"""A ledger in a file, copied row by row into an empty database, so that both stores are measured on the same one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
from sqlalchemy import create_engine, select

from saidseen.ledger import Ledger, schema
from saidseen.ledger.search import APART
from saidseen.ledger.stores import found


def copied(ledger: Path, address: str) -> None:
    """Copy all tables, and the words that are looked for (stems only)."""
    Ledger(address).close()
    engine = create_engine(f"sqlite:///{ledger}")
    with engine.connect() as held, psycopg.connect(address) as into, into.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # the order of tables does not matter then
        for table in schema.metadata.sorted_tables:
            cursor.execute(f'DELETE FROM "{table.name}"'.encode())
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN'.encode()) as rows:
                for row in held.execution_options(yield_per=5_000).execute(select(table)):
                    rows.write_row(tuple(row))
        cursor.execute(
            "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
            " FROM information_schema.columns WHERE table_schema = 'public'"
            " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
        )
        for name, column, sequence in cursor.fetchall():
            last = f'SELECT setval(%s, (SELECT coalesce(max("{column}"), 0) + 1 FROM "{name}"), false)'
            cursor.execute(last.encode(), (sequence,))
    engine.dispose()
    with closing(sqlite3.connect(ledger)) as raw, psycopg.connect(address) as into, into.cursor() as cursor:
        for name in (found.STATEMENTS, found.STORIES):
            with cursor.copy(f"COPY {name} (key, words) FROM STDIN".encode()) as rows:
                for key, words in raw.execute(f"SELECT rowid, words FROM {name}"):
                    rows.write_row((key, found._placed(words.rpartition(APART)[0])))
    with psycopg.connect(address, autocommit=True) as into:
        into.execute("ANALYZE")
