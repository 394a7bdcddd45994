"""The tables of who may what: tokens, what browsers were given for one, and what was done by whom."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from saidseen.ledger.schema import metadata
from saidseen.ledger.stores.columns import BY_KEY, KEY, Name, Words

# --- step 0013: who may what -----------------------------------------------------------------------------------------

tokens = Table(
    "access_tokens",
    metadata,
    Column("id", Name(32), primary_key=True, comment="the part of the token that is no secret"),
    Column("name", Words, nullable=False, index=True, comment="whose it is"),
    Column("role", Name(16), nullable=False),
    Column("made_at", Name(40), nullable=False),
    Column("until", Name(40), comment="the last day on which it counts"),
    Column("revoked_at", Name(40)),
    Column("hash", Name(200), nullable=False, comment="argon2id of the whole token"),
)
sessions = Table(
    "access_sessions",
    metadata,
    Column("hash", Name(64), primary_key=True, comment="SHA-256 of the cookie"),
    Column("token", Name(32), ForeignKey("access_tokens.id"), nullable=False),
    Column("ends_at", Name(40), nullable=False, index=True),
    **BY_KEY,
)
audit = Table(
    "access_audit",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("at", Name(40), nullable=False),
    Column("who", Words, nullable=False, comment="the name on the token; empty where nobody is known"),
    Column("role", Name(16), nullable=False),
    Column("whence", Words, nullable=False, comment="the address that the request came from"),
    Column("what", Words, nullable=False),
    Column("of", Words, nullable=False),
    Column("result", Words, nullable=False, comment="'begun' until it is known"),
)
ACCESS_TABLES = (tokens, sessions, audit)
