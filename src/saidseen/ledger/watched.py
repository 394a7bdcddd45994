"""What the ledger keeps of feeds: how each is, and by which marks it is known whether a place of it changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from saidseen.ledger import schema
from saidseen.ledger.prepared import digest
from saidseen.ledger.versions import is_counted, is_withdrawn
from saidseen.ledger.watched_schema import feed_places, feed_stories, feeds
from saidseen.ledger.words import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.model.reading import Document

Marks = tuple[str | None, str | None]
"""The ETag and the Last-Modified of a place, or what stands for them."""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """How a feed is. Times are ISO, UTC: last looked at (`asked_at`), last read without fault (`read_at`), to be looked
    at next (`due`); before `wait_until` its server asked not to be asked.

    `story` is the id of the document that came last, at `story_at`; `failures` counts those in a row, `error` says what
    is wrong now.
    """

    name: str
    kind: str
    address: str
    asked_at: str
    read_at: str | None
    story: str | None
    story_at: str | None
    failures: int
    error: str | None
    due: str
    wait_until: str | None = None


def rows(connection: Connection) -> list[FeedRow]:
    """Every feed that was ever looked at, by name."""
    return [FeedRow(**row) for row in connection.execute(select(feeds).order_by(feeds.c.name)).mappings()]


def row_of(connection: Connection, name: str) -> FeedRow | None:
    """The feed of that name."""
    row = connection.execute(select(feeds).where(feeds.c.name == name)).mappings().one_or_none()
    return FeedRow(**row) if row is not None else None


def keep(connection: Connection, row: FeedRow) -> None:
    """Keep how a feed is, in place of how it was."""
    connection.execute(delete(feeds).where(feeds.c.name == row.name))
    connection.execute(insert(feeds), asdict(row))


def brought(connection: Connection, feed: str, documents: Collection[str]) -> list[str]:
    """Those of some documents that came by a feed, in their order."""
    table, key = feed_stories, digest(feed)
    query = select(table.c.document_id).where(table.c.feed == key, table.c.document_id.in_(documents))
    found = set(connection.scalars(query))
    return [one for one in documents if one in found]


def dated(connection: Connection, feed: str, document: Document) -> tuple[str | None] | None:
    """The date (or none) under which a feed brought the same words of the same address before.

    None where it did not, or the words that stand there now are others.
    """
    documents, table = schema.documents, feed_stories
    query = (
        select(documents.c.id, documents.c.published)
        .join(table, table.c.document_id == documents.c.id)
        .where(table.c.feed == digest(feed), documents.c.sha256 == document.sha256)
        .where(documents.c.url == document.url, documents.c.outlet_folded == folded(document.outlet))
    )
    found = connection.execute(query).all()
    standing = [row for row in found if is_counted(connection, row.id) or is_withdrawn(connection, row.id)]
    return (standing[-1].published,) if standing else None


def has_title(connection: Connection, document: str, title: str | None) -> bool:
    """Whether a document came under that headline."""
    rows = schema.sightings
    return title in set(connection.scalars(select(rows.c.title).where(rows.c.document_id == document)))


def keep_brought(connection: Connection, feed: str, document: str) -> None:
    """Keep that a document came by a feed, where that is not known."""
    if not brought(connection, feed, [document]):
        connection.execute(insert(feed_stories), {"feed": digest(feed), "document_id": document})


def how_many(connection: Connection, feed: str) -> int:
    """How many documents came by a feed, older versions and withdrawn ones among them."""
    query = select(func.count()).select_from(feed_stories).where(feed_stories.c.feed == digest(feed))
    return connection.scalar(query) or 0


def marks(connection: Connection, feed: str) -> Callable[[str], Marks]:
    """What gives the marks of a place of a feed: those that it had when it was last read, else none."""
    query = select(feed_places).where(feed_places.c.feed == digest(feed))
    kept = {row.place: (row.etag, row.modified) for row in connection.execute(query)}
    return lambda place: kept.get(digest(place), (None, None))


def keep_mark(connection: Connection, feed: str, place: str, etag: str | None, modified: str | None) -> None:
    """Keep the marks of a place whose stories are kept, in place of those that it had."""
    key = {"feed": digest(feed), "place": digest(place)}
    where = (feed_places.c.feed == key["feed"], feed_places.c.place == key["place"])
    connection.execute(delete(feed_places).where(*where))
    connection.execute(insert(feed_places), key | {"etag": etag, "modified": modified})
