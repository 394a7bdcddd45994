"""The tables of what is watched: how each feed is, the state of its places when last read, and what came by it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from saidseen.ledger.schema import metadata
from saidseen.ledger.stores.columns import BY_KEY, OutsideText, ShortText

# --- step 0011: feeds ------------------------------------------------------------------------------------------------

feeds = Table(
    "feeds",
    metadata,
    Column("name", OutsideText, primary_key=True),
    Column("kind", ShortText(16), nullable=False),
    Column("address", OutsideText, nullable=False),
    Column("asked_at", ShortText(40), nullable=False, comment="the last time that it was looked at"),
    Column("read_at", ShortText(40), comment="the last time that all of it could be read"),
    Column("story", ShortText(32), ForeignKey("documents.id"), comment="the last story that came by it"),
    Column("story_at", ShortText(40)),
    Column("failures", Integer, nullable=False, comment="in a row"),
    Column("error", OutsideText, comment="what is wrong now"),
    Column("due", ShortText(40), nullable=False, comment="when it is to be looked at next"),
    Column("wait_until", ShortText(40), comment="before then its server asked not to be asked"),
)
feed_places = Table(
    "feed_places",
    metadata,
    Column("feed", ShortText(32), primary_key=True, comment="hash of the feed's name"),
    Column("place", ShortText(32), primary_key=True, comment="hash of an address or a path"),
    Column("etag", OutsideText),
    Column("modified", OutsideText, comment="as its server says it"),
    **BY_KEY,
)
feed_stories = Table(
    "feed_stories",
    metadata,
    Column("feed", ShortText(32), primary_key=True, comment="hash of the feed's name"),
    Column("document_id", ShortText(32), ForeignKey("documents.id"), primary_key=True),
    **BY_KEY,
)
WATCHED_TABLES = (feeds, feed_places, feed_stories)
