"""What people judged: rows that are added and never changed; one takes another back by naming it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, insert, select

from saidseen.ledger import schema
from saidseen.ledger.changes import Turn, note
from saidseen.ledger.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement: `subject` is statement, claim, document, actor, source or judgement, and `subject_id` its id, of a
    claim its address; `field` is what was judged, `value` plain JSON values."""

    id: int
    subject: str
    subject_id: str
    field: str
    value: Any
    person: str
    made_at: str
    why: str
    withdraws: int | None = None


def moment() -> str:
    """The time now: ISO, UTC, to the millisecond, so that of two judgements in one second the later is known."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def judge(
    connection: Connection,
    subject: str,
    subject_id: str,
    field: str,
    value: Any,
    person: str,
    why: str,
    withdraws: int | None = None,
    at: str | None = None,
) -> int:
    """Add a judgement; its number. Raises LedgerError where it takes back one that is not there."""
    table = schema.judgements
    if withdraws is not None and connection.scalar(select(table.c.id).where(table.c.id == withdraws)) is None:
        raise LedgerError(f"there is no judgement {withdraws} to take back; `saidseen judge list` shows them")
    values: dict[str, Any] = {
        "subject": subject,
        "subject_id": subject_id[:64],
        "field": field,
        "value": json.dumps(value),
        "person": person,
        "made_at": at or moment(),
        "why": why,
        "withdraws": withdraws,
    }
    number = int(connection.execute(insert(table).returning(table.c.id), values).scalar_one())
    note(connection, Turn.JUDGED, [(values["subject_id"], str(number))])
    return number


def judgements(connection: Connection, *, all: bool = False) -> list[JudgementRow]:
    """The judgements that stand, oldest first; with `all` those that were taken back too."""
    rows = judged_after(connection, 0)
    if all:
        return rows
    gone = withdrawn(rows)
    return [row for row in rows if row.id not in gone and row.withdraws is None]


def judged_after(connection: Connection, number: int) -> list[JudgementRow]:
    """The judgements after that number, oldest first, those that were taken back too."""
    table = schema.judgements
    return _rows(connection, select(table).where(table.c.id > number).order_by(table.c.id))


def _rows(connection: Connection, query: Select[Any]) -> list[JudgementRow]:
    return [
        JudgementRow(**{**row, "value": json.loads(row["value"]) if row["value"] else None})
        for row in connection.execute(query).mappings()
    ]


def judgements_numbered(connection: Connection, numbers: Collection[int]) -> dict[int, JudgementRow]:
    """The judgements with some numbers, few of them."""
    query = select(schema.judgements).where(schema.judgements.c.id.in_(sorted(numbers)))
    return {row.id: row for row in _rows(connection, query)} if numbers else {}


def withdrawn(rows: list[JudgementRow]) -> set[int]:
    """The numbers of those taken back; taking back a taking back lets the first stand again."""
    gone: set[int] = set()
    for row in sorted(rows, key=lambda r: -r.id):
        if row.withdraws is not None and row.id not in gone:
            gone.add(row.withdraws)
    return gone
