"""The tables of what moved: how each claim stood and stands, by what, and what the next move of it is told against."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table

from saidseen.ledger.schema import _key, _to, metadata
from saidseen.ledger.stores.columns import KEY, TEXT, ShortText

# --- step 0012: what moved -------------------------------------------------------------------------------------------

moves = Table(
    "moves",
    metadata,
    _key(),
    Column("at", ShortText(40), nullable=False),
    _to("claims.id", "claim", index=True),
    Column("status_was", ShortText(32), comment="none of a claim that is new"),
    Column("status", ShortText(32), comment="none of a claim that is gone"),
    Column("judgement", KEY, ForeignKey("judgements.id"), comment="the last one that it may come of"),
    Column("judged", BigInteger, nullable=False, comment="the last judgement of any claim then"),
    Column("record", TEXT, nullable=False, comment="JSON: how it stood and stands, and because of which statements"),
)
told = Table(
    "told",
    metadata,
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("said", TEXT, nullable=False, comment="its statements when its sheet was made: id~document, with spaces"),
    Column("judged", BigInteger, nullable=False, comment="the last judgement of any claim then"),
    Column("record", TEXT, nullable=False, comment="JSON: owed, judged, sides, actors, places"),
)
before_moves = Table(
    "before_moves",
    metadata,
    Column(
        "document_id",
        ShortText(32),
        ForeignKey("documents.id"),
        primary_key=True,
        comment="not in claims, as moves began",
    ),
)
MOVED_TABLES = (moves, told, before_moves)
