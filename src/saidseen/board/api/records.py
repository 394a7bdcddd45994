"""Records of the API alone: for those who run the board."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Self

from pydantic import Field

from saidseen.ledger.access import Audited, TokenRow
from saidseen.programs.records import ListPage, Record


class Token(Record):
    """A token, without what could be used of it."""

    name: str
    role: str
    id: Annotated[str, Field(description="the part of it that is no secret")]
    made_at: str
    until: Annotated[str | None, Field(description="the last day, in UTC, on which it counts; null is no end")]
    revoked_at: str | None
    state: Annotated[str, Field(description="counts, revoked, or ended")]

    @classmethod
    def of(cls, row: TokenRow) -> Self:
        """The token as it is kept."""
        return cls(
            name=row.name,
            role=row.role,
            id=row.id,
            made_at=row.made_at,
            until=row.until,
            revoked_at=row.revoked_at,
            state=row.state,
        )


class TokenList(Record):
    """Every token, in the order in which they were made."""

    tokens: list[Token]


class LogRow(Record):
    """A row of the log."""

    number: int
    at: str
    who: Annotated[str, Field(description="the name on the token; empty where nobody is known")]
    role: str
    whence: Annotated[str, Field(description="the address that the request came from")]
    what: str
    of: str
    result: Annotated[str, Field(description="a status, or a word; 'begun' until it is known")]

    @classmethod
    def of_row(cls, row: Audited) -> Self:
        """The row as it is kept."""
        return cls(**asdict(row))


class Audit(ListPage):
    """A page of the log, the newest first."""

    rows: list[LogRow]
