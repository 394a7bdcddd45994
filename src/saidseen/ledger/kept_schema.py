"""The tables of claims as they are kept: their addresses, the traces in each, and what a trace is about, for questions.

An address, once given, leads to its claim for good: a claim keeps it whatever is said or judged later, and one that
went into another leads there.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Table

from saidseen.ledger.schema import _key, _to, metadata
from saidseen.ledger.stores.columns import BY_KEY, KEY, TEXT, OutsideText, ShortText

# --- step 0006: addresses of claims ----------------------------------------------------------------------------------

claims = Table(
    "claims",
    metadata,
    _key(),
    Column("address", ShortText(16), nullable=False, unique=True, comment="16 hex digits"),
    Column("into", KEY, ForeignKey("claims.id"), index=True, comment="the claim that this one went into"),
)
claim_traces = Table(
    "claim_traces",
    metadata,
    Column("trace", BigInteger, primary_key=True, autoincrement=False),
    _to("claims.id", "claim", index=True),
)
unsettled = Table(
    "unsettled",
    metadata,
    Column(
        "claim", BigInteger, primary_key=True, autoincrement=False, comment="a group whose traces have no address yet"
    ),
)
about = Table(
    "about",
    metadata,
    Column("sort", ShortText(8), primary_key=True, comment="kind, side or country"),
    Column("value", OutsideText, primary_key=True),
    Column("trace", BigInteger, primary_key=True, index=True),
    **BY_KEY,
)
embedded = Table(
    "embedded",
    metadata,
    Column("statement_key", KEY, ForeignKey("statements.id"), primary_key=True, autoincrement=False),
)
place_names = Table(
    "place_names",
    metadata,
    Column("name", OutsideText, primary_key=True, comment="a place's name, or the words of a story for it"),
    Column("folded", TEXT, nullable=False),
)

# --- step 0007: changes ----------------------------------------------------------------------------------------------

changes = Table(
    "changes",
    metadata,
    _key(),
    Column("at", ShortText(40), nullable=False),
    Column("turn", ShortText(32), nullable=False, comment="what happened"),
    Column("subject", OutsideText, nullable=False),
    Column("other", OutsideText),
)

# --- step 0008: versions of stories ----------------------------------------------------------------------------------

story_slots = Table(
    "story_slots",
    metadata,
    Column("slot", ShortText(32), primary_key=True, comment="hash of an address, or of outlet, headline and day"),
    Column("document_id", ShortText(32), ForeignKey("documents.id"), primary_key=True),
    **BY_KEY,
)
versions = Table(
    "versions",
    metadata,
    Column("document_id", ShortText(32), ForeignKey("documents.id"), primary_key=True),
    Column("story", ShortText(32), nullable=False, index=True, comment="the document of its first version"),
    Column("counts", Boolean, nullable=False, comment="the newest that was not withdrawn"),
    Column("withdrawn", Boolean, nullable=False),
)
TABLES = (claims, claim_traces, unsettled, about, embedded, place_names)
