"""The first statements with words that very many have, found without sorting them all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from saidseen.ledger import schema
from saidseen.ledger.queries import wanted
from saidseen.ledger.search import sought
from saidseen.ledger.stores import found

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.ledger.queries import Question

FREQUENT, FIRST = 10_000, 20_000
"""Statements from which on words are frequent, and how many are looked at where only the first with them are wanted."""
LONG = 20
"""Statements that a story may have, so that FIRST of them stand in the first FIRST / LONG stories."""


def early_keys(connection: Connection, question: Question) -> list[int] | None:
    """The same keys, where words are so frequent that the first FIRST statements in time have as many as are wanted.

    To sort all that have a frequent word takes seconds in a ledger of a million. None where the words are rare, or the
    first statements have too few.
    """
    by = question.sort.removeprefix("-")
    if question.words is None or question.limit is None or by not in ("happened", "said"):
        return None
    words = found.keys_with(connection.dialect.name, found.STATEMENTS, sought(question.words))
    if (connection.scalar(select(func.count()).select_from(words.limit(FREQUENT).subquery())) or 0) < FREQUENT:
        return None
    down = question.sort.startswith("-")
    early = (_first_told if by == "said" else _first_happened)(connection, words, down=down)
    if early is None:
        return None
    last, with_words = early
    asked = wanted(question, connection.dialect.name, within=with_words).subquery()
    sort, key = asked.c.sort, asked.c.id
    ordered = (sort.desc(), key.desc()) if down else (sort, key)
    query = select(sort, key).where(sort.is_not(None)).order_by(*ordered).limit(question.limit)
    rows = [tuple(row) for row in connection.execute(query)]
    ends = [row >= last if down else row <= last for row in rows[-1:]]
    return [key for _, key in rows] if len(rows) == question.limit and all(ends) else None


def _first_happened(
    connection: Connection, words: Select[Any], *, down: bool
) -> tuple[tuple[str, int], Select[Any]] | None:
    """The last of the first statements by when what they are about happened, and those of them that have some words."""
    rows = schema.statements
    order = (rows.c.first.desc(), rows.c.id.desc()) if down else (rows.c.first, rows.c.id)
    first = select(rows.c.first, rows.c.id).where(rows.c.first.is_not(None)).order_by(*order).limit(FIRST)
    last = connection.execute(first.limit(1).offset(FIRST - 1)).one_or_none()
    if last is None:
        return None
    early = first.subquery()
    return (last.first, last.id), select(early.c.id).where(early.c.id.in_(words))


def _first_told(
    connection: Connection, words: Select[Any], *, down: bool
) -> tuple[tuple[str, int], Select[Any]] | None:
    """The same by when they were said: what stands in the first stories, and in all that are dated as the last of them
    is."""
    documents, readings, rows = schema.documents, schema.readings, schema.statements
    dated = documents.c.published
    last = connection.scalar(
        select(dated)
        .where(dated.is_not(None))
        .order_by(dated.desc() if down else dated)
        .limit(1)
        .offset(max(FIRST // LONG, 1) - 1)
    )
    if last is None:
        return None
    stories = select(documents.c.id).where(dated >= last if down else dated <= last)
    read = select(readings.c.id).where(readings.c.document_id.in_(stories))
    early = select(rows.c.id).where(rows.c.reading_id.in_(read)).limit(sys.maxsize).subquery()
    return (last, 0 if down else sys.maxsize), select(early.c.id).where(early.c.id.in_(words))
