"""How each claim stands, kept for lists: which sheets are to be made anew, and the claims that a question meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, insert, select, union

from saidseen.ledger.addresses import batched
from saidseen.ledger.found_schema import sheets, stale
from saidseen.ledger.kept_schema import claim_traces
from saidseen.ledger.linked_schema import traces

if TYPE_CHECKING:
    from sqlalchemy import Connection


def outdate(connection: Connection, claims: Iterable[int]) -> None:
    """Note that the sheets of some claims are to be made anew."""
    for some in batched(sorted(set(claims))):
        there = set(connection.scalars(select(stale.c.claim).where(stale.c.claim.in_(some))))
        if rows := [{"claim": claim} for claim in some if claim not in there]:
            connection.execute(insert(stale), rows)


def outdate_holding(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """The same of the claims that hold traces whose `column` is one of some values."""
    query = select(claim_traces.c.claim).join(traces, traces.c.id == claim_traces.c.trace)
    found: set[int] = set()
    for some in batched(sorted(set(values))):
        found |= set(connection.scalars(query.where(column.in_(some))))
    outdate(connection, found)


def outdated(connection: Connection, made_by: str, limit: int) -> tuple[list[int], bool]:
    """Claims whose sheets are to be made anew, and whether something of them changed: else other rules made them."""
    if found := list(connection.scalars(select(stale.c.claim).order_by(stale.c.claim).limit(limit))):
        return found, True
    return list(connection.scalars(select(sheets.c.claim).where(sheets.c.made_by != made_by).limit(limit))), False


def left(connection: Connection, made_by: str) -> int:
    """How many sheets are to be made anew."""
    old = select(sheets.c.claim).where(sheets.c.made_by != made_by)
    return connection.scalar(select(func.count()).select_from(union(select(stale.c.claim), old).subquery())) or 0


def put(connection: Connection, claims: Sequence[int], rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep the sheets of some claims in the place of those that they had; those of which there is none go."""
    for some in batched(claims):
        connection.execute(delete(sheets).where(sheets.c.claim.in_(some)))
        connection.execute(delete(stale).where(stale.c.claim.in_(some)))
    if values := [dict(row) for row in rows]:
        connection.execute(insert(sheets), values)
