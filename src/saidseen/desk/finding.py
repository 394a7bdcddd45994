"""Looking for words in what a ledger holds: statements, the claims that they are in, and whole stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from saidseen.desk.claims import kept_sheets
from saidseen.desk.linking import update
from saidseen.desk.opening import opened as asking
from saidseen.errors import SaidseenError, UsageError
from saidseen.ledger import schema
from saidseen.ledger.queries import Question, told_between
from saidseen.ledger.search import Sought, excerpt, sought
from saidseen.ledger.stores import found
from saidseen.ledger.versions import counts
from saidseen.ledger.words import folded

if TYPE_CHECKING:
    from sqlalchemy import Select

    from saidseen.ledger import Ledger

__all__ = ["FoundStory", "asking", "ready", "stories_with", "story_count"]

OF_STORIES = ("words", "outlet", "since", "until", "said_since", "said_until", "limit")
"""What of a question about statements can be asked of stories."""


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story that has the words, with some of the text around the first of them."""

    id: str
    name: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    excerpt: str


def ready(ledger: Ledger, question: Question) -> None:
    """Bring the claims up to date where a question looks at how they stand.

    Raises SaidseenError where the ledger may only be read and something changed since they were: what is kept would
    answer as things stood before.
    """
    if question.status is not None or question.credibility is not None:
        update(ledger)
        if not kept_sheets(ledger):
            raise SaidseenError(
                "how the claims stand changed and is not worked out anew yet, so that statements cannot be asked for by"
                " the status or credibility of their claims; `saidseen claims --ledger` works it out"
            )


def stories_with(ledger: Ledger, question: Question) -> Iterator[FoundStory]:
    """The stories that have the words, of the outlet and the days asked for, the latest first.

    Raises UsageError, also for what can only be asked of statements.
    """
    asked = question.checked()
    wanted = sought(asked.words or "")
    documents, texts, sightings, readings = schema.documents, schema.texts, schema.sightings, schema.readings
    with ledger.transaction() as connection:
        with_words = _stories(asked, wanted, connection.dialect.name).subquery()
        query = (
            select(
                documents.c.id, sightings.c.name, documents.c.outlet, documents.c.published, sightings.c.title,
                documents.c.url, texts.c.utf8,
            )
            .join(readings, readings.c.document_id == documents.c.id)
            .join(sightings, sightings.c.id == readings.c.sighting_id)
            .join(texts, texts.c.sha256 == documents.c.sha256)
            .where(readings.c.id.in_(select(with_words.c.id)))
            .order_by(documents.c.published.is_(None), documents.c.published.desc(), readings.c.id)
            .limit(asked.limit)
        )  # fmt: skip
        rows = connection.execute(query).all()
    for row in rows:
        text = bytes(row.utf8).decode("utf-8", "replace")
        yield FoundStory(row.id, row.name, row.outlet, row.published, row.title, row.url, excerpt(text, wanted))


def story_count(ledger: Ledger, question: Question) -> int:
    """How many stories have the words, of the outlet and the days asked for. Raises UsageError."""
    asked = question.checked()
    with ledger.transaction() as connection:
        wanted = _stories(asked, sought(asked.words or ""), connection.dialect.name)
        return connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _stories(asked: Question, wanted: Sought, store: str) -> Select[tuple[int]]:
    """The first readings of the stories that have the words and count."""
    others = [field for field in fields(Question) if field.name not in OF_STORIES]
    if beside := [field.name for field in others if getattr(asked, field.name) != field.default]:
        raise UsageError(f"stories are not asked for by {', '.join(beside)}; ask for statements, or leave it out")
    documents, readings = schema.documents, schema.readings
    query = (
        select(readings.c.id)
        .join(documents, documents.c.id == readings.c.document_id)
        .where(readings.c.id.in_(found.keys_with(store, found.STORIES, wanted)), counts(documents.c.id))
        .where(*told_between(asked.since, asked.until), *told_between(asked.said_since, asked.said_until))
    )
    return query.where(documents.c.outlet_folded == folded(asked.outlet)) if asked.outlet is not None else query
