"""Versions of one story, and stories that were withdrawn: the newest that was not is the one that counts.

A story at an address that has had another text, or under a headline that its outlet had that day over much the same
words, is a new version of it. Older versions and withdrawn stories stay in the ledger to be seen; their statements
count for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, insert, or_, select, update

from saidseen.documents.story import INCOMPLETE
from saidseen.ledger import kept_schema, schema
from saidseen.ledger.changes import Turn, note
from saidseen.ledger.judging import judgements
from saidseen.ledger.linked_schema import AGAIN, linked
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection

WITHDRAWN = "withdrawn"
"""The field of a judgement that a story was withdrawn."""
HEADLINE = 16
"""Code points of a headline from which on it is not one of many."""
ALIKE = 0.5
"""The share of words, of those that either has, from which on two texts under one headline are versions of one."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story: its document, when it was published, when it came, and whether it counts.

    `state` is "counts", "older version" or "withdrawn"; `story` is the document that came first.
    """

    document: str
    story: str
    published: str | None
    added: str
    state: str


def slots_of(
    url: str | None, outlet: str | None, title: str | None, published: str | None, *, anchored: bool = False
) -> list[str]:
    """What names the place where a story stands: its address, else its outlet's headline on its day.

    The anchor of an address counts where it is `anchored`: entries of a live blog share their page.
    """
    from saidseen.ledger.prepared import digest

    if url:
        return [digest("address", url if anchored else url.split("#")[0])]
    words, day = folded(title) or "", bounds(published)
    if not outlet or day is None or len(words) < HEADLINE:
        return []
    return [digest("headline", folded(outlet), words, day[0][:10])]


def arrived(connection: Connection, document: str, slots: Iterable[str]) -> bool:
    """Keep where a new document stands; where it is a new version of another, settle which of them counts.

    Whether it is one.
    """
    table, own = kept_schema.story_slots, list(slots)
    others: set[str] = set()
    for slot in own:
        others |= set(connection.scalars(select(table.c.document_id).where(table.c.slot == slot)))
        connection.execute(insert(table), {"slot": slot, "document_id": document})
    of = [other for other in sorted(others) if other != document and _one_story(connection, document, other)]
    if of:
        _joined(connection, document, of)
    return bool(of)


def replaces(connection: Connection, document: str, earlier: Iterable[str]) -> bool:
    """Let a document be a new version of others, as its publisher says; whether that was not known."""
    stories = {version.document for version in versions_of(connection, document)}
    of = sorted(set(earlier) - stories)
    if of:
        _joined(connection, document, of)
    return bool(of)


def _joined(connection: Connection, document: str, of: list[str]) -> None:
    """Put a document and those that it is a version of into one story, and settle which counts."""
    table = kept_schema.versions
    known = set(connection.scalars(select(table.c.story).where(table.c.document_id.in_((*of, document)))))
    story = min(known, default=None) or min(of, key=lambda one: _order(connection, one)[2:])
    connection.execute(update(table).where(table.c.story.in_(known - {story})).values(story=story))
    for each in (*of, document):
        _listed(connection, each, story)
    settle(connection, story)
    note(connection, Turn.VERSION, [(document, story)])


def _one_story(connection: Connection, one: str, other: str) -> bool:
    """Whether two documents of one place are versions: other texts, and without an address much the same words."""
    documents, texts = schema.documents, schema.texts
    rows = {
        row.id: row
        for row in connection.execute(
            select(documents.c.id, documents.c.sha256, documents.c.url, texts.c.utf8)
            .join(texts, texts.c.sha256 == documents.c.sha256)
            .where(documents.c.id.in_((one, other)))
        )
    }
    a, b = rows[one], rows[other]
    if a.sha256 == b.sha256:
        return False
    if a.url and b.url:
        return True
    words, more = (set(_WORD.findall(bytes(row.utf8).decode("utf-8", "replace").lower())) for row in (a, b))
    return len(words & more) >= ALIKE * len(words | more)


def _listed(connection: Connection, document: str, story: str) -> None:
    table = kept_schema.versions
    if connection.scalar(select(table.c.story).where(table.c.document_id == document)) is None:
        values = {"document_id": document, "story": story, "counts": True, "withdrawn": False}
        connection.execute(insert(table), values)


def _order(connection: Connection, document: str) -> tuple[bool, str, str, int]:
    """Whether a version came whole, when it was published, when it came, and the number of its first reading.

    The newest is the last; a part of a story, such as a feed's summary, never comes after the whole.
    """
    documents, readings, sightings = schema.documents, schema.readings, schema.sightings
    whole = select(sightings.c.id).where(sightings.c.document_id == document, ~sightings.c.how.contains(INCOMPLETE))
    row = connection.execute(
        select(documents.c.published, documents.c.first_added).where(documents.c.id == document)
    ).one()
    first = connection.scalar(select(func.min(readings.c.id)).where(readings.c.document_id == document))
    published = bounds(row.published)
    came_whole = connection.scalar(whole.limit(1)) is not None
    return came_whole, published[0] if published else "", row.first_added, first or 2**62


def settle(connection: Connection, story: str) -> None:
    """Of the versions of a story let the newest that was not withdrawn count; what changes is linked again."""
    table = kept_schema.versions
    rows = connection.execute(select(table).where(table.c.story == story)).all()
    left = [row.document_id for row in rows if not row.withdrawn]
    newest = max(left, key=lambda one: _order(connection, one), default=None)
    for row in rows:
        counts = row.document_id == newest
        if counts != row.counts:
            connection.execute(update(table).where(table.c.document_id == row.document_id).values(counts=counts))
            again(connection, row.document_id)


def again(connection: Connection, document: str) -> None:
    """Let a document be linked again, by what is kept of it where the same linker does it."""
    waits = linked.c.linker.endswith(AGAIN)
    here = update(linked).where(linked.c.document_id == document, ~waits)
    connection.execute(here.values(linker=linked.c.linker.concat(AGAIN)))


def withdraw(connection: Connection, document: str) -> None:
    """Bring a document in step with what people judged: withdrawn, or no longer."""
    table = kept_schema.versions
    gone = any(row.field == WITHDRAWN and row.subject_id == document for row in judgements(connection))
    _listed(connection, document, document)
    was = connection.execute(select(table).where(table.c.document_id == document)).one()
    if was.withdrawn != gone:
        connection.execute(update(table).where(table.c.document_id == document).values(withdrawn=gone))
        note(connection, Turn.WITHDRAWN if gone else Turn.RESTORED, [(document, was.story)])
    settle(connection, was.story)


def standing_at(connection: Connection, address: str) -> list[str]:
    """The documents that stand or stood at an address, or are called so, with all their versions.

    What stands at an anchor of the address or name, as an entry of a page does, stands there too.
    """
    slots, sightings = kept_schema.story_slots, schema.sightings
    here = slots_of(address, None, None, None) + slots_of(address, None, None, None, anchored=True)
    found = set(connection.scalars(select(slots.c.document_id).where(slots.c.slot.in_(here))))
    inside, documents = f"{address}#", schema.documents
    called = or_(sightings.c.name == address, sightings.c.name.startswith(inside, autoescape=True))
    found |= set(connection.scalars(select(sightings.c.document_id).where(called)))
    found |= set(connection.scalars(select(documents.c.id).where(documents.c.url.startswith(inside, autoescape=True))))
    return sorted({version.document for one in found for version in versions_of(connection, one)})


def is_withdrawn(connection: Connection, document: str) -> bool:
    """Whether a document was withdrawn."""
    table = kept_schema.versions
    return connection.scalar(select(table.c.withdrawn).where(table.c.document_id == document)) is True


def counts(document: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a document's statements count."""
    table = kept_schema.versions
    return document.not_in(select(table.c.document_id).where(table.c.counts.is_(False)))


def is_counted(connection: Connection, document: str) -> bool:
    """The same of one document."""
    table = kept_schema.versions
    return connection.scalar(select(table.c.counts).where(table.c.document_id == document)) is not False


def versions_of(connection: Connection, document: str) -> list[Version]:
    """The versions of the story that a document is one of, the oldest first; itself alone where it has no other."""
    table, documents = kept_schema.versions, schema.documents
    story = connection.scalar(select(table.c.story).where(table.c.document_id == document))
    ids = [document]
    if story is not None:
        ids = list(connection.scalars(select(table.c.document_id).where(table.c.story == story)))
    found = []
    for one in sorted(ids, key=lambda each: _order(connection, each)):
        row = connection.execute(select(documents).where(documents.c.id == one)).one()
        state = connection.execute(select(table).where(table.c.document_id == one)).one_or_none()
        found.append(Version(one, story or document, row.published, row.first_added, _state(state)))
    return found


def states(connection: Connection) -> dict[str, str]:
    """The state of every document that has other versions, or was withdrawn."""
    rows = connection.execute(select(kept_schema.versions)).all()
    return {row.document_id: _state(row) for row in rows}


def _state(row: Any) -> str:
    return "counts" if row is None or row.counts else WITHDRAWN if row.withdrawn else "older version"
