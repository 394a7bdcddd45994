"""What changed in a ledger, in order: a counter that goes up by each thing that came, moved or was judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from saidseen.ledger.kept_schema import changes
from saidseen.ledger.when import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Turn(StrEnum):
    """What happened to a thing."""

    STORY = "story came"
    READ = "story read again"
    CLAIM = "claim came"
    CHANGED = "claim changed"
    MERGED = "claim went into another"
    JUDGED = "judged"
    VERSION = "story came in a new version"
    WITHDRAWN = "story withdrawn"
    RESTORED = "story no longer withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its number in the ledger, when it was written (ISO, UTC), what happened, and to what.

    `subject` is a document's id, a claim's address, or what a judgement is of; `other` the address of the claim that
    one went into, the judgement's number, or the first version of a story.
    """

    number: int
    at: str
    turn: Turn
    subject: str
    other: str | None = None


def note(connection: Connection, turn: Turn, subjects: Iterable[str | tuple[str, str]]) -> None:
    """Write that something happened to some subjects, each with its other where it has one."""
    at, pairs = now(), [(one, None) if isinstance(one, str) else one for one in subjects]
    rows = [{"at": at, "turn": turn.value, "subject": subject, "other": other} for subject, other in pairs]
    if rows:
        connection.execute(insert(changes), rows)


def after(connection: Connection, number: int, most: int) -> list[Change]:
    """The changes after that number, in order."""
    query = select(changes).where(changes.c.id > number).order_by(changes.c.id).limit(most)
    return [Change(row.id, row.at, Turn(row.turn), row.subject, row.other) for row in connection.execute(query)]


def last(connection: Connection) -> int:
    """The number of the last change; 0 where there was none."""
    return connection.scalar(select(func.max(changes.c.id))) or 0
