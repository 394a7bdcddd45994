"""The tables that answer lists: how each claim stands, what is not sure, and the words of all.

Everything here can be made again from the readings and the judgements. The words stand in `stores.found`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table

from saidseen.ledger.schema import metadata
from saidseen.ledger.stores.columns import KEY, TEXT, OutsideText, ShortText

# --- step 0010: lists and searches -----------------------------------------------------------------------------------

sheets = Table(
    "sheets",
    metadata,
    Column("claim", KEY, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("made_by", ShortText(32), nullable=False, comment="the version of the rules that made it"),
    Column("status", ShortText(32), nullable=False, index=True),
    Column("credibility", Integer, nullable=False),
    Column("statements", Integer, nullable=False, comment="with those beside it; 0 of what nobody says"),
    Column("origins", Integer, nullable=False),
    Column("owed", OutsideText, nullable=False, comment="specifics withheld or missing, a space before and after each"),
    Column("title", OutsideText, nullable=False),
    Column("title_folded", TEXT, nullable=False),
    Column("first_order", TEXT, nullable=False, comment="the place of its first statement in time"),
)
stale = Table(
    "stale",
    metadata,
    Column(
        "claim", BigInteger, primary_key=True, autoincrement=False, comment="a claim whose sheet is to be made anew"
    ),
)
unsure = Table(
    "unsure",
    metadata,
    Column("statement_key", KEY, ForeignKey("statements.id"), primary_key=True, autoincrement=False),
)
FOUND_TABLES = (sheets, stale, unsure)

# --- step 0016: names alone ------------------------------------------------------------------------------------------

renamed = Table(
    "renamed",
    metadata,
    Column("claim", BigInteger, primary_key=True, autoincrement=False, comment="where only a speaker's name changed"),
)
