"""What the ledger keeps of alerts: how far each target was told, and how it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from saidseen.ledger.alerted_schema import alert_entries, alert_targets
from saidseen.ledger.when import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class TargetRow:
    """How a target is: since when it is told (ISO, UTC), the last move that it is through with, how many it was told
    of and when last; `failures` are those in a row, `error` what is wrong, `due` when it is tried again; before
    `wait_until` it asked not to be told.
    """

    key: str
    alert: str
    since: str
    position: int
    told: int = 0
    told_at: str | None = None
    failures: int = 0
    error: str | None = None
    due: str | None = None
    wait_until: str | None = None


def rows(connection: Connection, keys: Sequence[str]) -> dict[str, TargetRow]:
    """Of some targets those that were ever told."""
    found = connection.execute(select(alert_targets).where(alert_targets.c.key.in_(keys))).mappings()
    return {row["key"]: TargetRow(**row) for row in found}


def begin(connection: Connection, key: str, alert: str, position: int) -> None:
    """Begin to tell a target of the moves after that one."""
    connection.execute(insert(alert_targets), asdict(TargetRow(key, alert, now(), position)))


def through(connection: Connection, key: str, position: int, told: int = 0, *, well: bool = True) -> None:
    """Note that a target is through with the moves up to that one, and was told of so many more; `well` if it works."""
    table = alert_targets
    values: dict[str, Any] = {"failures": 0, "error": None, "due": None, "wait_until": None} if well else {}
    if told:
        values |= {"told": table.c.told + told, "told_at": now()}
    if values:
        connection.execute(update(table).where(table.c.key == key).values(values))
    further = update(table).where(table.c.key == key, table.c.position < position)
    connection.execute(further.values(position=position))


def failed(
    connection: Connection, key: str, failures: int, error: str, due: str, wait_until: str | None = None
) -> None:
    """Note that a target could not be told, so many times in a row."""
    query = update(alert_targets).where(alert_targets.c.key == key)
    connection.execute(query.values(failures=failures, error=error, due=due, wait_until=wait_until))


def put_entries(connection: Connection, key: str, records: Mapping[int, Mapping[str, Any]], most: int) -> None:
    """Add entries to a target's feed, by the number of their move; only the newest stay."""
    values = [{"target": key, "move": move, "record": json.dumps(record)} for move, record in records.items()]
    if values:
        connection.execute(insert(alert_entries), values)
    mine = select(alert_entries.c.move).where(alert_entries.c.target == key)
    oldest = connection.scalar(mine.order_by(alert_entries.c.move.desc()).offset(most - 1).limit(1))
    if oldest is not None:
        old = delete(alert_entries).where(alert_entries.c.target == key, alert_entries.c.move < oldest)
        connection.execute(old)


def entries(connection: Connection, key: str) -> list[dict[str, Any]]:
    """The entries of a target's feed, the newest first."""
    table = alert_entries
    query = select(table.c.record).where(table.c.target == key).order_by(table.c.move.desc())
    return [json.loads(record) for record in connection.scalars(query)]
