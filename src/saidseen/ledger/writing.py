"""What one `add` writes: all of it inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, insert, select

from saidseen.documents.story import ENTRY, LIVE
from saidseen.ledger import corrections, kept_schema, schema, versions
from saidseen.ledger.addresses import batched
from saidseen.ledger.changes import Turn, note
from saidseen.ledger.found_schema import unsure
from saidseen.ledger.prepared import Bare, PreparedRows, Values, digest, place_name, speaker_row
from saidseen.ledger.rows import Added, Learnt
from saidseen.ledger.stores import found
from saidseen.ledger.when import now
from saidseen.ledger.words import folded, plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MENTIONS = (schema.places, schema.times, schema.quantities)


def reading_key(connection: Connection, document: str, reader: str) -> int | None:
    """The key of that reader's reading of the document, if it is there."""
    key: int | None = _found(connection, schema.readings.c.id, document_id=document, reader=reader)
    return key


def write(connection: Connection, prepared: PreparedRows, learnt: Sequence[Learnt]) -> Added:
    """Write the reading and what it taught; where the reader's reading is there already, only a new sighting."""
    document, at = prepared.document_id, now()
    new_document = _document(connection, prepared, at)
    sighting, new_sighting = _sighting(connection, prepared.sighting)
    if reading_key(connection, document, prepared.reader) is not None:
        return Added(document, new_sightings=new_sighting)
    before = _statement_ids(connection, document)
    note(connection, Turn.STORY if new_document else Turn.READ, [document])
    new_version = bool(new_document) and versions.arrived(connection, document, _slots(prepared))
    reading = _key(connection, schema.readings, prepared.head | {"sighting_id": sighting, "read_at": at})
    keys = _statements(connection, reading, prepared)
    _parts(connection, reading, keys, prepared)
    lying = [{"statement_key": k} for k, s in zip(keys, prepared.statements, strict=True) if _embedded(s)]
    found.put(connection, found.STATEMENTS, zip(keys, prepared.words, strict=True))
    if new_document:
        found.put(connection, found.STORIES, [(reading, prepared.story_words)])
    if doubts := [{"statement_key": k} for k, doubt in zip(keys, prepared.unsure, strict=True) if doubt]:
        connection.execute(insert(unsure), doubts)
    if lying:
        connection.execute(insert(kept_schema.embedded), lying)
    _place_names(connection, prepared)
    corrections.came(connection, document, keys, new=bool(new_document))
    return Added(
        document,
        new_documents=new_document,
        new_versions=int(new_version),
        new_readings=1,
        new_statements=len({s["statement_id"] for s in prepared.statements if not _embedded(s)} - before),
        new_sightings=new_sighting,
        new_actors=sum(_actor(connection, item, document, at) for item in learnt),
    )


def _slots(prepared: PreparedRows) -> list[str]:
    """What names the place where the document stands."""
    of, came = prepared.document, prepared.sighting
    anchored = not {ENTRY, LIVE}.isdisjoint(came["how"].split("; "))
    return versions.slots_of(of["url"], of["outlet"], came["title"], of["published"], anchored=anchored)


def _place_names(connection: Connection, prepared: PreparedRows) -> None:
    """Keep the names of places that no story had before."""
    table = kept_schema.place_names
    every = (plain(n) for row in prepared.parts.get(schema.places, ()) for n in (row["name"], row["text"]) if n)
    names = list(dict.fromkeys(every))
    there: set[str] = set()
    for some in batched(names):
        there |= set(connection.scalars(select(table.c.name).where(table.c.name.in_(some))))
    if new := [place_name(name) for name in names if name not in there]:
        connection.execute(insert(table), new)


def _embedded(statement: Values) -> bool:
    """Whether a statement only lies in another."""
    return '"embedded": true' in statement["record"]


def _found(connection: Connection, column: ColumnElement[Any], **where: object) -> Any:
    """The column's value in the row with those values, or None."""
    table = column.table
    return connection.scalar(select(column).where(*(table.c[name] == value for name, value in where.items())))


def _key(connection: Connection, table: Table, values: Values) -> int:
    key: int = connection.execute(insert(table).returning(table.c.id), values).scalar_one()
    return key


def _document(connection: Connection, prepared: PreparedRows, at: str) -> int:
    """1 where the document is new."""
    if _found(connection, schema.documents.c.id, id=prepared.document_id) is not None:
        return 0
    sha256 = prepared.document["sha256"]
    if _found(connection, schema.texts.c.sha256, sha256=sha256) is None:
        connection.execute(insert(schema.texts), {"sha256": sha256, "utf8": prepared.utf8})
    connection.execute(insert(schema.documents), prepared.document | {"first_added": at})
    return 1


def _sighting(connection: Connection, values: Values) -> tuple[int, int]:
    """The key of this way of coming, and 1 where it is new."""
    there = _found(connection, schema.sightings.c.id, key=values["key"])
    return (there, 0) if there is not None else (_key(connection, schema.sightings, values), 1)


def _statement_ids(connection: Connection, document: str) -> set[str]:
    statements, readings = schema.statements, schema.readings
    of_document = select(readings.c.id).where(readings.c.document_id == document)
    return set(connection.scalars(select(statements.c.statement_id).where(statements.c.reading_id.in_(of_document))))


def _statements(connection: Connection, reading: int, prepared: PreparedRows) -> list[int]:
    """The keys of the statements, in their order."""
    if not prepared.statements:
        return []
    speakers: dict[Bare | None, int | None] = {None: None}
    for speaker in dict.fromkeys(s["speaker_id"] for s in prepared.statements):
        if speaker is not None:
            speakers[speaker] = _speaker(connection, speaker)
    rows = [s | {"reading_id": reading, "speaker_id": speakers[s["speaker_id"]]} for s in prepared.statements]
    returning = insert(schema.statements).returning(schema.statements.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(returning, rows))


def _speaker(connection: Connection, speaker: Bare) -> int:
    there: int | None = _found(connection, schema.speakers.c.id, key=digest(*speaker))
    return there if there is not None else _key(connection, schema.speakers, speaker_row(speaker))


def _parts(connection: Connection, reading: int, keys: list[int], prepared: PreparedRows) -> None:
    for table, rows in prepared.parts.items():
        of_reading = {"reading_id": reading} if table in _MENTIONS else {}
        whole = [
            row | of_reading | {"statement_id": None if (n := row["statement_id"]) is None else keys[n]} for row in rows
        ]
        connection.execute(insert(table), whole)


def _actor(connection: Connection, item: Learnt, document: str, at: str) -> int:
    """Write who somebody is and the words that told it; 1 where nobody had told it before."""
    actors, evidence = schema.actors, schema.evidence
    who: Values = {name: getattr(item, name) for name in ("name", "country", "organisation", "sector")}
    key = _found(connection, actors.c.id, key=digest(*who.values()))
    new = key is None
    if new:
        key = _key(connection, actors, who | {"key": digest(*who.values()), "name_folded": folded(item.name)})
    _aliases(connection, key, item.aliases)
    if _found(connection, evidence.c.id, actor_id=key, document_id=document) is None:
        values = {"actor_id": key, "document_id": document, "words": item.evidence, "seen_at": at}
        connection.execute(insert(evidence), values)
    return int(new)


def _aliases(connection: Connection, actor: int, names: Sequence[str]) -> None:
    aliases = schema.aliases
    there = set(connection.scalars(select(aliases.c.alias).where(aliases.c.actor_id == actor)))
    new = [name for name in dict.fromkeys(map(plain, names)) if name not in there]
    if new:
        rows = [{"actor_id": actor, "alias": name, "alias_folded": folded(name)} for name in new]
        connection.execute(insert(aliases), rows)
