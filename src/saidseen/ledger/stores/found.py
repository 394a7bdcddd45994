"""Full text in each store: SQLite's FTS5, PostgreSQL's tsvector. What is kept are stems, so that both find the same,
and the words that differ from them, so that beginnings are found that a stem has lost.

The words of statements stand in one table, by their keys, those of stories in another, by the key of the first reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, column, literal_column, select, table, text

from saidseen.ledger.search import APART, Sought, Term

if TYPE_CHECKING:
    from sqlalchemy import Connection

STATEMENTS, STORIES = "statement_words", "story_words"
FAR = 16_383
"""The last place in a text that PostgreSQL tells apart."""
ROOM = 1 << 20
"""Bytes of words and places that a tsvector takes."""


def make(connection: Connection) -> None:
    """Make the two tables."""
    for name in (STATEMENTS, STORIES):
        if connection.dialect.name == "sqlite":
            ways = "tokenize = 'unicode61 remove_diacritics 0', columnsize = 0"
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5(words, {ways})")
        else:
            connection.exec_driver_sql(f"CREATE TABLE {name} (key bigint PRIMARY KEY, words tsvector NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX ix_{name} ON {name} USING gin (words)")


def put(connection: Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Keep the words of some keys."""
    if connection.dialect.name == "sqlite":
        values = [{"key": key, "words": _paired(words)} for key, words in rows]
        query = f"INSERT INTO {name} (rowid, words) VALUES (:key, :words)"
    else:
        values = [{"key": key, "words": _placed(words)} for key, words in rows]
        query = f"INSERT INTO {name} (key, words) VALUES (:key, CAST(:words AS tsvector))"
    if values:
        connection.execute(text(query), values)


def take_out(connection: Connection, name: str, keys: Sequence[int]) -> None:
    """Forget the words of some keys."""
    key = "rowid" if connection.dialect.name == "sqlite" else "key"
    if keys:
        connection.execute(text(f"DELETE FROM {name} WHERE {key} = :key"), [{"key": one} for one in keys])


def keys_with(store: str, name: str, asked: Sought) -> Select[Any]:
    """The keys of what has the words that are looked for; `store` is the name of SQLAlchemy's dialect."""
    if store == "sqlite":
        has = text(f"{name} MATCH :sought_{name}").bindparams(**{f"sought_{name}": _fts(asked)})
        return select(literal_column("rowid")).select_from(table(name)).where(has)
    holds = text(f"words @@ CAST(:sought_{name} AS tsquery)").bindparams(**{f"sought_{name}": _tsquery(asked)})
    return select(column("key")).select_from(table(name)).where(holds)


def _placed(words: str) -> str:
    """Words as a tsvector's literal, stem and word at one place; of what goes over its room the end is left out."""
    places: dict[str, list[int]] = {}
    room = ROOM
    for place, both in enumerate(words.split(), 1):
        for word in both.split("/"):
            room -= 2 if word in places else len(word.encode()) + 5
            if room < 0:
                break
            places.setdefault(word, []).append(min(place, FAR))
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())


def _paired(words: str) -> str:
    """Words for FTS5, one at a place: the stems, then each word that is not its stem behind the stem before."""
    stems, pairs = [""], dict[str, None]()
    for both in words.split():
        own, _, word = both.partition("/")
        if word:
            pairs[f"{stems[-1]} {word}".strip()] = None
        stems.append(own)
    return " ".join([*stems[1:], APART, *pairs])


def _fts(asked: Sought) -> str:
    def term(one: Term) -> str:
        if one.prefix and len(one.stems) > 2:  # a beginning is kept behind one stem, not behind all those before
            return f"({term(Term(one.stems[:-1]))} AND {term(Term(one.stems[-2:], True))})"
        return f'"{" ".join(one.stems)}"{" *" if one.prefix else ""}'

    every = " AND ".join(f"({' OR '.join(map(term, group))})" for group in asked.groups)
    return " NOT ".join([f"({every})", *(term(one) for one in asked.without)])


def _tsquery(asked: Sought) -> str:
    def term(one: Term) -> str:
        words = " <-> ".join(f"'{word}'" for word in one.stems)
        return f"({words}:*)" if one.prefix else f"({words})"

    every = [f"({' | '.join(map(term, group))})" for group in asked.groups]
    return " & ".join([*every, *(f"!{term(one)}" for one in asked.without)])
