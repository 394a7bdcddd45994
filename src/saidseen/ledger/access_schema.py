"""The tables of who may what: tokens, what browsers were given for one, and what was done by whom."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from saidseen.ledger.schema import metadata
from saidseen.ledger.stores.columns import BY_KEY, KEY, OutsideText, ShortText

# --- step 0013: who may what -----------------------------------------------------------------------------------------

tokens = Table(
    "access_tokens",
    metadata,
    Column("id", ShortText(32), primary_key=True, comment="the part of the token that is no secret"),
    Column("name", OutsideText, nullable=False, index=True, comment="whose it is"),
    Column("role", ShortText(16), nullable=False),
    Column("made_at", ShortText(40), nullable=False),
    Column("until", ShortText(40), comment="the last day on which it counts"),
    Column("revoked_at", ShortText(40)),
    Column("hash", ShortText(200), nullable=False, comment="argon2id of the whole token"),
)
sessions = Table(
    "access_sessions",
    metadata,
    Column("hash", ShortText(64), primary_key=True, comment="SHA-256 of the cookie"),
    Column("token", ShortText(32), ForeignKey("access_tokens.id"), nullable=False),
    Column("ends_at", ShortText(40), nullable=False, index=True),
    **BY_KEY,
)
audit = Table(
    "access_audit",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("at", ShortText(40), nullable=False),
    Column("who", OutsideText, nullable=False, comment="the name on the token; empty where nobody is known"),
    Column("role", ShortText(16), nullable=False),
    Column("whence", OutsideText, nullable=False, comment="the address that the request came from"),
    Column("what", OutsideText, nullable=False),
    Column("of", OutsideText, nullable=False),
    Column("result", OutsideText, nullable=False, comment="'begun' until it is known"),
)
ACCESS_TABLES = (tokens, sessions, audit)
