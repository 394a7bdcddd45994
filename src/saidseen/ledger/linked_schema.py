"""The tables of what follows from the readings: traces, what joins them, claims and copies.

Everything here can be made again from the readings and the judgements; it is kept so that a new story touches only what
it bears on. A document read again by a better reader has its old rows taken out.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint

from saidseen.ledger.schema import _key, _to, metadata
from saidseen.ledger.stores.columns import BY_KEY, TEXT, OutsideText, ShortText

UNDATED = -1_000_000
"""The first day of what has no date, where a column must have one."""
AGAIN = " again"
"""Stands behind the linker of a document that is to be linked again: what it was linked as is still there."""

# --- step 0005: claims -----------------------------------------------------------------------------------------------

linked = Table(
    "linked",
    metadata,
    Column("document_id", ShortText(32), ForeignKey("documents.id"), primary_key=True),
    _to("readings.id", "reading_id"),
    Column("linker", OutsideText, nullable=False, comment="the version of the rules that linked it"),
    Index("ix_linked_linker", "linker", "reading_id"),
)
traces = Table(
    "traces",
    metadata,
    _key(),
    _to("statements.id", "statement_key", index=True),
    Column("statement_id", ShortText(64), nullable=False, index=True),
    Column("document_id", ShortText(32), ForeignKey("documents.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("at", OutsideText, nullable=False, comment="when its story counts as known"),
    Column("cell", OutsideText, comment="kind and side, where these gather it"),
    Column("places", OutsideText, nullable=False, comment="countries, alpha-3, with commas"),
    Column("first", Integer, comment="day since 1970-01-01"),
    Column("last", Integer),
    Column("host", BigInteger, index=True, comment="the trace that it goes with"),
    Column("claim", BigInteger, nullable=False, comment="the first trace of its group"),
    Column("record", TEXT, nullable=False, comment="JSON: its matter"),
    Index("ix_traces_cell", "cell", "first"),
    Index("ix_traces_claim", "claim"),
)
trace_keys = Table(
    "trace_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("first", Integer, primary_key=True, comment="day since 1970-01-01, UNDATED without a date"),
    Column("trace", BigInteger, primary_key=True, index=True),
    **BY_KEY,
)
joints = Table(
    "joints",
    metadata,
    Column("a", BigInteger, primary_key=True),
    Column("b", BigInteger, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    **BY_KEY,
)
prints = Table(
    "prints",
    metadata,
    Column("number", BigInteger, primary_key=True),
    Column("sort", Integer, primary_key=True, comment="0 of exact words, 1 of the sketch, 2 of the whole"),
    Column("document_id", ShortText(32), ForeignKey("documents.id"), primary_key=True, index=True),
    **BY_KEY,
)
copies = Table(
    "copies",
    metadata,
    _key(),
    Column("a", ShortText(32), ForeignKey("documents.id"), nullable=False, index=True),
    Column("b", ShortText(32), ForeignKey("documents.id"), nullable=False, index=True),
    Column("share", Float, nullable=False),
    Column("kind", ShortText(16), nullable=False),
    Column("origin", ShortText(32), comment="the one that the other was taken from"),
    UniqueConstraint("a", "b"),
)
TABLES = (linked, traces, trace_keys, joints, prints, copies)
