"""Who may what, as rows: tokens (only their hashes), sessions of browsers, and the log of what was done by whom.

Nothing here knows a secret: what is kept cannot be used to get in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from saidseen.ledger.access_schema import audit, sessions, tokens
from saidseen.ledger.when import bounds, now

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

FEW = 500  # rows of the log that are fetched at a time


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token: `name` says whose it is, `until` is the last day (ISO, UTC) on which it counts; other times are ISO."""

    id: str
    name: str
    role: str
    made_at: str
    until: str | None
    revoked_at: str | None
    hash: str = field(repr=False)

    @property
    def state(self) -> str:
        """Whether it counts, was revoked, or has ended."""
        last = bounds(self.until)
        ended = last is not None and last[1] < now()[:19]
        return "revoked" if self.revoked_at is not None else "ended" if ended else "counts"


@dataclass(frozen=True, slots=True)
class Audited:
    """A row of the log: when (ISO, UTC), who in which role, from which address, did what to what, and what came of it.

    `who` is the name on the token, empty where nobody is known; `result` is "begun" until it is known.
    """

    number: int
    at: str
    who: str
    role: str
    whence: str
    what: str
    of: str
    result: str


def add(connection: Connection, row: TokenRow) -> None:
    """Keep a token."""
    connection.execute(insert(tokens), asdict(row))


def token(connection: Connection, id: str) -> TokenRow | None:
    """The token with that id."""
    return _token(connection.execute(select(tokens).where(tokens.c.id == id)).one_or_none())


def every(connection: Connection, name: str | None = None) -> list[TokenRow]:
    """All tokens, or those of a name, in the order in which they were made."""
    query = select(tokens).order_by(tokens.c.made_at, tokens.c.id)
    rows = connection.execute(query if name is None else query.where(tokens.c.name == name))
    return [TokenRow(**row._mapping) for row in rows]


def revoke(connection: Connection, id: str) -> None:
    """Take a token back; what browsers were given for it ends with it."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(revoked_at=now()))
    connection.execute(delete(sessions).where(sessions.c.token == id))


def _token(row: Row[Any] | None) -> TokenRow | None:
    return None if row is None else TokenRow(**row._mapping)


# --- what browsers were given ----------------------------------------------------------------------------------------


def begin(connection: Connection, hash: str, token: str, hours: float) -> None:
    """Keep a session that ends after so many hours; those that have ended go."""
    connection.execute(delete(sessions).where(sessions.c.ends_at < now()))
    ends = (datetime.now(UTC) + timedelta(hours=hours)).isoformat(timespec="seconds")
    connection.execute(insert(sessions), {"hash": hash, "token": token, "ends_at": ends})


def end(connection: Connection, hash: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.hash == hash))


def session(connection: Connection, hash: str) -> TokenRow | None:
    """The token that a session was given for; None where there is none, or it has ended."""
    query = select(tokens).join(sessions, sessions.c.token == tokens.c.id)
    return _token(connection.execute(query.where(sessions.c.hash == hash, sessions.c.ends_at >= now())).one_or_none())


# --- what was done ---------------------------------------------------------------------------------------------------


def write(connection: Connection, row: Audited) -> int:
    """Add a row to the log, with the time now; its number."""
    values = {key: value for key, value in asdict(replace(row, at=now())).items() if key != "number"}
    return int(connection.execute(insert(audit).returning(audit.c.id), values).scalar_one())


def close(connection: Connection, number: int, result: str) -> None:
    """Say what came of what a row of the log tells."""
    connection.execute(update(audit).where(audit.c.id == number).values(result=result))


def many(connection: Connection) -> int:
    """How many rows the log has."""
    return connection.scalar(select(func.count()).select_from(audit)) or 0


def log(connection: Connection, limit: int | None = None, offset: int = 0) -> Iterator[Audited]:
    """The rows of the log, the newest first."""
    query = select(audit).order_by(audit.c.id.desc()).limit(limit).offset(offset or None)
    for row in connection.execute(query).yield_per(FEW):
        yield Audited(number=row.id, **{key: value for key, value in row._mapping.items() if key != "id"})
