"""What the ledger keeps of moves: how a claim stood and stands, and because of what; each written once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, delete, func, insert, or_, select

from saidseen.ledger import schema
from saidseen.ledger.addresses import batched
from saidseen.ledger.claim_queries import ClaimQuestion, wanted
from saidseen.ledger.found_schema import sheets
from saidseen.ledger.judged_schema import corrected
from saidseen.ledger.kept_schema import claims, versions
from saidseen.ledger.linked_schema import traces
from saidseen.ledger.moved_schema import before_moves, moves, told

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class LastSheet:
    """How a claim was when its sheet was last made.

    `sheet` is that sheet, None where there was none; `said` its statements ("id~document"), None where it was never
    told of; `judged` the last judgement then; `record` what else was kept of it.
    """

    sheet: Row[Any] | None
    said: frozenset[str] | None
    judged: int
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move as kept, by its claim's number; `record` as `desk.moving` writes it."""

    id: int
    at: str
    claim: int
    status_was: str | None
    status: str | None
    judgement: int | None
    record: Mapping[str, Any]


def before(connection: Connection, numbers: Sequence[int]) -> dict[int, LastSheet]:
    """How some claims were when their sheets were last made; those that had none and were not told of are left out."""
    had: dict[int, Any] = {}
    knew: dict[int, Any] = {}
    for some in batched(numbers):
        had |= {row.claim: row for row in connection.execute(select(sheets).where(sheets.c.claim.in_(some)))}
        knew |= {row.claim: row for row in connection.execute(select(told).where(told.c.claim.in_(some)))}
    return {
        number: LastSheet(
            had.get(number),
            frozenset(row.said.split()) if (row := knew.get(number)) is not None else None,
            row.judged if row is not None else 0,
            json.loads(row.record) if row is not None else {},
        )
        for number in had.keys() | knew.keys()
    }


def put(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write moves."""
    if rows:
        connection.execute(insert(moves), [{**row, "record": json.dumps(row["record"])} for row in rows])


def keep(connection: Connection, numbers: Sequence[int], rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep how some claims are, for the next time; those of which there is no row are forgotten."""
    for some in batched(numbers):
        connection.execute(delete(told).where(told.c.claim.in_(some)))
    if values := [{**row, "record": json.dumps(row["record"])} for row in rows]:
        connection.execute(insert(told), values)


def last(connection: Connection) -> int:
    """The number of the last move; 0 where there was none."""
    return connection.scalar(select(func.max(moves.c.id))) or 0


def last_judged(connection: Connection) -> tuple[int, int]:
    """The last judgement, and the last that there was when a move was last written."""
    newest = connection.scalar(select(func.max(schema.judgements.c.id))) or 0
    known = connection.scalar(select(moves.c.judged).order_by(moves.c.id.desc()).limit(1))
    return newest, known or 0


def earlier_documents(connection: Connection) -> set[str]:
    """The documents that were there before moves were kept, and in no claim yet."""
    return set(connection.scalars(select(before_moves.c.document_id)))


def page(
    connection: Connection,
    question: ClaimQuestion | None,
    after: int,
    before: int | None,
    limit: int | None,
    *,
    newest_first: bool,
) -> list[MoveRow]:
    """The moves after one number and before another, of claims that meet a question, or went into one that does."""
    query: Select[Any] = select(moves).where(moves.c.id > after)
    if before is not None:
        query = query.where(moves.c.id < before)
    if question is not None and question != ClaimQuestion():
        led = wanted(question, connection.dialect.name).cte("led", recursive=True)
        led = led.union_all(select(claims.c.id).join(led, claims.c.into == led.c.claim))
        query = query.where(moves.c.claim.in_(select(led.c.claim)))
    query = query.order_by(moves.c.id.desc() if newest_first else moves.c.id).limit(limit)
    return [_row(row) for row in connection.execute(query)]


def _row(row: Row[Any]) -> MoveRow:
    record = json.loads(row.record)
    return MoveRow(row.id, row.at, row.claim, row.status_was, row.status, row.judgement, record)


def of_claims(connection: Connection, numbers: Collection[int], after: int) -> list[MoveRow]:
    """The moves of some claims, and of those that went straight into them, after one number, the last first."""
    own = select(claims.c.id).where(or_(claims.c.id.in_(numbers), claims.c.into.in_(numbers)))
    query = select(moves).where(moves.c.id > after, moves.c.claim.in_(own)).order_by(moves.c.id.desc())
    return [_row(row) for row in connection.execute(query)]


def shown(connection: Connection, numbers: Collection[int]) -> dict[int, LastSheet]:
    """How some claims are as their sheets have it, for lists; those that have no sheet are left out."""
    return {n: one for n, one in before(connection, sorted(numbers)).items() if one.sheet is not None}


def statements(connection: Connection, names: Iterable[str]) -> dict[str, Any]:
    """Of some statements ("id~document") those that are read now, as people left them, with outlet and day."""
    rows, documents = schema.statements, schema.documents
    query = (
        select(
            traces.c.statement_id, traces.c.document_id, traces.c.at, documents.c.outlet, documents.c.published,
            documents.c.url,
            func.coalesce(corrected.c.record, rows.c.record).label("record"),
        )
        .join(rows, rows.c.id == traces.c.statement_key)
        .join(documents, documents.c.id == traces.c.document_id)
        .outerjoin(corrected, corrected.c.statement_key == rows.c.id)
        .where(or_(corrected.c.dropped.is_(None), corrected.c.dropped.is_(False)))
    )  # fmt: skip
    asked = set(names)
    ids = sorted({name.partition("~")[0] for name in asked})
    found = (row for some in batched(ids) for row in connection.execute(query.where(traces.c.statement_id.in_(some))))
    return {name: row for row in found if (name := f"{row.statement_id}~{row.document_id}") in asked}


def withdrawn(connection: Connection, documents: Iterable[str]) -> dict[str, bool]:
    """Of some documents those that do not count now: whether each was withdrawn, else there is a newer version."""
    query = select(versions.c.document_id, versions.c.withdrawn).where(versions.c.counts.is_(False))
    found: Iterator[Any] = (
        row
        for some in batched(sorted(set(documents)))
        for row in connection.execute(query.where(versions.c.document_id.in_(some)))
    )
    return {row.document_id: row.withdrawn for row in found}
