"""The tables of what follows from judgements: statements as people left them, who is one person, which id went where.

Everything here can be made again from the readings and the judgements.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Table

from saidseen.ledger.schema import _to, metadata
from saidseen.ledger.stores.columns import KEY, TEXT, OutsideText, ShortText

# --- step 0009: what follows from judgements -------------------------------------------------------------------------

corrected = Table(
    "corrected",
    metadata,
    Column("statement_key", KEY, ForeignKey("statements.id"), primary_key=True, autoincrement=False),
    Column("dropped", Boolean, nullable=False),
    _to("speakers.id", "speaker_id", null=True, index=True),
    Column("outlet_own", Boolean, nullable=False),
    Column("act", ShortText(16), nullable=False),
    Column("polarity", OutsideText, nullable=False),
    Column("basis", ShortText(16), nullable=False),
    Column("event_type", OutsideText),
    Column("event_mode", OutsideText),
    Column("score", Float),
    Column("first", ShortText(19)),
    Column("last", ShortText(19)),
    Column("countries", OutsideText, nullable=False, comment="of its places, alpha-3, a space before and after each"),
    Column("places", TEXT, nullable=False, comment="names of its places, folded"),
    Column("unsure", Boolean, nullable=False),
    Column("owed", OutsideText, nullable=False, comment="specifics withheld or missing, a space before and after each"),
    Column("record", TEXT, nullable=False, comment="JSON: the statement in full"),
)
namesakes = Table(
    "namesakes",
    metadata,
    Column("name_folded", TEXT, primary_key=True),
    Column("as_name", OutsideText, nullable=False, comment="the name of the person that people said this is"),
    Column("as_folded", TEXT, nullable=False, index=True),
)
heirs = Table(
    "heirs",
    metadata,
    Column(
        "statement_id", ShortText(64), primary_key=True, comment="a judged statement that the newest reading has not"
    ),
    Column("heir", ShortText(64), nullable=False, index=True, comment="the one that stands in its place there"),
)
JUDGED_TABLES = (corrected, namesakes, heirs)
