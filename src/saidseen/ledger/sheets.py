"""How each claim stands, kept for lists: which sheets are to be made anew, and the claims that a question meets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, union

from saidseen.ledger.addresses import batched
from saidseen.ledger.found_schema import renamed, sheets, stale
from saidseen.ledger.kept_schema import claim_traces
from saidseen.ledger.linked_schema import traces

if TYPE_CHECKING:
    from sqlalchemy import Connection


def outdate(connection: Connection, claims: Iterable[int]) -> None:
    """Note that the sheets of some claims are to be made anew."""
    _note(connection, stale, claims)


def outdate_names(connection: Connection, claims: Iterable[int]) -> None:
    """The same where nothing but the name of somebody who speaks there changed: that waits until they are shown."""
    _note(connection, renamed, claims)


def _note(connection: Connection, table: Table, claims: Iterable[int]) -> None:
    for some in batched(sorted(set(claims))):
        there = set(connection.scalars(select(table.c.claim).where(table.c.claim.in_(some))))
        if rows := [{"claim": claim} for claim in some if claim not in there]:
            connection.execute(insert(table), rows)


def outdate_holding(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """The same of the claims that hold traces whose `column` is one of some values."""
    outdate(connection, holding(connection, column, values))


def holding(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> set[int]:
    """The claims that hold traces whose `column` is one of some values."""
    query = select(claim_traces.c.claim).join(traces, traces.c.id == claim_traces.c.trace)
    found: set[int] = set()
    for some in batched(sorted(set(values))):
        found |= set(connection.scalars(query.where(column.in_(some))))
    return found


def outdated(
    connection: Connection, made_by: str, limit: int, shown: Collection[int] | None = None
) -> tuple[list[int], bool]:
    """Claims whose sheets are to be made anew, and whether something of them changed: else other rules made them.

    Where only a name changed, those that are `shown` alone, or all of them where that is None.
    """
    if found := list(connection.scalars(select(stale.c.claim).order_by(stale.c.claim).limit(limit))):
        return found, True
    if found := _named_otherwise(connection, shown)[:limit]:
        return found, True
    return list(connection.scalars(select(sheets.c.claim).where(sheets.c.made_by != made_by).limit(limit))), False


def left(connection: Connection, made_by: str, shown: Collection[int] | None = None) -> int:
    """How many sheets are to be made anew, counted as `outdated` gives them."""
    old = select(sheets.c.claim).where(sheets.c.made_by != made_by)
    many = connection.scalar(select(func.count()).select_from(union(select(stale.c.claim), old).subquery())) or 0
    return many + len(_named_otherwise(connection, shown))


def any_named_otherwise(connection: Connection) -> bool:
    """Whether there are claims in which only a name changed."""
    return connection.scalar(select(renamed.c.claim).limit(1)) is not None


def _named_otherwise(connection: Connection, shown: Collection[int] | None) -> list[int]:
    """The claims in which only a name changed, of those `shown`."""
    query = select(renamed.c.claim).where(renamed.c.claim.not_in(select(stale.c.claim))).order_by(renamed.c.claim)
    if shown is None:
        return list(connection.scalars(query))
    return [n for some in batched(sorted(shown)) for n in connection.scalars(query.where(renamed.c.claim.in_(some)))]


def put(connection: Connection, claims: Sequence[int], rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep the sheets of some claims in the place of those that they had; those of which there is none go."""
    for some in batched(claims):
        connection.execute(delete(sheets).where(sheets.c.claim.in_(some)))
        for table in (stale, renamed):
            connection.execute(delete(table).where(table.c.claim.in_(some)))
    if values := [dict(row) for row in rows]:
        connection.execute(insert(sheets), values)
