"""The stories of a ledger: which there are, in which versions, and what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from saidseen.desk.opening import opened
from saidseen.errors import UsageError
from saidseen.language.sentences import sentences
from saidseen.ledger import Ledger, queries, schema
from saidseen.ledger.linked import document as text_of
from saidseen.ledger.rows import DocumentRow
from saidseen.ledger.versions import Version, states, versions_of
from saidseen.model.claim import StoryRef
from saidseen.model.reading import Document

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Changed:
    """One version of a story with what it says that the version before did not, and no longer says; whole sentences."""

    version: Version
    added: tuple[str, ...]
    gone: tuple[str, ...]


def story_at(connection: Connection, name: str) -> str:
    """The id of the story of that name, else whose id begins so; raises UsageError where there is none or several.

    Of several stories of one name the one that came last is meant where all are versions of one.
    """
    sightings, begins = schema.sightings, schema.documents.c.id.startswith(name, autoescape=True)
    named = set(connection.scalars(select(sightings.c.document_id).where(sightings.c.name == name)))
    found = sorted(named or (connection.scalars(select(schema.documents.c.id).where(begins)) if name else ()))
    if len(found) > 1 and {v.document for v in versions_of(connection, found[0])} >= set(found):
        return next(v.document for v in reversed(versions_of(connection, found[0])) if v.document in found)
    if len(found) != 1:
        many = f"{len(found)} stories are called '{name}' or have ids that begin so"
        none = f"no story is called '{name}' or has an id that begins so"
        raise UsageError(f"{many if found else none}; `saidseen stories` lists them")
    return str(found[0])


def called(where: str | Ledger, name: str) -> str | None:
    """The id of the story of just that name; None where there is none. Raises UsageError where there are several."""
    with opened(where) as ledger, ledger.transaction() as connection:
        there = connection.scalar(select(schema.sightings.c.id).where(schema.sightings.c.name == name).limit(1))
        return None if there is None else story_at(connection, name)


def source_of(document: Document, identity: str) -> StoryRef:
    """A story as the source of its statements."""
    published = document.published
    return StoryRef(identity, document.name, document.outlet, published, published, document.url, document.title)


def stories(where: str | Ledger) -> Iterator[tuple[DocumentRow, str]]:
    """Every story with its state: counts, older version, or withdrawn; in the order in which they came."""
    with opened(where) as ledger:
        with ledger.transaction() as connection:
            told = states(connection)
        for row in ledger.documents():
            yield row, told.get(row.id, "counts")


def stories_page(
    where: str | Ledger, limit: int, offset: int = 0, *, newest_first: bool = False
) -> tuple[int, list[tuple[DocumentRow, str]]]:
    """How many stories there are, and a part of them, in the order in which they came, each with its state."""
    query = queries.document_rows(0, limit).offset(offset)
    if newest_first:
        query = query.order_by(None).order_by(schema.readings.c.id.desc())
    with opened(where) as ledger, ledger.transaction() as connection:
        in_all = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
        rows = connection.execute(query).mappings().all()
        found = [DocumentRow(**{name: value for name, value in row.items() if name != "key"}) for row in rows]
        told = states(connection, [row.id for row in found])
    return in_all, [(row, told.get(row.id, "counts")) for row in found]


def changed(where: str | Ledger, name: str) -> list[Changed]:
    """The versions of the story of that name or id, the oldest first, each with what changed; raises UsageError."""
    with opened(where) as ledger, ledger.transaction() as connection:
        found = versions_of(connection, story_at(connection, name))
        texts = [text_of(connection, version.document).text for version in found]
    out, before = [], list[str]()
    for version, text in zip(found, texts, strict=True):
        now = [" ".join(span.of(text).split()) for span in sentences(text)]
        steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes() if before else []
        added = [s for kind, _, _, a, b in steps if kind in ("insert", "replace") for s in now[a:b]]
        gone = [s for kind, a, b, _, _ in steps if kind in ("delete", "replace") for s in before[a:b]]
        out.append(Changed(version, tuple(added), tuple(gone)))
        before = now
    return out
