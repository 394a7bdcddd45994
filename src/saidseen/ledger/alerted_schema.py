"""The tables of alerts: how far each target was told of the moves, how it is, and the entries of its feed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table

from saidseen.ledger.schema import metadata
from saidseen.ledger.stores.columns import BY_KEY, KEY, TEXT, OutsideText, ShortText

# --- step 0014: alerts -----------------------------------------------------------------------------------------------

alert_targets = Table(
    "alert_targets",
    metadata,
    Column("key", ShortText(32), primary_key=True, comment="hash of the alert's name and where it goes"),
    Column("alert", OutsideText, nullable=False),
    Column("since", ShortText(40), nullable=False, comment="when it was first run"),
    Column("position", BigInteger, nullable=False, comment="the last move that it is through with"),
    Column("told", Integer, nullable=False, comment="how many moves it was told of"),
    Column("told_at", ShortText(40)),
    Column("failures", Integer, nullable=False, comment="in a row"),
    Column("error", OutsideText, comment="what is wrong now"),
    Column("due", ShortText(40), comment="a failing one is not tried again before"),
    Column("wait_until", ShortText(40), comment="before then it asked not to be told"),
)
alert_entries = Table(
    "alert_entries",
    metadata,
    Column("target", ShortText(32), ForeignKey("alert_targets.key"), primary_key=True),
    Column("move", KEY, ForeignKey("moves.id"), primary_key=True, autoincrement=False),
    Column("record", TEXT, nullable=False, comment="JSON: what was told"),
    **BY_KEY,
)
ALERTED_TABLES = (alert_targets, alert_entries)
